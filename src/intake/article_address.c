#include "base/error.h"
#include "intake/article_model.h"
#include "intake/written_date.h"

#include <stdio.h>

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

/* "2031", "04" or "apr", "12" */
static bool read_three(const ro_lexicon *words, const ro_slice fields[3], ro_written_date *date) {
    char text[32];
    bool named = is_word(fields[1]);
    if (fields[0].len != 4 || fields[1].len > 9 || fields[2].len > 2 || !all_digits(fields[0]) ||
        !all_digits(fields[2]) || !(named || (fields[1].len <= 2 && all_digits(fields[1]))))
        return false;
    int length = named ? snprintf(text, sizeof text, "%.*s %.*s %.*s", (int)fields[2].len, fields[2].ptr,
                                  (int)fields[1].len, fields[1].ptr, (int)fields[0].len, fields[0].ptr)
                       : snprintf(text, sizeof text, "%.*s-%s%.*s-%s%.*s", (int)fields[0].len, fields[0].ptr,
                                  fields[1].len < 2 ? "0" : "", (int)fields[1].len, fields[1].ptr,
                                  fields[2].len < 2 ? "0" : "", (int)fields[2].len, fields[2].ptr);
    return ro_written_date_parse(words, ro_slice_of(text, (size_t)length), date);
}

/* "2031-04-12" */
static bool read_one(const ro_lexicon *words, ro_slice field, ro_written_date *date) {
    return field.len == 10 && field.ptr[4] == '-' && field.ptr[7] == '-' &&
           ro_written_date_parse(words, field, date);
}

static ro_slice path_of(ro_slice url) {
    size_t end = 0, at = 0;
    while (end < url.len && url.ptr[end] != '?' && url.ptr[end] != '#')
        end++;
    ro_slice path = ro_slice_part(url, 0, end);
    while (at + 3 <= path.len && memcmp(path.ptr + at, "://", 3))
        at++;
    return at + 3 <= path.len ? ro_slice_part(path, at + 3, path.len) : path;
}

int ro_article_address(ro_article_work *work, readout_error *error) {
    ro_article *article = &work->doc->article;
    ro_slice rest = path_of(article->url), field, last[3] = {{0}};
    const ro_lexicon *words = &work->model->date_words;
    ro_written_date date;
    bool found = false;
    if (article->published.len)
        return 0;
    while (!found && ro_slice_field(&rest, '/', &field)) {
        last[0] = last[1];
        last[1] = last[2];
        last[2] = field;
        found = read_one(words, field, &date) || read_three(words, last, &date);
    }
    if (!found)
        return 0;
    article->published = ro_written_date_format(work->doc->arena, &date);
    if (!article->published.ptr)
        return ro_fail_memory(error);
    article->published_from = RO_PUBLISHED_METADATA;
    return 0;
}
