/* Reports and their denials; each blaming the other. */
#include "story/disputes_find.h"

enum { REPORT_DAYS = 10, BLAME_SENTENCES = 3 };

/* ---- reports and denials ----------------------------------------------------------------------------------
 */

/* How much of what is denied the sentence tells, 0..1; 0 where that is too little to be the same. */
static double tells(const ro_claim *denial, const ro_claim *other) {
    if (!(denial->signature & other->signature) || other->denies || other->says_false ||
        ro_claim_same_voice(denial, other))
        return 0;
    uint32_t shared = ro_phrase_shared(&denial->stems, &other->stems), count = denial->stems.count;
    double share = count ? (double)shared / count : 0;
    return shared >= 3 && share >= 0.7 ? share : 0;
}

static const ro_claim *reported_by(const ro_finder *f, const ro_claim *denial) {
    const ro_claim *best = NULL;
    double most = 0;
    for (uint32_t c = 0; c < f->claims.items.count; c++) {
        const ro_claim *other = &f->claims.items.items[c];
        bool earlier = other->article == denial->article ||
                       (ro_days_within(other->day, denial->day, REPORT_DAYS) && other->day <= denial->day);
        bool own = other->article == denial->article && other->sentence == denial->sentence;
        double share = earlier && !own ? tells(denial, other) : 0;
        if (share > most) {
            most = share;
            best = other;
        }
    }
    return best;
}

static bool is_sentence(const ro_finder *f, const ro_claim *claim) {
    ro_slice text = f->coverage->articles.items[claim->article].text;
    char last = text.ptr[claim->span.end - 1];
    return claim->stems.count >= 2 && claim->span.end > claim->span.begin && !(last >= 'a' && last <= 'z') &&
           !(last >= 'A' && last <= 'Z');
}

/* "denied it": what is denied stands in the sentence before. */
static int find_denied_before(ro_finder *f, uint32_t index) {
    const ro_claim *denial = &f->claims.items.items[index], *before = denial - 1;
    if (before->article != denial->article || !is_sentence(f, before) || ro_claim_same_voice(before, denial))
        return 0;
    return ro_dispute_add(f, before->blames ? RO_DIFFERENCE_BLAME : RO_DIFFERENCE_DENIAL,
                          ro_claim_passage(before), ro_claim_passage(denial),
                          before->blames ? "who is to blame" : "a report and its denial", 0.85,
                          "the second denies what the sentence before it tells");
}

static bool has_denial(const ro_finder *f, uint32_t article) {
    for (uint32_t d = 0; d < f->coverage->differences.count; d++)
        if (f->coverage->differences.items[d].type == RO_DIFFERENCE_DENIAL &&
            f->coverage->differences.items[d].article[1] == article)
            return true;
    return false;
}

static int find_denial(ro_finder *f, uint32_t index) {
    const ro_claim *denial = &f->claims.items.items[index];
    if (!denial->denies_it && !denial->denies_report && !denial->denies_that)
        return 0;
    if (denial->denies_it)
        return index ? find_denied_before(f, index) : 0;
    const ro_claim *report = reported_by(f, denial);
    if (report)
        return ro_dispute_add(f, RO_DIFFERENCE_DENIAL, ro_claim_passage(report), ro_claim_passage(denial),
                              "a report and its denial", 0.75,
                              "the second denies what the first tells, in the same words");
    if (denial->denies_report && denial->stems.count >= 3 && is_sentence(f, denial) &&
        !has_denial(f, denial->article))
        return ro_dispute_add(f, RO_DIFFERENCE_DENIAL, ro_claim_passage(denial), ro_claim_passage(denial),
                              "a report that is denied", 0.6, "it names the report that it denies");
    return 0;
}

/* "The report is false": of the report that another sentence of the article denies. */
static int find_false(ro_finder *f, const ro_claim *claim) {
    for (uint32_t d = 0; d < f->coverage->differences.count; d++) {
        const ro_cov_difference *old = &f->coverage->differences.items[d];
        ro_passage report = {old->article[0], old->sentence[0], old->span[0]};
        if (old->type == RO_DIFFERENCE_DENIAL && old->article[1] == claim->article &&
            old->article[0] != claim->article) {
            f->coverage->differences.items[d].type =
                RO_DIFFERENCE_WORDS; /* so that a second denial is a dispute too */
            int status = ro_dispute_add(f, RO_DIFFERENCE_DENIAL, report, ro_claim_passage(claim),
                                        "a report and its denial", 0.7, "the second calls the report false");
            f->coverage->differences.items[d].type = RO_DIFFERENCE_DENIAL;
            return status;
        }
    }
    return 0;
}

int ro_disputes_denials(ro_finder *f) {
    int status = 0;
    for (uint32_t c = 0; !status && c < f->claims.items.count; c++)
        if (f->claims.items.items[c].denies)
            status = find_denial(f, c);
    for (uint32_t c = 0; !status && c < f->claims.items.count; c++)
        if (f->claims.items.items[c].says_false && f->claims.items.items[c].of_report)
            status = find_false(f, &f->claims.items.items[c]);
    return status;
}

/* ---- blame
 * -------------------------------------------------------------------------------------------------- */

/* The stems of a sentence before or behind the word that blames. */
static void blame_stems(const ro_finder *f, const ro_claim *claim, bool behind, ro_phrase_stems *stems) {
    ro_slice text = f->coverage->articles.items[claim->article].text;
    ro_phrase_stem(behind ? ro_slice_part(text, claim->blame, claim->span.end)
                          : ro_slice_part(text, claim->span.begin, claim->blame),
                   stems);
}

/* Whom the one blames speaks in the other. */
static bool answers(const ro_finder *f, const ro_claim *a, const ro_claim *b) {
    ro_phrase_stems blamed, speaks;
    blame_stems(f, a, true, &blamed);
    blame_stems(f, b, false, &speaks);
    return ro_phrase_shared(&blamed, &speaks) > 0;
}

/* Each blames the other, near to each other in one article. */
static int compare_blame(ro_finder *f, const ro_claim *a, const ro_claim *b) {
    bool near = a->article == b->article && b->sentence - a->sentence <= BLAME_SENTENCES;
    if (!near || !b->blames || b->denies || !b->voice.len || ro_claim_same_voice(a, b) || !answers(f, a, b) ||
        !answers(f, b, a))
        return 0;
    return ro_dispute_add(f, RO_DIFFERENCE_BLAME, ro_claim_passage(a), ro_claim_passage(b), "who is to blame",
                          0.75, "each side blames the other");
}

int ro_disputes_blame(ro_finder *f) {
    int status = 0;
    const ro_claim *claims = f->claims.items.items;
    for (uint32_t i = 0; i < f->claims.items.count; i++)
        for (uint32_t j = i + 1;
             !status && claims[i].blames && j <= i + BLAME_SENTENCES && j < f->claims.items.count; j++)
            status = compare_blame(f, &claims[i], &claims[j]);
    return status;
}
