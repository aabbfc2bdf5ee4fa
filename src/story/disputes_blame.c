/* Each blaming the other; who was there; and what kind of question a denial is about. */
#include "story/disputes_find.h"

enum { BLAME_SENTENCES = 4, BLAME_DAYS = 2, LEAST_THINGS = 2, FIRST_BYTES = 24, SIDE_BYTES = 32 };

static ro_slice text_of(const ro_finder *f, const ro_claim *claim, ro_span span) {
    return ro_slice_part(f->coverage->articles.items[claim->article].text, span.begin, span.end);
}

/* Whom the one blames speaks in the other: its voice, or the subject of the word that blames. */
static bool answers(const ro_finder *f, const ro_claim *a, const ro_claim *b) {
    ro_phrase_stems blamed, speaks, voice;
    ro_phrase_stem(text_of(f, a, a->blamed), &blamed);
    ro_phrase_stem(text_of(f, b, b->blamer), &speaks);
    ro_phrase_stem(b->voice, &voice);
    return ro_phrase_shared(&blamed, &speaks) + ro_phrase_shared(&blamed, &voice) > 0;
}

static int compare_blame(ro_finder *f, const ro_claim *a, const ro_claim *b) {
    bool near = a->article == b->article ? b->sentence - a->sentence <= BLAME_SENTENCES
                                         : ro_days_within(a->day, b->day, BLAME_DAYS);
    uint32_t things =
        ro_phrase_shared(&a->stems, &b->stems) - ro_phrase_common(&a->stems, &b->stems, &a->names);
    if (a->article != b->article && things < LEAST_THINGS)
        return 0;
    if (!near || !b->blamed.end || b->denies != RO_DENIES_NOTHING || ro_claim_same_voice(a, b) ||
        !answers(f, a, b) || !answers(f, b, a))
        return 0;
    return ro_dispute_add(f, RO_DIFFERENCE_BLAME, ro_claim_passage(a), ro_claim_passage(b), "who is to blame",
                          0.75, "each side blames the other");
}

/* "The company said the union had …": what the other side says of the one that blames it, right behind. */
static bool retorts(const ro_finder *f, const ro_claim *a, const ro_claim *b) {
    ro_phrase_stems side, before, voice, told;
    if (b->article != a->article || b->sentence != a->sentence + 1 || !a->voice.len || !b->voice.len ||
        b->denies != RO_DENIES_NOTHING || !b->asserts || ro_claim_same_voice(a, b) || !b->content.end)
        return false;
    uint32_t end =
        b->content.begin + FIRST_BYTES < b->content.end ? b->content.begin + FIRST_BYTES : b->content.end;
    uint32_t from =
        a->blamer.end > a->blamer.begin + SIDE_BYTES ? a->blamer.end - SIDE_BYTES : a->blamer.begin;
    ro_phrase_stem(text_of(f, a, (ro_span){from, a->blamer.end}), &side);
    ro_phrase_stem(text_of(f, a, a->blamer), &before);
    ro_phrase_stem(text_of(f, b, (ro_span){b->content.begin, end}), &told);
    ro_phrase_stem(b->voice, &voice);
    return voice.count && !ro_phrase_shared(&voice, &before) && ro_phrase_shared(&side, &told) > 0;
}

static int find_retort(ro_finder *f, const ro_claim *a) {
    const ro_claim *next = a + 1;
    if (next >= f->claims.items.items + f->claims.items.count || !a->blamer.end || a->accuser ||
        !retorts(f, a, next))
        return 0;
    return ro_dispute_add(f, RO_DIFFERENCE_BLAME, ro_claim_passage(a), ro_claim_passage(next),
                          "who is to blame", 0.65, "one side blames the other, which answers with its own");
}

int ro_disputes_blame(ro_finder *f) {
    enum { MOST = 1500 };
    int status = 0;
    const ro_claim **blaming = ro_arena_alloc(f->arena, MOST * sizeof *blaming);
    uint32_t count = 0;
    if (!blaming)
        return READOUT_NO_MEMORY;
    for (uint32_t c = 0; c < f->claims.items.count && count < MOST; c++)
        if (f->claims.items.items[c].blamed.end)
            blaming[count++] = &f->claims.items.items[c];
    for (uint32_t i = 0; !status && i < count; i++)
        status = find_retort(f, blaming[i]);
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = i + 1; !status && j < count; j++)
            status = compare_blame(f, blaming[i], blaming[j]);
    return status;
}

/* The same moment told otherwise: the denial, or the sentence behind it, has a time of day too. */
static bool tells_other_time(const ro_finder *f, const ro_claim *report, const ro_claim *denial) {
    const ro_claim *end = f->claims.items.items + f->claims.items.count, *next = denial + 1;
    bool goes_on = next < end && next->article == denial->article;
    ro_span other = denial->clock.end ? denial->clock : goes_on ? next->clock : (ro_span){0, 0};
    return report->clock.end && other.end &&
           !ro_slice_equal(text_of(f, report, report->clock), text_of(f, denial, other));
}

ro_difference_type ro_disputes_type(const ro_finder *f, const ro_claim *report, const ro_claim *denial) {
    bool blames = report->blamed.end && report != denial;
    if (blames)
        return RO_DIFFERENCE_BLAME;
    if (tells_other_time(f, report, denial))
        return RO_DIFFERENCE_DATE;
    return denial->attends && denial->denied.end ? RO_DIFFERENCE_PARTICIPANT : RO_DIFFERENCE_DENIAL;
}

/* ---- who was there ----------------------------------------------------------------------------------------
 */

/* "No officer was in Geneva", and an officer who was. */
static int compare_presence(ro_finder *f, const ro_claim *absent, const ro_claim *there) {
    enum { DAYS = 5, LEAST_NAMES = 1, LEAST_SHARED = 2 };
    if (!there->attends || there->absent || there->denies != RO_DENIES_NOTHING ||
        !(absent->signature & there->signature) || ro_claim_same_voice(absent, there) ||
        !ro_days_within(absent->day, there->day, DAYS))
        return 0;
    if (ro_phrase_shared(&absent->names, &there->names) < LEAST_NAMES ||
        ro_phrase_shared(&absent->stems, &there->stems) < LEAST_SHARED)
        return 0;
    return ro_dispute_add(f, RO_DIFFERENCE_PARTICIPANT, ro_claim_passage(there), ro_claim_passage(absent),
                          "who was there", 0.7, "one says somebody was there, the other that nobody was");
}

int ro_disputes_presence(ro_finder *f) {
    int status = 0;
    const ro_claim *claims = f->claims.items.items;
    for (uint32_t i = 0; i < f->claims.items.count; i++)
        for (uint32_t j = 0; claims[i].absent && !status && j < f->claims.items.count; j++)
            if (i != j)
                status = compare_presence(f, &claims[i], &claims[j]);
    return status;
}
