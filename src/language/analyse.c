#include "language/analyse.h"

#include "base/error.h"
#include "language/english.h"
#include "language/features.h"
#include "learn/dense.h"
#include "learn/linear.h"
#include "learn/tree.h"

#include <math.h>

/* Sentences go through the network together until there are this many words: enough that its matrices are
 * read once for many words, few enough that the words' values stay in the cache. */
enum { BATCH_WORDS = 160 };

int ro_analyse_open(ro_arena *arena, ro_slice model_file, const void **model, readout_error *error) {
    ro_english *english = ro_arena_zero(arena, 1, sizeof *english);
    if (!english)
        return ro_fail_memory(error);
    *model = english;
    return ro_english_open(arena, model_file, english, error);
}

int ro_analyse_load(ro_arena *arena, const void **model, readout_error *error) {
    return ro_analyse_open(arena, ro_english_resource(), model, error);
}

typedef struct {
    const ro_english *english;
    ro_doc *doc;
    ro_arena *scratch;
    readout_error *error;
    ro_network_run run;
    uint32_t first_word;
    float *scores;      /* [rows × the wider of tags and names] */
    uint32_t *heads;    /* [rows] */
    uint32_t *best;     /* [rows] the likeliest tag, label or name label */
    int32_t *emissions; /* [longest sentence × name labels] */
    uint8_t *path;      /* [longest sentence] */
    int32_t transitions[RO_NAME_LABELS * RO_NAME_LABELS];
} batch;

/* What is read of the tables for the word of a row. */
typedef struct {
    uint32_t word_row;
    ro_word_features features;
} word_rows;

enum { RING = 4 };

/* Each word's slot is asked for two words ahead, its rows one ahead. */
static void embed(batch *b) {
    const ro_network *network = &b->english->network;
    word_rows ring[RING];
    for (uint32_t step = 0; step < b->run.rows + 2; step++) {
        if (step < b->run.rows) {
            ro_span span = b->doc->words.items[b->first_word + step].span;
            word_rows *made = &ring[step % RING];
            made->features = ro_word_features_of(ro_doc_text(b->doc, span));
            ro_network_fetch_slot(network, made->features.form);
        }
        if (step >= 1 && step - 1 < b->run.rows) {
            word_rows *next = &ring[(step - 1) % RING];
            next->word_row = ro_network_word(network, next->features.form);
            ro_network_fetch(network, next->word_row, next->features.pieces, RO_WORD_PIECES);
        }
        if (step >= 2) {
            const word_rows *here = &ring[(step - 2) % RING];
            ro_network_embed(&b->run, step - 2, here->word_row, here->features.pieces, RO_WORD_PIECES);
        }
    }
}

static int fill_tags(batch *b) {
    const ro_network_layout *layout = &b->english->network.layout;
    uint32_t columns = layout->columns[RO_NET_TAG_W];
    ro_network_scores(&b->run, RO_NET_TAG_W, RO_NET_TAG_B, b->scores);
    ro_dense_best(b->scores, columns, b->run.rows, layout->shape.tags, b->best);
    for (uint32_t r = 0; r < b->run.rows; r++) {
        ro_word *word = &b->doc->words.items[b->first_word + r];
        ro_tag tag = b->english->tags[b->best[r]];
        word->upos = tag.upos;
        word->xpos = tag.xpos;
        word->lemma =
            ro_lemma_of(&b->english->lemmas, ro_doc_text(b->doc, word->span), tag.xpos, b->doc->arena);
        if (!word->lemma.ptr)
            return ro_fail_memory(b->error);
    }
    return 0;
}

