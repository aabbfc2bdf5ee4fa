#include "intake/written_date.h"

#include "base/day.h"
#include "base/utf8.h"

enum { FIRST_YEAR = 1600, LAST_YEAR = 2199, LONGEST_DATE = 120, LONGEST_WORD = 16 };

static bool digit(char c) {
    return c >= '0' && c <= '9';
}

static bool letter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* Takes exactly `count` digits off *text. */
static bool take_digits(ro_slice *text, unsigned count, int *value) {
    *value = 0;
    if (text->len < count)
        return false;
    for (unsigned i = 0; i < count; i++) {
        if (!digit(text->ptr[i]))
            return false;
        *value = *value * 10 + (text->ptr[i] - '0');
    }
    *text = ro_slice_part(*text, count, text->len);
    return true;
}

static bool take_byte(ro_slice *text, char byte) {
    if (!text->len || text->ptr[0] != byte)
        return false;
    *text = ro_slice_part(*text, 1, text->len);
    return true;
}

/* ---- the parts of a date
 * ----------------------------------------------------------------------------------- */

/* The n-th Sunday of a month. */
static int sunday(int year, int month, int nth) {
    int weekday = ro_day_weekday(ro_day_of((ro_date){year, month, 1}));
    return 1 + (7 - weekday) % 7 + 7 * (nth - 1);
}

/* North America since 2007: from the second Sunday of March to the first of November. Hours of the day aside.
 */
static bool daylight_in_america(const ro_written_date *date) {
    if (date->month == 3)
        return date->day >= sunday(date->year, 3, 2);
    if (date->month == 11)
        return date->day < sunday(date->year, 11, 1);
    return date->month > 3 && date->month < 11;
}

static bool exists(const ro_written_date *date) {
    return date->year >= FIRST_YEAR && date->year <= LAST_YEAR && date->month >= 1 && date->month <= 12 &&
           date->day >= 1 && date->day <= ro_month_days(date->year, date->month) && date->hour >= 0 &&
           date->hour <= 23 && date->minute >= 0 && date->minute <= 59 && date->second >= 0 &&
           date->second <= 60;
}

/* ---- seconds since 1970 -------------------------------------------------------------------------------- */

static bool parse_epoch(ro_slice text, ro_written_date *date) {
    int64_t value = 0;
    if (text.len != 10 && text.len != 13)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (!digit(text.ptr[i]))
            return false;
        value = value * 10 + (text.ptr[i] - '0');
    }
    int64_t seconds = text.len == 13 ? value / 1000 : value, rest = seconds % 86400;
    ro_date day = ro_day_date((ro_day)(seconds / 86400));
    date->year = day.year;
    date->month = day.month;
    date->day = day.day;
    date->has_time = date->has_offset = true;
    date->hour = (int)(rest / 3600);
    date->minute = (int)(rest / 60 % 60);
    date->second = (int)(rest % 60);
    return true;
}

/* ---- ISO 8601 and its like ----------------------------------------------------------------------------- */

static bool take_offset(ro_slice *text, ro_written_date *date) {
    int hours, minutes = 0;
    if (take_byte(text, 'Z') || take_byte(text, 'z')) {
        date->has_offset = true;
        return true;
    }
    int sign = take_byte(text, '+') ? 1 : take_byte(text, '-') ? -1 : 0;
    if (!sign || !take_digits(text, 2, &hours))
        return false;
    take_byte(text, ':');
    if (text->len && !take_digits(text, 2, &minutes))
        return false;
    if (hours > 15 || minutes > 59)
        return false;
    date->has_offset = true;
    date->offset = sign * (hours * 60 + minutes);
    return true;
}

static void skip_fraction(ro_slice *text) {
    if (text->len > 1 && (text->ptr[0] == '.' || text->ptr[0] == ',') && digit(text->ptr[1])) {
        take_byte(text, text->ptr[0]);
        while (text->len && digit(text->ptr[0]))
            take_byte(text, text->ptr[0]);
    }
}

static bool take_iso_time(ro_slice *text, ro_written_date *date) {
    if (!take_digits(text, 2, &date->hour))
        return false;
    take_byte(text, ':');
    if (!take_digits(text, 2, &date->minute))
        return false;
    take_byte(text, ':');
    if (text->len >= 2 && digit(text->ptr[0]) && !take_digits(text, 2, &date->second))
        return false;
    skip_fraction(text);
    date->has_time = true;
    return true;
}

