#include "intake/article_model.h"

#include "base/error.h"
#include "base/utf8.h"
#include "intake/written_date.h"

/* Bylines and dates stand before the prose, credits behind it: so many lines from either end are looked at.
 */
enum { TOP_LINES = 8, END_LINES = 8, MOST_SENTENCES = 12, LONGEST_PREFIX = 16 };

/* A date that the text states, and how much it says about the day of publication. */
typedef struct {
    unsigned rank; /* 0: none */
    ro_written_date date;
    ro_span span;
} stated_date;

typedef struct {
    ro_article_work *work;
    stated_date stated;
    ro_line_tokens tokens;
} formula_pass;

static unsigned zones_of(const formula_pass *pass, uint32_t line) {
    unsigned zones = RO_ZONE_MIDDLE;
    if (line < TOP_LINES)
        zones |= RO_ZONE_TOP;
    if (line + END_LINES >= pass->work->lines.count)
        zones |= RO_ZONE_END;
    return zones;
}

static unsigned date_rank(ro_slice kind) {
    return ro_slice_is(kind, "published") ? 3
           : ro_slice_is(kind, "date")    ? 2
           : ro_slice_is(kind, "updated") ? 1
                                          : 0;
}

static ro_span captured(const formula_pass *pass, const ro_formula_capture *capture) {
    return (ro_span){pass->tokens.items[capture->begin].span.begin,
                     pass->tokens.items[capture->end - 1].span.end};
}

static void note_date(formula_pass *pass, const ro_formula_match *match, ro_span line) {
    unsigned rank = date_rank(match->kind);
    bool byline = ro_slice_is(match->kind, "byline");
    for (uint32_t c = 0; c < match->capture_count; c++) {
        ro_written_date date;
        if (match->captures[c].slot != RO_SLOT_DATE || (byline ? 2 : rank) <= pass->stated.rank ||
            !ro_written_date_parse(&pass->work->model->date_words,
                                   ro_work_text(pass->work, captured(pass, &match->captures[c])), &date))
            continue;
        pass->stated = (stated_date){byline ? 2 : rank, date, line};
    }
}

/* A line such as "Harbour Post | June 3, 2031" names the outlet where nothing else does. */
static int note_outlet(formula_pass *pass, const ro_formula_capture *capture, readout_error *error) {
    ro_slice *outlet = &pass->work->doc->article.outlet;
    if (outlet->len)
        return 0;
    *outlet = ro_arena_copy(pass->work->doc->arena, ro_work_text(pass->work, captured(pass, capture)));
    return outlet->ptr ? 0 : ro_fail_memory(error);
}

/* A line that is an agency's name, from its first token on. */
static int credit_agency(formula_pass *pass, uint32_t begin, readout_error *error) {
    uint32_t end = pass->tokens.count;
    ro_line_tokens_strip(pass->work->doc->text, &pass->tokens, &begin, &end);
    ro_span span = {pass->tokens.items[begin].span.begin, pass->tokens.items[end - 1].span.end};
    return ro_article_credit(pass->work, RO_CREDIT_AGENCY, ro_work_text(pass->work, span), span, error);
}

/* The detail of a row names the kinds of its captures in order: "reporter,-". */
static int note_people(formula_pass *pass, const ro_formula_match *match, readout_error *error) {
    ro_slice kinds = match->detail, kind = {"", 0};
    int status = 0;
    for (uint32_t c = 0; !status && c < match->capture_count; c++) {
        const ro_formula_capture *capture = &match->captures[c];
        if (capture->slot != RO_SLOT_PEOPLE && capture->slot != RO_SLOT_PLACE)
            continue;
        ro_slice_field(&kinds, ',', &kind);
        bool reporter = ro_slice_is(kind, "reporter");
        if (ro_slice_is(kind, "outlet"))
            status = note_outlet(pass, capture, error);
        if (ro_slice_is(kind, "agency"))
            status = credit_agency(pass, capture->begin, error);
        if (reporter || ro_slice_is(kind, "contributor"))
            status = ro_article_credit_people(pass->work, &pass->tokens, capture->begin, capture->end,
                                              capture->slot == RO_SLOT_PLACE,
                                              reporter ? RO_CREDIT_REPORTER : RO_CREDIT_CONTRIBUTOR, error);
    }
    return status;
}

