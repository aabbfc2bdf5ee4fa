#include "lemmas.h"

#include "base/error.h"
#include "language/lemmas.h"

#include <stdlib.h>

enum { MOST_SCRIPTS = 60000 };

typedef struct {
    uint32_t key, count;
    uint16_t script;
    bool kept;
} choice;

typedef struct {
    ro_lemma_script *scripts;
    uint32_t script_count;
    choice *choices; /* one a key and script while counting, then one a key, by key */
    size_t choice_count;
} learner;

static uint32_t number_of(learner *l, const ro_lemma_script *script) {
    for (uint32_t i = 0; i < l->script_count; i++)
        if (!memcmp(&l->scripts[i], script, sizeof *script))
            return i;
    if (l->script_count == MOST_SCRIPTS)
        return RO_NONE;
    l->scripts[l->script_count] = *script;
    return l->script_count++;
}

/* The script that cuts and adds least, RO_NONE when there is none. */
static uint32_t script_of(learner *l, ro_slice form, const char *lower, uint32_t length, ro_slice lemma) {
    ro_lemma_script best = {0};
    uint32_t least = RO_NONE;
    for (uint8_t letter_case = 0; letter_case <= RO_LEMMA_TITLE; letter_case++)
        for (uint32_t cut = 0; cut <= length; cut++) {
            uint32_t kept = length - cut;
            if (kept > lemma.len || lemma.len - kept > RO_LEMMA_ADDED)
                continue;
            ro_lemma_script script = {(uint8_t)cut, letter_case, (uint8_t)(lemma.len - kept), {0}};
            memcpy(script.added, lemma.ptr + kept, script.length);
            char made[RO_LEMMA_LONGEST + RO_LEMMA_ADDED];
            uint32_t size = ro_lemma_apply(&script, form, lower, length, made);
            uint32_t cost = 4 * (cut + script.length) + letter_case;
            if (size == lemma.len && !memcmp(made, lemma.ptr, size) && cost < least) {
                least = cost;
                best = script;
            }
        }
    return least == RO_NONE ? RO_NONE : number_of(l, &best);
}

static int by_key(const void *a, const void *b) {
    const choice *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->script < y->script ? -1 : x->script > y->script;
}

static bool has_lemma(const train_word *word) {
    return word->lemma.len && word->tag >= 0;
}

/* The keys of a word that has a lemma; of others none. */
static uint32_t keys_of(const train_word *word, const uint32_t *xpos_of, uint32_t keys[RO_LEMMA_ENDINGS],
                        char lower[RO_LEMMA_LONGEST], uint32_t *length) {
    return has_lemma(word) ? ro_lemma_keys(word->form, xpos_of[word->tag], keys, lower, length) : 0;
}

static void count_words(learner *l, const train_corpus *corpus, const uint32_t *xpos_of) {
    for (uint32_t w = 0; w < corpus->words.count; w++) {
        const train_word *word = &corpus->words.items[w];
        uint32_t keys[RO_LEMMA_ENDINGS], length;
        char lower[RO_LEMMA_LONGEST];
        uint32_t count = keys_of(word, xpos_of, keys, lower, &length);
        uint32_t script = count ? script_of(l, word->form, lower, length, word->lemma) : RO_NONE;
        /* An ending vouches for no change that reaches beyond it. */
        for (uint32_t k = 0; k < count && script != RO_NONE; k++)
            if (k == 0 || l->scripts[script].cut <= count - 1 - k)
                l->choices[l->choice_count++] = (choice){keys[k], 1, (uint16_t)script, false};
    }
}

