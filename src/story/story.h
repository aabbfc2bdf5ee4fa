/* What many articles say together, an article at a time.
 *
 *     doc ──ask──▶ items with keys ··· the store finds candidates ··· ──decide──▶ targets, changes
 *
 *     copies      the article reprints another (story/copies.h)
 *     stories     it belongs to a story (story/stories.h)
 *     people      an entity was met before (story/people.h)
 *     statements  an utterance was reported before (story/statements.h)
 *     figures     a figure continues a series (story/figures.h)
 *     moments     what a sentence tells happened was told before (story/moments.h)
 *     dating      the day of an article that states none, or of stored ones that this one is like
 * (story/dating.h)
 *
 * Everything works on the document and on records (doc/link.h): nothing here knows where they are kept.
 */
#ifndef RO_STORY_STORY_H
#define RO_STORY_STORY_H

#include "base/buffer.h"
#include "base/lexicon.h"
#include "doc/doc.h"
#include "doc/link.h"
#include "story/date.h"
#include "story/topic.h"

enum { RO_NEGATIONS = 48 };

/* Lexicons, loaded once, read-only. */
typedef struct {
    ro_term_table terms;
    const ro_date_table *dates;
    uint32_t negations[RO_NEGATIONS]; /* hashes of the folded words */
    uint32_t negation_count;
    ro_lexicon spellings, particles, forenames, counted_ends, counted_people, moment_words;
} ro_story;

int ro_story_load(ro_arena *arena, const ro_story **story, readout_error *error);

/* One article on its way into the store. */
typedef struct {
    const ro_story *story;
    const ro_doc *doc;
    ro_tokens tokens;
    const bool *named; /* [doc->entities.count] a name refers to it, not only a common noun; or NULL */
    ro_arena *arena;   /* holds all of it until the article is added */
    ro_links *links;
    int64_t
        *entities;  /* [doc->entities.count] the stored ones that they are, 0: new; once people are decided */
    ro_topic topic; /* what the article is about; once stories are asked for */
    readout_error *error;
} ro_joining;

/* Fills links->items with keys and records, links->moments and links->series. What it makes is in `arena`,
 * the words of the document, which are needed no longer than until ro_story_decide, in `words`. */
int ro_story_ask(const ro_story *story, const ro_doc *doc, ro_arena *arena, ro_arena *words, ro_links *links,
                 ro_joining *joining, readout_error *error);
/* Fills the items' targets and links->changes from their candidates. */
int ro_story_decide(ro_joining *joining);

/* A new item of a kind; NULL when memory is at its end. */
ro_link_item *ro_story_item(ro_joining *joining, ro_link_kind kind, uint32_t index, ro_day day);
/* Adds a key that only items of this kind share; ignored when the item has its fill. */
void ro_story_key(ro_link_item *item, uint64_t hash);
/* Adds a run of quoted words; the smallest hashes stay when there are too many. */
void ro_story_run(ro_link_item *item, uint64_t hash);
/* Takes what is in the buffer as the item's record. */
int ro_story_record(ro_joining *joining, ro_link_item *item, ro_buffer *buffer);
/* The document's day. */
ro_day ro_story_day(const ro_doc *doc);

#endif
