#include "view/date.h"

#include "base/day.h"

static const char month_names[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
static const char weekday_names[7][4] = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};

/* Of YYYY, YYYY-MM or what begins with a day; month and day are 0 where the value does not say. */
static bool read_parts(ro_slice value, ro_date *parts) {
    enum { MONTH_LENGTH = 7 };
    ro_day first = ro_period_first(value);
    if (first == RO_NO_DAY)
        return false;
    *parts = ro_day_date(first);
    if (value.len <= MONTH_LENGTH)
        parts->day = 0;
    if (value.len < MONTH_LENGTH)
        parts->month = 0;
    return true;
}

ro_slice ro_date_text(ro_arena *arena, ro_slice value, ro_date_form form) {
    ro_date date;
    if (!value.len)
        return RO_LITERAL("date unknown");
    if (!read_parts(value, &date))
        return value;
    if (!date.month)
        return ro_arena_format(arena, "%d", date.year);
    const char *month = month_names[date.month - 1];
    if (!date.day)
        return ro_arena_format(arena, "%s %d", month, date.year);
    if (form == RO_DATE_SHORT)
        return ro_arena_format(arena, "%d %s %d", date.day, month, date.year);
    int weekday = (ro_day_read(value) % 7 + 7) % 7;
    return ro_arena_format(arena, "%s %d %s %d", weekday_names[weekday], date.day, month, date.year);
}

ro_slice ro_date_range(ro_arena *arena, ro_slice first, ro_slice last) {
    ro_date a, b;
    if (!first.len && !last.len)
        return RO_LITERAL("dates unknown");
    if (!first.len || !last.len || ro_slice_equal(first, last))
        return ro_date_text(arena, first.len ? first : last, RO_DATE_SHORT);
    ro_slice end = ro_date_text(arena, last, RO_DATE_SHORT);
    if (!read_parts(first, &a) || !read_parts(last, &b) || a.year != b.year || !a.day || !b.day) {
        ro_slice begin = ro_date_text(arena, first, RO_DATE_SHORT);
        return ro_arena_format(arena, "%.*s – %.*s", (int)begin.len, begin.ptr, (int)end.len, end.ptr);
    }
    if (a.month == b.month)
        return ro_arena_format(arena, "%d–%.*s", a.day, (int)end.len, end.ptr);
    return ro_arena_format(arena, "%d %s – %.*s", a.day, month_names[a.month - 1], (int)end.len, end.ptr);
}
