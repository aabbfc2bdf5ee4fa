/* How an article joins what is stored: the port between the story step, which decides, and the store, which
 * finds and keeps. api/link.c carries these records between them.
 *
 *     doc ──story──▶ items with keys ──store──▶ candidates ──story──▶ targets ──store──▶ rows
 *
 * An item is one thing of the article that may have been met before: the article itself (as a copy, as a part
 * of a story), an entity, a statement, a figure's series, a moment. Its record is what comparing needs,
 * packed by the story step; the store keeps it as it is and hands it back.
 */
#ifndef RO_DOC_LINK_H
#define RO_DOC_LINK_H

#include "base/array.h"
#include "base/day.h"
#include "doc/coverage.h"

typedef enum {
    RO_LINK_COPY,      /* target: article */
    RO_LINK_STORY,     /* target: story */
    RO_LINK_ENTITY,    /* target: entity */
    RO_LINK_STATEMENT, /* target: statement */
    RO_LINK_SERIES,    /* target: series */
    RO_LINK_MOMENT,    /* target: moment */
} ro_link_kind;

enum {
    RO_LINK_KEYS = 24,       /* an item has at most this many */
    RO_LINK_CANDIDATES = 24, /* and gets at most this many */
    RO_LINK_RUNS = 16,       /* runs of quoted words by which a statement is found however far back */
    RO_LINK_REPEATS = 6,     /* and so many more candidates by them */
    RO_LINK_DATINGS = 4,     /* undated candidates whose day an article may tell */
    RO_LINK_WINDOW = 7,      /* days on either side in which candidates of a dated item are looked for */
};

typedef struct {
    int64_t target;  /* the row it stands for */
    int64_t article; /* where it was met */
    int64_t entity;  /* the entity that the item named, or 0 */
    ro_day day;
    uint32_t shared; /* keys in common */
    bool decided;    /* an entity: a user said that this name means it */
    ro_slice record;
} ro_link_candidate;

typedef struct {
    ro_link_kind kind;
    uint32_t index;  /* into doc->entities, statements or figures, or into ro_links.moments; else 0 */
    uint32_t entity; /* 1 + index into doc->entities of who speaks, or 0 */
    ro_day day;      /* RO_NO_DAY: unknown, or of no matter (entities) */
    ro_slice record;
    uint64_t keys[RO_LINK_KEYS]; /* an entity's second is that of all its name, the others those of parts */
    uint32_t key_count;
    uint64_t runs[RO_LINK_RUNS]; /* of a statement: hashes of rare words in a row inside quotation marks */
    uint32_t run_count;
    bool keep; /* the store is to keep the record and its keys */

    ro_link_candidate *candidates; /* [candidate_count], most keys in common first; filled by the store */
    uint32_t candidate_count;

    uint32_t earlier; /* 1 + index of an earlier item of the kind in the document that it joins; 0: none.
                         Filled by the story step where target is 0 */
    int64_t target; /* what it joins, or 0: something new; filled by the story step (series: by the store) */
    int64_t other;  /* a story: another that is the same as the target, or 0; with how sure that is */
    double other_score;
} ro_link_item;

/* A sentence that tells what happened on a day. */
typedef struct {
    uint32_t sentence;
    ro_span span;
    ro_day day;         /* RO_NO_DAY: open until the article has a day */
    ro_slice open;      /* the TIMEX3 value to be counted from that day; empty: the day itself */
    uint32_t statement; /* index into doc->statements, or RO_NONE */
    bool said;          /* the day is that on which it was said */
    double weight;
} ro_link_moment;

/* What a figure counts, so that figures for the same thing have the same series. */
typedef struct {
    uint32_t figure; /* index into doc->figures */
    ro_slice topic, counts, place;
} ro_link_series;

/* An article that states no date: what its day is inferred from, packed by the story step, and what it made
 * of it. */
typedef struct {
    int64_t article; /* 0: the one that is being added */
    ro_slice text;   /* of a stored one: filled by the store, as are its sentences and record */
    const ro_span *sentences;
    uint32_t sentence_count;
    ro_slice record;
    bool changed;            /* the store is to keep what follows, and the record */
    ro_day day, first, last; /* RO_NO_DAY: nothing tells */
    double chance;           /* of the day itself */
    ro_slice why;            /* a reason a line */
} ro_link_dating;

/* Words within quotation marks that a stored report of the same utterance has otherwise. */
typedef struct {
    uint32_t sentence;
    ro_span span;
    int64_t other_article;
    uint32_t other_sentence;
    ro_span other_span;
    ro_slice question;
    double score;
} ro_link_change;

/* Two stored statements that the article shows to be one: the younger goes into the older. */
typedef struct {
    int64_t statement, into; /* statement > into, and neither is the `statement` of an earlier one */
    double score;            /* of the weaker of the two likenesses that show it */
} ro_link_join;

typedef struct {
    RO_ARRAY(ro_link_item) items;
    RO_ARRAY(ro_link_moment) moments;
    RO_ARRAY(ro_link_series) series; /* one a figure, in order */
    RO_ARRAY(ro_link_change) changes;
    RO_ARRAY(ro_link_join) joins;
    RO_ARRAY(ro_link_dating)
    datings; /* this article's, where it states no date; those of candidates that do not */
} ro_links;

#endif
