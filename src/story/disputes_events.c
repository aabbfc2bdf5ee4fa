/* One event that two voices tell otherwise: where it was, on which day, who was there, whether it was at all;
 * and what kind of question a denial is about. */
#include "story/disputes_find.h"

enum { EVENT_DAYS = 3, UNDONE_DAYS = 5, UNDONE_SENTENCES = 4, LEAST_SHARED = 2, LEAST_UNDONE = 3 };

static const double same_event = 0.75, same_undone = 0.75, same_presence = 0.25;

/* ---- what a denial is about -------------------------------------------------------------------------------
 */

static bool are_other(const ro_finder *f, const ro_claim *a, ro_span first, const ro_claim *b,
                      ro_span second) {
    ro_phrase_stems x, y;
    if (!first.end || !second.end)
        return false;
    ro_phrase_stem(ro_claim_text(f, a, first), &x);
    ro_phrase_stem(ro_claim_text(f, b, second), &y);
    return x.count && y.count && !ro_phrase_shared(&x, &y);
}

static bool same_verb(const ro_finder *f, const ro_claim *a, const ro_claim *b) {
    return a->event.end && b->event.end &&
           ro_slice_equal(ro_claim_text(f, a, a->event), ro_claim_text(f, b, b->event));
}

/* The same moment told otherwise: the denial, or the sentence behind it, has a time of day too. */
static bool tells_other_time(const ro_finder *f, const ro_claim *report, const ro_claim *denial) {
    const ro_claim *end = f->claims.items.items + f->claims.items.count, *next = denial + 1;
    bool goes_on = next < end && next->article == denial->article;
    ro_span other = denial->clock.end ? denial->clock : goes_on ? next->clock : (ro_span){0, 0};
    bool days =
        same_verb(f, report, denial) && are_other(f, report, report->weekday, denial, denial->weekday);
    return days ||
           (report->clock.end && other.end &&
            !ro_slice_equal(ro_claim_text(f, report, report->clock), ro_claim_text(f, denial, other)));
}

/* "denied that they had accepted the offer", and who said that they had. */
static bool denies_agreement(const ro_finder *f, const ro_claim *report, const ro_claim *denial) {
    ro_sentence_words cut;
    bool agreed = false;
    if (report == denial)
        return false;
    ro_sentence_words_cut(&f->words, ro_claim_text(f, denial, denial->denied), &cut);
    for (uint32_t w = 0; w < cut.count && !cut.items[w].stops; w++)
        agreed |= ro_word_has(&cut, w, RO_DC_agree);
    return agreed;
}

ro_difference_type ro_disputes_type(const ro_finder *f, const ro_claim *report, const ro_claim *denial) {
    if (report->blamed.end && report != denial)
        return RO_DIFFERENCE_BLAME;
    if (tells_other_time(f, report, denial))
        return RO_DIFFERENCE_DATE;
    if (same_verb(f, report, denial) && are_other(f, report, report->where, denial, denial->where))
        return RO_DIFFERENCE_PLACE;
    if (denies_agreement(f, report, denial))
        return RO_DIFFERENCE_ACCEPTANCE;
    return denial->attends && denial->denied.end ? RO_DIFFERENCE_PARTICIPANT : RO_DIFFERENCE_DENIAL;
}

/* ---- one event, two places or days ------------------------------------------------------------------------
 */

/* What the voice says, without its name. */
static void content_stems(const ro_finder *f, const ro_claim *claim, ro_phrase_stems *stems) {
    ro_phrase_stems voice, other;
    *stems = claim->stems;
    ro_phrase_stem(claim->voice, &voice);
    ro_phrase_remove(stems, &voice);
    if (!claim->content.end)
        return;
    ro_phrase_stem(ro_claim_text(f, claim, claim->content), &voice);
    other = *stems;
    ro_phrase_remove(&other, &voice);
    ro_phrase_remove(stems, &other);
}