static bool parse_iso(ro_slice text, ro_written_date *date) {
    if (!take_digits(&text, 4, &date->year))
        return false;
    char separator =
        text.len && (text.ptr[0] == '-' || text.ptr[0] == '/' || text.ptr[0] == '.') ? text.ptr[0] : 0;
    if (separator)
        take_byte(&text, separator);
    if (!take_digits(&text, 2, &date->month))
        return false;
    if (separator && !take_byte(&text, separator))
        return false;
    if (!take_digits(&text, 2, &date->day))
        return false;
    if (!text.len)
        return true;
    if (!take_byte(&text, 'T') && !take_byte(&text, 't') && !take_byte(&text, ' '))
        return false;
    if (!take_iso_time(&text, date))
        return false;
    while (take_byte(&text, ' '))
        continue;
    if (ro_slice_is(text, "UTC") || ro_slice_is(text, "GMT")) {
        date->has_offset = true;
        return true;
    }
    return !text.len || (take_offset(&text, date) && !text.len);
}

/* ---- dates in words ------------------------------------------------------------------------------------ */

/* What the pieces of a date have said so far. */
typedef struct {
    ro_written_date date;
    bool meridiem, month_named, zone_daylight, year_leads;
    bool filler; /* the last word was one that says nothing: no date ends so */
    int standard_offset;
    int numbers[3]; /* that are neither year nor time, in order */
    unsigned number_count;
} pieces;

static bool read_time(ro_slice *text, int hour, pieces *read) {
    if (read->date.has_time || !take_byte(text, ':'))
        return false;
    read->date.hour = hour;
    read->date.has_time = true;
    if (!take_digits(text, 2, &read->date.minute))
        return false;
    if (take_byte(text, ':')) {
        if (!take_digits(text, 2, &read->date.second))
            return false;
        skip_fraction(text);
    }
    return true;
}

static bool begins_meridiem(ro_slice text) {
    text = ro_slice_trim(text);
    return text.len > 1 && ((text.ptr[0] | 0x20) == 'a' || (text.ptr[0] | 0x20) == 'p') &&
           ((text.ptr[1] | 0x20) == 'm' ||
            (text.ptr[1] == '.' && text.len > 2 && (text.ptr[2] | 0x20) == 'm'));
}

static bool read_number(ro_slice *text, pieces *read) {
    int value = 0;
    unsigned digits = 0;
    while (digits < 5 && text->len && digit(text->ptr[0])) {
        value = value * 10 + (text->ptr[0] - '0');
        take_byte(text, text->ptr[0]);
        digits++;
    }
    if (digits > 4 || digits == 3)
        return false;
    if (digits == 4 && !read->date.year) {
        read->date.year = value;
        read->year_leads = !read->number_count;
        return true;
    }
    if (digits <= 2 && text->len && text->ptr[0] == ':')
        return read_time(text, value, read);
    if (digits <= 2 && !read->date.has_time && begins_meridiem(*text)) {
        read->date.hour = value;
        read->date.has_time = true;
        return true;
    }
    if (digits > 2 || read->number_count == 3)
        return false;
    read->numbers[read->number_count++] = value;
    return true;
}

static bool apply_meridiem(pieces *read, bool afternoon) {
    if (!read->date.has_time || read->meridiem || read->date.hour < 1 || read->date.hour > 12)
        return false;
    read->meridiem = true;
    read->date.hour = read->date.hour % 12 + (afternoon ? 12 : 0);
    return true;
}

static int number_in(ro_slice cell) {
    int value = 0;
    bool negative = take_byte(&cell, '-');
    while (cell.len && digit(cell.ptr[0])) {
        value = value * 10 + (cell.ptr[0] - '0');
        take_byte(&cell, cell.ptr[0]);
    }
    return negative ? -value : value;
}

static bool apply_word(const ro_lexicon *words, uint32_t row, pieces *read) {
    ro_slice kind = ro_lexicon_cell(words, row, 1);
    int value = number_in(ro_lexicon_cell(words, row, 2));
    if (ro_slice_is(kind, "month")) {
        bool first = !read->month_named;
        read->month_named = true;
        read->date.month = value;
        return first;
    }
    if (ro_slice_is(kind, "meridiem"))
        return apply_meridiem(read, value != 0);
    if (ro_slice_is(kind, "zone")) {
        read->date.has_offset = true;
        read->standard_offset = value;
        read->zone_daylight = ro_slice_is(ro_lexicon_cell(words, row, 3), "america");
    }
    read->filler = ro_slice_is(kind, "filler");
    return true;
}

