#include "language/name_view.h"

#include "base/utf8.h"
#include "learn/linear.h"

enum { OFTEN_CAPITAL = 6 };

static ro_slice text_of(const ro_doc *doc, uint32_t w) {
    return ro_doc_text(doc, doc->words.items[w].span);
}

static char shape_of(unsigned char c) {
    return c >= 'A' && c <= 'Z'                  ? 'X'
           : (c >= 'a' && c <= 'z') || c >= 0x80 ? 'x'
           : c >= '0' && c <= '9'                ? '0'
                                                 : (char)c;
}

static uint32_t mix(uint32_t hash, uint32_t value) {
    return (hash ^ value) * 0x01000193u ^ (hash >> 15);
}

/* "Xx", "X.", "xX0": runs of one kind count at most two. */
static uint32_t word_shape(ro_slice word) {
    uint32_t hash = 0x811c9dc5u, run = 0, length = 0;
    char last = 0;
    for (size_t i = 0; i < word.len && length < 8; i++) {
        char s = shape_of((unsigned char)word.ptr[i]);
        run = s == last ? run + 1 : 0;
        last = s;
        if (run < 2) {
            hash = mix(hash, (unsigned char)s);
            length++;
        }
    }
    return hash;
}

typedef struct {
    uint32_t letters, capital, upper;
} line_counts;

static bool is_upper_word(ro_slice word) {
    bool any = false;
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] >= 'a' && word.ptr[i] <= 'z')
            return false;
        any |= word.ptr[i] >= 'A' && word.ptr[i] <= 'Z';
    }
    return any;
}

static ro_line line_of(const ro_doc *doc, uint32_t first, uint32_t words) {
    line_counts n = {0};
    for (uint32_t w = first; w < first + words; w++) {
        ro_slice word = text_of(doc, w);
        unsigned length;
        uint32_t c = ro_utf8_at(word, 0, &length);
        if (!ro_is_letter(c) || word.len < 2)
            continue;
        n.letters++;
        n.capital += ro_is_upper(c) && word.len > 3;
        n.upper += is_upper_word(word);
        n.letters -= !ro_is_upper(c) && word.len <= 3;
    }
    if (n.upper * 10 >= n.letters * 7 && n.upper > 2)
        return RO_LINE_UPPER;
    if (!n.capital && !n.upper && words > 2)
        return RO_LINE_LOWER;
    return n.letters > 2 && n.capital * 10 >= n.letters * 8 ? RO_LINE_TITLE : RO_LINE_MIXED;
}

static bool has_upper(ro_slice word) {
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] >= 'A' && word.ptr[i] <= 'Z')
            return true;
    unsigned length;
    return word.len && ro_is_upper(ro_utf8_at(word, 0, &length));
}

static void find_phrases(const ro_name_tables *tables, ro_name_view *views, uint32_t words) {
    for (uint32_t i = 0; i < words;) {
        uint32_t hash = 0, best = 0, code = 0;
        for (uint32_t n = 1; n <= views[i].known->longest && i + n <= words; n++) {
            hash = ro_name_phrase_add(hash, views[i + n - 1].form);
            uint32_t found = n > 1 ? ro_name_phrase_find(tables, hash) : 0;
            if (found) {
                best = n;
                code = found;
            }
        }
        for (uint32_t n = 0; n < best; n++)
            views[i + n].phrase = (uint8_t)(3 * code + (!n ? 0 : n + 1 < best ? 1 : 2));
        i += best ? best : 1;
    }
}

static void find_runs(ro_name_view *views, uint32_t words) {
    for (uint32_t i = 0; i < words;) {
        uint32_t end = i;
        while (end < words && views[end].capital)
            end++;
        for (uint32_t j = i; j < end; j++) {
            views[j].run_first = i;
            views[j].run_end = end;
        }
        i = end > i ? end : i + 1;
    }
}

/* What the names of organisations and places take in without a capital. */
static bool may_join(uint8_t upos) {
    return upos == RO_UPOS_NOUN || upos == RO_UPOS_ADJ || upos == RO_UPOS_NUM || upos == RO_UPOS_X ||
           upos == RO_UPOS_PART;
}

