/* Classes of characters as the segmenter sees them. */
#ifndef RO_LANGUAGE_CHARS_H
#define RO_LANGUAGE_CHARS_H

#include "base/utf8.h"

typedef enum { RO_CHAR_SPACE, RO_CHAR_LETTER, RO_CHAR_DIGIT, RO_CHAR_MARK } ro_char_class;

/* Letters with their combining marks; digits; everything else that is not white space is a mark. */
ro_char_class ro_char_class_of(uint32_t code_point);

static inline bool ro_is_apostrophe(uint32_t c) {
    return c == '\'' || c == 0x2019 || c == '`';
}

/* . ! ? … and their full-width forms. */
bool ro_is_stop(uint32_t c);

#endif
