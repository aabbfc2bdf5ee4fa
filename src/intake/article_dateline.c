#include "intake/article_model.h"

#include "base/error.h"
#include "base/utf8.h"

/* A dateline begins one of the first lines of prose and is no longer than this. */
enum {
    DATELINE_LINES = 4,
    LONGEST_DATELINE = 120,
    PLACE_WORDS = 6,
    LONGEST_PAREN = 40,
    SHORT_AGENCY = 6,
    SHORT_PLACE = 3,
    LONG_PLACE = 4,
    ANSWER_REACH = 400
};

/* ABALI, Tessaria, June 3 (Continental) —
 * place  ,…                agency       dash        */
typedef struct {
    uint32_t at, end;
    uint32_t place_end, place_words;
    ro_span agency;
    ro_span region; /* what stands behind the first comma */
    bool capitals;  /* the place is in capitals */
    bool colon;
} dateline_scan;

static uint32_t character(ro_slice text, uint32_t at, uint32_t end, unsigned *length) {
    *length = 0;
    return at < end ? ro_utf8_at(ro_slice_part(text, 0, end), at, length) : 0;
}

static void skip_spaces(ro_slice text, dateline_scan *scan) {
    unsigned length;
    while (scan->at < scan->end && ro_is_space(character(text, scan->at, scan->end, &length)))
        scan->at += length;
}

/* Letters, and marks inside a place's name. */
static bool in_place_word(uint32_t c) {
    return ro_is_letter(c) || ro_is_digit(c) || c == '.' || c == '\'' || c == 0x2019 || c == '-' ||
           c == '/' || c == '&';
}

/* One word of a place or region: begins with a capital or a digit. *capitals: no small letter but in "Mc". */
static bool take_word(ro_slice text, dateline_scan *scan, bool *capitals) {
    unsigned length;
    uint32_t begin = scan->at, letters = 0, small = 0;
    uint32_t c = character(text, scan->at, scan->end, &length);
    if (!ro_is_upper(c) && !ro_is_digit(c))
        return false;
    bool mac = c == 'M';
    while (scan->at < scan->end && in_place_word(c = character(text, scan->at, scan->end, &length))) {
        letters += ro_is_letter(c);
        small += ro_is_lower(c) && !(mac && scan->at - begin == 1);
        scan->at += length;
    }
    *capitals = letters > 1 && !small;
    /* " - " is the dash, not part of a word. */
    while (scan->at > begin && text.ptr[scan->at - 1] == '-')
        scan->at--;
    return scan->at > begin;
}

static void scan_place(ro_slice text, dateline_scan *scan) {
    uint32_t words = 0;
    scan->capitals = true;
    while (words < PLACE_WORDS) {
        bool capitals;
        uint32_t before = scan->at;
        skip_spaces(text, scan);
        if (!take_word(text, scan, &capitals)) {
            scan->at = before;
            break;
        }
        scan->capitals = scan->capitals && capitals;
        words++;
    }
    scan->place_end = words ? scan->at : 0;
    scan->place_words = words;
}

/* ", Calif.", ", June 3", ", Gaza Strip and so on, as often as they come. */
static void scan_qualifiers(ro_slice text, dateline_scan *scan) {
    while (scan->at < scan->end && text.ptr[scan->at] == ',') {
        bool capitals;
        uint32_t before = scan->at++, words = 0;
        skip_spaces(text, scan);
        uint32_t begin = scan->at, end = begin;
        for (; words < PLACE_WORDS && take_word(text, scan, &capitals); words++) {
            end = scan->at;
            skip_spaces(text, scan);
        }
        if (!words) {
            scan->at = before;
            return;
        }
        if (!scan->region.end)
            scan->region = (ro_span){begin, end};
    }
    skip_spaces(text, scan);
}

static bool is_known(const ro_article_work *work, ro_span agency) {
    return ro_lexicon_find(&work->model->agencies, ro_work_text(work, agency)) != RO_NONE;
}

/* "(AP)", "(Continental Agency)": behind a place, anything that begins with a capital; alone, a known agency
 * or capitals. "(Ada Quill/Reuters)" is the credit of a picture. */
