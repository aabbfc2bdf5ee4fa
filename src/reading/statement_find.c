#include "reading/statement_find.h"

#include "base/error.h"
#include "reading/statement_cues.h"
#include "reading/statement_project.h"

/* A head less likely than LIKELY is no cue's, but for marks of a turn: which articles' turns are statements
 * shows by what they hold. A word is taken for content or source where that is likelier
 * than CONTENT and SOURCE and no other label is likelier than "outside". */
#define LIKELY 0.14f
/* A word whose score falls below FAR while its features are read is taken for no cue's head: three of four do
 * in PolNeAR's development articles, two likely ones of 3,140 among them. AT_FAR is their mean chance. */
#define FAR (-2.0f)
#define AT_FAR 0.007f
#define CONTENT 0.35f
#define SOURCE 0.2f
#define REACHES 0.5f

/* A source is one run of words. A cue may have others than its head's, if they are likelier than APART. */
#define APART 0.5f
#define NEVER_APART 1.0f

/* Far below any score: the cue's head belongs to the cue. */
#define NEVER (-50.0f)

enum { MOST_IN_SENTENCE = 24 };

static void score_cue(const ro_statement_model *model, const ro_projection *projection, ro_swords *words,
                      uint32_t word, const ro_features *features) {
    uint32_t slots[RO_CUE_SLOTS];
    float dense[RO_SPARSE_HIDDEN];
    ro_cue_slots(words, word, slots);
    ro_project_sum(projection, slots, dense);
    /* marks are so seldom cues that they would be given up before what speaks for them is read */
    words->cue[word] = words->words[word].turn ? ro_sparse_chance(&model->cues, features, dense)
                                               : ro_sparse_glance(&model->cues, features, dense, FAR, AT_FAR);
}

static uint32_t next_possible(const ro_statement_model *model, const ro_swords *words, uint32_t from,
                              uint32_t end) {
    while (from < end && !ro_cue_possible(&model->lexis, &words->words[from]))
        from++;
    return from;
}

/* The features of each word are made, and asked for, before those of the word before it are read. */
static int score_sentence_cues(const ro_statement_model *model, ro_swords *words, const ro_sentence *sentence,
                               ro_arena *scratch, readout_error *error) {
    uint32_t first = sentence->first_word, end = first + sentence->words;
    uint32_t word = next_possible(model, words, first, end), turn = 0;
    if (word == end)
        return 0;
    ro_projection projection;
    int status = ro_project(&model->lexis, &model->cues, words, first, end, scratch, &projection, error);
    if (status)
        return status;
    ro_features features[2];
    ro_cue_features(words, word, &features[turn]);
    ro_sparse_fetch(&model->cues, &features[turn], 0, 2 * RO_SPARSE_LOOK);
    while (word < end) {
        uint32_t next = next_possible(model, words, word + 1, end);
        if (next < end) {
            ro_cue_features(words, next, &features[!turn]);
            ro_sparse_fetch(&model->cues, &features[!turn], 0, 2 * RO_SPARSE_LOOK);
        }
        score_cue(model, &projection, words, word, &features[turn]);
        word = next;
        turn = !turn;
    }
    return 0;
}

int ro_find_cues(const ro_statement_model *model, ro_swords *words, ro_arena *scratch, readout_error *error) {
    int status = 0;
    for (uint32_t k = 0; k < words->doc->sentences.count && !status; k++) {
        ro_arena_mark mark = ro_arena_here(scratch);
        status = score_sentence_cues(model, words, &words->doc->sentences.items[k], scratch, error);
        ro_arena_rewind(scratch, mark);
    }
    ro_swords_note_cues(words);
    return status;
}