/* The agency that a byline names is whose article it is. */
static void note_own_agency(formula_pass *pass, uint32_t first_credit) {
    const ro_article *article = &pass->work->doc->article;
    for (uint32_t c = first_credit; c < article->credits.count; c++)
        if (article->credits.items[c].kind == RO_CREDIT_AGENCY)
            ro_article_note_agency(pass->work, article->credits.items[c].name);
}

static int note_match(formula_pass *pass, const ro_formula_match *match, ro_span line, readout_error *error) {
    uint32_t first_credit = pass->work->doc->article.credits.count;
    note_date(pass, match, line);
    int status = note_people(pass, match, error);
    if (!status && ro_slice_is(match->kind, "byline"))
        note_own_agency(pass, first_credit);
    return status;
}

/* "___", "* * *": sets off what stands below it. */
static bool is_rule(const formula_pass *pass) {
    for (uint32_t t = 0; t < pass->tokens.count; t++) {
        char c = pass->work->doc->text.ptr[pass->tokens.items[t].span.begin];
        if (!strchr("_*-=~.", c))
            return false;
    }
    return pass->tokens.count > 0;
}

static bool match_tokens(const formula_pass *pass, uint32_t begin, uint32_t end, unsigned zones,
                         ro_formula_match *match) {
    return ro_formulas_match(pass->work->model->formulas, pass->work->doc->text, &pass->tokens, begin, end,
                             zones, match);
}

/* ---- a line sentence by sentence ----------------------------------------------------------------------- */

static bool ends_sentence(const formula_pass *pass, uint32_t token) {
    const ro_line_token *items = pass->tokens.items;
    if (items[token].word || pass->work->doc->text.ptr[items[token].span.begin] != '.')
        return false;
    return token + 1 == pass->tokens.count || items[token + 1].capital || !items[token + 1].word;
}

static uint32_t sentence_end(const formula_pass *pass, uint32_t begin) {
    uint32_t end = begin;
    while (end < pass->tokens.count && !ends_sentence(pass, end))
        end++;
    return end;
}

/* Whether every sentence follows a formula, and one of them another than "is a reporter for". */
static bool match_sentences(const formula_pass *pass, unsigned zones, ro_formula_match *matches,
                            uint32_t *count) {
    bool furniture = false;
    *count = 0;
    for (uint32_t begin = 0; begin < pass->tokens.count;) {
        uint32_t end = sentence_end(pass, begin), stripped_begin = begin, stripped_end = end;
        ro_line_tokens_strip(pass->work->doc->text, &pass->tokens, &stripped_begin, &stripped_end);
        begin = end + 1;
        if (stripped_begin == stripped_end)
            continue;
        if (*count == MOST_SENTENCES ||
            !match_tokens(pass, stripped_begin, stripped_end, zones, &matches[*count]))
            return false;
        furniture = furniture || !ro_slice_is(matches[*count].kind, "bio");
        ++*count;
    }
    return furniture;
}

static int judge_sentences(formula_pass *pass, uint32_t number, unsigned zones, bool *fits,
                           readout_error *error) {
    ro_formula_match *matches = ro_arena_alloc(pass->work->scratch, MOST_SENTENCES * sizeof *matches);
    uint32_t count;
    int status = matches ? 0 : ro_fail_memory(error);
    *fits = !status && match_sentences(pass, zones, matches, &count);
    for (uint32_t m = 0; *fits && !status && m < count; m++)
        status = note_match(pass, &matches[m], pass->work->lines.items[number].span, error);
    return status;
}

/* ---- a credit behind the prose of the last line, a date before that of the first ------------------------
 */

/* Where the last bracket, or else the last sentence, of a line begins. */
static uint32_t tail_begin(ro_slice text, ro_span prose) {
    bool bracket =
        text.ptr[prose.end - 1] == ')' || (prose.end - prose.begin > 1 && text.ptr[prose.end - 2] == ')');
    uint32_t at = prose.end - 1,
             least = prose.end - prose.begin > RO_LINE_BYTES ? prose.end - RO_LINE_BYTES : prose.begin;
    for (; at > least; at--) {
        if (bracket && text.ptr[at] == '(')
            return at;
        if (!bracket && text.ptr[at - 1] == ' ' && at - 1 > least && text.ptr[at - 2] == '.' &&
            ro_is_upper((unsigned char)text.ptr[at]) && (unsigned char)text.ptr[at] < 0x80)
            return at;
    }
    return prose.begin;
}