static bool is_agency(const ro_article_work *work, const dateline_scan *scan, ro_span agency) {
    ro_slice text = ro_work_text(work, agency);
    if (is_known(work, agency))
        return true;
    uint32_t letters = 0, small = 0;
    for (size_t at = 0; at < text.len;) {
        unsigned length;
        uint32_t c = ro_utf8_at(text, at, &length);
        if (!ro_is_letter(c) && c != ' ' && c != '.' && c != '-' && !(c == '/' && scan->place_end))
            return false;
        letters += ro_is_letter(c);
        small += ro_is_lower(c);
        at += length;
    }
    unsigned length;
    return scan->place_end ? ro_is_upper(ro_utf8_at(text, 0, &length))
                           : letters > 2 && text.len <= SHORT_AGENCY && !small;
}

static bool scan_agency(const ro_article_work *work, dateline_scan *scan) {
    ro_slice text = work->doc->text;
    skip_spaces(text, scan);
    if (scan->at >= scan->end || text.ptr[scan->at] != '(')
        return true;
    const char *close = memchr(text.ptr + scan->at, ')', scan->end - scan->at);
    if (!close)
        return false;
    ro_span agency = {scan->at + 1, (uint32_t)(close - text.ptr)};
    if (agency.begin == agency.end || agency.end - agency.begin > LONGEST_PAREN ||
        !is_agency(work, scan, agency))
        return false;
    scan->agency = agency;
    scan->at = agency.end + 1;
    return true;
}

static bool scan_dash(ro_slice text, dateline_scan *scan) {
    unsigned length;
    skip_spaces(text, scan);
    uint32_t c = character(text, scan->at, scan->end, &length);
    bool spaced = scan->at && text.ptr[scan->at - 1] == ' ';
    scan->colon = c == ':';
    bool dash = c == 0x2014 || c == 0x2013 || c == 0x2015 || c == 0x2012 || c == ':' ||
                ((c == '-' || c == '_') && (spaced || scan->agency.end));
    if (!dash)
        return false;
    scan->at += length;
    while (scan->at < scan->end && (text.ptr[scan->at] == '-' || text.ptr[scan->at] == '_'))
        scan->at++;
    return true;
}

/* What follows a dateline begins as a sentence does, or there is nothing behind it on its line. */
static bool prose_follows(ro_slice text, const dateline_scan *scan, uint32_t line_end) {
    dateline_scan rest = {.at = scan->at, .end = line_end};
    unsigned length;
    skip_spaces(text, &rest);
    uint32_t c = character(text, rest.at, rest.end, &length);
    return rest.at == line_end || ro_is_upper(c) || ro_is_digit(c) || c == '"' || c == 0x201C ||
           c == 0x2018 || c == '\'' || c == '[' || c == '`' || c == '$';
}

/* The kind of a place in the table, case aside; empty where it is not there. */
static ro_slice place_kind(const ro_article_work *work, ro_span span) {
    char folded[64];
    ro_slice place = ro_work_text(work, span);
    if (place.len > sizeof folded)
        return (ro_slice){"", 0};
    for (size_t i = 0; i < place.len; i++)
        folded[i] = place.ptr[i] >= 'a' && place.ptr[i] <= 'z' ? (char)(place.ptr[i] - 32) : place.ptr[i];
    uint32_t row = ro_lexicon_find(&work->model->places, ro_slice_of(folded, place.len));
    return row == RO_NONE ? (ro_slice){"", 0} : ro_lexicon_cell(&work->model->places, row, 1);
}

static bool is_first_prose(const ro_article_work *work, uint32_t number) {
    for (uint32_t i = 0; i < number; i++)
        if (!work->lines.items[i].furniture && !work->lines.items[i].title)
            return false;
    return true;
}

/* A dash that no second one answers soon: it sets nothing off inside a sentence. */
static bool dash_stands_alone(ro_slice text, const dateline_scan *scan, uint32_t line_end) {
    uint32_t end = line_end - scan->at > ANSWER_REACH ? scan->at + ANSWER_REACH : line_end;
    ro_slice rest = ro_slice_part(text, scan->at, end);
    return !memmem(rest.ptr, rest.len, "—", 3) && !memmem(rest.ptr, rest.len, "–", 3) &&
           !memmem(rest.ptr, rest.len, " - ", 3) && !memmem(rest.ptr, rest.len, " -- ", 4);
}

