/* Lemmas: which ending to cut and what to put in its place, by tag and by the longest known ending.
 *
 *     "tries" VBZ   →  whole form, then endings of 7 … 0 letters, the first that the table knows:
 *                      "-ies" → cut 3, add "y"  →  "try"
 *
 *     lemma.keys      u32[2^k]   hash of tag, letter case and ending; 0: empty; sought from its low bits on
 *     lemma.choices   u16[2^k]   index into the scripts
 *     lemma.scripts   16 bytes × count: cut u8, letter case u8, length u8, what is added char[13]
 */
#ifndef RO_LANGUAGE_LEMMAS_H
#define RO_LANGUAGE_LEMMAS_H

#include "learn/model_file.h"

enum { RO_LEMMA_ENDINGS = 9, RO_LEMMA_LONGEST = 48, RO_LEMMA_ADDED = 13 };

typedef enum { RO_LEMMA_LOWER, RO_LEMMA_KEEP, RO_LEMMA_TITLE } ro_lemma_case;

typedef struct {
    uint8_t cut, letter_case, length; /* bytes cut off the lower-case form */
    char added[RO_LEMMA_ADDED];
} ro_lemma_script;

typedef struct {
    const uint32_t *keys;
    const uint16_t *choices;
    uint32_t mask;
    const ro_lemma_script *scripts;
    uint32_t script_count;
} ro_lemmas;

/* READOUT_BAD_MODEL with the reason when a section is missing or not as written above. */
int ro_lemmas_open(const ro_model_file *file, ro_lemmas *lemmas, readout_error *error);

/* The lemma of a form: a slice of the form itself, or in the arena. .ptr NULL: no memory. */
ro_slice ro_lemma_of(const ro_lemmas *lemmas, ro_slice form, uint32_t xpos, ro_arena *arena);

/* For the trainer. */

/* The keys under which a form is sought, the most specific first; `lower` gets its lower case. 0: too long.
 */
uint32_t ro_lemma_keys(ro_slice form, uint32_t xpos, uint32_t keys[RO_LEMMA_ENDINGS],
                       char lower[RO_LEMMA_LONGEST], uint32_t *length);
/* What the script makes of the form; 0 when it does not fit. */
uint32_t ro_lemma_apply(const ro_lemma_script *script, ro_slice form, const char *lower, uint32_t length,
                        char out[RO_LEMMA_LONGEST + RO_LEMMA_ADDED]);

#endif
