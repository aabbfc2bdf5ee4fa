/* What is known of word forms beforehand: classes and vectors from unlabelled news (train/README.md).
 *
 * Sections of statements.model:
 *     lexis.keys     u32[slots]    hash of the lower-cased form, 0: empty; sought from its low bits on
 *     lexis.rows     u16[slots]    its row, from 1 on
 *     lexis.classes  u16[2 × (rows + 1)]   fine and coarse class
 *     lexis.vectors  int8[VECTOR × (rows + 1)]   row 0 is zero; 1/64 a step
 *     lexis.cues     u8[RO_LEXIS_CUES]     by lemma and tag: 0 unknown, 1 never or hardly a cue, 2 at times
 */
#ifndef RO_READING_STATEMENT_LEXIS_H
#define RO_READING_STATEMENT_LEXIS_H

#include "learn/model_file.h"
#include "learn/plain_form.h"

enum { RO_LEXIS_VECTOR = 64, RO_LEXIS_CUES = 1 << 18 };

typedef struct {
    const uint32_t *keys;
    const uint16_t *rows;
    const uint16_t *classes;
    const int8_t *vectors;
    const uint8_t *cues;
    uint32_t slots, row_count;
} ro_statement_lexis;

/* READOUT_BAD_MODEL with the reason when a section is missing or not as written above. */
int ro_lexis_open(const ro_model_file *file, ro_statement_lexis *lexis, readout_error *error);

/* Of a plain form (learn/plain_form.h). */
uint32_t ro_lexis_hash(ro_slice form);

/* The row of a form, 0 when it is not known. */
uint32_t ro_lexis_row(const ro_statement_lexis *lexis, uint32_t hash);

static inline uint32_t ro_lexis_cue_slot(uint32_t lemma, uint32_t xpos) {
    return (lemma * 31 + xpos) * 0x9e3779b1u >> 14;
}

#endif
