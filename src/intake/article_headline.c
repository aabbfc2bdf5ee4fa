#include "intake/article_model.h"

#include "base/error.h"
#include "base/utf8.h"
#include "intake/words.h"

/* A headline stands among the first lines and is no longer than this. */
enum { HEADLINE_LINES = 5, LONGEST_HEADLINE = 220, LEAST_WORDS = 3, LEAST_BODY = 80, LONGEST_QUOTED = 90 };

static uint32_t skip_space(ro_slice text, size_t at, unsigned *length) {
    uint32_t c = 0;
    for (*length = 0; at < text.len; at += *length) {
        c = ro_utf8_at(text, at, length);
        if (!ro_is_space(c))
            break;
    }
    return c;
}

typedef struct {
    uint32_t words, long_words, capitals; /* of long words */
} word_count;

static word_count count_words(ro_slice line) {
    word_count count = {0};
    for (size_t at = 0; at < line.len;) {
        unsigned length;
        uint32_t c = ro_utf8_at(line, at, &length);
        if (!ro_is_letter(c) && !ro_is_digit(c)) {
            at += length;
            continue;
        }
        size_t begin = at;
        bool capital = !ro_is_lower(c);
        while (at < line.len && !ro_is_space(ro_utf8_at(line, at, &length)))
            at += length;
        count.words++;
        count.long_words += at - begin > 3;
        count.capitals += at - begin > 3 && capital;
    }
    return count;
}

/* The last character that is no quotation mark or bracket. */
static uint32_t last_mark(ro_slice line) {
    for (size_t end = line.len; end;) {
        unsigned length;
        uint32_t c = ro_utf8_before(line, end, &length);
        bool closing = c == '"' || c == '\'' || c == ')' || c == 0x2019 || c == 0x201D || c == ']';
        if (!closing)
            return c;
        end -= length;
    }
    return 0;
}

static bool ends_like_prose(ro_slice line) {
    uint32_t mark = last_mark(line);
    return mark == '.' || mark == '?' || mark == '!' || mark == 0x2026 || mark == ':' || mark == ',' ||
           mark == ';';
}

static bool is_bullet(ro_slice line) {
    unsigned length;
    uint32_t c = skip_space(line, 0, &length);
    return c == 0x2022 || c == '*' || c == '-' || c == 0x2013 || c == 0x2014 || c == 0x25AA || c == 0x25CF ||
           c == 0xB7;
}

/* The next line that is no furniture, RO_NONE where there is none near. */
static uint32_t body_line(const ro_article_work *work, uint32_t line) {
    for (uint32_t next = line + 1; next < work->lines.count && next <= line + HEADLINE_LINES; next++)
        if (!work->lines.items[next].furniture)
            return next;
    return RO_NONE;
}

/* A line that prose follows: a paragraph longer than it, or one that ends as sentences do. */
static bool body_follows(const ro_article_work *work, uint32_t line, uint32_t next) {
    ro_slice body = ro_work_text(work, work->lines.items[next].span);
    ro_slice head = ro_work_text(work, work->lines.items[line].span);
    bool apart = work->lines.items[next].blank_before;
    if (body.len >= LEAST_BODY)
        return body.len > head.len || apart;
    return apart && body.len > head.len && ends_like_prose(body);
}

static bool is_mark(uint32_t c, uint32_t straight, uint32_t curly) {
    return c == straight || c == curly;
}

/* “No boat, no school.”, Harbour master: “It will sail.” — a full stop that belongs to what is quoted. */
static bool is_quoted_head(const ro_article_work *work, uint32_t number, uint32_t next) {
    ro_slice line = ro_work_text(work, work->lines.items[number].span);
    unsigned length;
    uint32_t last = ro_utf8_before(line, line.len, &length);
    if (number || line.len > LONGEST_QUOTED || !work->lines.items[next].blank_before ||
        !(is_mark(last, '"', 0x201D) || is_mark(last, '\'', 0x2019)))
        return false;
    const char *colon = memmem(line.ptr, line.len, ": ", 2);
    uint32_t first = ro_utf8_at(line, colon ? (size_t)(colon - line.ptr) + 2 : 0, &length);
    return is_mark(first, '"', 0x201C) || is_mark(first, '\'', 0x2018);
}

static bool is_headline(const ro_article_work *work, uint32_t number) {
    ro_slice line = ro_work_text(work, work->lines.items[number].span);
    uint32_t next = body_line(work, number);
    if (work->lines.items[number].box || work->lines.items[number].listed)
        return false;
    if (line.len > LONGEST_HEADLINE || is_bullet(line) || next == RO_NONE ||
        !body_follows(work, number, next))
        return false;
    word_count count = count_words(line);
    uint32_t mark = last_mark(line);
    if (count.words < LEAST_WORDS || mark == ':' || mark == ',' || mark == ';' ||
        ro_article_begins_dateline(work, number))
        return false;
    /* Some archives put a full stop behind headlines; the capitals tell, and a dateline behind them. */
    bool capitalised = count.long_words >= 2 && count.capitals * 10 >= count.long_words * 8;
    return mark != '.' || capitalised || is_quoted_head(work, number, next) ||
           ro_article_begins_dateline(work, next);
}

int ro_article_headline(ro_article_work *work, readout_error *error) {
    ro_article *article = &work->doc->article;
    uint32_t last = work->lines.count < HEADLINE_LINES ? work->lines.count : HEADLINE_LINES;
    for (uint32_t i = 0; i < last; i++) {
        ro_line *line = &work->lines.items[i];
        if (line->furniture)
            continue;
        ro_slice text = ro_work_text(work, line->span);
        bool given = article->title.len > 0;
        bool found = given ? ro_same_words(text, article->title) : is_headline(work, i);
        if (found) {
            article->title_span = line->span;
            line->title = true;
            if (!given)
                article->title = text;
            return 0;
        }
        if (!given)
            return 0;
    }
    (void)error;
    return 0;
}
