/* What the English model is trained on.
 *
 *     CoNLL-U (EWT, GUM)          words, tags, lemmas, trees; names of GUM from its Entity= marks; the raw
 * text silver CoNLL-U (polnear)    names alone: they are a machine's news (JSON Lines)           words alone,
 * from our own segment stage; labelled by a teacher (net.h)
 */
#ifndef TRAIN_ENGLISH_CORPUS_H
#define TRAIN_ENGLISH_CORPUS_H

#include "base/array.h"
#include "base/buffer.h"
#include "language/features.h"

enum { TRAIN_UNKNOWN = -1, TRAIN_ANSWERS = 3 };

/* What teachers answer for a word: the likeliest labels and their shares of 1; label: of the scores, in which
 * head 0 is the root and head h the word h − 1 of the sentence. */
typedef struct {
    uint16_t label[TRAIN_ANSWERS];
    float share[TRAIN_ANSWERS];
} train_answer;

typedef struct {
    train_answer tag, head, relation; /* relation: for the head of train_word */
} train_answers;

typedef struct {
    ro_slice form, lemma; /* lemma empty where it is not given */
    ro_word_features features;
    uint32_t row;                /* of the vocabulary, 0: none */
    float drop;                  /* the chance that training hides which word it is */
    int32_t head;                /* index in the sentence, TRAIN_UNKNOWN for the root */
    int16_t tag, relation, name; /* TRAIN_UNKNOWN where it is not given */
    uint32_t answers;            /* of the corpus; RO_NONE: tag, head and relation are the whole answer */
    bool joined;                 /* of one multi-word token with the word before */
} train_word;

typedef struct {
    uint32_t first, words;
    bool tree;      /* heads and relations are given */
    bool paragraph; /* begins one */
} train_sentence;

/* Names of labels, numbered as they come. */
typedef struct {
    ro_slice names[512];
    uint32_t count;
} train_labels;

typedef struct {
    ro_arena *arena;
    RO_ARRAY(train_word) words;
    RO_ARRAY(train_sentence) sentences;
    RO_ARRAY(train_answers) answers;
    RO_ARRAY(ro_slice) texts;       /* of each sentence, where it is given */
    train_labels *tags, *relations; /* "UPOS XPOS"; "nsubj:pass" */
} train_corpus;

/* The number of a label; a new one is added while `add`, else TRAIN_UNKNOWN. */
int16_t train_label(train_labels *labels, ro_arena *arena, ro_slice name, bool add);

train_word *train_add_word(train_corpus *corpus, ro_slice form);
/* Ends the sentence that began with words[first]; nothing when it has no word. */
int train_end_sentence(train_corpus *corpus, uint32_t first, bool tree, bool paragraph);

/* Reads a treebank. Documents whose GUM genre is in `without` (space-separated) are passed over. `add`:
 * labels may be new. */
int train_read_treebank(train_corpus *corpus, const char *path, const char *without, bool add,
                        readout_error *error);
/* Labels the words from `first` on by their Entity= marks (entity[i] of words[first + i], empty: none): a
 * name is an entity whose head is a proper noun. */
void train_gum_names(train_corpus *corpus, uint32_t first, const ro_slice *entity);
/* Reads names out of silver CoNLL-U, packed by xz. */
int train_read_silver(train_corpus *corpus, const char *path, readout_error *error);
/* The whole of a file, unpacked where it is xz; free with ro_buffer_free. */
int train_read_file(const char *path, ro_buffer *bytes, readout_error *error);

#endif