bool ro_name_sentence_view(const ro_name_tables *tables, const ro_doc *doc, uint32_t sentence,
                           ro_name_view *views, ro_name_sentence *out) {
    const ro_sentence *s = &doc->sentences.items[sentence];
    uint32_t words = s->words;
    ro_line line = line_of(doc, s->first_word, words);
    for (uint32_t i = 0; i < words; i++) {
        ro_slice word = text_of(doc, s->first_word + i);
        char form[RO_PLAIN_FORM];
        uint32_t hash = ro_name_form_hash(ro_slice_of(form, ro_plain_form(word, form)));
        views[i] =
            (ro_name_view){.known = ro_name_word_find(tables, hash), .form = hash, .shape = word_shape(word)};
    }
    find_phrases(tables, views, words);
    bool any = false;
    for (uint32_t i = 0; i < words; i++) {
        ro_name_view *v = &views[i];
        bool proper = doc->words.items[s->first_word + i].upos == RO_UPOS_PROPN;
        bool likely = proper || v->known->capital >= OFTEN_CAPITAL || v->phrase;
        bool upper = has_upper(text_of(doc, s->first_word + i));
        v->capital = line == RO_LINE_UPPER ? likely && upper : upper || likely;
        v->open = v->capital || upper;
        any |= v->open;
    }
    for (uint32_t i = 0; any && i < words; i++) {
        bool left = i && views[i - 1].capital, right = i + 1 < words && views[i + 1].capital;
        views[i].open |=
            (left && right) || ((left || right) && may_join(doc->words.items[s->first_word + i].upos));
    }
    find_runs(views, words);
    *out = (ro_name_sentence){doc, sentence, s->first_word, words, line, views};
    return any;
}

typedef struct {
    uint32_t *items, count;
} list;

static void put(list *l, uint32_t template, uint32_t a, uint32_t b) {
    l->items[l->count++] = ro_feature(template, a * 0x9e3779b1u ^ (b + 0x7f4a7c15u) * 0x85ebca6bu);
}

static const ro_name_word no_word;
static const ro_name_view none = {.known = &no_word};

static const ro_name_view *at(const ro_name_sentence *s, uint32_t i, int by) {
    int64_t to = (int64_t)i + by;
    return to >= 0 && to < s->words ? &s->views[to] : &none;
}

static uint32_t upos_at(const ro_name_sentence *s, uint32_t i, int by) {
    int64_t to = (int64_t)i + by;
    return to >= 0 && to < s->words ? s->doc->words.items[s->first + to].upos : 31;
}

/* The word itself. */
static void own_features(const ro_name_sentence *s, uint32_t i, list *l) {
    const ro_name_view *v = &s->views[i];
    const ro_name_word *k = v->known;
    const ro_word *word = &s->doc->words.items[s->first + i];
    ro_slice text = text_of(s->doc, s->first + i);
    char form[RO_PLAIN_FORM];
    uint32_t length = ro_plain_form(text, form), hash = 0;
    put(l, 0, v->form, 0);
    put(l, 1, v->shape, s->line);
    for (uint32_t n = 1; n <= 4; n++) {
        hash = length >= n ? mix(hash, (unsigned char)form[length - n]) : hash + 77;
        if (n >= 2)
            put(l, n, hash, 0);
    }
    hash = 0;
    for (uint32_t n = 0; n < 3; n++)
        hash = n < length ? mix(hash, (unsigned char)form[n]) : hash + 77;
    put(l, 5, hash, 0);
    put(l, 6, word->upos, word->xpos);
    put(l, 7, word->upos, word->relation);
    put(l, 8, k->fine, 0);
    put(l, 9, k->coarse, v->shape);
    put(l, 10, k->capital, v->shape);
    put(l, 11, k->role, s->line);
    put(l, 12, k->role, k->second);
    put(l, 13, k->role, v->shape);
    put(l, 14, k->kinds, v->shape);
    put(l, 15, v->phrase, s->line);
    put(l, 16, word->upos, k->role);
    put(l, 17, v->form, word->upos);
}

