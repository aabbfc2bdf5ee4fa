#include "story/board.h"

#include "base/day.h"
#include "base/error.h"
#include "story/board_same.h"
#include "story/phrases.h"

#include <stdlib.h>

enum { MOST_ENTRIES = 4000 };

/* Below it a finding is too weak to be shown. */
static const double least_score = 0.6;

typedef struct {
    ro_coverage *coverage;
    ro_arena *arena;
    uint32_t first; /* entry of the kind that is being gathered */
} maker;

static ro_cov_entry *add_entry(maker *m, uint32_t index) {
    const ro_cov_talk *talk = ro_board_talk(m->coverage, index);
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
                                .articles = !ro_board_is_copy(m->coverage, talk)};
    return entry;
}

/* ---- gathering --------------------------------------------------------------------------------------------
 */

static uint32_t find_entry(const maker *m, uint32_t index) {
    for (uint32_t e = m->coverage->board.count; e-- > m->first;)
        if (ro_board_is_same(m->coverage, &m->coverage->board.items[e], index))
            return e;
    return RO_NONE;
}

static int gather(maker *m, ro_talk_kind kind) {
    m->first = m->coverage->board.count;
    for (uint32_t t = 0; t < m->coverage->talks.count; t++) {
        const ro_cov_talk *talk = ro_board_talk(m->coverage, t);
        if (talk->kind != kind || talk->score < least_score)
            continue;
        uint32_t e = find_entry(m, t);
        if (e != RO_NONE)
            ro_board_take(m->coverage, &m->coverage->board.items[e], t);
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
        ro_slice day = ro_board_published(m->coverage, ro_board_talk(m->coverage, entry->talk));
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
    uint32_t talk = whole->talk, count = ro_board_phases(m->coverage, talk);
    for (uint32_t p = 1; p <= count; p++) {
        ro_cov_entry *entry = add_entry(m, talk + p);
        if (!entry)
            return READOUT_NO_MEMORY;
        entry->parent = parent;
    }
    return 0;
}

static bool newer(const maker *m, const ro_cov_talk *a, const ro_cov_talk *b) {
    return ro_board_day(m->coverage, a) >= ro_board_day(m->coverage, b);
}

/* The newest position of each party among the issues that were found to be one. */
static int add_positions(maker *m, uint32_t parent, ro_cov_entry *whole) {
    uint32_t first = m->coverage->board.count;
    ro_cov_entry issue = *whole;
    for (uint32_t t = 0; t < m->coverage->talks.count; t++) {
        const ro_cov_talk *talk = ro_board_talk(m->coverage, t);
        if (talk->kind != RO_TALK_POSITION || talk->parent == RO_NONE ||
            !(talk->parent == issue.talk ||
              ro_board_is_same_issue(&issue, ro_board_talk(m->coverage, talk->parent))))
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
        } else if (newer(m, talk, ro_board_talk(m->coverage, m->coverage->board.items[e].talk))) {
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
