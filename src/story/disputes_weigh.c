#include "story/disputes_weigh.h"

#include "base/error.h"

#include <math.h>
#include <stdlib.h>

enum { FAR = 12, LONG = 20, MOST_CLAIMS = 3, NOUN_REACH = 2, BOUNDS = 2 };

static const char *const names[RO_DF_COUNT] = {
#define RO_AS_NAME(name) #name,
    RO_DISPUTE_FEATURES(RO_AS_NAME)
#undef RO_AS_NAME
};

const char *ro_dispute_feature_name(ro_dispute_feature feature) {
    return names[feature];
}

/* ---- the table --------------------------------------------------------------------------------------------
 */

static int cell_number(const ro_lexicon *table, const char *name, double *number, readout_error *error) {
    uint32_t row = ro_lexicon_find(table, ro_slice_of(name, strlen(name)));
    ro_slice cell = row == RO_NONE ? (ro_slice){0} : ro_lexicon_cell(table, row, 1);
    char text[32] = {0}, *end = text;
    if (cell.len < sizeof text)
        memcpy(text, cell.ptr, cell.len);
    *number = strtod(text, &end);
    if (end == text || *end || !isfinite(*number))
        return ro_fail(error, READOUT_BAD_MODEL, "data/story/dispute_weights.tsv: no number for '%s'", name);
    return 0;
}

int ro_dispute_weights_load(ro_arena *arena, ro_dispute_weights *weights, readout_error *error) {
    ro_lexicon table;
    int status = ro_lexicon_load(arena, "data/story/dispute_weights.tsv", 2, &table, error);
    for (unsigned n = 0; !status && n < RO_DF_COUNT; n++)
        status = cell_number(&table, names[n], &weights->weights[n], error);
    if (!status)
        status = cell_number(&table, "least", &weights->least, error);
    if (!status)
        status = cell_number(&table, "least_told", &weights->least_told, error);
    if (!status && table.row_count != RO_DF_COUNT + BOUNDS)
        return ro_fail(error, READOUT_BAD_MODEL, "data/story/dispute_weights.tsv: %u rows, of %u",
                       table.row_count, RO_DF_COUNT + BOUNDS);
    return status;
}

/* ---- what is looked at ------------------------------------------------------------------------------------
 */

typedef struct {
    const ro_coverage *coverage;
    const ro_claims *claims;
    const ro_dispute_words *words;
    const ro_claim *claim, *denial;
    ro_sentence_words cut; /* of the claim */
    double *x;
} look;

static double part(double of, double most) {
    return of < most ? of / most : 1;
}

static ro_slice text_of(const look *l, const ro_claim *claim, ro_span span) {
    return ro_slice_part(l->coverage->articles.items[claim->article].text, span.begin, span.end);
}

static bool has_class(const ro_sentence_words *s, ro_dispute_class class) {
    for (uint32_t w = 0; w < s->count; w++)
        if (ro_word_has(s, w, class))
            return true;
    return false;
}

static void look_at_denial(look *l) {
    const ro_claim *d = l->denial;
    l->x[RO_DF_denies_that] = d->denies == RO_DENIES_THAT;
    l->x[RO_DF_denies_it] = d->denies == RO_DENIES_IT;
    l->x[RO_DF_calls_false] = d->denies == RO_DENIES_AS_FALSE || d->calls;
    l->x[RO_DF_told] = d->denied.end > 0;
    l->x[RO_DF_short_denial] = 1 - part(d->stems.count, LONG);
}

static void look_alone(look *l) {
    const ro_claim *d = l->denial;
    l->x[RO_DF_alone] = 1;
    l->x[RO_DF_alone_here] = d->denies_here;
    l->x[RO_DF_alone_that] = d->denies == RO_DENIES_THAT;
    l->x[RO_DF_alone_thought] = d->of_thought;
    l->x[RO_DF_alone_unvoiced] = !d->voice.len && d->speaker == RO_NONE;
}

static void look_at_place(look *l) {
    const ro_claim *c = l->claim, *d = l->denial;
    if (c->article != d->article) {
        l->x[RO_DF_other_article] = 1;
        return;
    }
    uint32_t apart = c < d ? d->sentence - c->sentence : c->sentence - d->sentence, between = 0;
    for (const ro_claim *other = c + 1; other < d; other++)
        between += other->alleges || other->accuses || other->blamed.end;
    l->x[RO_DF_behind] = c > d;
    l->x[RO_DF_before] = c < d && apart == 1;
    l->x[RO_DF_distance] = part(apart, FAR);
    l->x[RO_DF_claims_between] = part(between, MOST_CLAIMS);
}

