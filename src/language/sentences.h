/* Sentences of a paragraph whose words are there: a trained classifier says for each word whether a sentence
 * ends behind it. A paragraph's end always ends one: headlines and bullets need no full stop.
 *
 *     … said the  U.S. |?  The  talks …      features: what the words around the gap look like, which they
 * are, w0        w1   w2            how far back the sentence began, whether a quotation is open
 *
 * Model: the section "boundaries" of the English model (learn/linear.h), one label. */
#ifndef RO_LANGUAGE_SENTENCES_H
#define RO_LANGUAGE_SENTENCES_H

#include "language/words.h"
#include "learn/linear.h"

enum { RO_BOUNDARY_FEATURES = 26 };

/* READOUT_BAD_MODEL with the reason when the section is not of one label. */
int ro_boundaries_open(const ro_model_file *file, ro_linear *boundaries, readout_error *error);

/* What the classifier sees of a word. */
typedef struct {
    uint32_t form;  /* hash, case folded */
    uint32_t exact; /* hash */
    uint8_t kind;
    bool space;
} ro_word_look;

/* Walks over a paragraph's words. */
typedef struct {
    const ro_word_rules *rules;
    const ro_doc *doc;
    const ro_word_look *looks; /* [end - first] */
    uint32_t first, end;
    uint32_t start; /* of the sentence that is open */
    bool quoted, bracketed;
} ro_boundary_walk;

/* looks[end - first] of the words [first, end). */
void ro_boundary_looks(const ro_word_rules *rules, const ro_doc *doc, uint32_t first, uint32_t end,
                       ro_word_look *looks);
/* The features of the gap behind a word; `word` + 1 < end. Returns how many. */
uint32_t ro_boundary_features(const ro_boundary_walk *walk, uint32_t word,
                              uint32_t features[RO_BOUNDARY_FEATURES]);
/* Goes past a word, behind which a sentence ended or not. */
void ro_boundary_pass(ro_boundary_walk *walk, uint32_t word, bool ended);

/* Cuts doc->words from first_word on into sentences of the paragraph. */
int ro_sentences_split(const ro_word_rules *rules, const ro_linear *boundaries, ro_doc *doc,
                       uint32_t paragraph, uint32_t first_word, ro_arena *scratch, readout_error *error);

#endif