/* The two speak of a thing known: one by name, or with "the" before it, that is not where it was. */
static bool is_known_thing(const ro_finder *f, const ro_claim *a, const ro_phrase_stems *shared) {
    enum { BEHIND = 4 };
    ro_sentence_words cut;
    ro_sentence_words_cut(&f->words, ro_claim_text(f, a, a->span), &cut);
    for (uint32_t w = 0; w < cut.count; w++) {
        ro_phrase_stems one;
        bool known = cut.items[w].is_name;
        for (uint32_t n = 1; n < BEHIND && n <= w && !cut.items[w - n].stops; n++)
            known |= ro_word_is(&cut, w - n, "the");
        ro_phrase_stem(ro_word_text(&cut.items[w]), &one);
        if (known && one.count && ro_phrase_shared(&one, shared))
            return true;
    }
    return false;
}

/* Two tellings of one event: nearly all that the shorter says of it, place and voice aside. */
static bool same_happening(const ro_finder *f, const ro_claim *a, const ro_claim *b) {
    ro_phrase_stems x, y, place, verb;
    content_stems(f, a, &x);
    content_stems(f, b, &y);
    const ro_claim *sides[] = {a, b};
    for (unsigned n = 0; n < 2; n++) {
        ro_phrase_stem(ro_claim_text(f, sides[n], sides[n]->where), &place);
        if (are_other(f, a, a->where, b, b->where)) {
            ro_phrase_remove(&x, &place);
            ro_phrase_remove(&y, &place);
        }
    }
    const ro_phrase_stems *shorter = x.count < y.count ? &x : &y, *longer = x.count < y.count ? &y : &x;
    if (ro_phrase_shared(shorter, longer) < LEAST_SHARED ||
        ro_claims_share(&f->claims, shorter, longer) < same_event)
        return false;
    ro_phrase_stem(ro_claim_text(f, a, a->event), &verb);
    ro_phrase_remove(&x, &verb);
    return is_known_thing(f, b, &x);
}

static bool is_place(const ro_finder *f, const ro_claim *claim) {
    const ro_coverage *coverage = f->coverage;
    for (uint32_t i = 0; i < coverage->appearances.count; i++) {
        const ro_cov_appearance *seen = &coverage->appearances.items[i];
        if (seen->article != claim->article || coverage->entities.items[seen->entity].type != RO_NAME_PLACE)
            continue;
        for (uint32_t m = 0; m < seen->mention_count; m++)
            if (ro_span_overlap(seen->mentions[m], claim->where))
                return true;
    }
    return false;
}

static bool may_tell(const ro_claim *claim) {
    return claim->event.end && claim->voice.len && claim->whole && !claim->forecast && !claim->negated &&
           !claim->modal && claim->denies == RO_DENIES_NOTHING;
}

static int compare_events(ro_finder *f, const ro_claim *a, const ro_claim *b) {
    if (!same_verb(f, a, b) || ro_claim_same_voice(a, b) || !ro_days_within(a->day, b->day, EVENT_DAYS) ||
        (a->article == b->article && a->sentence == b->sentence))
        return 0;
    bool places = are_other(f, a, a->where, b, b->where), days = are_other(f, a, a->weekday, b, b->weekday);
    if (places == days || (days && !a->once) || !same_happening(f, a, b) ||
        (places && !(is_place(f, a) && is_place(f, b))))
        return 0;
    return ro_dispute_add(f, places ? RO_DIFFERENCE_PLACE : RO_DIFFERENCE_DATE, ro_claim_passage(a),
                          ro_claim_passage(b), places ? "where it was" : "when it was", 0.7,
                          places ? "two voices tell one event of two places"
                                 : "two voices tell one event of two days");
}

static int compare_all_events(ro_finder *f) {
    enum { MOST = 3000 };
    uint32_t count = 0;
    int status = 0;
    const ro_claim **telling = ro_arena_alloc(f->arena, MOST * sizeof *telling);
    if (!telling)
        return READOUT_NO_MEMORY;
    for (uint32_t c = 0; c < f->claims.items.count && count < MOST; c++)
        if (may_tell(&f->claims.items.items[c]) &&
            (f->claims.items.items[c].where.end || f->claims.items.items[c].weekday.end))
            telling[count++] = &f->claims.items.items[c];
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = i + 1; !status && j < count; j++)
            status = compare_events(f, telling[i], telling[j]);
    return status;
}

/* ---- it was so, and it was not ----------------------------------------------------------------------------
 */

