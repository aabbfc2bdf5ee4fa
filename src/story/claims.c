#include "story/claims.h"

#include "base/error.h"
#include "base/hash.h"

enum { BLAME_REACH = 8 };

typedef struct {
    const ro_coverage *coverage;
    const ro_dispute_words *words;
    ro_arena *arena;
    ro_claims *claims;
} maker;

/* ---- one sentence -----------------------------------------------------------------------------------------
 */

/* Words that say nothing of what a sentence is about. */
static bool is_idle(const ro_sentence_word *word) {
    const uint64_t idle =
        1ull << RO_DC_generic | 1ull << RO_DC_deny | 1ull << RO_DC_report | 1ull << RO_DC_blame;
    return word->classes & idle;
}

static void stem_words(const ro_sentence_words *s, uint32_t from, uint32_t to, ro_claim *claim) {
    for (uint32_t w = from; w < to; w++) {
        ro_phrase_stems one;
        if (is_idle(&s->items[w]) || claim->stems.count == RO_PHRASE_STEMS)
            continue;
        ro_phrase_stem(ro_word_text(&s->items[w]), &one);
        if (!one.count || ro_phrase_shared(&one, &claim->stems))
            continue;
        claim->stems.stems[claim->stems.count++] = one.stems[0];
        claim->signature |= 1ull << (ro_hash(ro_slice_of(one.stems[0].text, one.stems[0].length), 0) & 63);
    }
}

/* "… that she would resign, | saying that …", "any wrongdoing | and pointed to": where what is denied ends.
 */
static uint32_t denied_end(const ro_sentence_words *s, uint32_t first) {
    enum { LEAST = 1 };
    bool noun = ro_word_has(s, first, RO_DC_wrong);
    for (uint32_t w = first; w < s->count; w++) {
        bool joined = noun && (ro_word_is(s, w + 1, "and") || ro_word_is(s, w + 1, "but"));
        if (s->items[w].ends || joined ||
            (s->items[w].stops && (noun || w >= first + LEAST || w + 1 == s->count)))
            return w + 1;
    }
    return s->count;
}

static ro_span place(const ro_claim *claim, const ro_sentence_words *s, uint32_t from, uint32_t to) {
    if (from >= to)
        return (ro_span){0, 0};
    return (ro_span){claim->span.begin + s->items[from].begin, claim->span.begin + s->items[to - 1].end};
}

static ro_told_by told_by(const ro_sentence_words *s, const ro_denial *denial) {
    if (denial->kind == RO_DENIES_IT || ro_word_has(s, denial->noun, RO_DC_account))
        return RO_TOLD_BY_ANYBODY;
    bool accused = denial->kind == RO_DENIES_THAT || ro_word_has(s, denial->noun, RO_DC_accuse);
    return accused ? RO_TOLD_BY_ACCUSATION : RO_TOLD_BY_REPORT;
}

static void read_denial(const ro_sentence_words *s, ro_claim *claim) {
    ro_denial denial = ro_denial_find(s);
    claim->denies = denial.kind;
    claim->told_by = told_by(s, &denial);
    claim->denies_here = denial.here;
    claim->of_report = ro_word_has(s, denial.noun, RO_DC_hard);
    claim->of_self = ro_word_has(s, denial.first, RO_DC_self);
    bool told = denial.kind != RO_DENIES_NOTHING && denial.first < s->count;
    uint32_t end = told ? denied_end(s, denial.first) : s->count;
    if (told)
        claim->denied = place(claim, s, denial.first, end < denial.last ? end : denial.last);
    stem_words(s, told ? denial.first : 0, end < denial.last || !told ? end : denial.last, claim);
}

