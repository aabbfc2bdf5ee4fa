#include "story/disputes.h"

#include "base/error.h"
#include "story/disputes_find.h"

enum { DENIAL_DAYS = 5, OPINION_DAYS = 1, REPLY_DAYS = 7, MOST = 400, MOST_TALKS = 4000 };

/* Do two voices speak the sentences? */
static bool are_two_voices(const ro_finder *f, uint32_t article, uint32_t a, uint32_t b) {
    const ro_claim *x = ro_claims_find(&f->claims, article, a), *y = ro_claims_find(&f->claims, article, b);
    return x && y && x->voice.len && y->voice.len && !ro_claim_same_voice(x, y);
}

/* The same two sentences; or one of them again, against another that the same voice speaks in the article. */
static bool is_known(const ro_finder *f, ro_difference_type type, ro_passage a, ro_passage b) {
    for (uint32_t d = 0; d < f->coverage->differences.count; d++) {
        const ro_cov_difference *old = &f->coverage->differences.items[d];
        for (unsigned side = 0; side < 2; side++) {
            bool articles = old->article[side] == a.article && old->article[!side] == b.article;
            bool first = old->sentence[side] == a.sentence, second = old->sentence[!side] == b.sentence;
            bool again = old->type == type && type != RO_DIFFERENCE_FIGURE && (first || second) &&
                         !(first && are_two_voices(f, b.article, old->sentence[!side], b.sentence));
            if (articles && ((first && second) || again))
                return true;
        }
    }
    return false;
}

int ro_dispute_add(ro_finder *f, ro_difference_type type, ro_passage a, ro_passage b, const char *question,
                   double score, const char *why) {
    if (is_known(f, type, a, b) || f->coverage->differences.count >= MOST)
        return 0;
    ro_cov_difference *difference = ro_array_push(f->arena, &f->coverage->differences);
    if (!difference)
        return READOUT_NO_MEMORY;
    *difference = (ro_cov_difference){.id = f->next_id++,
                                      .type = type,
                                      .article = {a.article, b.article},
                                      .sentence = {a.sentence, b.sentence},
                                      .span = {a.span, b.span},
                                      .question = ro_slice_of(question, strlen(question)),
                                      .score = score,
                                      .why = ro_slice_of(why, strlen(why))};
    return 0;
}

double ro_dispute_weigh(const ro_finder *f, const ro_claim *claim, const ro_claim *denial) {
    double x[RO_DF_COUNT];
    ro_dispute_look(f->coverage, &f->claims, &f->words, claim, denial, x);
    return ro_dispute_score(&f->weights, x);
}

/* ---- opinions of the talks
 * --------------------------------------------------------------------------------- */

static const ro_cov_talk *talk_at(const ro_finder *f, uint32_t index) {
    return &f->coverage->talks.items[index];
}

static ro_day talk_day(const ro_finder *f, const ro_cov_talk *talk) {
    ro_day day = ro_day_read(talk->day);
    return day != RO_NO_DAY ? day : ro_day_read(f->coverage->articles.items[talk->article].published);
}

static ro_passage talk_place(const ro_finder *f, const ro_cov_talk *talk) {
    return (ro_passage){talk->article, talk->sentence, ro_sentence_span(f, talk->article, talk->sentence)};
}

static bool is_state(const ro_cov_talk *talk, const char *state) {
    return ro_slice_is(talk->state, state);
}

/* The sentence near the denied one that says so: "… have collapsed. They have not. Such reports are untrue."
 */
static ro_passage denial_place(const ro_finder *f, const ro_cov_talk *talk) {
    enum { NEAR = 3 };
    for (uint32_t s = talk->sentence; s <= talk->sentence + NEAR; s++) {
        const ro_claim *claim = ro_claims_find(&f->claims, talk->article, s);
        bool all = claim && (claim->denies == RO_DENIES_IT || claim->denies == RO_DENIES_AS_FALSE);
        if (all || (claim && s == talk->sentence && claim->denies != RO_DENIES_NOTHING))
            return ro_claim_passage(claim);
    }
    return talk_place(f, talk);
}

/* A headline repeats what the text says; what is told long after is no denial of the day; one article denies
 * it once. */
