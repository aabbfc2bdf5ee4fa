#include "story/board.h"

#include "base/day.h"
#include "base/error.h"
#include "story/phrases.h"

#include <stdlib.h>

/* Days that two tellings of a thing may lie apart. */
enum { ROUND_DAYS = 2, LOOSE_DAYS = 10, ORDINAL_DAYS = 45, PROPOSAL_DAYS = 7, MOST_ENTRIES = 4000 };

/* Below it a finding is too weak to be shown. */
static const double least_score = 0.6;

typedef struct {
    ro_coverage *coverage;
    ro_arena *arena;
    uint32_t first; /* entry of the kind that is being gathered */
} maker;

static const ro_cov_talk *talk_of(const maker *m, uint32_t index) {
    return &m->coverage->talks.items[index];
}

static ro_slice published(const maker *m, const ro_cov_talk *talk) {
    return m->coverage->articles.items[talk->article].published;
}

static ro_day day_of(const maker *m, const ro_cov_talk *talk) {
    ro_day day = ro_day_read(talk->day.len ? talk->day : talk->last_day);
    return day == RO_NO_DAY ? ro_day_read(published(m, talk)) : day;
}

static bool is_copy(const maker *m, const ro_cov_talk *talk) {
    return m->coverage->articles.items[talk->article].copy_of != RO_NONE;
}