static int fill_trees(batch *b) {
    const ro_network_layout *layout = &b->english->network.layout;
    ro_network_ask(&b->run);
    for (uint32_t s = 0; s < b->run.sentences; s++) {
        uint32_t first = b->run.begin[s], n = b->run.begin[s + 1] - first;
        size_t stride = ro_network_arcs(&b->run, s);
        int status = ro_tree_decode(b->run.arcs, stride, n, b->heads + first, b->scratch, b->error);
        if (status)
            return status;
        for (uint32_t w = first; w < first + n; w++)
            b->heads[w] += b->heads[w] == RO_NONE ? 0 : first;
    }
    ro_network_relations(&b->run, b->heads);
    ro_dense_best(b->run.relation, layout->columns[RO_NET_RELATION_W], b->run.rows, layout->shape.relations,
                  b->best);
    for (uint32_t r = 0; r < b->run.rows; r++) {
        ro_word *word = &b->doc->words.items[b->first_word + r];
        ro_label label = b->english->labels[b->best[r]];
        bool root = b->heads[r] == RO_NONE;
        word->head = root ? RO_NONE : b->first_word + b->heads[r];
        word->relation = root ? RO_REL_root : label.relation == RO_REL_root ? RO_REL_dep : label.relation;
        word->subtype = root ? 0 : label.subtype;
    }
    return 0;
}

static int add_name(batch *b, uint32_t first, uint32_t end, uint32_t label) {
    ro_name *name = ro_array_push(b->doc->arena, &b->doc->names);
    if (!name)
        return ro_fail_memory(b->error);
    const ro_word *words = b->doc->words.items;
    *name = (ro_name){.span = {words[first].span.begin, words[end - 1].span.end},
                      .first_word = first,
                      .words = end - first,
                      .type = (ro_name_type)((label - 1) / 2),
                      .entity = RO_NONE};
    return 0;
}

static int add_names(batch *b, uint32_t first, uint32_t n) {
    int status = 0;
    for (uint32_t w = 0; w < n && !status;) {
        uint32_t label = b->path[w], end = w + 1;
        while (label && end < n && b->path[end] == label + 1)
            end++;
        if (label)
            status = add_name(b, b->first_word + first + w, b->first_word + first + end, label);
        w = end;
    }
    return status;
}

/* Viterbi adds integers: a score in steps of 1/1024, cut where no trained network comes. */
enum { UNIT = 1024, FORBIDDEN = -1000 * UNIT };

static int32_t to_integer(float score) {
    return (int32_t)(fminf(fmaxf(score, -200), 200) * UNIT);
}

static int fill_names(batch *b) {
    uint32_t columns = b->english->network.layout.columns[RO_NET_NAME_W];
    ro_network_scores(&b->run, RO_NET_NAME_W, RO_NET_NAME_B, b->scores);
    ro_dense_best(b->scores, columns, b->run.rows, RO_NAME_LABELS, b->best);
    for (uint32_t s = 0; s < b->run.sentences; s++) {
        uint32_t first = b->run.begin[s], n = b->run.begin[s + 1] - first;
        bool any = false;
        for (uint32_t w = 0; w < n; w++)
            any |= b->best[first + w] != 0;
        if (!any)
            continue;
        for (uint32_t w = 0; w < n; w++) {
            const float *scores = b->scores + (size_t)(first + w) * columns;
            for (uint32_t l = 0; l < RO_NAME_LABELS; l++)
                b->emissions[w * RO_NAME_LABELS + l] = to_integer(scores[l]);
        }
        int32_t *start = b->emissions; /* no sentence begins inside a name */
        for (uint32_t l = 2; l < RO_NAME_LABELS; l += 2)
            start[l] = FORBIDDEN;
        ro_arena_mark mark = ro_arena_here(b->scratch);
        int status =
            ro_viterbi(b->emissions, b->transitions, n, RO_NAME_LABELS, b->path, b->scratch, b->error);
        ro_arena_rewind(b->scratch, mark);
        if (!status)
            status = add_names(b, first, n);
        if (status)
            return status;
    }
    return 0;
}

/* A label that goes on with a name follows only one that begins it or goes on with it. */
static void set_transitions(batch *b) {
    for (uint32_t from = 0; from < RO_NAME_LABELS; from++)
        for (uint32_t to = 0; to < RO_NAME_LABELS; to++) {
            bool inside = to && to % 2 == 0;
            b->transitions[from * RO_NAME_LABELS + to] =
                inside && from != to && from + 1 != to ? FORBIDDEN : 0;
        }
}

