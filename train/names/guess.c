#include "guess.h"

#include "../statements/use.h"
#include "base/hash.h"
#include "learn/linear.h"

#include <stdio.h>

enum {
    TAGS = RO_NAME_TAGS,
    NEVER = -(1 << 20),
    PROPER = 24,
    JUDGED = 400,
    TALLIES = 1 << 18,
    TYPES = RO_NAME_OTHER + 1
};

/* A guessed name. */
typedef struct {
    text *text;
    uint32_t first, words;
    int32_t scores[TYPES];
    uint64_t key;
    bool judged;
} guessed;

typedef struct {
    const texts *all;
    const name_weights *weights;
    RO_ARRAY(guessed) names;
    ro_arena arena;
} guessing;

static bool tag_is(const texts *all, const train_word *word, const char *upos) {
    return word->tag >= 0 && ro_slice_starts(all->tags.names[word->tag], ro_slice_of(upos, strlen(upos)));
}

static bool tag_among(const texts *all, const train_word *word, const char *const *tags, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (tag_is(all, word, tags[i]))
            return true;
    return false;
}

/* What the judgement leaves of a word's labels. */
static void hold(int name, int32_t *scores) {
    for (uint32_t t = 0; t < TAGS; t++)
        if (name > 0 ? (int)t != name : name == NAME_NONE && t && (t - 1) / 2 != RO_NAME_OTHER)
            scores[t] += NEVER;
}

/* May a name begin, or go on, with the word? */
static void bound(const texts *all, const train_word *word, bool capital, int32_t *scores) {
    static const char *const content[] = {"NOUN", "ADJ", "NUM", "X"};
    static const char *const closed[] = {"PRON", "VERB", "AUX", "ADV", "INTJ", "SCONJ", "SYM"};
    bool proper = tag_is(all, word, "PROPN");
    bool may_begin = proper || (capital && tag_among(all, word, content, 4));
    bool may_go_on = capital || !tag_among(all, word, closed, 7);
    for (uint32_t t = 1; t < TAGS; t++)
        if (t % 2 ? !may_begin : !may_go_on)
            scores[t] += NEVER;
    if (proper && capital)
        scores[0] -= PROPER;
}

static uint64_t key_of(const ro_doc *doc, uint32_t first, uint32_t words) {
    uint64_t key = 0;
    for (uint32_t w = first; w < first + words; w++) {
        char form[RO_PLAIN_FORM];
        uint32_t length = ro_plain_form(ro_doc_text(doc, doc->words.items[w].span), form);
        key = ro_hash_mix(key, ro_hash(ro_slice_of(form, length), 0));
    }
    return key | 1;
}

static void take(guessing *g, text *t, uint32_t first, uint32_t words, const int32_t *emissions) {
    guessed *made = ro_array_push(&g->arena, &g->names);
    if (!made)
        stop("out of memory");
    *made = (guessed){.text = t, .first = first, .words = words, .key = key_of(&t->doc, first, words)};
    for (uint32_t w = 0; w < words; w++)
        for (uint32_t type = 0; type < TYPES; type++) {
            int32_t score = emissions[w * TAGS + 1 + 2 * type + (w > 0)];
            made->scores[type] += score < NEVER / 2 ? score - NEVER : score;
        }
    int name = t->words[first]->name;
    made->judged = name > 0;
    if (made->judged)
        made->scores[(name - 1) / 2] += JUDGED;
}

static void decode(guessing *g, text *t, const ro_name_sentence *s, uint32_t i, uint32_t end) {
    static int32_t emissions[RO_MAX_SENTENCE_WORDS * TAGS];
    uint8_t *path = t->labels + s->first + i;
    ro_arena scratch = {0};
    readout_error error;
    for (uint32_t w = i; w < end; w++) {
        uint32_t features[RO_NAME_FEATURES], count = ro_name_features(s, w, features);
        int32_t *scores = emissions + (size_t)(w - i) * TAGS;
        ro_keyed_scores(&g->weights->weights, features, count, TAGS, scores);
        const train_word *word = t->words[s->first + w];
        if (word->name <= 0)
            bound(g->all, word, s->views[w].capital, scores);
        hold(word->name, scores);
    }
    for (uint32_t l = 2; l < TAGS; l += 2)
        emissions[l] += NEVER;
    if (ro_viterbi(emissions, g->weights->moves, end - i, TAGS, path, &scratch, &error))
        stop("%s", error.message);
    for (uint32_t w = 0; w < end - i;) {
        uint32_t to = w + 1;
        while (path[w] && to < end - i && path[to] == path[w] + 1)
            to++;
        if (path[w])
            take(g, t, s->first + i + w, to - w, emissions + (size_t)w * TAGS);
        w = to;
    }
    ro_arena_free(&scratch);
}

static int64_t *tally_of(uint64_t *keys, int64_t (*sums)[TYPES], uint64_t key) {
    uint32_t slot = (uint32_t)(key >> 20) & (TALLIES - 1);
    while (keys[slot] && keys[slot] != key)
        slot = (slot + 1) & (TALLIES - 1);
    keys[slot] = key;
    return sums[slot];
}

/* What is written alike is of one type, unless its own words speak against that. */
static void settle(guessing *g) {
    uint64_t *keys = need(TALLIES * sizeof *keys);
    int64_t(*sums)[TYPES] = need(TALLIES * sizeof *sums);
    if (g->names.count > TALLIES / 2)
        stop("too many names");
    for (uint32_t n = 0; n < g->names.count; n++) {
        const guessed *name = &g->names.items[n];
        int64_t *sum = tally_of(keys, sums, name->key);
        for (uint32_t t = 0; t < TYPES; t++)
            sum[t] += name->scores[t];
    }
    for (uint32_t n = 0; n < g->names.count; n++) {
        const guessed *name = &g->names.items[n];
        const int64_t *sum = tally_of(keys, sums, name->key);
        uint32_t best = 0;
        if (name->judged)
            continue;
        for (uint32_t t = 1; t < TYPES; t++)
            if (sum[t] + name->scores[t] > sum[best] + name->scores[best])
                best = t;
        for (uint32_t w = 0; w < name->words; w++)
            name->text->labels[name->first + w] = (uint8_t)(1 + 2 * best + (w > 0));
    }
    free(keys);
    free(sums);
}

void guess(texts *all, const ro_name_tables *tables, const name_weights *weights) {
    static ro_name_view views[RO_MAX_SENTENCE_WORDS];
    guessing g = {.all = all, .weights = weights};
    for (uint32_t n = 0; n < all->items.count; n++) {
        text *t = &all->items.items[n];
        for (uint32_t s = 0; t->open && s < t->doc.sentences.count; s++) {
            ro_name_sentence sentence;
            if (!ro_name_sentence_view(tables, &t->doc, s, views, &sentence))
                continue;
            for (uint32_t begin, end = 0; ro_name_next_run(&sentence, &begin, &end);)
                decode(&g, t, &sentence, begin, end);
        }
    }
    settle(&g);
    for (uint32_t n = 0; n < all->items.count; n++) {
        text *t = &all->items.items[n];
        for (uint32_t w = 0; t->open && w < t->doc.words.count; w++)
            t->words[w]->name = t->labels[w];
    }
    fprintf(stderr, "%u names guessed, %.0f s\n", g.names.count, cpu_seconds());
    ro_arena_free(&g.arena);
}