static bool is_denial_of_day(const ro_finder *f, const ro_cov_talk *report, const ro_cov_talk *talk) {
    const ro_claim *claim = ro_claims_find(&f->claims, talk->article, talk->sentence);
    for (uint32_t d = 0; d < f->coverage->differences.count; d++) {
        const ro_cov_difference *old = &f->coverage->differences.items[d];
        if (old->type == RO_DIFFERENCE_DENIAL && old->article[0] == report->article &&
            old->article[1] == talk->article)
            return false;
    }
    return claim && claim->whole && ro_days_within(claim->day, talk_day(f, report), DENIAL_DAYS);
}

static bool other_voices(const ro_cov_talk *a, const ro_cov_talk *b) {
    if (a->who.len && b->who.len)
        return !(a->entity != RO_NONE && a->entity == b->entity) && !ro_phrase_same_name(a->who, b->who);
    return a->article != b->article;
}

/* Does a sentence speak of talks by that name, and of what kind: "pay" of "the pay talks"? */
static bool names_talks(const ro_finder *f, const ro_claim *claim, ro_sentence_words *cut, ro_slice *kind) {
    bool named = false;
    *kind = (ro_slice){0};
    ro_sentence_words_cut(&f->words, ro_claim_text(f, claim, claim->span), cut);
    for (uint32_t w = 1; w < cut->count; w++) {
        named |= ro_word_has(cut, w, RO_DC_talks);
        if (ro_word_has(cut, w, RO_DC_talks) && !cut->items[w - 1].stops &&
            !ro_word_has(cut, w - 1, RO_DC_det) && !ro_word_has(cut, w - 1, RO_DC_prep))
            *kind = ro_word_text(&cut->items[w - 1]);
    }
    return named;
}

/* Side by side in an article, where talks or a meeting are spoken of: in the first, the other, or just
 * before.
 */
static bool stand_together(const ro_finder *f, const ro_claim *x, const ro_claim *y) {
    enum { NEAR = 2, BEFORE = 2 };
    const ro_claim *first = x < y ? x : y, *last = x < y ? y : x;
    bool named = false;
    if (x->article != y->article || last->sentence - first->sentence > NEAR)
        return false;
    const ro_claim *from = first - (first->sentence < BEFORE ? first->sentence : BEFORE);
    for (const ro_claim *claim = from; claim <= last; claim++) {
        ro_sentence_words cut;
        ro_slice kind;
        named |= names_talks(f, claim, &cut, &kind);
    }
    return named;
}

/* Both speak of talks, in a word that they share, and not of two kinds of them. */
static bool same_subject(const ro_finder *f, const ro_cov_talk *a, const ro_cov_talk *b) {
    const ro_claim *x = ro_claims_find(&f->claims, a->article, a->sentence);
    const ro_claim *y = ro_claims_find(&f->claims, b->article, b->sentence);
    ro_sentence_words first, second;
    if (f->coverage->articles.items[a->article].story != f->coverage->articles.items[b->article].story)
        return false;
    if (!x || !y)
        return false;
    ro_slice one, other;
    if (stand_together(f, x, y))
        return true;
    if (!ro_phrase_shared(&x->stems, &y->stems) || !names_talks(f, x, &first, &one) ||
        !names_talks(f, y, &second, &other))
        return false;
    return !one.len || !other.len || ro_slice_equal(one, other);
}

/* A collapse that is reported, and one that is denied; or a voice above and one below the middle. */
static int compare_opinions(ro_finder *f, const ro_cov_talk *a, const ro_cov_talk *b) {
    ro_day first = talk_day(f, a), second = talk_day(f, b);
    bool told = is_state(a, "asserted") || is_state(a, "reported");
    if (told && is_state(b, "denied") && a->number == b->number && a->number == -2 && first <= second &&
        ro_days_within(first, second, DENIAL_DAYS) && other_voices(a, b) && is_denial_of_day(f, a, b))
        return ro_dispute_add(f, RO_DIFFERENCE_DENIAL, talk_place(f, a), denial_place(f, b),
                              "whether the talks have collapsed", 0.9,
                              "the second denies what the first says of the talks");
    bool opposed = (a->number == -1 || b->number == -1) && a->number * b->number < 0 &&
                   is_state(a, "asserted") && is_state(b, "asserted");
    bool named = a->entity != RO_NONE && b->entity != RO_NONE && a->score >= 0.7 && b->score >= 0.7;
    if (a < b && opposed && named && ro_days_within(first, second, OPINION_DAYS) && other_voices(a, b) &&
        same_subject(f, a, b))
        return ro_dispute_add(f, RO_DIFFERENCE_ASSESSMENT, talk_place(f, a), talk_place(f, b),
                              "how the talks go", 0.7,
                              "one voice sees progress, the other none, within a day");
    return 0;
}