/* Letters, and full stops between and behind single ones ("p.m."). */
static bool read_word(const ro_lexicon *words, ro_slice *text, pieces *read) {
    char word[LONGEST_WORD];
    size_t length = 0;
    while (text->len && (letter(text->ptr[0]) || (text->ptr[0] == '.' && length))) {
        char c = text->ptr[0];
        if (length == LONGEST_WORD)
            return false;
        if (c != '.')
            word[length++] = (char)ro_to_lower((unsigned char)c);
        take_byte(text, c);
    }
    uint32_t row = ro_lexicon_find(words, ro_slice_of(word, length));
    return row != RO_NONE && apply_word(words, row, read);
}

/* Signs that may stand between the pieces; an offset behind a time. */
static bool read_sign(ro_slice *text, pieces *read) {
    bool signed_offset = (text->ptr[0] == '+' || text->ptr[0] == '-') && text->len > 4 && digit(text->ptr[1]);
    if (read->date.has_time && signed_offset && !read->date.has_offset) {
        ro_slice offset = ro_slice_part(*text, 0, text->ptr[3] == ':' && text->len > 5 ? 6 : 5);
        *text = ro_slice_part(*text, offset.len, text->len);
        if (!take_offset(&offset, &read->date))
            return false;
        read->standard_offset = read->date.offset;
        return true;
    }
    if (strchr(" \t,/-.()|", text->ptr[0]) && text->ptr[0])
        return take_byte(text, text->ptr[0]);
    static const char *const dashes[] = {"–", "—", "·", "•", " "};
    for (unsigned d = 0; d < sizeof dashes / sizeof *dashes; d++)
        if (ro_slice_starts(*text, ro_slice_of(dashes[d], strlen(dashes[d])))) {
            *text = ro_slice_part(*text, strlen(dashes[d]), text->len);
            return true;
        }
    return false;
}

/* Which of the numbers is the day, which the month, which a year of two digits. */
static bool settle_numbers(pieces *read) {
    ro_written_date *date = &read->date;
    unsigned wanted = (read->month_named ? 1u : 2u) + (date->year ? 0u : 1u);
    if (read->number_count != wanted)
        return false;
    if (!date->year) {
        int year = read->numbers[wanted - 1];
        date->year = year + (year < 70 ? 2000 : 1900);
    }
    int a = read->numbers[0], b = read->numbers[1];
    if (read->month_named) {
        date->day = a;
        return true;
    }
    bool month_first = a <= 12;
    if (a <= 12 && b <= 12 && a != b && !read->year_leads)
        return false;
    date->month = month_first ? a : b;
    date->day = month_first ? b : a;
    return true;
}

static bool parse_words(const ro_lexicon *words, ro_slice text, ro_written_date *date) {
    pieces read = {0};
    while (text.len) {
        char c = text.ptr[0];
        bool fine = digit(c)    ? read_number(&text, &read)
                    : letter(c) ? read_word(words, &text, &read)
                                : read_sign(&text, &read);
        if (!fine)
            return false;
        if (digit(c))
            read.filler = false;
    }
    if (read.filler || !settle_numbers(&read))
        return false;
    *date = read.date;
    if (date->has_offset)
        date->offset = read.standard_offset + (read.zone_daylight && daylight_in_america(date) ? 60 : 0);
    date->has_offset = date->has_offset && date->has_time;
    return true;
}

bool ro_written_date_parse(const ro_lexicon *words, ro_slice text, ro_written_date *date) {
    text = ro_slice_trim(text);
    if (!text.len || text.len > LONGEST_DATE)
        return false;
    ro_written_date found = {0};
    bool parsed = parse_epoch(text, &found);
    if (!parsed) {
        found = (ro_written_date){0};
        parsed = parse_iso(text, &found);
    }
    if (!parsed) {
        found = (ro_written_date){0};
        parsed = parse_words(words, text, &found);
    }
    if (!parsed || !exists(&found))
        return false;
    *date = found;
    return true;
}

ro_slice ro_written_date_format(ro_arena *arena, const ro_written_date *date) {
    if (!date->has_time)
        return ro_arena_format(arena, "%04d-%02d-%02d", date->year, date->month, date->day);
    int second = date->second < 60 ? date->second : 59;
    if (!date->has_offset)
        return ro_arena_format(arena, "%04d-%02d-%02dT%02d:%02d:%02d", date->year, date->month, date->day,
                               date->hour, date->minute, second);
    int offset = date->offset < 0 ? -date->offset : date->offset;
    return ro_arena_format(arena, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", date->year, date->month,
                           date->day, date->hour, date->minute, second, date->offset < 0 ? '-' : '+',
                           offset / 60, offset % 60);
}
