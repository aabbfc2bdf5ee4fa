#include "intake/metadata.h"

#include <stdio.h>

enum { DATE_ROOM = 32 };

static bool all_digits(ro_slice field) {
    for (size_t at = 0; at < field.len; at++)
        if (field.ptr[at] < '0' || field.ptr[at] > '9')
            return false;
    return field.len > 0;
}

static bool is_word(ro_slice field) {
    for (size_t at = 0; at < field.len; at++)
        if ((field.ptr[at] | 0x20) < 'a' || (field.ptr[at] | 0x20) > 'z')
            return false;
    return field.len > 2;
}

/* "2031", "04" or "apr", "12" as a date, in `room`; empty where they are none. */
static ro_slice date_of_three(const ro_slice fields[3], char room[DATE_ROOM]) {
    ro_slice year = fields[0], month = fields[1], day = fields[2];
    bool named = is_word(month);
    if (year.len != 4 || month.len > 9 || day.len > 2 || !all_digits(year) || !all_digits(day) ||
        !(named || (month.len <= 2 && all_digits(month))))
        return (ro_slice){NULL, 0};
    int length = named ? snprintf(room, DATE_ROOM, "%.*s %.*s %.*s", (int)day.len, day.ptr, (int)month.len,
                                  month.ptr, (int)year.len, year.ptr)
                       : snprintf(room, DATE_ROOM, "%.*s-%s%.*s-%s%.*s", (int)year.len, year.ptr,
                                  month.len < 2 ? "0" : "", (int)month.len, month.ptr, day.len < 2 ? "0" : "",
                                  (int)day.len, day.ptr);
    return ro_slice_of(room, (size_t)length);
}

/* "2031-04-12" */
static bool is_date(ro_slice field) {
    return field.len == 10 && field.ptr[4] == '-' && field.ptr[7] == '-';
}

/* The host and what is behind it, up to a question. */
static ro_slice path_of(ro_slice url) {
    size_t end = 0;
    while (end < url.len && url.ptr[end] != '?' && url.ptr[end] != '#')
        end++;
    const char *scheme = end ? memmem(url.ptr, end, "://", 3) : NULL;
    return ro_slice_part(url, scheme ? (size_t)(scheme - url.ptr) + 3 : 0, end);
}

int ro_metadata_published_from_url(const ro_intake *tables, ro_doc *doc, readout_error *error) {
    ro_slice rest = path_of(doc->article.url), field, last[3] = {{0}};
    char room[DATE_ROOM];
    int status = 0;
    while (!status && !doc->article.published.len && ro_slice_field(&rest, '/', &field)) {
        last[0] = last[1];
        last[1] = last[2];
        last[2] = field;
        ro_slice date = is_date(field) ? field : date_of_three(last, room);
        status = ro_metadata_published(tables, doc, date, RO_PUBLISHED_METADATA, error);
    }
    return status;
}
