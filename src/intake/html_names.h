/* The words of a class or an id: "article-body", "articleBody" and "article__body" are "article", "body". */
#ifndef RO_INTAKE_HTML_NAMES_H
#define RO_INTAKE_HTML_NAMES_H

#include "base/slice.h"

enum { RO_NAME_WORD = 24 }; /* longer words are cut */

typedef struct {
    ro_slice value;
    size_t at;
    char pair[2 * RO_NAME_WORD]; /* the word before, in the same name, and the word */
    size_t before, length;
} ro_html_names;

static inline ro_html_names ro_html_names_of(ro_slice value) {
    return (ro_html_names){.value = value};
}

/* The next word, in lower case; false at the end. *joined is the word with the one before it in the same
 * name, empty where there is none. Both valid until the next call. */
bool ro_html_names_next(ro_html_names *names, ro_slice *word, ro_slice *joined);

#endif
