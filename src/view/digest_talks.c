/* The digest's board of the talks: rounds, the proposal with its phases and replies, what is open, how it is
 * said to go. */
#include "view/date.h"
#include "view/desk.h"
#include "view/label.h"
#include "view/label_talks.h"

enum {
    MOST_CONTACTS = 4,
    MOST_ROUNDS = 8,
    MOST_PROPOSALS = 3,
    MOST_REPLIES = 6,
    MOST_ISSUES = 5,
    MOST_OPINIONS = 14
};

static const ro_cov_talk *talk_of(const ro_desk *desk, const ro_cov_entry *entry) {
    return &desk->coverage->talks.items[entry->talk];
}

static uint32_t count_of(const ro_desk *desk, ro_talk_kind kind) {
    uint32_t count = 0;
    for (uint32_t e = 0; e < desk->coverage->board.count; e++)
        count += desk->coverage->board.items[e].kind == kind;
    return count;
}

static void put_source(ro_desk *desk, const ro_cov_entry *entry) {
    const ro_cov_talk *talk = talk_of(desk, entry);
    ro_sheet_text(&desk->sheet, RO_FAINT, " — ");
    ro_sheet_add(&desk->sheet, RO_CYAN,
                 ro_label_source(desk->arena, &desk->coverage->articles.items[talk->article]));
    if (entry->articles > 1)
        ro_sheet_format(&desk->sheet, RO_CYAN, " and %u more", entry->articles - 1);
    ro_desk_add_id(desk, 't', talk->id);
}

static ro_slice days_of(ro_desk *desk, const ro_cov_entry *entry) {
    ro_slice first = entry->day.len ? entry->day : entry->last_day;
    if (!first.len)
        return (ro_slice){0};
    return entry->kind == RO_TALK_ROUND && entry->last_day.len
               ? ro_date_range(desk->arena, first, entry->last_day)
               : ro_date_text(desk->arena, first, RO_DATE_SHORT);
}

/* One line: the days, who, what; for a phase, a position or a proposal its words too. */
static void put_entry(ro_desk *desk, const ro_cov_entry *entry, unsigned indent, bool words) {
    const ro_cov_talk *talk = talk_of(desk, entry);
    ro_sheet *sheet = &desk->sheet;
    ro_slice days = days_of(desk, entry);
    ro_sheet_begin(sheet, indent, indent + 2);
    if (days.len) {
        if (desk->coverage->articles.items[talk->article].published_from == RO_PUBLISHED_INFERRED)
            ro_sheet_text(sheet, RO_FAINT, "about ");
        ro_sheet_add(sheet, RO_FAINT, days);
        ro_sheet_text(sheet, RO_FAINT, ": ");
    }
    if (entry->who.len && entry->kind != RO_TALK_ROUND) {
        ro_sheet_add(sheet, RO_GREEN, entry->who);
        ro_sheet_text(sheet, RO_PLAIN, entry->kind == RO_TALK_POSITION ? ": " : ", ");
    }
    if (entry->kind != RO_TALK_POSITION && entry->kind != RO_TALK_PROPOSAL)
        ro_sheet_add(sheet, RO_STRONG, ro_label_talk(desk->arena, desk->coverage, entry));
    if (words) {
        if (entry->kind != RO_TALK_POSITION && entry->kind != RO_TALK_PROPOSAL)
            ro_sheet_text(sheet, RO_PLAIN, ": ");
        ro_desk_add_clipped(desk, RO_PLAIN, ro_cov_sentence(desk->coverage, talk->article, talk->sentence),
                            3);
    }
    put_source(desk, entry);
    ro_sheet_end(sheet);
}

static void put_title(ro_desk *desk, const char *title) {
    ro_sheet_begin(&desk->sheet, 0, 0);
    ro_sheet_text(&desk->sheet, RO_STRONG, title);
    ro_sheet_end(&desk->sheet);
}

static bool is_part(const ro_cov_entry *entry) {
    return entry->parent != RO_NONE;
}

/* The last `most` entries of a kind, each with its parts; entries stand by day. */
static void put_kind(ro_desk *desk, ro_talk_kind kind, const char *title, uint32_t most, bool words) {
    uint32_t count = count_of(desk, kind), seen = 0;
    if (!count)
        return;
    bool shown = false;
    put_title(desk, title);
    for (uint32_t e = 0; e < desk->coverage->board.count; e++) {
        const ro_cov_entry *entry = &desk->coverage->board.items[e];
        if (entry->kind == kind) {
            seen++;
            shown = desk->all || (kind == RO_TALK_ISSUE ? seen <= most : seen + most > count);
        }
        if (shown && entry->kind == kind)
            put_entry(desk, entry, 2, words);
        else if (shown && is_part(entry))
            put_entry(desk, entry, 4, true);
        else if (!is_part(entry))
            shown = false;
    }
    if (!desk->all && count > most)
        ro_desk_more(desk, count - most, kind == RO_TALK_ISSUE ? "sticking points" : "earlier");
}

static void put_names(ro_desk *desk, ro_talk_kind kind, const char *title) {
    bool first = true;
    for (uint32_t e = 0; e < desk->coverage->board.count; e++) {
        const ro_cov_entry *entry = &desk->coverage->board.items[e];
        if (entry->kind != kind || (!desk->all && entry->articles < 1))
            continue;
        if (first) {
            ro_sheet_begin(&desk->sheet, 0, 2);
            ro_sheet_text(&desk->sheet, RO_STRONG, title);
        }
        ro_sheet_text(&desk->sheet, RO_PLAIN, first ? ": " : ", ");
        ro_sheet_add(&desk->sheet, RO_GREEN, entry->who);
        first = false;
    }
    if (!first)
        ro_sheet_end(&desk->sheet);
}

int ro_desk_talks(ro_desk *desk) {
    bool negotiation = count_of(desk, RO_TALK_ROUND) || count_of(desk, RO_TALK_PROPOSAL) ||
                       count_of(desk, RO_TALK_REPLY) || count_of(desk, RO_TALK_ASSESSMENT) > 1;
    if (!negotiation)
        return 0;
    ro_sheet_heading(&desk->sheet, "THE TALKS");
    put_names(desk, RO_TALK_PARTY, "Parties");
    put_names(desk, RO_TALK_MEDIATOR, "Mediators");
    put_kind(desk, RO_TALK_CONTACT, "Who talks to whom", MOST_CONTACTS, false);
    put_kind(desk, RO_TALK_ROUND, "Rounds", MOST_ROUNDS, false);
    put_kind(desk, RO_TALK_PROPOSAL, "Proposals", MOST_PROPOSALS, true);
    put_kind(desk, RO_TALK_REPLY, "Replies", MOST_REPLIES, true);
    put_kind(desk, RO_TALK_ISSUE, "Sticking points", MOST_ISSUES, false);
    put_kind(desk, RO_TALK_ASSESSMENT, "How the talks are said to go", MOST_OPINIONS, true);
    return 0;
}
