/* What a statement does.
 *
 *     assert     says that something is so; also reports, accuses, blames, thanks, asks
 *     deny       that what others say or suspect is not so
 *     demand     that another do something; with force
 *     urge       another to do something: asks, advises, appeals
 *     accept     agrees to what is proposed, backs it, says that another is right
 *     reject     what is proposed or asked for; will not do it
 *     promise    to do something oneself
 *     threaten   harm, or what the other side will not like
 *     assess     judges, expects, believes, hopes, doubts, praises, condemns
 *     decline    to say anything
 *
 *     cue        “denied …”: deny; “did not accept …”: reject
 *     object     “dismissed the reports” denies, “dismissed the offer” rejects
 *     complement “asked whether …” asserts, “asked them to …” urges
 *     content    where the cue says little (“said”, “told”): “said the terms fell short”: reject
 */
#ifndef RO_READING_ACTS_H
#define RO_READING_ACTS_H

#include "reading/reader.h"

typedef struct {
    ro_lexicon patterns;    /* first word, the words after it, act, weight */
    ro_lexicon negated;     /* act, act when negated */
    ro_lexicon negations;   /* words */
    ro_lexicon objects;     /* noun, act or lemma of the cue, act with such an object */
    ro_lexicon complements; /* lemma of the cue, complement, act */
    ro_lexicon verbs; /* lemma, "threat", "condition", "state", "answer" or "judge": what it is to do it or to
                         say so */
} ro_act_rules;

int ro_act_rules_load(ro_arena *arena, ro_act_rules *rules, readout_error *error);

ro_act ro_act_of(const ro_act_rules *rules, const ro_reader *r, const ro_statement *statement);

/* What the words of the content tell; ASSERT where they tell nothing else. */
ro_act ro_act_of_content(const ro_act_rules *rules, const ro_reader *r, const ro_statement *statement);
/* What the speaker says of their own will in the words: “it will answer”, “she would not go”; ASSERT where it
 * is none. */
ro_act ro_act_of_will(const ro_act_rules *rules, const ro_reader *r, const ro_statement *statement,
                      ro_phrase words);

/* Is the word before a modal at `w` a subject that is neither the speaker nor what the speaker speaks for? */
bool ro_act_is_others_will(const ro_reader *r, const ro_statement *statement, uint32_t begin, uint32_t w);
/* "the port would be shut if she signed": harm that hangs on a condition, whoever does it. */
bool ro_act_tells_harm(const ro_act_rules *rules, const ro_reader *r, const ro_statement *statement);
/* Has the word's lemma that kind in rules->verbs? */
bool ro_act_verb_is(const ro_act_rules *rules, const ro_reader *r, uint32_t w, const char *kind);

/* The form of the cue's verb: the first that the lexicon knows, or false. */
bool ro_cue_of(const ro_reader *r, const ro_statement *statement, ro_cue_form *form);
/* The act with that name; ASSERT where there is none. */
ro_act ro_act_named(ro_slice name);
/* The words that a span touches. */
ro_phrase ro_words_of(const ro_reader *r, ro_span span);
/* "which prisoners should be released": what is under the word is not what is done. */
bool ro_subordinates(const ro_reader *r, uint32_t w);

#endif