/* Whom the word at `at` blames: the words behind it, up to what for; "the army is to blame": those before. */
static void read_blame(const ro_sentence_words *s, uint32_t at, ro_claim *claim) {
    if (claim->blamed.end || s->asks)
        return;
    if (at >= 2 && ro_word_is(s, at - 1, "to") && ro_word_has(s, at - 2, RO_DC_be)) {
        claim->blamed = place(claim, s, 0, at - 2);
        return;
    }
    bool passive = at && ro_word_has(s, at - 1, RO_DC_be);
    bool wish = at && (ro_word_has(s, at - 1, RO_DC_modal) || ro_word_has(s, at - 1, RO_DC_not));
    bool noun = at && ro_slice_ends(ro_word_text(&s->items[at]), RO_LITERAL("ing")) &&
                (ro_word_is(s, at - 1, "of") || ro_word_is(s, at - 1, "for") || ro_word_is(s, at - 1, "in"));
    for (uint32_t n = 1; n <= 3 && n <= at; n++)
        wish |= ro_word_is(s, at - n, "who") || ro_word_is(s, at - n, "hard");
    if (passive || wish || noun || (at && ro_word_has(s, at - 1, RO_DC_det)))
        return;
    uint32_t end = at + 1;
    while (end < s->count && end <= at + BLAME_REACH && !s->items[end - 1].stops &&
           !ro_word_is(s, end, "for") && !ro_word_is(s, end, "of"))
        end++;
    claim->blamed = place(claim, s, at + 1, end);
    claim->blamer = place(claim, s, 0, at);
    claim->accuser = ro_slice_starts(ro_word_text(&s->items[at]), RO_LITERAL("accus"));
}

/* "6 p.m.", "ten past ten", "noon": the last of the sentence. */
static void read_clock(const ro_sentence_words *s, uint32_t at, ro_claim *claim) {
    bool number = at && (ro_word_has(s, at - 1, RO_DC_number) || s->items[at - 1].is_number);
    if (ro_word_has(s, at, RO_DC_noon))
        claim->clock = place(claim, s, at, at + 1);
    else if (number && ro_word_has(s, at, RO_DC_clock))
        claim->clock = place(claim, s, at - 1, at + 1);
    else if (number && ro_word_is(s, at, "past") && ro_word_has(s, at + 1, RO_DC_number))
        claim->clock = place(claim, s, at - 1, at + 2);
}

/* "was in Geneva", "took part", "attended": of nobody where the sentence begins so. */
static void read_presence(const ro_sentence_words *s, uint32_t at, ro_claim *claim) {
    bool was = ro_word_is(s, at, "was") || ro_word_is(s, at, "were");
    bool there = was && (ro_word_is(s, at + 1, "in") || ro_word_is(s, at + 1, "at") ||
                         ro_word_is(s, at + 1, "there") || ro_word_is(s, at + 1, "present"));
    bool part = at && ro_word_is(s, at, "part") && ro_word_has(s, at - 1, RO_DC_take);
    claim->attends |= ro_word_has(s, at, RO_DC_attend) || there || part;
    claim->absent |=
        there && (ro_word_is(s, 0, "no") || ro_word_is(s, 0, "nobody") || ro_word_is(s, 0, "none"));
}

static void read_names(const ro_sentence_words *s, ro_claim *claim) {
    for (uint32_t w = 0; w < s->count; w++) {
        ro_phrase_stems one;
        if (!s->items[w].is_name || is_idle(&s->items[w]) || claim->names.count == RO_PHRASE_STEMS)
            continue;
        ro_phrase_stem(ro_word_text(&s->items[w]), &one);
        if (one.count && !ro_phrase_shared(&one, &claim->names))
            claim->names.stems[claim->names.count++] = one.stems[0];
    }
}

static void read_sentence(ro_slice text, const ro_sentence_words *s, ro_claim *claim) {
    read_denial(s, claim);
    read_names(s, claim);
    for (uint32_t w = 0; w < s->count; w++) {
        claim->alleges |= ro_word_has(s, w, RO_DC_allege) || ro_word_has(s, w, RO_DC_blame);
        claim->dated |= s->items[w].is_number && s->items[w].length == 4 && w &&
                        (ro_word_is(s, w - 1, "in") || ro_word_is(s, w - 1, "of"));
        claim->negated |= ro_word_has(s, w, RO_DC_not);
        claim->accuses |= ro_word_has(s, w, RO_DC_accuse);
        claim->forecast |= ro_word_has(s, w, RO_DC_forecast);
        if (ro_word_has(s, w, RO_DC_blame))
            read_blame(s, w, claim);
        read_clock(s, w, claim);
        read_presence(s, w, claim);
    }
    char last = text.len ? text.ptr[text.len - 1] : 'a';
    claim->whole = s->count >= 4 && !s->asks && !((last | 32) >= 'a' && (last | 32) <= 'z');
}

