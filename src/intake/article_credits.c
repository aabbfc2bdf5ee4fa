#include "intake/article_model.h"

#include "base/error.h"
#include "base/utf8.h"

#include <strings.h>

enum { MOST_CREDITS = 100 };

static ro_slice last_word(ro_slice name) {
    size_t begin = name.len;
    while (begin && name.ptr[begin - 1] != ' ')
        begin--;
    return ro_slice_part(name, begin, name.len);
}

/* Case aside, ASCII only: bylines are often in capitals. */
static bool same_word(ro_slice a, ro_slice b) {
    return a.len == b.len && !strncasecmp(a.ptr, b.ptr, a.len);
}

static bool is_kind(const ro_article_work *work, ro_slice word, const char *kind) {
    return ro_slice_is(ro_name_word_kind(&work->model->name_words, word), kind);
}

/* "Press", "News": what stands before makes an agency of a bureau. */
static bool is_news(const ro_article_work *work, ro_slice word) {
    return is_kind(work, word, "agency") || is_kind(work, word, "news");
}

/* "Tessaria News Agency", "Northern Press Bureau": its last word tells, or the last two. */
static bool sounds_like_agency(const ro_article_work *work, ro_slice name) {
    ro_slice word = last_word(name);
    if (word.len >= name.len)
        return false;
    ro_slice before = last_word(ro_slice_trim(ro_slice_part(name, 0, name.len - word.len)));
    return is_kind(work, word, "agency") || (is_kind(work, word, "office") && is_news(work, before));
}

/* The credit that `name` is another form of: the same, or the surname alone of one that is there. */
static ro_credit *find_credit(ro_article *article, ro_slice name) {
    bool surname = !memchr(name.ptr, ' ', name.len);
    for (uint32_t c = 0; c < article->credits.count; c++) {
        ro_credit *credit = &article->credits.items[c];
        if (same_word(credit->name, name) || (surname && same_word(last_word(credit->name), name)))
            return credit;
    }
    return NULL;
}

int ro_article_credit(ro_article_work *work, ro_credit_kind kind, ro_slice name, ro_span span,
                      readout_error *error) {
    ro_article *article = &work->doc->article;
    if (article->credits.count >= MOST_CREDITS)
        return 0;
    uint32_t row = ro_lexicon_find(&work->model->agencies, name);
    if (row != RO_NONE)
        name = ro_lexicon_cell(&work->model->agencies, row, 1);
    if (row != RO_NONE || sounds_like_agency(work, name))
        kind = RO_CREDIT_AGENCY;
    ro_credit *credit = find_credit(article, name);
    if (credit) {
        if (!credit->span.end)
            credit->span = span;
        return 0;
    }
    credit = ro_array_push(work->doc->arena, &article->credits);
    if (!credit)
        return ro_fail_memory(error);
    *credit = (ro_credit){kind, name, span};
    return 0;
}

/* The names of one line, token by token. */
typedef struct {
    ro_article_work *work;
    const ro_line_tokens *tokens;
    uint32_t end;
    ro_credit_kind kind;
    bool in_place; /* behind "in", "from", "of" */
} name_walk;

static ro_slice token_text(const name_walk *walk, uint32_t at) {
    return ro_work_text(walk->work, walk->tokens->items[at].span);
}

static ro_slice kind_of(const name_walk *walk, uint32_t at) {
    return at < walk->end ? ro_name_word_kind(&walk->work->model->name_words, token_text(walk, at))
                          : (ro_slice){"", 0};
}

/* "CNN's", "Fox News’": what stands before is whom the next one works for. */
static bool is_possessive(ro_slice word) {
    static const char *const endings[] = {"'s", "’s", "s'", "s’"};
    for (unsigned e = 0; e < sizeof endings / sizeof *endings; e++)
        if (ro_slice_ends(word, ro_slice_of(endings[e], strlen(endings[e]))))
            return true;
    return false;
}

/* Behind the last token of the run of capitalised words and particles that begins at `at`. */
static uint32_t run_end(const name_walk *walk, uint32_t at) {
    uint32_t end = at;
    for (uint32_t i = at; i < walk->end && walk->tokens->items[i].word; i++) {
        ro_slice kind = kind_of(walk, i);
        bool capital = walk->tokens->items[i].capital;
        bool office = ro_slice_is(kind, "office") &&
                      !(capital && i > at && is_news(walk->work, token_text(walk, i - 1)));
        if (office || ro_slice_is(kind, "role") || ro_slice_is(kind, "place") || ro_slice_is(kind, "join"))
            break;
        if (capital)
            end = i + 1;
        else if (!ro_slice_is(kind, "particle"))
            break;
    }
    return end;
}

static int add_run(name_walk *walk, uint32_t begin, uint32_t end, readout_error *error) {
    ro_span whole = {walk->tokens->items[begin].span.begin, walk->tokens->items[end - 1].span.end};
    for (uint32_t i = end - 1; i-- > begin;)
        if (is_possessive(token_text(walk, i))) {
            begin = i + 1;
            whole.begin = walk->tokens->items[begin].span.begin;
            break;
        }
    unsigned length;
    ro_slice name = ro_work_text(walk->work, whole);
    if (!ro_is_letter(ro_utf8_at(name, 0, &length)) || name.len == length || is_possessive(name))
        return 0;
    return ro_article_credit(walk->work, walk->kind, name, whole, error);
}

/* Behind a place, a run of capitals is another person where a place of its own follows, or where it ends the
 * list with "and" and is a full name. */
static bool is_person(const name_walk *walk, uint32_t begin, uint32_t end) {
    if (!walk->in_place || ro_slice_is(kind_of(walk, end), "place"))
        return true;
    return begin && end == walk->end && end - begin > 1 && ro_slice_is(token_text(walk, begin - 1), "and");
}

static bool is_role(ro_slice kind) {
    return ro_slice_is(kind, "role") || ro_slice_is(kind, "office");
}

static int take_run(name_walk *walk, uint32_t *at, readout_error *error) {
    uint32_t begin = *at, end = run_end(walk, begin);
    *at = end;
    ro_slice whole = ro_work_text(
        walk->work, (ro_span){walk->tokens->items[begin].span.begin, walk->tokens->items[end - 1].span.end});
    bool agency = ro_lexicon_find(&walk->work->model->agencies, whole) != RO_NONE;
    if (agency)
        return add_run(walk, begin, end, error);
    begin += end - begin > 1 && ro_slice_is(kind_of(walk, begin), "the");
    if (is_role(kind_of(walk, end)) || !is_person(walk, begin, end))
        return 0;
    walk->in_place = false;
    return add_run(walk, begin, end, error);
}

int ro_article_credit_people(ro_article_work *work, const ro_line_tokens *tokens, uint32_t begin,
                             uint32_t end, bool place, ro_credit_kind kind, readout_error *error) {
    name_walk walk = {work, tokens, end, kind, place};
    for (uint32_t at = begin; at < end;) {
        const ro_line_token *token = &tokens->items[at];
        ro_slice word = kind_of(&walk, at);
        bool affiliation = ro_slice_is(word, "place") || ro_slice_is(word, "of");
        if (affiliation)
            walk.in_place = true;
        if (ro_slice_is(word, "strong"))
            walk.in_place = false;
        bool starts =
            token->word && token->capital && !affiliation && !is_role(word) && !ro_slice_is(word, "join");
        if (!starts) {
            at++;
            continue;
        }
        int status = take_run(&walk, &at, error);
        if (status)
            return status;
    }
    return 0;
}
