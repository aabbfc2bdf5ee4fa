/* A small language for lines that are made after a formula, and its matcher.
 *
 *     end   credit   <people> contributed to|reporting ?this ?story|report        contributor
 *
 * A formula is pieces with a space between them. It must fit a whole run of tokens (intake/token.h), case
 * aside, without the brackets, bullets and full stops around the run:
 *
 *     word          that word, or that mark
 *     one|other     either; "<bar>" stands for the mark "|"
 *     ?word         may be left out; so ?one|other, ?<few>
 *     <people>      names and what joins them (data/intake/name_words.tsv); begins with a capital or "the"
 *     <place>       the same, beginning with a place
 *     <date>        what intake/written_date.h reads, the longest
 *     <any>         anything, nothing too
 *     <few>         one to six tokens
 *     <short>       at most 24 tokens, no full stop among them; nothing too
 *     <handle>      @name
 *
 * A formula is looked for by the first word of a line where it begins with words, else by the last one where
 * it ends with words, else near the top and the end of an article alone.
 *
 * Time: pieces × tokens × the longest slot, all capped; recursion goes as deep as a formula has pieces.
 */
#ifndef RO_INTAKE_FORMULA_H
#define RO_INTAKE_FORMULA_H

#include "intake/token.h"

enum { RO_FORMULA_PIECES = 16 };

typedef enum {
    RO_SLOT_NONE,
    RO_SLOT_PEOPLE,
    RO_SLOT_PLACE,
    RO_SLOT_DATE,
    RO_SLOT_ANY,
    RO_SLOT_FEW,
    RO_SLOT_SHORT,
    RO_SLOT_HANDLE
} ro_formula_slot;

typedef struct {
    ro_formula_slot slot;
    uint32_t begin, end; /* tokens */
} ro_formula_capture;

/* Where in the article a line stands. */
enum { RO_ZONE_MIDDLE = 1, RO_ZONE_TOP = 2, RO_ZONE_END = 4 };

typedef struct {
    ro_slice kind, detail; /* of the formula's row */
    ro_formula_capture captures[RO_FORMULA_PIECES];
    uint32_t capture_count;
} ro_formula_match;

typedef struct ro_formulas ro_formulas;

/* Reads rows of zone (any, top, end, edge), kind, formula, detail from bytes that outlive the formulas, as do
 * `name_words` and `date_words`; `name` is for messages. READOUT_BAD_MODEL: a row that cannot be understood.
 */
int ro_formulas_read(ro_arena *arena, const char *name, ro_slice tsv, const ro_lexicon *name_words,
                     const ro_lexicon *date_words, const ro_formulas **formulas, readout_error *error);

/* Whether a line may fit a formula, at little cost. `zones`: RO_ZONE_… joined by or. */
bool ro_formulas_may(const ro_formulas *formulas, ro_slice line, unsigned zones);

/* The first row that fits tokens [begin, end). */
bool ro_formulas_match(const ro_formulas *formulas, ro_slice text, const ro_line_tokens *tokens,
                       uint32_t begin, uint32_t end, unsigned zones, ro_formula_match *match);

/* Of a word: its kind in data/intake/name_words.tsv, empty where it has none. Abbreviations aside. */
ro_slice ro_name_word_kind(const ro_lexicon *name_words, ro_slice word);

#endif