/* One choice a key: the script seen most, the first of equals; its count is the key's. */
static void choose(learner *l) {
    qsort(l->choices, l->choice_count, sizeof *l->choices, by_key);
    size_t out = 0;
    for (size_t i = 0; i < l->choice_count;) {
        choice best = {0};
        uint32_t all = 0, key = l->choices[i].key;
        while (i < l->choice_count && l->choices[i].key == key) {
            size_t begin = i;
            while (i < l->choice_count && l->choices[i].key == key &&
                   l->choices[i].script == l->choices[begin].script)
                i++;
            all += (uint32_t)(i - begin);
            if (i - begin > best.count)
                best = (choice){key, (uint32_t)(i - begin), l->choices[begin].script, false};
        }
        best.count = all;
        l->choices[out++] = best;
    }
    l->choice_count = out;
}

static choice *find(const learner *l, uint32_t key) {
    choice wanted = {.key = key};
    size_t low = 0, high = l->choice_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (l->choices[middle].key < wanted.key)
            low = middle + 1;
        else
            high = middle;
    }
    return low < l->choice_count && l->choices[low].key == key ? &l->choices[low] : NULL;
}

/* Keeps the key of this place in each word's list where shorter endings, which are settled, say otherwise. */
static void keep_level(learner *l, const train_corpus *corpus, const uint32_t *xpos_of, uint32_t from_end) {
    const uint32_t often = 2;
    for (uint32_t w = 0; w < corpus->words.count; w++) {
        const train_word *word = &corpus->words.items[w];
        uint32_t keys[RO_LEMMA_ENDINGS], length;
        char lower[RO_LEMMA_LONGEST];
        uint32_t count = keys_of(word, xpos_of, keys, lower, &length);
        if (count <= from_end)
            continue;
        uint32_t at = count - 1 - from_end;
        choice *own = find(l, keys[at]), *shorter = NULL;
        for (uint32_t k = at + 1; k < count && !shorter; k++) {
            shorter = find(l, keys[k]);
            shorter = shorter && shorter->kept ? shorter : NULL;
        }
        if (own && (!shorter || shorter->script != own->script) &&
            (at == 0 || !from_end || own->count >= often))
            own->kept = true;
    }
}

static int add_sections(const learner *l, ro_model_writer *writer, readout_error *error) {
    size_t kept = 0;
    for (size_t i = 0; i < l->choice_count; i++)
        kept += l->choices[i].kept;
    size_t slots = 1024;
    while (slots < 2 * kept)
        slots *= 2;
    uint32_t *keys = calloc(slots, sizeof *keys);
    uint16_t *scripts = calloc(slots, sizeof *scripts);
    for (size_t i = 0; keys && scripts && i < l->choice_count; i++) {
        if (!l->choices[i].kept)
            continue;
        size_t to = l->choices[i].key & (slots - 1);
        while (keys[to])
            to = (to + 1) & (slots - 1);
        keys[to] = l->choices[i].key;
        scripts[to] = l->choices[i].script;
    }
    int status = keys && scripts ? 0 : ro_fail_memory(error);
    if (!status) {
        ro_model_add(writer, "lemma.keys", keys, slots * sizeof *keys);
        ro_model_add(writer, "lemma.choices", scripts, slots * sizeof *scripts);
        ro_model_add(writer, "lemma.scripts", l->scripts, l->script_count * sizeof *l->scripts);
    }
    free(keys);
    free(scripts);
    return status;
}

int train_lemmas(const train_corpus *corpus, const uint32_t *xpos_of, ro_model_writer *writer,
                 readout_error *error) {
    learner l = {.script_count = 1}; /* the first changes nothing but the case */
    l.scripts = calloc(MOST_SCRIPTS, sizeof *l.scripts);
    l.choices = calloc((size_t)corpus->words.count * RO_LEMMA_ENDINGS + 1, sizeof *l.choices);
    int status = l.scripts && l.choices ? 0 : ro_fail_memory(error);
    if (!status) {
        count_words(&l, corpus, xpos_of);
        choose(&l);
        for (uint32_t from_end = 0; from_end < RO_LEMMA_ENDINGS; from_end++)
            keep_level(&l, corpus, xpos_of, from_end);
        status = add_sections(&l, writer, error);
    }
    free(l.scripts);
    free(l.choices);
    return status;
}
