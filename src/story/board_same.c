#include "story/board_same.h"

#include "base/day.h"
#include "story/phrases.h"

/* Days that two tellings of a thing may lie apart. */
enum { ROUND_DAYS = 2, LOOSE_DAYS = 10, ORDINAL_DAYS = 45, PROPOSAL_DAYS = 7 };

const ro_cov_talk *ro_board_talk(const ro_coverage *c, uint32_t index) {
    return &c->talks.items[index];
}

ro_slice ro_board_published(const ro_coverage *c, const ro_cov_talk *talk) {
    return c->articles.items[talk->article].published;
}

ro_day ro_board_day(const ro_coverage *c, const ro_cov_talk *talk) {
    ro_day day = ro_day_read(talk->day.len ? talk->day : talk->last_day);
    return day == RO_NO_DAY ? ro_day_read(ro_board_published(c, talk)) : day;
}

bool ro_board_is_copy(const ro_coverage *c, const ro_cov_talk *talk) {
    return c->articles.items[talk->article].copy_of != RO_NONE;
}

/* ---- rounds -----------------------------------------------------------------------------------------------
 */

static bool within(ro_day a, ro_day b, ro_day days) {
    return a != RO_NO_DAY && b != RO_NO_DAY && a - b <= days && b - a <= days;
}

static bool dated(const ro_cov_talk *talk) {
    return talk->day.len || talk->last_day.len;
}

/* How far the talk's days are from the entry's: days, 0 where they overlap. */
static ro_day apart(const ro_coverage *c, const ro_cov_entry *entry, const ro_cov_talk *talk) {
    const ro_cov_talk *shown = ro_board_talk(c, entry->talk);
    ro_day from = ro_day_read(entry->day), until = ro_day_read(entry->last_day);
    from = from != RO_NO_DAY ? from : until != RO_NO_DAY ? until : ro_board_day(c, shown);
    until = until != RO_NO_DAY ? until : from;
    ro_day first = ro_board_day(c, talk), last = ro_day_read(talk->last_day);
    last = last != RO_NO_DAY ? last : first;
    if (from == RO_NO_DAY || first == RO_NO_DAY)
        return INT32_MAX;
    return first > until ? first - until : from > last ? from - last : 0;
}

static bool places_differ(const ro_cov_entry *entry, const ro_cov_talk *talk) {
    return entry->place.len && talk->place.len && !ro_phrase_same_name(entry->place, talk->place);
}

static bool is_same_round(const ro_coverage *c, const ro_cov_entry *entry, const ro_cov_talk *talk) {
    if ((entry->number && talk->number && entry->number != talk->number) || places_differ(entry, talk))
        return false;
    ro_day days = apart(c, entry, talk);
    bool placed = entry->place.len && talk->place.len;
    bool numbered = entry->number && talk->number;
    if (dated(talk) && (entry->day.len || entry->last_day.len))
        return days <= ROUND_DAYS;
    return numbered ? days <= ORDINAL_DAYS : placed && days <= LOOSE_DAYS;
}

static int state_rank(ro_slice state) {
    static const char *const order[] = {"held", "planned", "under_way", "ended", "called_off"};
    for (int n = 0; n < 5; n++)
        if (ro_slice_is(state, order[n]))
            return n;
    return 0;
}

static void take_round(const ro_coverage *c, ro_cov_entry *entry, const ro_cov_talk *talk) {
    if (!entry->place.len)
        entry->place = talk->place;
    if (!entry->day.len || (talk->day.len && ro_slice_compare(talk->day, entry->day) < 0))
        entry->day = talk->day;
    if (!entry->last_day.len || ro_slice_compare(talk->last_day, entry->last_day) > 0)
        entry->last_day = talk->last_day.len ? talk->last_day : entry->last_day;
    if (!entry->number)
        entry->number = talk->number;
    if (!entry->detail.len)
        entry->detail = talk->detail;
    if (state_rank(talk->state) > state_rank(entry->state))
        entry->state = talk->state;
    entry->articles += !ro_board_is_copy(c, talk);
}

/* ---- proposals --------------------------------------------------------------------------------------------
 */

/* The phases of a proposal stand behind it in talks. */
uint32_t ro_board_phases(const ro_coverage *c, uint32_t index) {
    uint32_t end = index + 1;
    while (end < c->talks.count && c->talks.items[end].kind == RO_TALK_PHASE &&
           c->talks.items[end].parent == index)
        end++;
    return end - index - 1;
}

/* 1: a phase of both has one length; -1: one of them differs; 0: nothing to compare. */
static int compare_phases(const ro_coverage *c, uint32_t a, uint32_t b) {
    uint32_t count_a = ro_board_phases(c, a), count_b = ro_board_phases(c, b);
    int same = 0;
    for (uint32_t i = 1; i <= count_a; i++)
        for (uint32_t j = 1; j <= count_b; j++) {
            const ro_cov_talk *x = ro_board_talk(c, a + i), *y = ro_board_talk(c, b + j);
            if (x->number != y->number || !x->detail.len || !y->detail.len)
                continue;
            if (!ro_slice_equal(x->detail, y->detail))
                return -1;
            same = 1;
        }
    return same;
}