static int judge_tail(formula_pass *pass, uint32_t number, readout_error *error) {
    ro_line *line = &pass->work->lines.items[number];
    ro_slice text = pass->work->doc->text;
    for (int status = 0; !line->furniture;) {
        ro_formula_match match;
        ro_span tail = {tail_begin(text, line->prose), line->prose.end};
        if (tail.begin == line->prose.begin ||
            !ro_line_tokens_cut(text, tail, &pass->work->model->name_words, &pass->tokens) ||
            !match_tokens(pass, 0, pass->tokens.count, RO_ZONE_END, &match) ||
            !ro_slice_is(match.kind, "credit"))
            return 0;
        if ((status = note_match(pass, &match, tail, error)))
            return status;
        line->prose.end = tail.begin;
        while (line->prose.end > line->prose.begin && text.ptr[line->prose.end - 1] == ' ')
            line->prose.end--;
    }
    return 0;
}

/* "date 2024-09-22 The envoys …" */
static int judge_prefix(formula_pass *pass, uint32_t number, readout_error *error) {
    ro_line *line = &pass->work->lines.items[number];
    ro_slice text = pass->work->doc->text;
    ro_span head = line->span;
    if (head.end - head.begin > RO_LINE_BYTES)
        head.end = head.begin + RO_LINE_BYTES;
    while (head.end > head.begin && ((unsigned char)text.ptr[head.end - 1] & 0xC0) == 0x80)
        head.end--;
    ro_line_tokens_cut(text, head, &pass->work->model->name_words, &pass->tokens);
    uint32_t most = pass->tokens.count < LONGEST_PREFIX ? pass->tokens.count : LONGEST_PREFIX;
    for (uint32_t count = most; count-- > 2;) {
        ro_formula_match match;
        if (!pass->tokens.items[count].capital || !match_tokens(pass, 0, count, RO_ZONE_TOP, &match) ||
            date_rank(match.kind) % 2 == 0)
            continue;
        line->prose.begin = pass->tokens.items[count].span.begin;
        return note_match(pass, &match, (ro_span){line->span.begin, pass->tokens.items[count - 1].span.end},
                          error);
    }
    return 0;
}

/* ---- all lines ----------------------------------------------------------------------------------------- */

static int judge_line(formula_pass *pass, uint32_t number, readout_error *error) {
    ro_line *line = &pass->work->lines.items[number];
    const ro_article_model *model = pass->work->model;
    unsigned zones = zones_of(pass, number);
    ro_formula_match match;
    if (!ro_formulas_may(model->formulas, ro_work_text(pass->work, line->span), zones) ||
        !ro_line_tokens_cut(pass->work->doc->text, line->span, &model->name_words, &pass->tokens))
        return 0;
    if (is_rule(pass)) {
        line->furniture = true;
        return 0;
    }
    if (match_tokens(pass, 0, pass->tokens.count, zones, &match) && !ro_slice_is(match.kind, "bio")) {
        /* What heads a box is furniture only when the box turns out to be (article_repeats.c). */
        line->box = ro_slice_is(match.kind, "box");
        line->furniture = !line->box && !(number == 0 && ro_slice_is(match.kind, "pointer"));
        return note_match(pass, &match, line->span, error);
    }
    if (zones == RO_ZONE_MIDDLE)
        return 0;
    return judge_sentences(pass, number, zones, &line->furniture, error);
}

static int fill_stated(formula_pass *pass, readout_error *error) {
    ro_article *article = &pass->work->doc->article;
    if (!pass->stated.rank || article->published.len)
        return 0;
    article->published = ro_written_date_format(pass->work->doc->arena, &pass->stated.date);
    if (!article->published.ptr)
        return ro_fail_memory(error);
    article->published_from = RO_PUBLISHED_STATED;
    article->published_span = pass->stated.span;
    return 0;
}

int ro_article_formulas(ro_article_work *work, readout_error *error) {
    formula_pass *pass = ro_arena_zero(work->scratch, 1, sizeof *pass);
    int status = pass ? 0 : ro_fail_memory(error);
    if (pass)
        pass->work = work;
    for (uint32_t i = 0; !status && i < work->lines.count; i++)
        status = judge_line(pass, i, error);
    if (!status && work->lines.count && !work->lines.items[0].furniture)
        status = judge_prefix(pass, 0, error);
    if (!status && work->lines.count)
        status = judge_tail(pass, work->lines.count - 1, error);
    return status ? status : fill_stated(pass, error);
}
