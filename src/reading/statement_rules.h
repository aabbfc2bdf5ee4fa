/* What the rules for statements share: the article with the kind of each word, and the phrases around a cue.
 *
 *     But Kirby on Friday   also said     in a statement   that  “…”
 *         └subject┘         └─── verb group, then what belongs to the cue ──┘   content
 */
#ifndef RO_READING_STATEMENT_RULES_H
#define RO_READING_STATEMENT_RULES_H

#include "reading/cue_words.h"

typedef struct {
    const ro_cue_words *lexicon;
    ro_doc *doc;
    const uint8_t *kinds;     /* [words] ro_word_kind */
    const uint32_t *quote_of; /* [words] the outermost quotation a word or mark is in, or RO_NONE */
    const uint32_t *name_of;  /* [words] the name a word is in, or RO_NONE */
} ro_statement_reader;

/* Words [begin, end). */
typedef struct {
    uint32_t begin, end;
} ro_phrase;

int ro_statement_reader_make(const ro_cue_words *lexicon, ro_doc *doc, ro_arena *scratch,
                             ro_statement_reader *reader);

static inline ro_slice ro_reader_word(const ro_statement_reader *r, uint32_t w) {
    return ro_doc_text(r->doc, r->doc->words.items[w].span);
}

static inline bool ro_reader_is(const ro_statement_reader *r, uint32_t w, const char *word) {
    return w < r->doc->words.count && ro_slice_is(ro_reader_word(r, w), word);
}

ro_span ro_phrase_span(const ro_statement_reader *r, ro_phrase phrase);

typedef enum { RO_SUBJECT_NONE, RO_SUBJECT_PHRASE, RO_SUBJECT_SHARED } ro_subject_found;

/* The subject of a verb group that begins at `verb`, looked for from there back to `first`; SHARED: there is
 * only a conjunction, so it is that of the verb before. */
ro_subject_found ro_subject_before(const ro_statement_reader *r, uint32_t first, uint32_t verb,
                                   ro_phrase *subject);
/* The noun phrase that begins at `w`, with an apposition that follows it; ends before `end`. */
ro_phrase ro_phrase_after(const ro_statement_reader *r, uint32_t w, uint32_t end);

/* The first auxiliary or adverb of the group that ends in the verb at `verb`. */
uint32_t ro_verb_group_begin(const ro_statement_reader *r, uint32_t first, uint32_t verb);
/* The end of what belongs to a cue behind its verb: "said Tuesday at a press conference". */
uint32_t ro_cue_end(const ro_statement_reader *r, uint32_t w, uint32_t end);

#endif
