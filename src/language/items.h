/* A sentence as patterns see it: words cut finer than the word layer cuts them, numerals made one.
 *
 *     the nearly 11-month-old war, more than thirty-nine thousand …
 *     the nearly 11 - month - old war ,  more than └─── N ───┘
 *
 * Letters, digits and marks are apart; "p.m." and "U.S." are one item; a hyphen or short dash with a space at
 * neither side is "-", with one or longer it is "--".
 */
#ifndef RO_LANGUAGE_ITEMS_H
#define RO_LANGUAGE_ITEMS_H

#include "doc/doc.h"
#include "language/vocabulary.h"

typedef enum { RO_ITEM_WORD, RO_ITEM_NUMERAL, RO_ITEM_MARK } ro_item_kind;

typedef struct {
    ro_span span;
    uint32_t entry;   /* in the vocabulary, RO_NONE where it is not there; numerals have none */
    uint64_t classes; /* bit n: it belongs to class n */
    double value;     /* of a numeral */
    double scale;     /* of a numeral: what its last word multiplies by; 1 where none does */
    uint8_t kind;
    uint8_t digits; /* before the point, of a numeral written in digits alone, 20: too many to mean anything;
                       else 0 */
    bool glued;     /* no white space before it */
    bool capital;   /* starts with a capital letter */
    bool grouped;   /* has a separator of thousands or a decimal point */
    bool share;     /* a part of a whole: "two-thirds" */
} ro_item;

typedef RO_ARRAY(ro_item) ro_items;

/* Puts the items of a sentence into `items`, whose former content goes. */
int ro_items_cut(ro_arena *scratch, const ro_vocabulary *vocabulary, const ro_doc *doc,
                 const ro_sentence *sentence, ro_items *items, readout_error *error);
/* Joins the items that make numerals: called by ro_items_cut. */
void ro_numerals_join(const ro_vocabulary *vocabulary, ro_items *items);

static inline bool ro_item_in(const ro_item *item, unsigned class) {
    return item->classes >> class & 1;
}

#endif