/* "BREAKING NEWS", "FINAL UPDATE", "UPDATE II". */
static bool names_no_place(const ro_article_work *work, ro_slice place) {
    const ro_lexicon *others = &work->model->not_places;
    const char *first = memchr(place.ptr, ' ', place.len), *last = memrchr(place.ptr, ' ', place.len);
    if (ro_lexicon_find(others, place) != RO_NONE)
        return true;
    return first &&
           (ro_lexicon_find(others, ro_slice_part(place, 0, (size_t)(first - place.ptr))) != RO_NONE ||
            ro_lexicon_find(others, ro_slice_part(place, (size_t)(last - place.ptr) + 1, place.len)) !=
                RO_NONE);
}

/* Whether a place without an agency behind it is one: a city of the table or a place with its region; before
 * a dash also capitals, and, where the prose begins, a short name. */
static bool fits_alone(const ro_article_work *work, uint32_t number, const dateline_scan *scan,
                       ro_span place) {
    const ro_line *line = &work->lines.items[number];
    bool region = scan->region.end && place_kind(work, scan->region).len;
    if (region || ro_slice_is(place_kind(work, place), "city"))
        return true;
    ro_slice words = ro_work_text(work, place);
    if (scan->colon || names_no_place(work, words))
        return false;
    return (scan->capitals && scan->place_words <= LONG_PLACE) ||
           (scan->place_words <= SHORT_PLACE && !scan->region.end && is_first_prose(work, number) &&
            dash_stands_alone(work->doc->text, scan, line->prose.end));
}

static bool scan_line(const ro_article_work *work, uint32_t number, dateline_scan *scan) {
    const ro_line *line = &work->lines.items[number];
    ro_slice text = work->doc->text;
    *scan = (dateline_scan){.at = line->prose.begin, .end = line->prose.end};
    if (scan->end - scan->at > LONGEST_DATELINE)
        scan->end = scan->at + LONGEST_DATELINE;
    scan_place(text, scan);
    ro_span place = {line->prose.begin, scan->place_end ? scan->place_end : line->prose.begin};
    if (scan->place_end)
        scan_qualifiers(text, scan);
    if (!scan_agency(work, scan) || (!scan->place_end && !scan->agency.end))
        return false;
    bool dash = scan_dash(text, scan);
    if (!dash && (scan->place_end || !scan->agency.end))
        return false;
    bool agency = scan->agency.end && !scan->colon;
    if (scan->place_end && !agency && !fits_alone(work, number, scan, place))
        return false;
    return prose_follows(text, scan, line->prose.end);
}

static int credit_agency(ro_article_work *work, ro_span span, readout_error *error) {
    ro_slice name = ro_work_text(work, span);
    const ro_article *article = &work->doc->article;
    for (uint32_t c = 0; c < article->credits.count; c++)
        if (ro_article_spells(article->credits.items[c].name, name)) {
            ro_article_note_agency(work, article->credits.items[c].name);
            return 0;
        }
    ro_article_note_agency(work, name);
    return ro_article_credit(work, RO_CREDIT_AGENCY, name, span, error);
}

bool ro_article_begins_dateline(const ro_article_work *work, uint32_t line) {
    dateline_scan scan;
    return scan_line(work, line, &scan);
}

int ro_article_dateline(ro_article_work *work, readout_error *error) {
    uint32_t looked_at = 0;
    for (uint32_t i = 0; i < work->lines.count && looked_at < DATELINE_LINES; i++) {
        const ro_line *line = &work->lines.items[i];
        dateline_scan scan;
        if (line->furniture || line->title)
            continue;
        looked_at++;
        if (!scan_line(work, i, &scan))
            continue;
        work->doc->article.dateline = (ro_span){line->prose.begin, scan.at};
        bool credited = scan.agency.end && (scan.place_end || is_known(work, scan.agency));
        return credited ? credit_agency(work, scan.agency, error) : 0;
    }
    return 0;
}
