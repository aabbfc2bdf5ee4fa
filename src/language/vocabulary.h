/* The words that patterns speak of, each with the classes it belongs to.
 *
 *     # word   class    value                 entries[]          senses[]
 *     may      MONTH    5            "may" ──▶ classes ──▶ MONTH 5, MODAL
 *     may      MODAL
 *
 * Keys are lower case, without the points of abbreviations ("pm", "us"). A class that a table names must be
 * in the caller's list: RO_NUMERAL_CLASSES first, then the caller's own. Words may belong to the first 64;
 * the names behind them are slots of patterns (language/pattern.h).
 */
#ifndef RO_LANGUAGE_VOCABULARY_H
#define RO_LANGUAGE_VOCABULARY_H

#include "base/array.h"
#include "base/lexicon.h"

/* What every list of classes starts with: the first line is given to numerals by their value and form, the
 * second to the words that numerals are made of (data/language/numerals.tsv). */
#define RO_NUMERAL_CLASSES                                                                                   \
    "N", "ORD", "DAYNUM", "YEARNUM", "HOUR", "TWO", "FOUR", "DECADE", /**/                                   \
        "ONES", "TENS", "HUNDRED", "SCALE", "ARTICLE", "HALF", "NTH", "PART", "SUFFIX", "MONEYSUFFIX",       \
        "ENDING", "AND", "SIGN", "VULGAR"

enum {
    RO_CLASS_N,       /* a cardinal */
    RO_CLASS_ORD,     /* an ordinal */
    RO_CLASS_DAYNUM,  /* 1 to 31, "7th" too */
    RO_CLASS_YEARNUM, /* four digits without a separator, or read as a year: "nineteen ninety-six" */
    RO_CLASS_HOUR,    /* 0 to 24 */
    RO_CLASS_TWO,     /* two digits */
    RO_CLASS_FOUR,    /* four digits */
    RO_CLASS_DECADE,  /* "1980s", "80s" */
    RO_CLASS_ONES,    /* zero to nineteen */
    RO_CLASS_TENS,
    RO_CLASS_HUNDRED,
    RO_CLASS_SCALE, /* thousand, million, dozen */
    RO_CLASS_ARTICLE,
    RO_CLASS_HALF,
    RO_CLASS_NTH,         /* first, twentieth */
    RO_CLASS_PART,        /* third, thirds: the part of a whole; the value is how many make one */
    RO_CLASS_SUFFIX,      /* K in 40K */
    RO_CLASS_MONEYSUFFIX, /* m in $40m */
    RO_CLASS_ENDING,      /* th in 7th */
    RO_CLASS_AND,
    RO_CLASS_SIGN,   /* $ */
    RO_CLASS_VULGAR, /* a character that is a fraction */
    RO_CLASS_OWN,    /* the first of the caller's */
};

enum { RO_WORD_CLASSES = 64 };

typedef struct {
    ro_slice text;
    double number; /* NaN where the text is none */
    uint8_t class;
} ro_sense;

typedef struct {
    ro_slice key;
    uint64_t classes;
    uint32_t first_sense, senses;
} ro_entry;

typedef struct {
    const char *const *class_names;
    unsigned class_count;
    RO_ARRAY(ro_entry) entries;
    RO_ARRAY(ro_sense) senses;
    ro_bucket *buckets; /* [bucket_count], a power of two; entries */
    uint32_t bucket_count;
    uint32_t lengths[256]; /* by a key's first byte: bit n is set where a key of n bytes starts so */
} ro_vocabulary;

/* Reads the tables (NULL-terminated names of resources) and the literals that patterns hold;
 * READOUT_BAD_MODEL names the table and the class that is not in the list. `literals` may be empty. */
int ro_vocabulary_load(ro_arena *arena, const char *const *class_names, unsigned class_count,
                       const char *const *tables, ro_vocabulary *vocabulary, readout_error *error);
/* Adds a word without a class where it is not there yet; gives its entry. After all of them:
 * ro_vocabulary_index. */
int ro_vocabulary_add(ro_arena *arena, ro_vocabulary *vocabulary, ro_slice key, uint32_t *entry,
                      readout_error *error);

/* The entry of a key, or RO_NONE. */
uint32_t ro_vocabulary_find(const ro_vocabulary *vocabulary, ro_slice key);
/* The first sense of an entry in a class; NULL where it has none. */
const ro_sense *ro_vocabulary_sense(const ro_vocabulary *vocabulary, uint32_t entry, unsigned class);
/* The class of that name, or class_count. */
unsigned ro_vocabulary_class(const ro_vocabulary *vocabulary, ro_slice name);

/* A number as tables write it ("7", "-1", "0.5", "x" for one not known); NaN where it is none. */
double ro_table_number(ro_slice text);

#endif
