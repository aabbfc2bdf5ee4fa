#include "story/happened.h"

enum { DEEPEST = 24 };

/* What is told in a clause beside the main one, of a thing ("an interview on Monday", "the truce of 5
 * August") and not of a verb, or of when it was said, is told in passing. */
static const double beside = 0.6, at_a_thing = 0.7, of_a_thing = 0.3, of_the_saying = 0.55, least = 0.4;

bool ro_in_quotes(const ro_doc *doc, uint32_t byte) {
    uint32_t low = 0, high = doc->quotes.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->quotes.items[middle].span.begin <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    for (uint32_t quote = low ? low - 1 : RO_NONE; quote != RO_NONE; quote = doc->quotes.items[quote].parent)
        if (doc->quotes.items[quote].span.end > byte)
            return true;
    return false;
}

static bool is_tagged(const ro_doc *doc, const ro_word *word, const char *xpos) {
    return doc->layers & RO_LAYER_TAGS && !strcmp(doc->xpos_names[word->xpos], xpos);
}

bool ro_has_past_verb(const ro_doc *doc, const ro_sentence *sentence) {
    for (uint32_t w = 0; w < sentence->words; w++) {
        const ro_word *word = &doc->words.items[sentence->first_word + w];
        if (is_tagged(doc, word, "VBD") && !ro_in_quotes(doc, word->span.begin))
            return true;
    }
    return false;
}

/* "killed", "was killed", "has accepted", "were closer", "the deal signed on Monday"; not "is to open",
 * "would open". A participle that nothing helps is a past tense or as good as one. */
static bool is_past(const ro_doc *doc, const ro_sentence *sentence, uint32_t verb) {
    bool participle = is_tagged(doc, &doc->words.items[verb], "VBN");
    bool helped = false, done = is_tagged(doc, &doc->words.items[verb], "VBD");
    for (uint32_t w = sentence->first_word; w < sentence->first_word + sentence->words; w++) {
        const ro_word *word = &doc->words.items[w];
        if (word->head != verb)
            continue;
        if (is_tagged(doc, word, "MD") || is_tagged(doc, word, "TO"))
            return false;
        if (word->relation != RO_REL_aux && word->relation != RO_REL_cop)
            continue;
        helped = true;
        done |= is_tagged(doc, word, "VBD") || (participle && ro_slice_is(word->lemma, "have"));
    }
    return done || (participle && !helped);
}

static bool holds(const ro_time *time, uint32_t word) {
    return word >= time->first_word && word < time->first_word + time->words;
}

static bool is_main(const ro_word *word) {
    return word->head == RO_NONE || word->relation == RO_REL_conj || word->relation == RO_REL_ccomp ||
           word->relation == RO_REL_parataxis;
}

static bool is_cue(const ro_doc *doc, uint32_t statement, const ro_word *word) {
    if (statement == RO_NONE)
        return false;
    const ro_spans *cue = &doc->statements.items[statement].cue;
    for (uint32_t c = 0; c < cue->count; c++)
        if (cue->items[c].begin <= word->span.begin && word->span.begin < cue->items[c].end)
            return true;
    return false;
}

/* "to open", "opens": nothing that had happened. */
static bool is_to_come(const ro_doc *doc, const ro_word *word) {
    return word->upos == RO_UPOS_VERB && !is_tagged(doc, word, "VBG");
}

static bool is_of(const ro_doc *doc, const ro_sentence *sentence, uint32_t noun) {
    for (uint32_t w = sentence->first_word; w < noun; w++)
        if (doc->words.items[w].head == noun && doc->words.items[w].relation == RO_REL_case)
            return ro_slice_is(doc->words.items[w].lemma, "of");
    return false;
}

/* "have run at half pace since Christmas", "closed until Monday": where something begins or ends, and no day
 * of its own. */
static bool is_bound(const ro_doc *doc, const ro_sentence *sentence, const ro_time *time) {
    uint32_t before = time->first_word - (time->first_word > sentence->first_word);
    ro_slice lemma = doc->words.items[before].lemma;
    return before != time->first_word && (ro_slice_is(lemma, "since") || ro_slice_is(lemma, "until"));
}

/* From the time up the tree: to the first verb of the past, and on to the root. 0: none governs it. */
static double governed(const ro_doc *doc, const ro_sentence *sentence, uint32_t statement,
                       const ro_time *time) {
    double weight = 1;
    bool past = false, main = true;
    uint32_t word = time->first_word;
    for (uint32_t step = 0; step < DEEPEST && word != RO_NONE; step++) {
        const ro_word *here = &doc->words.items[word];
        if (!past && !holds(time, word)) {
            past = is_past(doc, sentence, word);
            if (past && is_cue(doc, statement, here))
                return of_the_saying;
            if (!past && is_to_come(doc, here))
                return 0;
        }
        if (past)
            main &= is_main(here);
        else if (here->relation == RO_REL_nmod && !holds(time, here->head))
            weight *= is_of(doc, sentence, word) ? of_a_thing : at_a_thing;
        word = here->head;
    }
    return past ? weight * (main ? 1 : beside) : 0;
}

/* The day that the expression means, or where the article has no date, that it will mean once it has one
 * ("XXXX-WXX-5"). */
static ro_happening meant(const ro_time *time, ro_day published) {
    if (time->type != RO_TIME_DATE && time->type != RO_TIME_TIME)
        return (ro_happening){.day = RO_NO_DAY};
    ro_day day = ro_day_read(time->value);
    if (day != RO_NO_DAY && (published == RO_NO_DAY || day <= published))
        return (ro_happening){.day = day};
    bool open = day == RO_NO_DAY && published == RO_NO_DAY && time->towards <= 0 &&
                ro_day_open(time->value, false, 0) != RO_NO_DAY;
    return (ro_happening){.day = RO_NO_DAY, .open = open ? time->value : (ro_slice){NULL, 0}};
}

ro_happening ro_happened(const ro_doc *doc, const ro_sentence *sentence, uint32_t statement, ro_day published,
                         uint32_t *time) {
    ro_happening best = {.day = RO_NO_DAY};
    for (; *time < doc->times.count && doc->times.items[*time].span.begin < sentence->span.end; ++*time) {
        const ro_time *t = &doc->times.items[*time];
        ro_happening told = meant(t, published);
        if (t->span.begin < sentence->span.begin || (told.day == RO_NO_DAY && !told.open.len) ||
            ro_in_quotes(doc, t->span.begin) || is_bound(doc, sentence, t))
            continue;
        told.weight = governed(doc, sentence, statement, t);
        if (told.weight >= least && told.weight > best.weight)
            best = told;
    }
    return best;
}