static bool is_same_proposal(const ro_coverage *c, const ro_cov_entry *entry, uint32_t index) {
    const ro_cov_talk *talk = ro_board_talk(c, index), *shown = ro_board_talk(c, entry->talk);
    int phases = compare_phases(c, entry->talk, index);
    if (phases)
        return phases > 0;
    bool close = within(ro_board_day(c, shown), ro_board_day(c, talk), PROPOSAL_DAYS);
    bool same_party = !entry->who.len || !talk->who.len || ro_phrase_same_name(entry->who, talk->who);
    return close && (same_party || shown->article == talk->article);
}

/* The telling with more phases is the one to show. */
static void take_proposal(const ro_coverage *c, ro_cov_entry *entry, uint32_t index) {
    const ro_cov_talk *talk = ro_board_talk(c, index);
    if (ro_board_phases(c, index) > ro_board_phases(c, entry->talk))
        entry->talk = index;
    if (!entry->who.len)
        entry->who = talk->who;
    if (!entry->day.len || (talk->day.len && ro_slice_compare(talk->day, entry->day) < 0))
        entry->day = talk->day;
    entry->articles += !ro_board_is_copy(c, talk);
}

/* ---- issues -----------------------------------------------------------------------------------------------
 */

bool ro_board_is_same_issue(const ro_cov_entry *entry, const ro_cov_talk *talk) {
    ro_phrase_stems a, b;
    ro_phrase_stem(entry->detail, &a);
    ro_phrase_stem(talk->detail, &b);
    uint32_t shared = ro_phrase_shared(&a, &b), least = a.count < b.count ? a.count : b.count;
    return shared >= 2 || (shared && least <= 3);
}

static void take_issue(const ro_coverage *c, ro_cov_entry *entry, uint32_t index) {
    const ro_cov_talk *talk = ro_board_talk(c, index), *shown = ro_board_talk(c, entry->talk);
    entry->articles += !ro_board_is_copy(c, talk) && talk->article != shown->article;
    if (talk->detail.len && (talk->score > shown->score ||
                             (talk->score >= shown->score && talk->detail.len < entry->detail.len))) {
        entry->detail = talk->detail;
        entry->talk = index;
    }
}

/* ---- replies, assessments, sides --------------------------------------------------------------------------
 */

static bool same_voice(const ro_cov_entry *entry, const ro_cov_talk *talk) {
    return (!entry->who.len && !talk->who.len) || ro_phrase_same_name(entry->who, talk->who);
}

static bool is_same_opinion(const ro_coverage *c, const ro_cov_entry *entry, const ro_cov_talk *talk) {
    const ro_cov_talk *shown = ro_board_talk(c, entry->talk);
    if (!same_voice(entry, talk) || !ro_slice_equal(entry->state, talk->state))
        return false;
    bool one_article = shown->article == talk->article;
    bool same_day = within(ro_board_day(c, shown), ro_board_day(c, talk), 1);
    if (talk->kind == RO_TALK_REPLY)
        return same_day && entry->denied == talk->denied;
    return same_day && entry->number == talk->number && (talk->who.len || one_article);
}

/* In either order; how they stand now is the newest that is told. */
static bool is_same_contact(const ro_cov_entry *entry, const ro_cov_talk *talk) {
    return ro_slice_equal(entry->state, talk->state) &&
           ((ro_phrase_same_name(entry->who, talk->who) &&
             ro_phrase_same_name(entry->detail, talk->detail)) ||
            (ro_phrase_same_name(entry->who, talk->detail) && ro_phrase_same_name(entry->detail, talk->who)));
}

/* ---- any kind -------------------------------------------------------------------------------------------
 */

bool ro_board_is_same(const ro_coverage *c, const ro_cov_entry *entry, uint32_t index) {
    const ro_cov_talk *talk = ro_board_talk(c, index);
    switch (talk->kind) {
    case RO_TALK_ROUND:
        return is_same_round(c, entry, talk);
    case RO_TALK_PROPOSAL:
        return is_same_proposal(c, entry, index);
    case RO_TALK_ISSUE:
        return ro_board_is_same_issue(entry, talk);
    case RO_TALK_CONTACT:
        return is_same_contact(entry, talk);
    case RO_TALK_REPLY:
    case RO_TALK_ASSESSMENT:
        return is_same_opinion(c, entry, talk);
    default:
        return ro_phrase_same_name(entry->who, talk->who);
    }
}

void ro_board_take(const ro_coverage *c, ro_cov_entry *entry, uint32_t index) {
    const ro_cov_talk *talk = ro_board_talk(c, index);
    if (talk->kind == RO_TALK_ROUND)
        take_round(c, entry, talk);
    else if (talk->kind == RO_TALK_PROPOSAL)
        take_proposal(c, entry, index);
    else if (talk->kind == RO_TALK_ISSUE)
        take_issue(c, entry, index);
    else
        entry->articles += !ro_board_is_copy(c, talk);
}
