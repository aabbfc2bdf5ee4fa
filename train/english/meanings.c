#include "meanings.h"

#include "base/error.h"
#include "learn/dense.h"
#include "news.h"

#include <math.h>
#include <stdlib.h>

enum { LEAST_SEEN = 10, CONTEXTS = 2048, REACH = 2, COLUMNS = 2 * REACH * CONTEXTS, TURNS = 5 };

/* What stands around the forms, a row each. */
typedef struct {
    uint32_t rows;
    size_t *begin;     /* [rows + 1] */
    uint16_t *columns; /* [begin[rows]] */
    float *values;
} context_table;

/* All that is at hand while the vectors are made. */
typedef struct {
    news_stream news;
    train_meanings *meanings;
    uint32_t *rank;         /* [news.forms] the row of a form, RO_NONE: rare */
    size_t *places, *first; /* where each form stands: places[first[form] …] */
    context_table table;
    float *basis, *turned,
        *out; /* [COLUMNS × PLACES], the same transposed or [PLACES × rows], [rows × PLACES] */
} work;

typedef struct {
    uint32_t count, hash, form;
} seen_form;

static int more_first(const void *a, const void *b) {
    const seen_form *x = a, *y = b;
    if (x->count != y->count)
        return x->count < y->count ? 1 : -1;
    return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static bool rank_forms(work *w) {
    train_meanings *m = w->meanings;
    const news_stream *news = &w->news;
    seen_form *order = malloc((news->forms + 1) * sizeof *order);
    w->rank = malloc((news->forms + 1) * sizeof *w->rank);
    for (uint32_t f = 0; order && w->rank && f < news->forms; f++) {
        order[f] = (seen_form){news->counts[f], news->hashes[f], f};
        w->rank[f] = RO_NONE;
        m->forms += news->counts[f] >= LEAST_SEEN;
    }
    m->mask = 1023;
    while (m->mask < 2 * m->forms)
        m->mask = 2 * m->mask + 1;
    m->hashes = malloc((m->forms + 1) * sizeof *m->hashes);
    m->counts = malloc((m->forms + 1) * sizeof *m->counts);
    m->slots = calloc(m->mask + 1, sizeof *m->slots);
    m->vectors = calloc((size_t)m->forms * TRAIN_MEANING + 1, sizeof *m->vectors);
    bool made = order && w->rank && m->hashes && m->counts && m->slots && m->vectors;
    if (made)
        qsort(order, news->forms, sizeof *order, more_first);
    for (uint32_t r = 0; made && r < m->forms; r++) {
        w->rank[order[r].form] = r;
        m->hashes[r] = order[r].hash;
        m->counts[r] = order[r].count;
        uint32_t slot = m->hashes[r] & m->mask;
        while (m->slots[slot])
            slot = (slot + 1) & m->mask;
        m->slots[slot] = r + 1;
    }
    free(order);
    return made;
}

static uint32_t row_at(const work *w, size_t place) {
    uint32_t form = w->news.words[place].form;
    return form == RO_NONE ? RO_NONE : w->rank[form];
}

static bool find_places(work *w) {
    uint32_t rows = w->meanings->forms;
    w->first = calloc((size_t)rows + 2, sizeof *w->first);
    w->places = malloc((w->news.count + 1) * sizeof *w->places);
    if (!w->first || !w->places)
        return false;
    for (uint32_t r = 0; r < rows; r++)
        w->first[r + 2] = w->first[r + 1] + w->meanings->counts[r];
    for (size_t i = 0; i < w->news.count; i++) {
        uint32_t row = row_at(w, i);
        if (row != RO_NONE)
            w->places[w->first[row + 1]++] = i;
    }
    return true;
}

/* The column of what stands `step` from a place; -1: not counted. A paragraph's edge is a context too. */
static int32_t column_at(const work *w, size_t place, int step) {
    int direction = step < 0 ? -1 : 1;
    uint32_t block = (uint32_t)(step < 0 ? step + REACH : step + REACH - 1), context = CONTEXTS - 1;
    for (int at = direction;; at += direction) {
        bool outside = at < 0 && place < (size_t)-at;
        bool edge = outside || w->news.words[place + (size_t)(ptrdiff_t)at].form == RO_NONE;
        if (edge && at != step)
            return -1;
        if (at == step) {
            if (!edge)
                context = row_at(w, place + (size_t)(ptrdiff_t)at);
            break;
        }
    }
    return context < CONTEXTS ? (int32_t)(block * CONTEXTS + context) : -1;
}

/* counts[COLUMNS] += what stands around the row's form; `touched` gets the columns that were 0. */
static uint32_t count_row(const work *w, uint32_t row, uint32_t *counts, uint16_t *touched) {
    uint32_t found = 0;
    for (size_t i = w->first[row]; i < w->first[row + 1]; i++)
        for (int step = -REACH; step <= REACH; step++) {
            int32_t column = step ? column_at(w, w->places[i], step) : -1;
            if (column >= 0 && !counts[column]++)
                touched[found++] = (uint16_t)column;
        }
    return found;
}

static bool room_for(context_table *t, size_t count, size_t *room) {
    if (t->begin[t->rows] + count <= *room)
        return true;
    *room = 2 * (*room + count);
    uint16_t *columns = realloc(t->columns, *room * sizeof *columns);
    if (columns)
        t->columns = columns;
    float *values = realloc(t->values, *room * sizeof *values);
    if (values)
        t->values = values;
    return columns && values;
}

/* Rows of counts, then their square roots over the roots of both sums' roots. */
static bool fill_table(work *w) {
    context_table *t = &w->table;
    uint32_t *counts = calloc(COLUMNS, sizeof *counts);
    uint16_t *touched = malloc(COLUMNS * sizeof *touched);
    double *sums = calloc(COLUMNS, sizeof *sums);
    size_t room = 0;
    t->begin = calloc((size_t)w->meanings->forms + 1, sizeof *t->begin);
    bool made = counts && touched && sums && t->begin;
    for (; made && t->rows < w->meanings->forms;) {
        uint32_t found = count_row(w, t->rows, counts, touched);
        size_t at = t->begin[t->rows];
        made = room_for(t, found, &room);
        for (uint32_t i = 0; made && i < found; i++) {
            t->columns[at + i] = touched[i];
            t->values[at + i] = (float)counts[touched[i]];
            sums[touched[i]] += counts[touched[i]];
            counts[touched[i]] = 0;
        }
        t->begin[++t->rows] = at + found;
    }
    for (uint32_t r = 0; made && r < t->rows; r++)
        for (size_t i = t->begin[r]; i < t->begin[r + 1]; i++)
            t->values[i] = (float)sqrt(t->values[i] / sqrt(w->meanings->counts[r] * sums[t->columns[i]]));
    free(counts);
    free(touched);
    free(sums);
    return made;
}

/* out[rows × PLACES] = table · basis */
static void times_basis(work *w) {
    const context_table *t = &w->table;
    memset(w->out, 0, (size_t)t->rows * TRAIN_PLACES * sizeof *w->out);
    for (uint32_t r = 0; r < t->rows; r++)
        for (size_t i = t->begin[r]; i < t->begin[r + 1]; i++) {
            const float *from = w->basis + (size_t)t->columns[i] * TRAIN_PLACES;
            for (int j = 0; j < TRAIN_PLACES; j++)
                w->out[(size_t)r * TRAIN_PLACES + j] += t->values[i] * from[j];
        }
}

/* basis = tableᵀ · out */
static void times_rows(work *w) {
    const context_table *t = &w->table;
    memset(w->basis, 0, (size_t)COLUMNS * TRAIN_PLACES * sizeof *w->basis);
    for (uint32_t r = 0; r < t->rows; r++)
        for (size_t i = t->begin[r]; i < t->begin[r + 1]; i++) {
            float *to = w->basis + (size_t)t->columns[i] * TRAIN_PLACES;
            for (int j = 0; j < TRAIN_PLACES; j++)
                to[j] += t->values[i] * w->out[(size_t)r * TRAIN_PLACES + j];
        }
}

/* Columns of x[rows × PLACES] at right angles and of length 1 (Gram and Schmidt). */
static void straighten(float *x, float *turned, size_t rows) {
    ro_dense_transpose(x, TRAIN_PLACES, turned, rows, rows, TRAIN_PLACES);
    for (int a = 0; a < TRAIN_PLACES; a++) {
        float *v = turned + (size_t)a * rows;
        for (int b = 0; b <= a; b++) {
            const float *u = turned + (size_t)b * rows;
            double dot = 0;
            for (size_t i = 0; i < rows; i++)
                dot += (double)v[i] * u[i];
            float share = (float)(b < a ? dot : 1 / sqrt(dot + 1e-30));
            for (size_t i = 0; i < rows; i++)
                v[i] = b < a ? v[i] - share * u[i] : v[i] * share;
        }
    }
    ro_dense_transpose(turned, rows, x, TRAIN_PLACES, TRAIN_PLACES, rows);
}

static bool find_space(work *w) {
    size_t rows = w->table.rows, most = rows > COLUMNS ? rows : COLUMNS;
    uint64_t random = 88172645463325252u;
    w->basis = malloc((size_t)COLUMNS * TRAIN_PLACES * sizeof *w->basis);
    w->turned = malloc(most * TRAIN_PLACES * sizeof *w->turned);
    w->out = malloc((rows + 1) * TRAIN_PLACES * sizeof *w->out);
    if (!w->basis || !w->turned || !w->out)
        return false;
    for (size_t i = 0; i < (size_t)COLUMNS * TRAIN_PLACES; i++) {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        w->basis[i] = (float)(int32_t)(random >> 32) / 2147483648.0f;
    }
    for (int turn = 0; turn < TURNS; turn++) {
        straighten(w->basis, w->turned, COLUMNS);
        times_basis(w);
        if (turn + 1 < TURNS)
            times_rows(w);
    }
    straighten(w->out, w->turned, rows);
    return true;
}

/* Shares of a form's capitals, and how frequent it is. */
static void case_values(const work *w, uint32_t row, float *to) {
    uint32_t inside = 0, capital = 0, small = 0, capitals = 0, count = w->meanings->counts[row], bits = 0;
    for (size_t i = w->first[row]; i < w->first[row + 1]; i++) {
        const news_word *word = &w->news.words[w->places[i]];
        inside += word->inside;
        small += word->inside && word->letters == NEWS_SMALL;
        capital += word->inside && word->letters == NEWS_CAPITAL;
        capitals += word->letters == NEWS_CAPITALS;
    }
    while (count >> bits)
        bits++;
    float share = (float)capital / ((float)inside + 1);
    to[0] = share;
    to[1] = (float)capitals / (float)count;
    to[2] = (float)small / ((float)inside + 1);
    to[3] = (float)bits / 20;
    to[share < 0.05f ? 4 : share < 0.4f ? 5 : share < 0.85f ? 6 : 7] = 1;
}

static void write_vectors(work *w) {
    for (uint32_t r = 0; r < w->table.rows; r++) {
        const float *from = w->out + (size_t)r * TRAIN_PLACES;
        float *to = w->meanings->vectors + (size_t)r * TRAIN_MEANING, square = 1e-30f;
        for (int j = 0; j < TRAIN_PLACES; j++)
            square += from[j] * from[j];
        for (int j = 0; j < TRAIN_PLACES; j++)
            to[j] = 2 * from[j] / sqrtf(square);
        case_values(w, r, to + TRAIN_PLACES);
    }
}

static void free_work(work *w) {
    news_free(&w->news);
    free(w->rank);
    free(w->places);
    free(w->first);
    free(w->table.begin);
    free(w->table.columns);
    free(w->table.values);
    free(w->basis);
    free(w->turned);
    free(w->out);
}

int train_meanings_learn(train_meanings *meanings, const char *path, readout_error *error) {
    *meanings = (train_meanings){0};
    work w = {.meanings = meanings};
    int status = news_read(&w.news, path, error);
    if (!status && !(rank_forms(&w) && find_places(&w) && fill_table(&w) && find_space(&w)))
        status = ro_fail_memory(error);
    if (!status)
        write_vectors(&w);
    free_work(&w);
    return status;
}

void train_meanings_free(train_meanings *meanings) {
    free(meanings->hashes);
    free(meanings->counts);
    free(meanings->slots);
    free(meanings->vectors);
    *meanings = (train_meanings){0};
}

uint32_t train_meanings_find(const train_meanings *meanings, uint32_t hash) {
    for (uint32_t slot = hash & meanings->mask; meanings->slots[slot]; slot = (slot + 1) & meanings->mask)
        if (meanings->hashes[meanings->slots[slot] - 1] == hash)
            return meanings->slots[slot] - 1;
    return RO_NONE;
}
