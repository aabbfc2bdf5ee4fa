/* Durations and sets: "three days" P3D, "5 1/2 hours" PT5H30M, "weeks" PXW, "every Thursday" XXXX-WXX-4. */
#include "language/times_state.h"

#include <math.h>

/* A unit as it stands in a value: its letter, whether behind a T, and how many of the letter it is. */
typedef struct {
    const char *letter;
    bool time;
    double times;
    const char *half; /* what half of it is */
} unit_form;

static unit_form form_of(ro_slice unit) {
    static const struct {
        const char *unit;
        unit_form form;
    } forms[] = {
        {"TS", {"S", true, 1, ""}},        {"TM", {"M", true, 1, "T30S"}}, {"TH", {"H", true, 1, "T30M"}},
        {"D", {"D", false, 1, "T12H"}},    {"W", {"W", false, 1, ""}},     {"2W", {"W", false, 2, ""}},
        {"M", {"M", false, 1, "15D"}},     {"Q", {"Q", false, 1, ""}},     {"Y", {"Y", false, 1, "6M"}},
        {"WE", {"WE", false, 1, ""}},      {"10Y", {"Y", false, 10, ""}},  {"100Y", {"Y", false, 100, ""}},
        {"1000Y", {"Y", false, 1000, ""}},
    };
    unsigned f = 0;
    while (f + 1 < sizeof forms / sizeof *forms && !ro_slice_is(unit, forms[f].unit))
        f++;
    return forms[f].form;
}

ro_slice ro_time_unit(const ro_match *match, unsigned nth) {
    for (uint32_t c = 0; c < match->count; c++) {
        unsigned class = match->captures[c].class;
        bool unit = class == RO_T_UNIT || class == RO_T_UNITS || class == RO_T_WHOLE || class == RO_T_SMALL ||
                    class == RO_T_LONG;
        if (unit && nth-- == 0)
            return match->captures[c].value.text;
    }
    return ro_slice_of(NULL, 0);
}

/* "3D", "XW", "T5H30M"; halves as the next smaller unit has them. */
static ro_slice amount(ro_arena *arena, double count, ro_slice unit) {
    unit_form form = form_of(unit);
    const char *t = form.time ? "T" : "";
    if (isnan(count))
        return ro_arena_format(arena, "%sX%s", t, form.letter);
    double total = count * form.times, whole = floor(total);
    if (total == whole)
        return ro_arena_format(arena, "%s%.0f%s", t, whole, form.letter);
    if (total - whole == 0.5 && form.half[0]) {
        const char *half = form.half + (form.time && whole > 0);
        return whole > 0 ? ro_arena_format(arena, "%s%.0f%s%s", t, whole, form.letter, half)
                         : ro_arena_format(arena, "%s", form.half);
    }
    return ro_arena_format(arena, "%s%.4g%s", t, total, form.letter);
}

ro_slice ro_time_offset(ro_arena *arena, int sign, double count, ro_slice unit) {
    ro_slice length = amount(arena, count, unit);
    return length.ptr ? ro_arena_format(arena, "%sP%.*s", sign < 0 ? "-" : "", (int)length.len, length.ptr)
                      : length;
}

static bool item_is_mark(const ro_time_state *state, uint32_t at, char mark) {
    return state->text.ptr[state->items->items[at].span.begin] == mark;
}

/* "fifty CDs a year", "4% a month": behind what is counted, "a year" says how often. */
static bool tells_how_often(const ro_time_state *state, const ro_match *match) {
    const ro_item *first = &state->items->items[match->begin];
    bool bare = match->end == match->begin + 2 && first->span.end == first->span.begin + 1 &&
                (item_is_mark(state, match->begin, 'a') || item_is_mark(state, match->begin, 'A'));
    if (!bare || !match->begin)
        return false;
    const ro_item *before = first - 1;
    bool plural = before->kind == RO_ITEM_WORD && !before->glued && before->entry == RO_NONE &&
                  before->span.end > before->span.begin + 3 && state->text.ptr[before->span.end - 1] == 's' &&
                  state->text.ptr[before->span.end - 2] != 's';
    return plural || before->kind == RO_ITEM_NUMERAL || ro_item_in(before, RO_T_COUNTED) ||
           ro_item_in(before, RO_T_UNITS);
}

/* "a 44-year-old man" and "a 6-month-old baby" are no times; "the 11-month-old war", "a 20-year-old dispute"
 * are. */
static bool is_age(const ro_time_state *state, const ro_match *match) {
    const ro_capture *op = ro_time_slot(match, RO_T_OP);
    if (!ro_slice_is(op->value.text, "age"))
        return false;
    const ro_item *next = match->end < state->items->count ? &state->items->items[match->end] : NULL;
    if (ro_slice_is(ro_time_unit(match, 0), "Y"))
        return !next || !ro_item_in(next, RO_T_THING);
    return next && ro_item_in(next, RO_T_YOUNG);
}