static void look_at_words(look *l) {
    const ro_claim *c = l->claim, *d = l->denial;
    double share = d->denied.end ? ro_claims_share(l->claims, &d->stems, &c->stems) : 0;
    ro_phrase_stems noun, all;
    ro_phrase_stem(text_of(l, d, d->called), &noun);
    ro_phrase_stem(text_of(l, c, c->span), &all);
    l->x[RO_DF_share] = share;
    l->x[RO_DF_same_noun] = noun.count && ro_phrase_shared(&noun, &all);
    l->x[RO_DF_negated] = c->negated;
    l->x[RO_DF_unsure] = has_class(&l->cut, RO_DC_unsure);
    l->x[RO_DF_reacts] = has_class(&l->cut, RO_DC_reacts);
}

/* "accused", "claims that": a verb, where no word stands before it that a noun has. */
static bool is_verb(const ro_sentence_words *s, uint32_t at) {
    bool noun = ro_word_has(s, at, RO_DC_report);
    bool claims = ro_word_has(s, at, RO_DC_allege) || ro_word_has(s, at, RO_DC_accuse);
    return claims && (!noun || ro_word_is(s, at + 1, "that") || (at && s->items[at - 1].is_name));
}

static void look_at_verbs(look *l) {
    for (uint32_t w = 0; w < l->cut.count; w++) {
        bool verb = is_verb(&l->cut, w);
        if (verb)
            l->x[RO_DF_verb_alleges] = 1;
        if (verb && w && (ro_word_has(&l->cut, w - 1, RO_DC_be) || ro_word_is(&l->cut, w - 1, "been")))
            l->x[RO_DF_is_accused] = 1;
        if (ro_word_is(&l->cut, w, "denial") || ro_word_has(&l->cut, w, RO_DC_deny) ||
            (ro_word_has(&l->cut, w, RO_DC_false) && !ro_word_has(&l->cut, w, RO_DC_report)))
            l->x[RO_DF_claim_denies] = 1;
    }
}

/* "allegations that he lied", "a report of losses". */
static void look_at_nouns(look *l) {
    for (uint32_t w = 0; w < l->cut.count; w++)
        for (uint32_t n = w + 1;
             ro_word_has(&l->cut, w, RO_DC_report) && n <= w + NOUN_REACH && !l->cut.items[n - 1].stops; n++)
            if (ro_word_is(&l->cut, n, "that") || ro_word_is(&l->cut, n, "of") ||
                ro_word_is(&l->cut, n, "about") || ro_word_is(&l->cut, n, "against"))
                l->x[RO_DF_noun_tells] = 1;
}

static void look_at_names(look *l) {
    const ro_claim *c = l->claim, *d = l->denial;
    ro_phrase_stems denier;
    ro_phrase_stem(d->voice.len ? d->voice : text_of(l, d, d->denier), &denier);
    uint32_t shared = ro_phrase_shared(&denier, &c->stems);
    l->x[RO_DF_names_denier] = denier.count ? (double)shared / denier.count : 0;
    l->x[RO_DF_untold_named] = !d->denied.end && shared > 0;
}

static void look_at_claim(look *l) {
    const ro_claim *c = l->claim;
    l->x[RO_DF_accuses] = c->accuses;
    l->x[RO_DF_named] = c->speaker != RO_NONE;
    l->x[RO_DF_blames] = c->blamed.end > 0;
}

void ro_dispute_look(const ro_coverage *coverage, const ro_claims *claims, const ro_dispute_words *words,
                     const ro_claim *claim, const ro_claim *denial, double *x) {
    look l = {
        .coverage = coverage, .claims = claims, .words = words, .claim = claim, .denial = denial, .x = x};
    memset(x, 0, RO_DF_COUNT * sizeof *x);
    x[RO_DF_constant] = 1;
    ro_sentence_words_cut(words, text_of(&l, claim, claim->span), &l.cut);
    if (claim == denial) {
        look_alone(&l);
        return;
    }
    look_at_denial(&l);
    look_at_place(&l);
    look_at_words(&l);
    look_at_nouns(&l);
    look_at_names(&l);
    look_at_claim(&l);
    look_at_verbs(&l);
}

double ro_dispute_score(const ro_dispute_weights *weights, const double *x) {
    double sum = 0;
    for (unsigned n = 0; n < RO_DF_COUNT; n++)
        sum += weights->weights[n] * x[n];
    return 1 / (1 + exp(-sum));
}
