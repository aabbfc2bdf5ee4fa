/* What the names' model is told of a word.
 *
 *     word ──▶ ro_name_view       form, what the tables know of it, the run of capitals it stands in
 *          ──▶ features           32-bit hashes for learn/linear.h, from the views around it
 *
 * A word is open when it may be part of a name: it has a capital, the tellers of tags or the tables take it
 * for one, or it stands beside such a word. Others are outside of any name without being asked. Also used by
 * the trainer, so that both see the same. */
#ifndef RO_LANGUAGE_NAME_VIEW_H
#define RO_LANGUAGE_NAME_VIEW_H

#include "doc/doc.h"
#include "language/name_tables.h"

enum { RO_NAME_FEATURES = 64 };

typedef struct {
    const ro_name_word *known;
    uint32_t form;
    uint32_t shape;
    uint32_t run_first, run_end; /* in the sentence; empty where the word is in none */
    uint8_t phrase;              /* 0: in no known phrase; 3 × code + 0 first, 1 inner, 2 last word */
    bool capital;                /* it begins with one, or would outside of this line */
    bool open;
} ro_name_view;

/* How the sentence is written. */
typedef enum { RO_LINE_MIXED, RO_LINE_LOWER, RO_LINE_UPPER, RO_LINE_TITLE } ro_line;

typedef struct {
    const ro_doc *doc;
    uint32_t sentence;
    uint32_t first, words;
    ro_line line;
    const ro_name_view *views; /* [words] */
} ro_name_sentence;

/* Fills views[words of the sentence]; true when any of them is open. */
bool ro_name_sentence_view(const ro_name_tables *tables, const ro_doc *doc, uint32_t sentence,
                           ro_name_view *views, ro_name_sentence *out);
/* The next open words in a row, from *end on: [*begin, *end). False when there are no more. */
bool ro_name_next_run(const ro_name_sentence *sentence, uint32_t *begin, uint32_t *end);
/* The features of word `i` of the sentence; how many. */
uint32_t ro_name_features(const ro_name_sentence *sentence, uint32_t i, uint32_t features[RO_NAME_FEATURES]);

#endif