/* "a decades" is none: "a decades-long war". */
static bool is_one_of_many(const ro_match *match, const ro_capture *count) {
    return count->item == RO_NONE && count->value.number == 1 && ro_time_slot(match, RO_T_UNITS) &&
           match->top == RO_TIME_TOP_DURATION;
}

/* "a quarter" and "quarters" are parts or rooms as often as times. */
static bool is_quarter_of_something(const ro_match *match, const ro_capture *count, ro_slice unit) {
    return ro_slice_is(unit, "Q") && count->item == RO_NONE && match->top == RO_TIME_TOP_DURATION;
}

int ro_time_length(ro_time_state *state, const ro_match *match, ro_time_meaning *meaning) {
    const ro_capture *count = ro_time_slot(match, RO_CLASS_N),
                     *second = ro_match_capture(match, RO_CLASS_N, 1);
    ro_slice unit = ro_time_unit(match, 0), second_unit = ro_time_unit(match, 1);
    meaning->none = is_age(state, match);
    if (!count || !(isnan(count->value.number) || count->value.number > 0) || !unit.len || meaning->none ||
        is_quarter_of_something(match, count, unit) || is_one_of_many(match, count))
        return 0;
    if (ro_slice_is(ro_time_slot(match, RO_T_OP)->value.text, "age"))
        meaning->offset = ro_time_offset(state->arena, -1, count->value.number, unit);
    bool often = tells_how_often(state, match);
    ro_slice first = amount(state->arena, count->value.number, unit), rest = {"", 0};
    if (second && second_unit.len)
        rest = amount(state->arena, second->value.number, second_unit);
    if (!first.ptr || !rest.ptr)
        return READOUT_NO_MEMORY;
    meaning->type = often ? RO_TIME_SET : RO_TIME_DURATION;
    meaning->value =
        ro_arena_format(state->arena, "P%.*s%.*s", (int)first.len, first.ptr, (int)rest.len, rest.ptr);
    return meaning->value.ptr ? 0 : READOUT_NO_MEMORY;
}

static ro_slice set_value(ro_time_state *state, const ro_match *match) {
    const ro_capture *weekday = ro_time_slot(match, RO_T_WEEKDAY), *month = ro_time_slot(match, RO_T_MONTH);
    const ro_capture *season = ro_time_slot(match, RO_T_SEASON), *part = ro_time_slot(match, RO_T_DAYPART);
    const ro_capture *count = ro_time_slot(match, RO_CLASS_N), *every = ro_time_slot(match, RO_T_EVERY);
    if (!weekday)
        weekday = ro_time_slot(match, RO_T_WEEKDAYS);
    if (!part)
        part = ro_time_slot(match, RO_T_DAYPARTS);
    ro_slice t = part ? part->value.text : RO_LITERAL("");
    const char *before_t = part ? "T" : "";
    if (weekday)
        return ro_arena_format(state->arena, "XXXX-WXX-%d%s%.*s", (int)weekday->value.number, before_t,
                               (int)t.len, t.ptr);
    if (month)
        return ro_arena_format(state->arena, "XXXX-%02d", (int)month->value.number);
    if (season)
        return ro_arena_format(state->arena, "XXXX-%.*s", (int)season->value.text.len,
                               season->value.text.ptr);
    if (part)
        return ro_arena_format(state->arena, "XXXX-XX-XXT%.*s", (int)t.len, t.ptr);
    ro_slice unit = every ? every->value.text : ro_time_unit(match, 0);
    ro_slice length = amount(state->arena, count ? count->value.number : 1, unit);
    return length.ptr ? ro_arena_format(state->arena, "P%.*s", (int)length.len, length.ptr) : length;
}

/* "the party daily Granma": a paper. */
static bool is_paper(const ro_time_state *state, const ro_match *match) {
    return ro_time_slot(match, RO_T_EVERY) && match->end < state->items->count &&
           state->items->items[match->end].kind == RO_ITEM_WORD && state->items->items[match->end].capital;
}

/* "to rise 8% annually": how fast, not when. */
static bool is_rate(const ro_time_state *state, const ro_match *match) {
    const ro_capture *every = ro_time_slot(match, RO_T_EVERY);
    return every && ro_slice_is(every->value.text, "Y") && match->begin > 0 &&
           ro_time_in(state, match->begin - 1, RO_T_COUNTED);
}

int ro_time_every(ro_time_state *state, const ro_match *match, ro_time_meaning *meaning) {
    meaning->none = is_paper(state, match) || is_rate(state, match);
    if (meaning->none)
        return 0;
    meaning->type = RO_TIME_SET;
    meaning->value = set_value(state, match);
    return meaning->value.ptr ? 0 : READOUT_NO_MEMORY;
}
