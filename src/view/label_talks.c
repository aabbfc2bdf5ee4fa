#include "view/label_talks.h"

#include "doc/talks.h"

#include <stdlib.h>

const char *ro_label_talk_kind(ro_talk_kind kind) {
    static const char *const names[] = {"party", "mediator", "contact",        "round",    "proposal",
                                        "phase", "reply",    "sticking point", "position", "assessment"};
    return names[kind];
}

static const char *ordinal_ending(int number) {
    int tens = number % 100;
    if (tens >= 11 && tens <= 13)
        return "th";
    return number % 10 == 1 ? "st" : number % 10 == 2 ? "nd" : number % 10 == 3 ? "rd" : "th";
}

/* "P6W" as "6 weeks"; what is no single number and unit as it stands. */
static ro_slice length_text(ro_arena *arena, ro_slice length) {
    static const struct {
        char unit;
        const char *name;
    } units[] = {{'D', "day"}, {'W', "week"}, {'M', "month"}, {'Y', "year"}};
    char digits[12] = "";
    if (length.len < 3 || length.len > 10 || length.ptr[0] != 'P')
        return length;
    memcpy(digits, length.ptr + 1, length.len - 2);
    char *end;
    long number = strtol(digits, &end, 10);
    for (unsigned u = 0; u < sizeof units / sizeof *units && !*end; u++)
        if (units[u].unit == length.ptr[length.len - 1])
            return ro_arena_format(arena, "%ld %s%s", number, units[u].name, number == 1 ? "" : "s");
    return length;
}

static ro_slice round_text(ro_arena *arena, const ro_cov_entry *entry) {
    ro_slice number = {0};
    bool online = ro_slice_is(entry->place, "online");
    if (entry->number)
        number = ro_arena_format(arena, "%d%s round", entry->number, ordinal_ending(entry->number));
    else
        number = RO_LITERAL("talks");
    ro_slice state = entry->state;
    if (ro_slice_is(state, "under_way"))
        state = RO_LITERAL("under way");
    else if (ro_slice_is(state, "called_off"))
        state = RO_LITERAL("called off");
    return ro_arena_format(arena, "%.*s%s%.*s%s%.*s, %.*s", (int)number.len, number.ptr,
                           !entry->place.len || online ? (online ? ", " : "") : " in ", (int)entry->place.len,
                           entry->place.ptr, entry->detail.len ? ", " : "", (int)entry->detail.len,
                           entry->detail.ptr, (int)state.len, state.ptr);
}

static ro_slice reply_text(ro_arena *arena, const ro_cov_entry *entry) {
    const char *done = ro_slice_is(entry->state, "accept")   ? "accepts"
                       : ro_slice_is(entry->state, "reject") ? "rejects"
                       : ro_slice_is(entry->state, "study")  ? "studies it"
                                                             : "accepts with conditions";
    const char *not_done = ro_slice_is(entry->state, "reject") ? "does not reject" : "does not accept";
    return ro_arena_format(arena, "%s", entry->denied ? not_done : done);
}

static ro_slice contact_text(ro_arena *arena, const ro_cov_entry *entry) {
    const char *talks = ro_slice_is(entry->state, "none")       ? "no talks"
                        : ro_slice_is(entry->state, "indirect") ? "indirect talks"
                                                                : "direct talks";
    ro_slice with = ro_slice_equal(entry->who, entry->detail) ? RO_LITERAL("each other") : entry->detail;
    return ro_arena_format(arena, "%s with %.*s", talks, (int)with.len, with.ptr);
}

ro_slice ro_label_talk(ro_arena *arena, const ro_coverage *coverage, const ro_cov_entry *entry) {
    const ro_cov_talk *talk = &coverage->talks.items[entry->talk];
    switch (entry->kind) {
    case RO_TALK_PARTY:
    case RO_TALK_MEDIATOR:
        return entry->who;
    case RO_TALK_CONTACT:
        return contact_text(arena, entry);
    case RO_TALK_ROUND:
        return round_text(arena, entry);
    case RO_TALK_PHASE: {
        ro_slice length = length_text(arena, entry->detail);
        return ro_arena_format(arena, "phase %d%s%.*s", entry->number, length.len ? ", " : "",
                               (int)length.len, length.ptr);
    }
    case RO_TALK_REPLY:
        return reply_text(arena, entry);
    case RO_TALK_ISSUE:
        return entry->detail;
    case RO_TALK_ASSESSMENT: {
        const char *scale = ro_scale_name(entry->number);
        bool asserted = ro_slice_is(entry->state, "asserted");
        return ro_arena_format(arena, "%s%s%.*s", scale, asserted ? "" : ", ",
                               asserted ? 0 : (int)entry->state.len, entry->state.ptr);
    }
    default:
        return ro_slice_part(coverage->articles.items[talk->article].text, talk->span.begin, talk->span.end);
    }
}