static int make_batch(batch *b) {
    const ro_network_layout *layout = &b->english->network.layout;
    uint32_t rows = BATCH_WORDS + RO_MAX_SENTENCE_WORDS;
    uint32_t columns = layout->columns[RO_NET_TAG_W];
    columns = columns < layout->columns[RO_NET_NAME_W] ? layout->columns[RO_NET_NAME_W] : columns;
    set_transitions(b);
    int status =
        ro_network_make_run(&b->english->network, rows, RO_MAX_SENTENCE_WORDS, &b->run, b->scratch, b->error);
    if (status)
        return status;
    b->scores = ro_arena_alloc(b->scratch, (size_t)rows * columns * sizeof *b->scores);
    b->heads = ro_arena_alloc(b->scratch, rows * sizeof *b->heads);
    b->best = ro_arena_alloc(b->scratch, rows * sizeof *b->best);
    b->emissions = ro_arena_alloc(b->scratch, RO_MAX_SENTENCE_WORDS * RO_NAME_LABELS * sizeof *b->emissions);
    b->path = ro_arena_alloc(b->scratch, RO_MAX_SENTENCE_WORDS);
    return b->scores && b->heads && b->best && b->emissions && b->path ? 0 : ro_fail_memory(b->error);
}

/* The parts of a name are one where the tree joins them as such: "Mary" and "John" of "Mary John". */
static bool joins_name(const ro_doc *doc, uint32_t left, uint32_t right) {
    const ro_word *a = &doc->words.items[left], *b = &doc->words.items[right];
    if (a->sentence != b->sentence || a->upos != RO_UPOS_PROPN || b->upos != RO_UPOS_PROPN)
        return false;
    bool flat = b->relation == RO_REL_flat && (b->head == left || b->head == a->head);
    bool compound = a->relation == RO_REL_compound && (a->head == right || a->head == b->head);
    return flat || compound;
}

/* Lets each name take in what is flat with it on either side, up to the name before and the name after; names
 * that meet and are joined become one, of the first's type. */
static void grow_names(ro_doc *doc, uint32_t first_name) {
    uint32_t kept = first_name;
    for (uint32_t n = first_name; n < doc->names.count; n++) {
        ro_name name = doc->names.items[n];
        uint32_t begin = name.first_word, end = begin + name.words;
        uint32_t before =
            kept > first_name ? doc->names.items[kept - 1].first_word + doc->names.items[kept - 1].words : 0;
        uint32_t after = n + 1 < doc->names.count ? doc->names.items[n + 1].first_word : doc->words.count;
        while (begin > before && begin > 0 && joins_name(doc, begin - 1, begin))
            begin--;
        while (end < after && joins_name(doc, end - 1, end))
            end++;
        bool meets = kept > first_name && begin == before && joins_name(doc, begin - 1, begin);
        ro_name *to = &doc->names.items[meets ? kept - 1 : kept++];
        if (!meets)
            *to = name;
        to->first_word = meets ? to->first_word : begin;
        to->words = end - to->first_word;
        to->span = (ro_span){doc->words.items[to->first_word].span.begin, doc->words.items[end - 1].span.end};
    }
    doc->names.count = kept;
}

static int run_batch(batch *b) {
    uint32_t first_name = b->doc->names.count;
    embed(b);
    ro_network_forward(&b->run);
    int status = fill_tags(b);
    if (!status)
        status = fill_names(b);
    if (!status)
        status = fill_trees(b);
    if (!status)
        grow_names(b->doc, first_name);
    return status;
}

int ro_analyse_run(const void *model, ro_doc *doc, ro_arena *scratch, readout_error *error) {
    batch b = {.english = model, .doc = doc, .scratch = scratch, .error = error};
    doc->xpos_names = b.english->xpos_names;
    doc->subtype_names = b.english->subtype_names;
    if (!doc->sentences.count)
        return 0;
    uint32_t begin[BATCH_WORDS + 2];
    int status = make_batch(&b);
    for (uint32_t s = 0; !status && s < doc->sentences.count;) {
        b.first_word = doc->sentences.items[s].first_word;
        b.run.begin = begin;
        b.run.rows = b.run.sentences = begin[0] = 0;
        while (s < doc->sentences.count && b.run.rows < BATCH_WORDS) {
            b.run.rows += doc->sentences.items[s++].words;
            begin[++b.run.sentences] = b.run.rows;
        }
        status = run_batch(&b);
    }
    return status;
}
