/* An article as the rules of this step read it: each word with its kind, its quotation and its name. */
#ifndef RO_READING_READER_H
#define RO_READING_READER_H

#include "reading/cue_words.h"

typedef struct {
    const ro_cue_words *lexicon;
    ro_doc *doc;
    const uint8_t *kinds;     /* [words] ro_word_kind */
    const uint32_t *quote_of; /* [words] the outermost quotation a word or mark is in, or RO_NONE */
    const uint32_t *name_of;  /* [words] the name a word is in, or RO_NONE */
} ro_reader;

/* Words [begin, end). */
typedef struct {
    uint32_t begin, end;
} ro_phrase;

int ro_reader_make(const ro_cue_words *lexicon, ro_doc *doc, ro_arena *scratch, ro_reader *reader);

static inline ro_slice ro_reader_word(const ro_reader *r, uint32_t w) {
    return ro_doc_text(r->doc, r->doc->words.items[w].span);
}

static inline bool ro_reader_is(const ro_reader *r, uint32_t w, const char *word) {
    return w < r->doc->words.count && ro_slice_is(ro_reader_word(r, w), word);
}

/* A modal, or a verb in the past or present: tagged words alone. */
static inline bool ro_reader_is_finite(const ro_reader *r, uint32_t w) {
    const char *tag = r->doc->xpos_names[r->doc->words.items[w].xpos];
    return tag[0] == 'M' || (tag[0] == 'V' && tag[1] == 'B' && tag[2] && strchr("DZP", tag[2]));
}

/* The row of a table that has the word, in small letters, as its key and `kind` in the column; RO_NONE. */
uint32_t ro_reader_row(const ro_reader *r, uint32_t w, const ro_lexicon *table, uint32_t column,
                       const char *kind);

ro_span ro_phrase_span(const ro_reader *r, ro_phrase phrase);

#endif