/* The room for one sentence's chain, and the view it is read through. */
typedef struct {
    ro_span_view view;
    ro_chain chain;
    ro_chain_row weights[RO_MAX_SENTENCE_WORDS], forward[RO_MAX_SENTENCE_WORDS],
        backward[RO_MAX_SENTENCE_WORDS], chances[RO_MAX_SENTENCE_WORDS];
    float scale[RO_MAX_SENTENCE_WORDS];
    uint8_t edges[RO_MAX_SENTENCE_WORDS];
    uint64_t key; /* of the branch whose features' rows are summed below */
    ro_sparse_sums branch;
} desk;

/* The features of a word: those it shares with its branch, none where they are those of the word before, and
 * its own. */
typedef struct {
    ro_features branch, own;
    bool new_branch;
} word_features;

static void make_features(const ro_statement_model *model, desk *d, uint32_t word, word_features *f) {
    uint64_t key = ro_span_branch_key(&d->view, word);
    f->new_branch = key != d->key;
    if (f->new_branch) {
        d->key = key;
        ro_span_branch_features(&d->view, word, &f->branch);
        ro_sparse_fetch(&model->spans, &f->branch, 0, f->branch.count);
    }
    ro_span_own_features(&d->view, word, &f->own);
    ro_sparse_fetch(&model->spans, &f->own, 0, f->own.count);
}

static void score_word(const ro_statement_model *model, const ro_projection *projection, desk *d,
                       uint32_t word, const word_features *f, float *scores) {
    uint32_t slots[RO_SPAN_SLOTS];
    float dense[RO_SPARSE_HIDDEN];
    if (f->new_branch) {
        d->branch = (ro_sparse_sums){0};
        ro_sparse_add(&model->spans, &f->branch, &d->branch);
    }
    ro_sparse_sums sums = d->branch;
    ro_sparse_add(&model->spans, &f->own, &sums);
    ro_span_slots(&d->view, word, slots);
    ro_project_sum(projection, slots, dense);
    ro_sparse_scores(&model->spans, &sums, dense, scores);
}

static void label_words(const ro_statement_model *model, const ro_projection *projection, desk *d) {
    word_features features[2];
    d->key = UINT64_MAX;
    make_features(model, d, d->view.first, &features[d->view.first & 1]);
    for (uint32_t i = d->view.first; i < d->view.end; i++) {
        uint32_t at = i - d->view.first;
        float scores[RO_CHAIN_LABELS];
        if (i + 1 < d->view.end)
            make_features(model, d, i + 1, &features[(i + 1) & 1]);
        score_word(model, projection, d, i, &features[i & 1], scores);
        if (i == d->view.cue)
            for (int k = 0; k < RO_CHAIN_LABELS; k++)
                scores[k] += k == RO_LABEL_CUE ? 0 : NEVER;
        ro_chain_weigh(scores, d->weights[at]);
        d->edges[at] = ro_span_edge(&d->view, i);
    }
    d->chain = (ro_chain){.length = d->view.end - d->view.first,
                          .weights = d->weights,
                          .edges = d->edges,
                          .moves = model->moves,
                          .forward = d->forward,
                          .backward = d->backward,
                          .chances = d->chances,
                          .scale = d->scale};
    ro_chain_run(&d->chain);
}

static ro_statement_label label_of(const float *chances) {
    int best = 0;
    for (int k = 1; k < RO_CHAIN_LABELS; k++)
        if (chances[k] > chances[best])
            best = k;
    if (best == RO_LABEL_OUTSIDE && chances[RO_LABEL_CONTENT] > CONTENT)
        best = RO_LABEL_CONTENT;
    if (best == RO_LABEL_OUTSIDE && chances[RO_LABEL_SOURCE] > SOURCE)
        best = RO_LABEL_SOURCE;
    return (ro_statement_label)best;
}

