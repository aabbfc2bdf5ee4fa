/* How the words and patterns of negotiations are kept: filled by talks_words.c, matched by talks_match.c. */
#ifndef RO_READING_TALKS_TABLE_H
#define RO_READING_TALKS_TABLE_H

#include "base/hash.h"
#include "reading/talks_words.h"

typedef struct {
    ro_slice key;
    uint64_t classes;
    uint64_t images; /* the rows of the table of images it stands in */
    ro_slice value;
    uint32_t starts[RO_TK_COUNT + 1]; /* of each kind, the first of the patterns that may begin with it, in
                                         the list of starts; behind them the end of the last */
} ro_talks_entry;

typedef struct {
    uint64_t classes, images;
    uint32_t first_word, words; /* entries, in `literals` */
    uint8_t gap;                /* units that may be passed over, when it is a gap */
    bool is_gap, optional;
} ro_talks_element;

typedef struct {
    ro_talks_kind kind;
    uint32_t first, count; /* elements */
    ro_talks_element not_before, not_after;
    bool has_before, has_after;
    ro_slice value, text;
} ro_talks_pattern;

struct ro_talks_words {
    RO_ARRAY(ro_talks_entry) entries;
    ro_bucket *buckets;
    uint32_t bucket_count;
    RO_ARRAY(ro_slice) images; /* their names; each a bit */
    uint64_t things;           /* the images that are things which can be seen or touched */
    RO_ARRAY(ro_talks_element) elements;
    RO_ARRAY(uint32_t) literals;
    RO_ARRAY(ro_talks_pattern) patterns;
    uint32_t *starts;
};

/* The entry of a word in any case, or RO_NONE. */
uint32_t ro_talks_find_entry(const ro_talks_words *words, ro_slice text);
/* Does the element take a unit with the entry, which may be RO_NONE, and the classes? */
bool ro_talks_element_takes(const ro_talks_words *words, const ro_talks_element *e, uint32_t at,
                            uint64_t classes);

#endif