static int add_article(maker *m, uint32_t index, ro_sentence_words *cut) {
    const ro_cov_article *article = &m->coverage->articles.items[index];
    for (uint32_t s = 0; s < article->sentence_count && m->claims->items.count < RO_CLAIMS_MOST; s++) {
        ro_span span = article->sentences[s];
        ro_slice text = ro_slice_part(article->text, span.begin, span.end);
        ro_claim *claim = ro_array_push(m->arena, &m->claims->items);
        if (!claim)
            return READOUT_NO_MEMORY;
        *claim = (ro_claim){.article = index,
                            .sentence = s,
                            .span = span,
                            .day = ro_day_read(article->published),
                            .speaker = RO_NONE};
        ro_sentence_words_cut(m->words, text, cut);
        read_sentence(text, cut, claim);
    }
    return 0;
}

/* ---- all of them ------------------------------------------------------------------------------------------
 */

/* The claim of a sentence: claims stand in order of article and sentence. */
ro_claim *ro_claims_find(const ro_claims *claims, uint32_t article, uint32_t sentence) {
    uint32_t low = 0, high = claims->items.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const ro_claim *claim = &claims->items.items[middle];
        if (claim->article < article || (claim->article == article && claim->sentence < sentence))
            low = middle + 1;
        else
            high = middle;
    }
    bool there = low < claims->items.count && claims->items.items[low].article == article &&
                 claims->items.items[low].sentence == sentence;
    return there ? &claims->items.items[low] : NULL;
}

static void give_voice(const maker *m, ro_claim *claim, const ro_cov_statement *statement) {
    claim->speaker = statement->speaker;
    claim->asserts = statement->act == RO_ACT_ASSERT || statement->act == RO_ACT_ASSESS;
    claim->voice = statement->speaker != RO_NONE ? m->coverage->entities.items[statement->speaker].name
                                                 : statement->speaker_text;
}

/* Who speaks a sentence of a quotation that has its cue in another. */
static void name_quoted(const maker *m, ro_span content, const ro_cov_statement *statement, ro_claim *claim) {
    const ro_claim *first = m->claims->items.items, *end = first + m->claims->items.count;
    uint32_t article = claim->article;
    while (claim > first && claim[-1].article == article && claim[-1].span.end > content.begin)
        claim--;
    for (; claim < end && claim->article == article && claim->span.begin < content.end; claim++)
        if (!claim->voice.len && ro_span_overlap(claim->span, content))
            give_voice(m, claim, statement);
}

static void name_speakers(maker *m) {
    const ro_coverage *coverage = m->coverage;
    for (uint32_t r = 0; r < coverage->reports.count; r++) {
        const ro_cov_report *report = &coverage->reports.items[r];
        ro_claim *claim = ro_claims_find(m->claims, report->article, report->sentence);
        if (!claim || claim->voice.len)
            continue;
        give_voice(m, claim, &coverage->statements.items[report->statement]);
        if (report->content_count)
            claim->content = report->content[0];
    }
    for (uint32_t r = 0; r < coverage->reports.count; r++) {
        const ro_cov_report *report = &coverage->reports.items[r];
        ro_claim *claim = ro_claims_find(m->claims, report->article, report->sentence);
        for (uint32_t c = 0; claim && c < report->content_count; c++)
            name_quoted(m, report->content[c], &coverage->statements.items[report->statement], claim);
    }
}

int ro_claims_make(const ro_coverage *coverage, ro_arena *arena, const ro_dispute_words *words,
                   ro_claims *claims, readout_error *error) {
    maker m = {.coverage = coverage, .words = words, .arena = arena, .claims = claims};
    ro_sentence_words *cut = ro_arena_alloc(arena, sizeof *cut);
    int status = cut ? 0 : ro_fail_memory(error);
    for (uint32_t a = 0; !status && a < coverage->articles.count; a++)
        if (coverage->articles.items[a].copy_of == RO_NONE && add_article(&m, a, cut))
            status = ro_fail_memory(error);
    if (!status)
        name_speakers(&m);
    return status;
}
