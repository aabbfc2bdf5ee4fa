#include "view/date.h"

#include "base/day.h"

static const char month_names[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
static const char weekday_names[7][4] = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};

typedef struct {
    int year, month, day; /* month, day: 0 where the value does not say */
} parts;

static bool read_digits(ro_slice value, size_t at, size_t count, int *number) {
    if (at + count > value.len)
        return false;
    *number = 0;
    for (size_t i = at; i < at + count; i++) {
        if (value.ptr[i] < '0' || value.ptr[i] > '9')
            return false;
        *number = *number * 10 + (value.ptr[i] - '0');
    }
    return true;
}

/* YYYY, YYYY-MM or what begins with a day. */
static bool read_parts(ro_slice value, parts *out) {
    *out = (parts){0};
    if (!read_digits(value, 0, 4, &out->year))
        return false;
    if (value.len == 4)
        return true;
    if (value.ptr[4] != '-' || !read_digits(value, 5, 2, &out->month) || out->month < 1 || out->month > 12)
        return false;
    if (value.len == 7)
        return true;
    return ro_day_read(value) != RO_NO_DAY && read_digits(value, 8, 2, &out->day);
}

ro_slice ro_date_text(ro_arena *arena, ro_slice value, ro_date_form form) {
    parts date;
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
    parts a, b;
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
