/* The pieces of text of a page, each a line of its own when the page is shown, with what tells prose from the
 * rest.
 *
 *     <div class="story-body"><p>Envoys <a>left</a>.</p><p>…</p></div><ul><li><a>More</a></li></ul>
 *
 *     block 0  "Envoys left."  paragraph, words 2, linked 1, sentences 1, hint +        nodes [2, 6)
 *     block 2  "More"          item, words 1, linked 1, sentences 0, hint 0
 */
#ifndef RO_INTAKE_HTML_BLOCKS_H
#define RO_INTAKE_HTML_BLOCKS_H

#include "intake/html.h"

typedef struct {
    ro_slice text;       /* white space made one space each; "\n" for a line break */
    uint32_t node;       /* the element that it stands in directly or through inline ones */
    uint32_t first;      /* its first text node */
    ro_html_class class; /* of the nearest element that says more than "block" */
    bool quoted;         /* inside a blockquote */
    uint32_t words, linked_words, sentences, commas;
    int good, bad; /* strongest hints of the elements around it: 0 … 3 */
} ro_html_block;

typedef RO_ARRAY(ro_html_block) ro_html_blocks;

/* Cuts the page into blocks, in document order; what is hidden or dropped is left out. `hints`:
 * data/intake/html_hints.tsv, or NULL. In `arena`. 0 or READOUT_NO_MEMORY. */
int ro_html_cut(const ro_html *html, const ro_lexicon *hints, ro_arena *arena, ro_html_blocks *blocks);

#endif