/* Two voices, each with the reply as theirs. */
static bool are_two_tellings(const ro_finder *f, const ro_cov_talk *a, const ro_cov_talk *b) {
    const ro_claim *x = ro_claims_find(&f->claims, a->article, a->sentence);
    const ro_claim *y = ro_claims_find(&f->claims, b->article, b->sentence);
    return a->article != b->article && x && y && x->voice.len && y->voice.len && !ro_claim_same_voice(x, y);
}

/* One answer that is said to have been given, and not to have been. A later answer is a change of mind. */
static int compare_replies(ro_finder *f, const ro_cov_talk *a, const ro_cov_talk *b) {
    ro_slice told = ro_slice_part(f->coverage->articles.items[a->article].text,
                                  ro_sentence_span(f, a->article, a->sentence).begin, a->span.end);
    bool same = (a->entity != RO_NONE && a->entity == b->entity) || ro_slice_equal(a->who, b->who);
    bool party = same || (b->who.len && memmem(told.ptr, told.len, b->who.ptr, b->who.len));
    bool accepts = (is_state(a, "accept") || is_state(a, "conditional")) && !a->denied;
    bool refused = same && is_state(b, "reject") && !b->denied &&
                   ro_days_within(talk_day(f, a), talk_day(f, b), 0) && are_two_tellings(f, a, b);
    bool not_accepted = refused || (is_state(b, "accept") && b->denied);
    if (!party || !accepts || !not_accepted || !ro_days_within(talk_day(f, a), talk_day(f, b), REPLY_DAYS))
        return 0;
    return ro_dispute_add(f, RO_DIFFERENCE_ACCEPTANCE, talk_place(f, a), talk_place(f, b),
                          "whether the proposal was accepted", 0.85,
                          "a party is said to have accepted, and said not to have");
}

static int compare_talks(ro_finder *f) {
    int status = 0;
    uint32_t count = f->coverage->talks.count < MOST_TALKS ? f->coverage->talks.count : MOST_TALKS;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; !status && j < count; j++) {
            const ro_cov_talk *a = talk_at(f, i), *b = talk_at(f, j);
            if (i == j || a->kind != b->kind || ro_is_copy(f, a->article) || ro_is_copy(f, b->article) ||
                a->score < 0.5 || b->score < 0.5)
                continue;
            if (a->kind == RO_TALK_ASSESSMENT)
                status = compare_opinions(f, a, b);
            else if (a->kind == RO_TALK_REPLY)
                status = compare_replies(f, a, b);
        }
    return status;
}

static int find(ro_coverage *coverage, ro_arena *arena, bool unlikely, readout_error *error) {
    ro_finder f = {.coverage = coverage, .arena = arena, .next_id = 1};
    for (uint32_t d = 0; d < coverage->differences.count; d++)
        if (coverage->differences.items[d].id >= f.next_id)
            f.next_id = coverage->differences.items[d].id + 1;
    int status = ro_dispute_words_load(arena, &f.words, error);
    if (!status)
        status = ro_dispute_weights_load(arena, &f.weights, error);
    if (unlikely)
        f.weights.least = f.weights.least_told = 0;
    if (!status)
        status = ro_lexicon_load(arena, "data/story/tolls.tsv", 1, &f.tolls, error);
    if (!status)
        status = ro_claims_make(coverage, arena, &f.words, &f.claims, error);
    if (status)
        return status;
    status = compare_talks(&f);
    if (!status)
        status = ro_disputes_denials(&f);
    if (!status)
        status = ro_disputes_blame(&f);
    if (!status)
        status = ro_disputes_events(&f);
    if (!status)
        status = ro_disputes_figures(&f);
    if (!status)
        status = ro_disputes_accounts(&f);
    return status ? ro_fail_memory(error) : 0;
}

int ro_disputes_find(ro_coverage *coverage, ro_arena *arena, readout_error *error) {
    return find(coverage, arena, false, error);
}

int ro_disputes_propose(ro_coverage *coverage, ro_arena *arena, readout_error *error) {
    return find(coverage, arena, true, error);
}
