/* The characters that may open or close a quotation, told from apostrophes, years, feet and inches by what
 * stands around them. */
#ifndef RO_LANGUAGE_QUOTE_MARKS_H
#define RO_LANGUAGE_QUOTE_MARKS_H

#include "base/array.h"
#include "base/lexicon.h"

typedef enum { RO_MARK_DOUBLE, RO_MARK_SINGLE } ro_mark_family;

typedef struct {
    ro_span span;
    ro_mark_family family;
    bool may_open, may_close;
    bool directed;     /* its shape says which way it faces */
    bool after_stop;   /* closes behind a comma or a sentence's end, as a quotation's last mark does */
    bool possessive;   /* may well be the apostrophe of a plural: "the brokers’ plan" */
    bool strong_after; /* the next single mark of the paragraph that is no such apostrophe closes */
} ro_mark;

typedef RO_ARRAY(ro_mark) ro_marks;

/* The marks inside `range`, in order. `elisions`: words that an apostrophe begins. */
int ro_quote_marks(ro_arena *arena, ro_slice text, ro_span range, const ro_lexicon *elisions,
                   ro_marks *marks);

#endif