/* "No officer was in Geneva", and an officer who was. */
static bool contradicts_presence(const ro_finder *f, const ro_claim *absent, const ro_claim *there) {
    return absent->absent && !absent->modal &&
           ro_claims_share(&f->claims, &absent->stems, &there->stems) >= same_presence && there->attends &&
           ro_phrase_shared(&absent->names, &there->names) > 0 &&
           ro_phrase_shared(&absent->stems, &there->stems) >= LEAST_SHARED;
}

/* The verb that is undone begins as a word of the other does: "burn", "burned". */
static bool has_verb(const ro_finder *f, const ro_claim *undone, const ro_phrase_stems *other) {
    enum { ALIKE = 4 };
    ro_phrase_stems verb;
    ro_phrase_stem(ro_claim_text(f, undone, undone->undoes), &verb);
    for (uint32_t s = 0; verb.count && s < other->count; s++)
        if (!memcmp(other->stems[s].text, verb.stems[0].text, ALIKE))
            return true;
    return false;
}

/* How much of "had not sold the depot to the company" the other says, who says that it had; 0: too little. */
static double contradicts(const ro_finder *f, const ro_claim *undone, const ro_claim *done) {
    ro_phrase_stems said, other, unsaid;
    if (!undone->undoes.end || !undone->voice.len || !done->voice.len || undone->modal || undone->forecast)
        return 0;
    content_stems(f, undone, &said);
    content_stems(f, done, &other);
    unsaid = said;
    ro_phrase_remove(&unsaid, &other);
    double share = ro_claims_share(&f->claims, &said, &other);
    bool verb = has_verb(f, undone, &other) || (undone->attends && done->attends);
    return verb && !ro_phrase_shared(&undone->names, &unsaid) && share >= same_undone &&
                   ro_phrase_shared(&said, &other) >= LEAST_UNDONE
               ? share
               : 0;
}

/* Farther apart in one article the like words are of another matter. */
static bool is_far(const ro_claim *undone, const ro_claim *done) {
    uint32_t first = undone->sentence < done->sentence ? undone->sentence : done->sentence;
    uint32_t last = undone->sentence < done->sentence ? done->sentence : undone->sentence;
    return undone->article == done->article && last - first > UNDONE_SENTENCES;
}

static double undoes(const ro_finder *f, const ro_claim *undone, const ro_claim *done) {
    if (is_far(undone, done) || done->absent || done->negated || done->modal || done->forecast ||
        !done->whole || done == undone || done->denies != RO_DENIES_NOTHING || done->day > undone->day ||
        __builtin_popcountll(undone->signature & done->signature) < LEAST_SHARED ||
        !ro_days_within(undone->day, done->day, UNDONE_DAYS) || ro_claim_same_voice(undone, done))
        return 0;
    return contradicts_presence(f, undone, done) ? 1 : contradicts(f, undone, done);
}

static int find_done(ro_finder *f, const ro_claim *undone) {
    const ro_claim *best = NULL;
    double most = 0;
    for (uint32_t c = 0; c < f->claims.items.count; c++) {
        double share = undoes(f, undone, &f->claims.items.items[c]);
        if (share > most) {
            most = share;
            best = &f->claims.items.items[c];
        }
    }
    if (!best)
        return 0;
    bool presence = undone->absent || (undone->attends && best->attends);
    return ro_dispute_add(f, presence ? RO_DIFFERENCE_PARTICIPANT : RO_DIFFERENCE_DENIAL,
                          ro_claim_passage(best), ro_claim_passage(undone),
                          presence ? "who was there" : "a report and its denial", 0.7,
                          presence ? "one says somebody was there, the other that nobody was"
                                   : "one says that it was so, the other in like words that it was not");
}

int ro_disputes_events(ro_finder *f) {
    enum { MOST = 1500 };
    int status = compare_all_events(f);
    uint32_t looked = 0;
    for (uint32_t c = 0; !status && c < f->claims.items.count && looked < MOST; c++) {
        const ro_claim *claim = &f->claims.items.items[c];
        if ((!claim->absent && !claim->undoes.end) || !claim->whole || claim->denies != RO_DENIES_NOTHING)
            continue;
        looked++;
        status = find_done(f, claim);
    }
    return status;
}
