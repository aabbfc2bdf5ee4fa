/* Words of a paragraph, by the conventions of the English Web Treebank.
 *
 *     "Don't panic," Kirby's ex-aide said.
 *     " | Do n't | panic | , | " | Kirby 's | ex- aide …      Do+n't and Kirby+'s are joined
 *
 * A chunk is what stands between white space. Inside it every change of class and every mark is a place where
 * it may be cut; for each the rules decide. */
#ifndef RO_LANGUAGE_WORDS_H
#define RO_LANGUAGE_WORDS_H

#include "base/lexicon.h"
#include "doc/doc.h"

typedef struct {
    ro_lexicon abbreviations; /* lower case, with their full stop */
    ro_lexicon contractions;  /* "cannot" → length of its first word */
    ro_lexicon slips;    /* "its" → length of its first word, and the words before which it is "it's" */
    ro_lexicon prefixes; /* what keeps its hyphen: "non" */
    ro_lexicon emoticons;
    ro_lexicon units;      /* what is cut off a number: "pm" */
    ro_lexicon extensions; /* of file names */
    ro_lexicon clock;      /* what is one expression across a full stop: "9 a.m. Friday" → "half", "day" */
} ro_word_rules;

int ro_word_rules_load(ro_arena *arena, ro_word_rules *rules, readout_error *error);

/* Appends the words of `part` to doc->words. */
int ro_words_split(const ro_word_rules *rules, ro_doc *doc, ro_span part, readout_error *error);

/* "Gen.", "J.", "U.S.": a word that ends in a full stop of its own. */
bool ro_words_abbreviation(const ro_word_rules *rules, ro_slice word);

/* "a.m." and "Friday": no sentence ends between them. */
bool ro_words_one_time(const ro_word_rules *rules, ro_slice half, ro_slice day);

#endif