/* The words beside it. */
static void near_features(const ro_name_sentence *s, uint32_t i, list *l) {
    const ro_name_view *v = &s->views[i], *p = at(s, i, -1), *n = at(s, i, 1), *pp = at(s, i, -2),
                       *nn = at(s, i, 2);
    put(l, 20, p->form, 0);
    put(l, 21, n->form, 0);
    put(l, 22, pp->form, 0);
    put(l, 23, nn->form, 0);
    put(l, 24, p->shape, v->shape);
    put(l, 25, v->shape, n->shape);
    put(l, 26, upos_at(s, i, -1) * 32 + upos_at(s, i, 0), upos_at(s, i, 1));
    put(l, 27, p->known->fine, 0);
    put(l, 28, n->known->fine, 0);
    put(l, 29, p->known->coarse, v->known->coarse);
    put(l, 30, v->known->coarse, n->known->coarse);
    put(l, 31, p->known->role, v->known->role);
    put(l, 32, v->known->role, n->known->role);
    put(l, 33, p->known->kinds, v->known->kinds);
    put(l, 34, v->known->kinds, n->known->kinds);
    put(l, 35, p->phrase * 256u + v->phrase, n->phrase);
    put(l, 36, p->form, n->form);
    put(l, 37, p->form, v->shape);
    put(l, 38, p->known->role * 64u + v->known->role, n->known->role);
}

/* The run of capitals it is part of, or that it stands beside. */
static void run_features(const ro_name_sentence *s, uint32_t i, list *l) {
    const ro_name_view *v = &s->views[i];
    if (!v->capital)
        return;
    uint32_t place = i == v->run_first ? (i + 1 == v->run_end ? 0 : 1) : i + 1 == v->run_end ? 3 : 2;
    uint32_t length = v->run_end - v->run_first;
    const ro_name_view *first = &s->views[v->run_first], *last = &s->views[v->run_end - 1];
    const ro_name_view *before = at(s, v->run_first, -1), *after = at(s, v->run_end - 1, 1);
    length = length < 5 ? length : 5;
    put(l, 40, last->form, place);
    put(l, 41, last->known->fine, place);
    put(l, 42, last->known->role * 4u + place, last->known->kinds);
    put(l, 43, first->form, place);
    put(l, 44, first->known->role * 4u + place, first->known->kinds);
    put(l, 45, before->form, place);
    put(l, 46, after->form, place);
    put(l, 47, before->known->fine, place * 8 + length);
    put(l, 48, after->known->fine, place * 8 + length);
    put(l, 49, first->known->role * 64u + last->known->role, place * 8 + length);
    put(l, 50, length * 4 + place, v->run_first == 0);
    put(l, 51, before->known->coarse, after->known->coarse);
    uint32_t whole = length * 16 + s->line * 4u + place;
    bool all = length == s->words || (v->run_first == 0 && v->run_end + 1 == s->words);
    put(l, 52, whole, all);
    put(l, 53, whole * 2 + all, v->known->role);
}

/* The tree, and where in the sentence. */
static void tree_features(const ro_name_sentence *s, uint32_t i, list *l) {
    const ro_word *word = &s->doc->words.items[s->first + i];
    uint32_t head = word->head == RO_NONE ? RO_NONE : word->head - s->first;
    const ro_name_view *h = head < s->words ? &s->views[head] : &none;
    put(l, 60, h->form, word->relation);
    put(l, 61, h->known->fine, word->relation);
    put(l, 62, i == 0, (s->words < 6 ? s->words : 6) * 4 + s->line);
}

bool ro_name_next_run(const ro_name_sentence *sentence, uint32_t *begin, uint32_t *end) {
    *begin = *end;
    while (*begin < sentence->words && !sentence->views[*begin].open)
        ++*begin;
    *end = *begin;
    while (*end < sentence->words && sentence->views[*end].open)
        ++*end;
    return *end > *begin;
}

uint32_t ro_name_features(const ro_name_sentence *sentence, uint32_t i, uint32_t features[RO_NAME_FEATURES]) {
    list l = {features, 0};
    own_features(sentence, i, &l);
    near_features(sentence, i, &l);
    run_features(sentence, i, &l);
    tree_features(sentence, i, &l);
    return l.count;
}
