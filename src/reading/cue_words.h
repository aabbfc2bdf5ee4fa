/* Verbs that report, and the small words that bound the phrases around them. */
#ifndef RO_READING_CUE_WORDS_H
#define RO_READING_CUE_WORDS_H

#include "base/lexicon.h"
#include "doc/doc.h"

typedef enum {
    RO_WORD_CONTENT, /* none of the others */
    RO_WORD_AUX,
    RO_WORD_CONJ,
    RO_WORD_RELATIVE,
    RO_WORD_PRONOUN,
    RO_WORD_PREPOSITION,
    RO_WORD_NOUN_PREPOSITION, /* joins nouns: "of", "for", "from" */
    RO_WORD_ADVERB,
    RO_WORD_TIME,
    RO_WORD_DETERMINER,
    RO_WORD_ADDRESSEE,
    RO_WORD_PUNCT,
} ro_word_kind;

typedef struct {
    ro_lexicon cues;     /* form, lemma, class, act, complements, "noun" */
    ro_lexicon function; /* word, kind */
} ro_cue_words;

/* A cue's form at a word. */
typedef struct {
    uint32_t first, words; /* the verb with its particles */
    uint32_t row;          /* in cues */
} ro_cue_form;

int ro_cue_words_load(ro_arena *arena, ro_cue_words *words, readout_error *error);

/* The kind of each word of the document, [doc->words.count]; NULL when memory is at its end. */
const uint8_t *ro_word_kinds(const ro_cue_words *words, const ro_doc *doc, ro_arena *arena);

/* The longest cue that begins at word `w` and ends before word `end`. */
bool ro_cue_form_at(const ro_cue_words *words, const ro_doc *doc, uint32_t w, uint32_t end,
                    ro_cue_form *form);

ro_slice ro_cue_lemma(const ro_cue_words *words, uint32_t row);
ro_act ro_cue_act(const ro_cue_words *words, uint32_t row);
bool ro_cue_takes(const ro_cue_words *words, uint32_t row, char complement);
/* Says so little that the content tells what is done: "said". */
bool ro_cue_is_plain(const ro_cue_words *words, uint32_t row);
bool ro_cue_is_noun_too(const ro_cue_words *words, uint32_t row);

#endif