bool ro_word_list_holds(const ro_word_list *list, uint32_t word) {
    for (uint32_t low = 0, high = list->count; low < high;) {
        uint32_t middle = (low + high) / 2;
        if (list->items[middle] == word)
            return true;
        if (list->items[middle] < word)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

static int take_word(ro_word_list *list, uint32_t word, ro_arena *scratch, readout_error *error) {
    uint32_t *item = ro_array_push(scratch, list);
    if (!item)
        return ro_fail_memory(error);
    *item = word;
    return 0;
}

/* The end of the run of words that begins at list->items[begin], marks between them aside, and its likeliest
 * word's chance; that of `head` is 2. */
static uint32_t end_of_run(const desk *d, ro_statement_label label, uint32_t head, const ro_word_list *list,
                           uint32_t begin, float *chance) {
    uint32_t end = begin;
    *chance = 0;
    for (; end < list->count; end++) {
        uint32_t word = list->items[end], before = end > begin ? list->items[end - 1] + 1 : word;
        while (before < word && d->view.s->words[before].punct)
            before++;
        if (before < word)
            break;
        float here = word == head ? 2 : d->chances[word - d->view.first][label];
        *chance = here > *chance ? here : *chance;
    }
    return end;
}

/* Of several runs the likeliest stays, and those that are likelier than `apart`. */
static void keep_runs(const desk *d, ro_statement_label label, uint32_t head, float apart,
                      ro_word_list *list) {
    float most = 0, chance;
    for (uint32_t begin = 0; begin < list->count;) {
        begin = end_of_run(d, label, head, list, begin, &chance);
        most = chance > most ? chance : most;
    }
    uint32_t kept = 0;
    for (uint32_t begin = 0, end; begin < list->count; begin = end) {
        end = end_of_run(d, label, head, list, begin, &chance);
        for (uint32_t i = begin; i < end && (chance == most || chance > apart); i++)
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
}

/* Marks are left out of the lists, but for a cue's head that is one (a colon). */
static int take_labels(const desk *d, ro_candidate *c, ro_arena *scratch, readout_error *error) {
    float content = 0, content_left = 0, source = 0;
    int status = 0;
    for (uint32_t i = d->view.first; i < d->view.end && !status; i++) {
        const float *chances = d->chances[i - d->view.first];
        if (d->view.s->words[i].punct && i != c->head)
            continue;
        ro_statement_label label = label_of(chances);
        if (label == RO_LABEL_CONTENT)
            content += chances[RO_LABEL_CONTENT];
        else
            content_left += chances[RO_LABEL_CONTENT];
        source = chances[RO_LABEL_SOURCE] > source ? chances[RO_LABEL_SOURCE] : source;
        if (label != RO_LABEL_OUTSIDE)
            status = take_word(label == RO_LABEL_CONTENT  ? &c->content
                               : label == RO_LABEL_SOURCE ? &c->source
                                                          : &c->cue,
                               i, scratch, error);
    }
    if (status)
        return status;
    keep_runs(d, RO_LABEL_SOURCE, RO_NONE, NEVER_APART, &c->source);
    keep_runs(d, RO_LABEL_CUE, c->head, APART, &c->cue);
    uint32_t taken = c->content.count;
    c->content_chance = taken ? content / ((float)taken + content_left) : 0;
    c->source_chance = c->source.count ? source : 1 - source;
    return 0;
}

static int find_in_sentence(const ro_statement_model *model, ro_candidates *found,
                            const ro_sentence *sentence, desk *d, ro_arena *scratch, readout_error *error) {
    ro_projection projection = {0};
    uint32_t first = sentence->first_word, end = first + sentence->words, taken = 0;
    int status = 0;
    for (uint32_t i = first; i < end && !status && taken < MOST_IN_SENTENCE; i++) {
        bool likely = found->words.cue[i] >= LIKELY || found->words.words[i].turn;
        if (!likely || sentence->skipped || i - first >= RO_MAX_SENTENCE_WORDS)
            continue;
        if (!projection.sums)
            status = ro_project(&model->lexis, &model->spans, &found->words, first, end, scratch, &projection,
                                error);
        ro_candidate *c = status ? NULL : ro_array_push(scratch, &found->items);
        if (!c)
            return status ? status : ro_fail_memory(error);
        taken++;
        c->head = i;
        c->cue_chance = found->words.cue[i];
        ro_span_view_make(&found->words, i, &d->view);
        label_words(model, &projection, d);
        status = take_labels(d, c, scratch, error);
    }
    return status;
}

int ro_find_spans(const ro_statement_model *model, ro_candidates *found, ro_arena *scratch,
                  readout_error *error) {
    desk *d = ro_arena_alloc(scratch, sizeof *d);
    if (!d)
        return ro_fail_memory(error);
    int status = 0;
    for (uint32_t k = 0; k < found->words.doc->sentences.count && !status; k++)
        status = find_in_sentence(model, found, &found->words.doc->sentences.items[k], d, scratch, error);
    return status;
}

static ro_reach_from reach_from(const ro_swords *words, const ro_candidate *c) {
    const ro_sentence *own = ro_swords_sentence(words, c->head);
    uint32_t first = own->first_word, last = first + own->words - 1;
    while (first < last && words->words[first].punct)
        first++;
    while (first < last && words->words[last].punct)
        last--;
    ro_reach_from from = {.cue = c->head, .any = c->content.count > 0};
    for (uint32_t i = 0; i < c->content.count; i++) {
        from.at_begin |= c->content.items[i] == first;
        from.at_end |= c->content.items[i] == last;
        from.quoted |= words->words[c->content.items[i]].quote != 0;
    }
    return from;
}

static bool reaches(const ro_statement_model *model, const ro_swords *words, const ro_reach_from *from,
                    int by, ro_candidate *c) {
    int64_t there = (int64_t)words->doc->words.items[c->head].sentence + by;
    if (there < 0 || there >= words->doc->sentences.count || !words->doc->sentences.items[there].words)
        return false;
    ro_features features;
    ro_reach_features(words, from, by, &features);
    float chance = ro_sparse_chance(&model->reach, &features, NULL);
    c->reach_chance *= chance < REACHES ? 1 - chance : chance;
    return chance >= REACHES;
}

static int take_sentence(const ro_swords *words, uint32_t sentence, ro_word_list *list, ro_arena *scratch,
                         readout_error *error) {
    const ro_sentence *from = &words->doc->sentences.items[sentence];
    int status = 0;
    for (uint32_t i = from->first_word; i < from->first_word + from->words && !status; i++)
        if (ro_reach_takes(words, sentence, i))
            status = take_word(list, i, scratch, error);
    return status;
}

/* The content again, with the sentences that it reaches before and behind its own. */
static int widen(const ro_swords *words, ro_candidate *c, ro_arena *scratch, readout_error *error) {
    uint32_t own = words->doc->words.items[c->head].sentence;
    ro_word_list content = {0};
    int status = 0;
    for (uint32_t k = own - c->back; k < own && !status; k++)
        status = take_sentence(words, k, &content, scratch, error);
    for (uint32_t i = 0; i < c->content.count && !status; i++)
        status = take_word(&content, c->content.items[i], scratch, error);
    for (uint32_t k = own + 1; k <= own + c->ahead && !status; k++)
        status = take_sentence(words, k, &content, scratch, error);
    c->content = content;
    return status;
}

int ro_find_reach(const ro_statement_model *model, ro_candidates *found, ro_arena *scratch,
                  readout_error *error) {
    int status = 0;
    for (uint32_t i = 0; i < found->items.count && !status; i++) {
        ro_candidate *c = &found->items.items[i];
        ro_reach_from from = reach_from(&found->words, c);
        c->reach_chance = 1;
        while (c->back < RO_REACH_BACK && reaches(model, &found->words, &from, -(int)c->back - 1, c))
            c->back++;
        while (c->ahead < RO_REACH_AHEAD && reaches(model, &found->words, &from, (int)c->ahead + 1, c))
            c->ahead++;
        if (c->back || c->ahead)
            status = widen(&found->words, c, scratch, error);
    }
    return status;
}