static ro_cov_entry *add_entry(maker *m, uint32_t index) {
    const ro_cov_talk *talk = talk_of(m, index);
    ro_cov_entry *entry = ro_array_push(m->arena, &m->coverage->board);
    if (entry)
        *entry = (ro_cov_entry){.kind = talk->kind,
                                .talk = index,
                                .parent = RO_NONE,
                                .who = talk->who,
                                .day = talk->day,
                                .last_day = talk->last_day,
                                .state = talk->state,
                                .place = talk->place,
                                .detail = talk->detail,
                                .number = talk->number,
                                .denied = talk->denied,
                                .articles = !is_copy(m, talk)};
    return entry;
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
static ro_day apart(const maker *m, const ro_cov_entry *entry, const ro_cov_talk *talk) {
    const ro_cov_talk *shown = talk_of(m, entry->talk);
    ro_day from = ro_day_read(entry->day), until = ro_day_read(entry->last_day);
    from = from != RO_NO_DAY ? from : until != RO_NO_DAY ? until : day_of(m, shown);
    until = until != RO_NO_DAY ? until : from;
    ro_day first = day_of(m, talk), last = ro_day_read(talk->last_day);
    last = last != RO_NO_DAY ? last : first;
    if (from == RO_NO_DAY || first == RO_NO_DAY)
        return INT32_MAX;
    return first > until ? first - until : from > last ? from - last : 0;
}

static bool places_differ(const ro_cov_entry *entry, const ro_cov_talk *talk) {
    return entry->place.len && talk->place.len && !ro_phrase_same_name(entry->place, talk->place);
}

static bool is_same_round(const maker *m, const ro_cov_entry *entry, const ro_cov_talk *talk) {
    if ((entry->number && talk->number && entry->number != talk->number) || places_differ(entry, talk))
        return false;
    ro_day days = apart(m, entry, talk);
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

static void take_round(const maker *m, ro_cov_entry *entry, const ro_cov_talk *talk) {
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
    entry->articles += !is_copy(m, talk);
}

/* ---- proposals --------------------------------------------------------------------------------------------
 */

/* The phases of a proposal stand behind it in talks. */
static uint32_t phases_of(const maker *m, uint32_t index) {
    uint32_t end = index + 1;
    while (end < m->coverage->talks.count && m->coverage->talks.items[end].kind == RO_TALK_PHASE &&
           m->coverage->talks.items[end].parent == index)
        end++;
    return end - index - 1;
}

/* 1: a phase of both has one length; -1: one of them differs; 0: nothing to compare. */
static int compare_phases(const maker *m, uint32_t a, uint32_t b) {
    uint32_t count_a = phases_of(m, a), count_b = phases_of(m, b);
    int same = 0;
    for (uint32_t i = 1; i <= count_a; i++)
        for (uint32_t j = 1; j <= count_b; j++) {
            const ro_cov_talk *x = talk_of(m, a + i), *y = talk_of(m, b + j);
            if (x->number != y->number || !x->detail.len || !y->detail.len)
                continue;
            if (!ro_slice_equal(x->detail, y->detail))
                return -1;
            same = 1;
        }
    return same;
}

static bool is_same_proposal(const maker *m, const ro_cov_entry *entry, uint32_t index) {
    const ro_cov_talk *talk = talk_of(m, index), *shown = talk_of(m, entry->talk);
    int phases = compare_phases(m, entry->talk, index);
    if (phases)
        return phases > 0;
    bool close = within(day_of(m, shown), day_of(m, talk), PROPOSAL_DAYS);
    bool same_party = !entry->who.len || !talk->who.len || ro_phrase_same_name(entry->who, talk->who);
    return close && (same_party || shown->article == talk->article);
}

/* The telling with more phases is the one to show. */
static void take_proposal(const maker *m, ro_cov_entry *entry, uint32_t index) {
    const ro_cov_talk *talk = talk_of(m, index);
    if (phases_of(m, index) > phases_of(m, entry->talk))
        entry->talk = index;
    if (!entry->who.len)
        entry->who = talk->who;
    if (!entry->day.len || (talk->day.len && ro_slice_compare(talk->day, entry->day) < 0))
        entry->day = talk->day;
    entry->articles += !is_copy(m, talk);
}

/* ---- issues -----------------------------------------------------------------------------------------------
 */

static bool is_same_issue(const ro_cov_entry *entry, const ro_cov_talk *talk) {
    ro_phrase_stems a, b;
    ro_phrase_stem(entry->detail, &a);
    ro_phrase_stem(talk->detail, &b);
    uint32_t shared = ro_phrase_shared(&a, &b), least = a.count < b.count ? a.count : b.count;
    return shared >= 2 || (shared && least <= 3);
}

static void take_issue(const maker *m, ro_cov_entry *entry, uint32_t index) {
    const ro_cov_talk *talk = talk_of(m, index), *shown = talk_of(m, entry->talk);
    entry->articles += !is_copy(m, talk) && talk->article != shown->article;
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

static bool is_same_opinion(const maker *m, const ro_cov_entry *entry, const ro_cov_talk *talk) {
    const ro_cov_talk *shown = talk_of(m, entry->talk);
    if (!same_voice(entry, talk) || !ro_slice_equal(entry->state, talk->state))
        return false;
    bool one_article = shown->article == talk->article;
    bool same_day = within(day_of(m, shown), day_of(m, talk), 1);
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

/* ---- gathering --------------------------------------------------------------------------------------------
 */

static bool is_same(const maker *m, const ro_cov_entry *entry, uint32_t index) {
    const ro_cov_talk *talk = talk_of(m, index);
    switch (talk->kind) {
    case RO_TALK_ROUND:
        return is_same_round(m, entry, talk);
    case RO_TALK_PROPOSAL:
        return is_same_proposal(m, entry, index);
    case RO_TALK_ISSUE:
        return is_same_issue(entry, talk);
    case RO_TALK_CONTACT:
        return is_same_contact(entry, talk);
    case RO_TALK_REPLY:
    case RO_TALK_ASSESSMENT:
        return is_same_opinion(m, entry, talk);
    default:
        return ro_phrase_same_name(entry->who, talk->who);
    }
}

static void take(const maker *m, ro_cov_entry *entry, uint32_t index) {
    const ro_cov_talk *talk = talk_of(m, index);
    if (talk->kind == RO_TALK_ROUND)
        take_round(m, entry, talk);
    else if (talk->kind == RO_TALK_PROPOSAL)
        take_proposal(m, entry, index);
    else if (talk->kind == RO_TALK_ISSUE)
        take_issue(m, entry, index);
    else
        entry->articles += !is_copy(m, talk);
}

static uint32_t find_entry(const maker *m, uint32_t index) {
    for (uint32_t e = m->coverage->board.count; e-- > m->first;)
        if (is_same(m, &m->coverage->board.items[e], index))
            return e;
    return RO_NONE;
}

static int gather(maker *m, ro_talk_kind kind) {
    m->first = m->coverage->board.count;
    for (uint32_t t = 0; t < m->coverage->talks.count; t++) {
        const ro_cov_talk *talk = talk_of(m, t);
        if (talk->kind != kind || talk->score < least_score)
            continue;
        uint32_t e = find_entry(m, t);
        if (e != RO_NONE)
            take(m, &m->coverage->board.items[e], t);
        else if (m->coverage->board.count - m->first < MOST_ENTRIES && !add_entry(m, t))
            return READOUT_NO_MEMORY;
    }
    return 0;
}

/* ---- order ------------------------------------------------------------------------------------------------
 */

static int by_day(const void *a, const void *b) {
    const ro_cov_entry *x = a, *y = b;
    int order = ro_slice_compare(x->day.len ? x->day : x->last_day, y->day.len ? y->day : y->last_day);
    return order ? order : (x->talk > y->talk) - (x->talk < y->talk);
}

static int by_articles(const void *a, const void *b) {
    const ro_cov_entry *x = a, *y = b;
    if (x->articles != y->articles)
        return x->articles > y->articles ? -1 : 1;
    return (x->talk > y->talk) - (x->talk < y->talk);
}

/* What is not dated itself is of the day of its article, but for who and what it is about. */
static void date_entries(maker *m, ro_talk_kind kind) {
    if (kind != RO_TALK_PROPOSAL && kind != RO_TALK_REPLY && kind != RO_TALK_ASSESSMENT)
        return;
    for (uint32_t e = m->first; e < m->coverage->board.count; e++) {
        ro_cov_entry *entry = &m->coverage->board.items[e];
        ro_slice day = published(m, talk_of(m, entry->talk));
        if (!entry->day.len && ro_day_read(day) != RO_NO_DAY)
            entry->day = ro_slice_part(day, 0, 10);
    }
}

static int gather_in_order(maker *m, ro_talk_kind kind, int (*order)(const void *, const void *)) {
    int status = gather(m, kind);
    date_entries(m, kind);
    uint32_t count = m->coverage->board.count - m->first;
    if (count)
        qsort(m->coverage->board.items + m->first, count, sizeof *m->coverage->board.items, order);
    return status;
}

/* ---- parts: phases behind their proposal, positions behind their issue
 * ------------------------------------- */

static int add_phases(maker *m, uint32_t parent, ro_cov_entry *whole) {
    uint32_t talk = whole->talk, count = phases_of(m, talk);
    for (uint32_t p = 1; p <= count; p++) {
        ro_cov_entry *entry = add_entry(m, talk + p);
        if (!entry)
            return READOUT_NO_MEMORY;
        entry->parent = parent;
    }
    return 0;
}

static bool newer(const maker *m, const ro_cov_talk *a, const ro_cov_talk *b) {
    return day_of(m, a) >= day_of(m, b);
}

/* The newest position of each party among the issues that were found to be one. */
static int add_positions(maker *m, uint32_t parent, ro_cov_entry *whole) {
    uint32_t first = m->coverage->board.count;
    ro_cov_entry issue = *whole;
    for (uint32_t t = 0; t < m->coverage->talks.count; t++) {
        const ro_cov_talk *talk = talk_of(m, t);
        if (talk->kind != RO_TALK_POSITION || talk->parent == RO_NONE ||
            !(talk->parent == issue.talk || is_same_issue(&issue, talk_of(m, talk->parent))))
            continue;
        uint32_t e = first;
        while (e < m->coverage->board.count &&
               !ro_phrase_same_name(m->coverage->board.items[e].who, talk->who))
            e++;
        if (e == m->coverage->board.count) {
            ro_cov_entry *entry = add_entry(m, t);
            if (!entry)
                return READOUT_NO_MEMORY;
            entry->parent = parent;
        } else if (newer(m, talk, talk_of(m, m->coverage->board.items[e].talk))) {
            m->coverage->board.items[e].talk = t;
            m->coverage->board.items[e].day = talk->day;
        }
    }
    return 0;
}

/* Takes the wholes off the end of the board and puts them back, each with its parts behind it. */
static int add_parts(maker *m, int (*add)(maker *, uint32_t, ro_cov_entry *)) {
    uint32_t count = m->coverage->board.count - m->first;
    ro_cov_entry *wholes = ro_arena_alloc(m->arena, (count + 1) * sizeof *wholes);
    if (!wholes)
        return READOUT_NO_MEMORY;
    if (count)
        memcpy(wholes, m->coverage->board.items + m->first, count * sizeof *wholes);
    m->coverage->board.count = m->first;
    for (uint32_t n = 0; n < count; n++) {
        uint32_t parent = m->coverage->board.count;
        ro_cov_entry *whole = ro_array_push(m->arena, &m->coverage->board);
        if (!whole)
            return READOUT_NO_MEMORY;
        *whole = wholes[n];
        if (add(m, parent, &wholes[n]))
            return READOUT_NO_MEMORY;
    }
    return 0;
}

/* Whoever is a party in more articles than a mediator is no mediator. */
static void drop_party_mediators(maker *m) {
    ro_coverage *coverage = m->coverage;
    uint32_t kept = m->first;
    for (uint32_t e = m->first; e < coverage->board.count; e++) {
        bool party = false;
        for (uint32_t p = 0; p < m->first; p++)
            party |= ro_phrase_same_name(coverage->board.items[p].who, coverage->board.items[e].who) &&
                     coverage->board.items[p].articles >= coverage->board.items[e].articles;
        if (!party)
            coverage->board.items[kept++] = coverage->board.items[e];
    }
    coverage->board.count = kept;
}

int ro_board_make(ro_coverage *coverage, ro_arena *arena, readout_error *error) {
    maker m = {coverage, arena, 0};
    int status = gather_in_order(&m, RO_TALK_PARTY, by_articles);
    if (!status)
        status = gather_in_order(&m, RO_TALK_MEDIATOR, by_articles);
    drop_party_mediators(&m);
    if (!status)
        status = gather_in_order(&m, RO_TALK_CONTACT, by_day);
    if (!status)
        status = gather_in_order(&m, RO_TALK_ROUND, by_day);
    if (!status)
        status = gather_in_order(&m, RO_TALK_PROPOSAL, by_day);
    if (!status)
        status = add_parts(&m, add_phases);
    if (!status)
        status = gather_in_order(&m, RO_TALK_ISSUE, by_articles);
    if (!status)
        status = add_parts(&m, add_positions);
    if (!status)
        status = gather_in_order(&m, RO_TALK_REPLY, by_day);
    if (!status)
        status = gather_in_order(&m, RO_TALK_ASSESSMENT, by_day);
    return status ? ro_fail_memory(error) : 0;
}
