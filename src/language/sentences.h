/* Sentences of a paragraph whose words are there.
 *
 * A sentence ends behind a stop and the marks that close around it, where what follows can begin one; an
 * abbreviation's full stop ends one only before a word that begins sentences. A paragraph's end ends one
 * without a full stop: headlines, bullets. */
#ifndef RO_LANGUAGE_SENTENCES_H
#define RO_LANGUAGE_SENTENCES_H

#include "language/words.h"

typedef struct {
    const ro_word_rules *words;
    ro_lexicon starters; /* words that, capitalised behind an abbreviation, begin a sentence */
} ro_sentence_rules;

int ro_sentence_rules_load(ro_arena *arena, ro_sentence_rules *rules, readout_error *error);

/* Cuts doc->words from first_word on into sentences of the paragraph. */
int ro_sentences_split(const ro_sentence_rules *rules, ro_doc *doc, uint32_t paragraph, uint32_t first_word,
                       readout_error *error);

#endif
