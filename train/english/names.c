/* Names for training: GUM's entities, and the names that CoreNLP found in polnear. */
#include "corpus.h"

#include "base/error.h"
#include "base/utf8.h"
#include "doc/analysis.h"

typedef struct {
    ro_slice id;
    int type; /* ro_name_type, or TRAIN_UNKNOWN */
    uint32_t begin, end, head;
} mention;

enum { MOST_MENTIONS = 512 };

static int type_of(ro_slice kind) {
    static const struct {
        const char *kind;
        ro_name_type type;
    } kinds[] = {{"person", RO_NAME_PERSON}, {"organization", RO_NAME_ORGANISATION},
                 {"place", RO_NAME_PLACE},   {"event", RO_NAME_OTHER},
                 {"object", RO_NAME_OTHER},  {"abstract", RO_NAME_OTHER}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (ro_slice_is(kind, kinds[i].kind))
            return (int)kinds[i].type;
    return TRAIN_UNKNOWN;
}

/* "(12-person-giv:act-nnnnn-cf1-2,3-coref": number, kind, …, the words of its smallest span. */
static mention open_mention(ro_slice mark, uint32_t word) {
    mention m = {.type = TRAIN_UNKNOWN, .begin = word, .end = word, .head = RO_NONE};
    ro_slice field;
    for (int i = 0; ro_slice_field(&mark, '-', &field); i++) {
        if (i == 0)
            m.id = field;
        if (i == 1)
            m.type = type_of(field);
        uint32_t head = 0;
        for (size_t d = 0; i == 5 && d < field.len && field.ptr[d] >= '0' && field.ptr[d] <= '9'; d++)
            head = head * 10 + (uint32_t)(field.ptr[d] - '0');
        if (head)
            m.head = word + head - 1;
    }
    return m;
}

typedef struct {
    mention open[MOST_MENTIONS], done[MOST_MENTIONS];
    uint32_t opened, closed;
} mentions;

static void close_mention(mentions *all, uint32_t at, uint32_t word) {
    if (all->closed < MOST_MENTIONS) {
        all->done[all->closed] = all->open[at];
        all->done[all->closed++].end = word;
    }
    memmove(all->open + at, all->open + at + 1, (all->opened - at - 1) * sizeof *all->open);
    all->opened--;
}

static void read_marks(mentions *all, ro_slice marks, uint32_t word) {
    for (size_t at = 0; at < marks.len;) {
        bool opens = marks.ptr[at] == '(';
        size_t begin = at + opens, end = begin;
        while (end < marks.len && marks.ptr[end] != '(' && marks.ptr[end] != ')')
            end++;
        bool closes = end < marks.len && marks.ptr[end] == ')';
        ro_slice mark = ro_slice_part(marks, begin, end);
        if (opens && all->opened < MOST_MENTIONS) {
            all->open[all->opened++] = open_mention(mark, word);
            if (closes)
                close_mention(all, all->opened - 1, word);
        }
        for (uint32_t o = all->opened; !opens && o-- > 0;)
            if (ro_slice_equal(all->open[o].id, mark)) {
                close_mention(all, o, word);
                break;
            }
        at = end + (closes || end == begin);
    }
}

static bool is_proper(const train_corpus *corpus, const train_word *word) {
    return word->tag >= 0 && ro_slice_starts(corpus->tags->names[word->tag], RO_LITERAL("PROPN"));
}

static bool has_capital(const train_word *word) {
    unsigned length;
    return ro_is_upper(ro_utf8_at(word->form, 0, &length));
}

static bool is_determiner(const train_corpus *corpus, const train_word *word) {
    ro_slice tag = word->tag >= 0 ? corpus->tags->names[word->tag] : RO_LITERAL("");
    return ro_slice_starts(tag, RO_LITERAL("DET")) || ro_slice_starts(tag, RO_LITERAL("PRON"));
}

/* What may stand inside the name of an organisation or a place. */
static bool joins(const train_corpus *corpus, const train_word *word) {
    static const char *const small[] = {"of", "and", "for", "the", "&", "-", "'s"};
    for (size_t i = 0; i < sizeof small / sizeof *small; i++)
        if (ro_slice_is(word->form, small[i]))
            return true;
    return is_proper(corpus, word) || has_capital(word) ||
           (word->tag >= 0 && ro_slice_starts(corpus->tags->names[word->tag], RO_LITERAL("NUM")));
}

static bool relation_is(const train_corpus *corpus, const train_word *word, const char *name) {
    return word->relation >= 0 && ro_slice_is(corpus->relations->names[word->relation], name);
}

/* A person's name: the proper nouns around its head, without titles. */
static void narrow_person(const train_corpus *corpus, const train_word *words, mention *m) {
    uint32_t low = m->head, high = m->head;
    while (high < m->end && (is_proper(corpus, &words[high + 1]) || ro_slice_is(words[high + 1].form, "-")))
        high++;
    while (high > m->head && !is_proper(corpus, &words[high]))
        high--;
    while (low > m->begin && is_proper(corpus, &words[low - 1]) &&
           !relation_is(corpus, &words[low - 1], "nmod:desc") &&
           !relation_is(corpus, &words[low - 1], "appos"))
        low--;
    m->begin = low;
    m->end = high;
}

static void narrow_other(const train_corpus *corpus, const train_word *words, mention *m) {
    uint32_t low = m->head, high = m->head;
    while (high < m->end && joins(corpus, &words[high + 1]))
        high++;
    while (low > m->begin && joins(corpus, &words[low - 1]))
        low--;
    while (high > m->head && !has_capital(&words[high]))
        high--;
    while (low < m->head && (!has_capital(&words[low]) || is_determiner(corpus, &words[low])))
        low++;
    m->begin = low;
    m->end = high;
}

static void label(train_word *words, const mention *m) {
    for (uint32_t w = m->begin; w <= m->end; w++)
        if (words[w].name)
            return;
    for (uint32_t w = m->begin; w <= m->end; w++)
        words[w].name = (int16_t)(1 + 2 * m->type + (w > m->begin));
}

void train_gum_names(train_corpus *corpus, uint32_t first, const ro_slice *entity) {
    static mentions all; /* large, and training is single-threaded */
    train_word *words = corpus->words.items + first;
    uint32_t count = corpus->words.count - first;
    all.opened = all.closed = 0;
    for (uint32_t w = 0; w < count; w++) {
        words[w].name = 0;
        read_marks(&all, entity[w], w);
    }
    /* The longest first: what lies inside a name is part of it. */
    for (uint32_t length = count; length-- > 0;)
        for (uint32_t m = 0; m < all.closed; m++) {
            mention *one = &all.done[m];
            if (one->end - one->begin != length || one->type < 0 || one->head > one->end ||
                !is_proper(corpus, &words[one->head]))
                continue;
            mention name = *one;
            if (name.type == RO_NAME_PERSON)
                narrow_person(corpus, words, &name);
            else
                narrow_other(corpus, words, &name);
            label(words, &name);
        }
}

/* "-LRB-" and the like as they were written. */
static ro_slice unescape(ro_slice form) {
    static const char *const escaped[][2] = {{"-LRB-", "("}, {"-RRB-", ")"}, {"-LSB-", "["},
                                             {"-RSB-", "]"}, {"``", "\""},   {"''", "\""}};
    for (size_t i = 0; i < sizeof escaped / sizeof *escaped; i++)
        if (ro_slice_is(form, escaped[i][0]))
            return ro_slice_of(escaped[i][1], 1);
    return form;
}

static int silver_type(ro_slice misc) {
    const char *at = memmem(misc.ptr, misc.len, "ner=", 4);
    ro_slice type = at ? ro_slice_of(at + 4, (size_t)(misc.ptr + misc.len - at - 4)) : RO_LITERAL("");
    return ro_slice_starts(type, RO_LITERAL("PERSON"))         ? RO_NAME_PERSON
           : ro_slice_starts(type, RO_LITERAL("ORGANIZATION")) ? RO_NAME_ORGANISATION
           : ro_slice_starts(type, RO_LITERAL("LOCATION"))     ? RO_NAME_PLACE
           : ro_slice_starts(type, RO_LITERAL("MISC"))         ? RO_NAME_OTHER
                                                               : TRAIN_UNKNOWN;
}

static bool is_hyphenated(ro_slice form) {
    unsigned length;
    uint32_t c = ro_utf8_at(form, 0, &length);
    return form.len > 2 && (ro_is_letter(c) || ro_is_digit(c)) && memchr(form.ptr + 1, '-', form.len - 2) &&
           !memchr(form.ptr, '.', form.len) && !memchr(form.ptr, '/', form.len);
}

/* Adds a silver word, cut at its hyphens as EWT has them. */
static int add_silver(train_corpus *corpus, ro_slice form, int type, int *last) {
    bool cut = is_hyphenated(form);
    while (form.len) {
        size_t end = form.len;
        const char *hyphen = cut ? memchr(form.ptr, '-', form.len) : NULL;
        if (hyphen)
            end = hyphen == form.ptr ? 1 : (size_t)(hyphen - form.ptr);
        train_word *word = train_add_word(corpus, ro_slice_part(form, 0, end));
        if (!word)
            return READOUT_NO_MEMORY;
        word->name = type < 0 ? 0 : (int16_t)(1 + 2 * type + (type == *last));
        *last = type;
        form = ro_slice_part(form, end, form.len);
    }
    return 0;
}

int train_read_silver(train_corpus *corpus, const char *path, readout_error *error) {
    ro_buffer bytes = {0};
    int status = train_read_file(path, &bytes, error), last = TRAIN_UNKNOWN;
    ro_slice rest = ro_buffer_slice(&bytes), line;
    uint32_t first = corpus->words.count;
    while (!status && ro_slice_line(&rest, &line)) {
        if (!line.len) {
            status = train_end_sentence(corpus, first, false, false);
            first = corpus->words.count;
            last = TRAIN_UNKNOWN;
            continue;
        }
        ro_slice cells[10] = {{0}};
        bool comment = line.ptr[0] == '#';
        for (int i = 0; !comment && i < 10 && ro_slice_field(&line, '\t', &cells[i]); i++)
            ;
        if (cells[9].len)
            status = add_silver(corpus, unescape(cells[1]), silver_type(cells[9]), &last);
    }
    if (!status)
        status = train_end_sentence(corpus, first, false, false);
    ro_buffer_free(&bytes);
    return status == READOUT_NO_MEMORY ? ro_fail_memory(error) : status;
}
