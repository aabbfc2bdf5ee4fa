/* What the network is told of a word: its form, and pieces of it.
 *
 *     "Envoys'"  →  form  hash of "envoys'"   (case folded, digits as 0, typographic apostrophes straight)
 *                   pieces  prefixes of 1–3 characters, suffixes of 1–5, the shape "Xx'", all hashed
 *
 * Also used by the trainer, so that both see the same. */
#ifndef RO_LANGUAGE_FEATURES_H
#define RO_LANGUAGE_FEATURES_H

#include "base/slice.h"

enum { RO_WORD_PIECES = 10 };

typedef struct {
    uint32_t form;
    uint32_t pieces[RO_WORD_PIECES]; /* hashes; those that a short word lacks repeat its whole form */
} ro_word_features;

ro_word_features ro_word_features_of(ro_slice word);
/* The form alone. */
uint32_t ro_word_form(ro_slice word);

#endif
