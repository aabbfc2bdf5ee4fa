/* Each blaming the other. */
#include "story/disputes_find.h"

enum { BLAME_SENTENCES = 4, BLAME_DAYS = 2, FIRST_BYTES = 24, SIDE_BYTES = 32 };

/* Who blames: the words behind the last comma before the word that does, where there are any. */
static void stem_subject(const ro_finder *f, const ro_claim *claim, ro_phrase_stems *stems) {
    ro_slice before = ro_claim_text(f, claim, claim->blamer);
    size_t comma = before.len;
    while (comma && before.ptr[comma - 1] != ',')
        comma--;
    ro_phrase_stem(ro_slice_part(before, comma, before.len), stems);
    if (!stems->count)
        ro_phrase_stem(before, stems);
}

/* Whom whoever speaks belongs to. */
static void stem_side(const ro_finder *f, const ro_claim *claim, ro_phrase_stems *stems) {
    *stems = (ro_phrase_stems){0};
    if (claim->speaker != RO_NONE)
        ro_phrase_stem(f->coverage->entities.items[claim->speaker].affiliation, stems);
}

/* Whom the one blames speaks in the other: its voice, that one's side, or the subject of the word that
 * blames. */
static bool answers(const ro_finder *f, const ro_claim *a, const ro_claim *b) {
    ro_phrase_stems blamed, speaks, voice, side;
    ro_phrase_stem(ro_claim_text(f, a, a->blamed), &blamed);
    stem_subject(f, b, &speaks);
    ro_phrase_stem(b->voice, &voice);
    stem_side(f, b, &side);
    return ro_phrase_shared(&blamed, &speaks) + ro_phrase_shared(&blamed, &voice) +
               ro_phrase_shared(&blamed, &side) >
           0;
}

/* What the one blames for, without who blames whom, is among what the other does. */
static bool same_matter(const ro_finder *f, const ro_claim *a, const ro_claim *b) {
    static const double least = 0.5;
    ro_phrase_stems matter, parties;
    ro_phrase_stem(ro_claim_text(f, a, (ro_span){a->blamed.end, a->span.end}), &matter);
    const ro_span spans[] = {a->blamed, a->blamer};
    for (unsigned n = 0; n < 2; n++) {
        ro_phrase_stem(ro_claim_text(f, a, spans[n]), &parties);
        ro_phrase_remove(&matter, &parties);
    }
    return matter.count && ro_claims_share(&f->claims, &matter, &b->stems) >= least;
}

static bool is_named(ro_slice blamed) {
    while (blamed.len && (unsigned char)blamed.ptr[0] < 'A')
        blamed = ro_slice_part(blamed, 1, blamed.len);
    return blamed.len && blamed.ptr[0] >= 'A' && blamed.ptr[0] <= 'Z';
}

/* "It was Norland that caused it, she said. He blamed Sudland.": two by name, side by side. */
static bool blame_two_names(const ro_finder *f, const ro_claim *a, const ro_claim *b) {
    enum { NEAR = 2, LONGEST = 40 };
    ro_phrase_stems first, second;
    ro_slice one = ro_claim_text(f, a, a->blamed), other = ro_claim_text(f, b, b->blamed);
    ro_phrase_stem(one, &first);
    ro_phrase_stem(other, &second);
    return a->article == b->article && b->sentence - a->sentence <= NEAR && one.len <= LONGEST &&
           is_named(one) && is_named(other) && !ro_phrase_shared(&first, &second) && a->voice.len &&
           b->voice.len;
}

/* Two who blame the same. */
static bool blame_one(const ro_finder *f, const ro_claim *a, const ro_claim *b) {
    ro_phrase_stems first, second;
    ro_phrase_stem(ro_claim_text(f, a, a->blamed), &first);
    ro_phrase_stem(ro_claim_text(f, b, b->blamed), &second);
    uint32_t fewest = first.count < second.count ? first.count : second.count;
    return fewest && ro_phrase_shared(&first, &second) == fewest;
}

static int compare_blame(ro_finder *f, const ro_claim *a, const ro_claim *b) {
    bool near = a->article == b->article ? b->sentence - a->sentence <= BLAME_SENTENCES
                                         : ro_days_within(a->day, b->day, BLAME_DAYS);
    if (a->article != b->article && !same_matter(f, a, b))
        return 0;
    bool forth = answers(f, a, b), back = answers(f, b, a);
    if (!near || !b->blamed.end || blame_one(f, a, b) || b->denies != RO_DENIES_NOTHING ||
        ro_claim_same_voice(a, b) || !((forth && back) || ((forth || back) && blame_two_names(f, a, b))))
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
    ro_phrase_stem(ro_claim_text(f, a, (ro_span){from, a->blamer.end}), &side);
    ro_phrase_stem(ro_claim_text(f, a, a->blamer), &before);
    ro_phrase_stem(ro_claim_text(f, b, (ro_span){b->content.begin, end}), &told);
    ro_phrase_stem(b->voice, &voice);
    return voice.count && !ro_phrase_shared(&voice, &before) && ro_phrase_shared(&side, &told) > 0;
}

static int find_retort(ro_finder *f, const ro_claim *a) {
    const ro_claim *next = a + 1;
    if (next >= f->claims.items.items + f->claims.items.count || !a->blamer.end || !a->own_blame ||
        a->accuser || !retorts(f, a, next))
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
    for (uint32_t i = 0; !status && i < count; i++) {
        status = find_retort(f, blaming[i]);
        if (!status && blaming[i]->mutual && blaming[i]->whole && !blaming[i]->modal)
            status = ro_dispute_add(f, RO_DIFFERENCE_BLAME, ro_claim_passage(blaming[i]),
                                    ro_claim_passage(blaming[i]), "who is to blame", 0.8,
                                    "it says that each blames the other");
    }
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = i + 1; !status && j < count; j++)
            status = compare_blame(f, blaming[i], blaming[j]);
    return status;
}
