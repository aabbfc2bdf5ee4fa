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
    return doc->layers & RO_LAYER_TAGS && ro_doc_is_tagged(doc, (uint32_t)(word - doc->words.items), xpos);
}

bool ro_moment_word(const ro_telling *telling, uint32_t word, const char *class) {
    uint32_t row = ro_lexicon_find(telling->words, telling->doc->words.items[word].lemma);
    for (; row != RO_NONE; row = ro_lexicon_next(telling->words, row))
        if (ro_slice_is(ro_lexicon_cell(telling->words, row, 1), class))
            return true;
    return false;
}

static uint32_t end_of(const ro_sentence *sentence) {
    return sentence->first_word + sentence->words;
}

uint32_t ro_telling_root(const ro_telling *telling) {
    for (uint32_t w = telling->sentence->first_word; w < end_of(telling->sentence); w++)
        if (telling->doc->words.items[w].head == RO_NONE)
            return w;
    return RO_NONE;
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

bool ro_in_cue(const ro_telling *telling, uint32_t word) {
    if (telling->statement == RO_NONE)
        return false;
    const ro_spans *cue = &telling->doc->statements.items[telling->statement].cue;
    uint32_t begin = telling->doc->words.items[word].span.begin;
    for (uint32_t c = 0; c < cue->count; c++)
        if (cue->items[c].begin <= begin && begin < cue->items[c].end)
            return true;
    return false;
}

/* "to open", "opens": nothing that had happened. */
static bool is_to_come(const ro_doc *doc, const ro_word *word) {
    return word->upos == RO_UPOS_VERB && !is_tagged(doc, word, "VBG");
}

/* The preposition of a noun; RO_NONE: it has none. */
static uint32_t preposition_of(const ro_telling *telling, uint32_t noun) {
    for (uint32_t w = telling->sentence->first_word; w < noun; w++)
        if (telling->doc->words.items[w].head == noun && telling->doc->words.items[w].relation == RO_REL_case)
            return w;
    return RO_NONE;
}

/* "after Monday's vote" */
static bool stands_apart(const ro_telling *telling, uint32_t preposition) {
    return ro_moment_word(telling, preposition, "apart") || ro_moment_word(telling, preposition, "bound");
}

/* "have run at half pace since Christmas", "closed until Monday", "not after Monday"; but "shortly after
 * noon". */
static bool is_bound(const ro_telling *telling, const ro_time *time) {
    uint32_t before = time->first_word - 1;
    if (time->first_word == telling->sentence->first_word)
        return false;
    return time->type == RO_TIME_TIME ? ro_moment_word(telling, before, "bound")
                                      : stands_apart(telling, before);
}

/* The first name that does not end before the word. */
static uint32_t name_at(const ro_doc *doc, uint32_t word) {
    uint32_t low = 0, high = doc->names.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const ro_name *name = &doc->names.items[middle];
        if (name->first_word + name->words < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The name is a part of what the day is a part of: "Bloody Sunday", "Monday Night Football". */
static bool shares_name(const ro_doc *doc, const ro_time *time, const ro_name *name) {
    uint32_t end = name->first_word + name->words;
    if (end == time->first_word)
        return doc->words.items[end - 1].relation == RO_REL_amod;
    if (name->first_word == time->first_word + time->words)
        return doc->words.items[time->first_word].relation == RO_REL_compound;
    return time->first_word >= name->first_word && name->words > time->words;
}

static bool is_in_name(const ro_telling *telling, const ro_time *time) {
    const ro_doc *doc = telling->doc;
    uint32_t behind = time->first_word + time->words;
    for (uint32_t n = name_at(doc, time->first_word); n < doc->names.count; n++) {
        const ro_name *name = &doc->names.items[n];
        if (name->first_word > behind)
            return false;
        if (name->type == RO_NAME_OTHER && shares_name(doc, time, name))
            return true;
    }
    return false;
}

/* "Monday's". */
static bool is_owner(const ro_telling *telling, uint32_t day) {
    return day + 1 < end_of(telling->sentence) &&
           is_tagged(telling->doc, &telling->doc->words.items[day + 1], "POS");
}

/* "Monday's vote", "the Monday vote", "his Oct. 28 letter": the thing has its day before it, and happened
 * then if it acts itself or something took place at it. */
static double of_thing_behind(const ro_telling *telling, uint32_t day, uint32_t thing) {
    const ro_word *noun = &telling->doc->words.items[thing];
    uint32_t preposition = preposition_of(telling, thing);
    bool within = preposition != RO_NONE && ro_moment_word(telling, preposition, "within");
    bool occasion = telling->doc->words.items[day].upos == RO_UPOS_PROPN || is_owner(telling, day);
    bool acts = occasion && noun->relation == RO_REL_nsubj;
    return within || acts ? at_a_thing : of_a_thing;
}

/* "an interview on Monday"; not "the truce of 5 August". */
static double of_thing_before(const ro_telling *telling, uint32_t day) {
    uint32_t preposition = preposition_of(telling, day);
    bool of = preposition != RO_NONE && ro_slice_is(telling->doc->words.items[preposition].lemma, "of");
    return of ? of_a_thing : at_a_thing;
}

static bool is_noun(const ro_word *word) {
    return word->upos == RO_UPOS_NOUN || word->upos == RO_UPOS_PROPN;
}

/* How much of the day is left where the word, which the day hangs on or is, hangs on a thing. */
static double at_thing(const ro_telling *telling, const ro_time *time, uint32_t word) {
    const ro_word *here = &telling->doc->words.items[word];
    if (here->head == RO_NONE || holds(time, here->head))
        return 1;
    if (holds(time, word) && here->head > word && is_noun(&telling->doc->words.items[here->head]))
        return of_thing_behind(telling, word, here->head);
    uint32_t preposition = preposition_of(telling, word);
    if (!holds(time, word) && preposition != RO_NONE && stands_apart(telling, preposition))
        return of_a_thing;
    return here->relation == RO_REL_nmod ? of_thing_before(telling, word) : 1;
}

/* "on Thursday handed over the keys", "said on Thursday she sees": the day of the verb beside it, whatever
 * the tree makes of it. */
static ro_happening beside_verb(const ro_telling *telling, const ro_time *time) {
    const ro_doc *doc = telling->doc;
    uint32_t first = telling->sentence->first_word, before = time->first_word,
             behind = time->first_word + time->words;
    before -= before > first && doc->words.items[before - 1].upos == RO_UPOS_ADP;
    bool owner = is_owner(telling, behind - 1);
    bool ahead = !owner && before > first && is_tagged(doc, &doc->words.items[before - 1], "VBD");
    bool follows =
        !owner && behind < end_of(telling->sentence) && is_tagged(doc, &doc->words.items[behind], "VBD");
    if ((ahead && ro_in_cue(telling, before - 1)) || (follows && ro_in_cue(telling, behind)))
        return (ro_happening){.day = RO_NO_DAY, .weight = of_the_saying, .said = true};
    return (ro_happening){.day = RO_NO_DAY, .weight = follows ? at_a_thing : 0};
}

/* From the time up the tree: to the first verb of the past, and on to the root. */
static ro_happening governed(const ro_telling *telling, const ro_time *time) {
    const ro_doc *doc = telling->doc;
    ro_happening none = {.day = RO_NO_DAY}, told = {.day = RO_NO_DAY, .weight = 1},
                 said = {.day = RO_NO_DAY, .weight = of_the_saying, .said = true};
    bool past = false, main = true;
    uint32_t word = time->first_word;
    for (uint32_t step = 0; step < DEEPEST && word != RO_NONE; step++) {
        const ro_word *here = &doc->words.items[word];
        if (!past && !holds(time, word)) {
            past = is_past(doc, telling->sentence, word);
            if (past ? ro_moment_word(telling, word, "planned") : is_to_come(doc, here))
                return none;
            if (past && ro_in_cue(telling, word))
                return told.weight < least ? none : said;
        }
        if (past)
            main &= is_main(here);
        else
            told.weight *= at_thing(telling, time, word);
        word = here->head;
    }
    told.weight *= main ? 1 : beside;
    return past ? told : none;
}

static bool names_day(const ro_doc *doc, const ro_time *time) {
    for (uint32_t w = time->first_word; w < time->first_word + time->words; w++)
        if (doc->words.items[w].upos == RO_UPOS_PROPN)
            return true;
    return false;
}

/* The day that the expression means, or where the article has no date, that it will mean once it has one
 * ("XXXX-WXX-5"). What is told of the weekday after publication was written behind its date. */
static ro_happening meant(const ro_doc *doc, const ro_time *time, ro_day published) {
    if (time->type != RO_TIME_DATE && time->type != RO_TIME_TIME)
        return (ro_happening){.day = RO_NO_DAY};
    ro_day day = ro_day_read(time->value);
    bool behind = time->towards < 0 && day == published + 1 && names_day(doc, time);
    if (day != RO_NO_DAY && (published == RO_NO_DAY || day <= published || behind))
        return (ro_happening){.day = day};
    bool open = day == RO_NO_DAY && published == RO_NO_DAY && time->towards <= 0 &&
                ro_day_open(time->value, false, 0) != RO_NO_DAY;
    return (ro_happening){.day = RO_NO_DAY, .open = open ? time->value : (ro_slice){NULL, 0}};
}

/* The day of one expression; weight 0: it is not what the sentence tells of. */
static ro_happening happened_at(const ro_telling *telling, const ro_time *time) {
    ro_happening none = {.day = RO_NO_DAY}, day = meant(telling->doc, time, telling->published);
    if (time->span.begin < telling->sentence->span.begin || (day.day == RO_NO_DAY && !day.open.len) ||
        ro_in_quotes(telling->doc, time->span.begin) || is_bound(telling, time) || is_in_name(telling, time))
        return none;
    ro_happening told = governed(telling, time);
    if (told.weight < least)
        told = beside_verb(telling, time);
    told.day = day.day;
    told.open = day.open;
    return told.weight < least ? none : told;
}

ro_happening ro_happened(const ro_telling *telling, uint32_t *time) {
    const ro_doc *doc = telling->doc;
    ro_happening best = {.day = RO_NO_DAY};
    for (; *time < doc->times.count && doc->times.items[*time].span.begin < telling->sentence->span.end;
         ++*time) {
        ro_happening told = happened_at(telling, &doc->times.items[*time]);
        if (told.weight > best.weight)
            best = told;
    }
    return best;
}

/* Another day, month or year than that of publication. */
static bool tells_other_time(const ro_telling *telling) {
    const ro_doc *doc = telling->doc;
    for (uint32_t t = 0; t < doc->times.count; t++) {
        const ro_time *time = &doc->times.items[t];
        bool here = telling->sentence->span.begin <= time->span.begin &&
                    time->span.begin < telling->sentence->span.end;
        if (here && !time->dateline && (time->type == RO_TIME_DATE || time->type == RO_TIME_TIME) &&
            (telling->published == RO_NO_DAY || ro_day_read(time->value) != telling->published))
            return true;
    }
    return false;
}

/* "approved", "was killed"; not "has approved", "was a victory". */
static bool is_simple_past(const ro_telling *telling, uint32_t verb) {
    const ro_doc *doc = telling->doc;
    if (doc->words.items[verb].upos != RO_UPOS_VERB || ro_in_quotes(doc, doc->words.items[verb].span.begin))
        return false;
    bool helped = false, done = is_tagged(doc, &doc->words.items[verb], "VBD");
    for (uint32_t w = telling->sentence->first_word; w < verb; w++) {
        const ro_word *word = &doc->words.items[w];
        if (word->head != verb || word->relation != RO_REL_aux)
            continue;
        if (ro_slice_is(word->lemma, "have") || is_tagged(doc, word, "MD"))
            return false;
        helped = true;
        done |= is_tagged(doc, word, "VBD");
    }
    return done || (!helped && is_tagged(doc, &doc->words.items[verb], "VBN"));
}

bool ro_happened_now(const ro_telling *telling) {
    uint32_t root = ro_telling_root(telling);
    return root != RO_NONE && is_simple_past(telling, root) && !ro_moment_word(telling, root, "planned") &&
           !tells_other_time(telling);
}
