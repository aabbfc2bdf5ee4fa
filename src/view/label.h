/* What things are called, the same in every view. */
#ifndef RO_VIEW_LABEL_H
#define RO_VIEW_LABEL_H

#include "doc/coverage.h"

/* The outlet, or the article's own name where no outlet is known: what tells sources apart. */
ro_slice ro_label_outlet(const ro_cov_article *article);
/* For reading: the outlet, or "“Talks open in Marsane”, unknown outlet". */
ro_slice ro_label_source(ro_arena *arena, const ro_cov_article *article);
/* Where the title stands beside it: the outlet, or "unknown outlet". */
ro_slice ro_label_publisher(const ro_cov_article *article);

/* "John Kirby", the words of the article where there is no entity, else empty. */
ro_slice ro_label_speaker(const ro_coverage *coverage, const ro_cov_statement *statement);
/* "White House national security spokesman": of the entity's roles, which stand newest first, the first of
 * several words, for "envoy" and "cousin" say little; else its affiliation; may be empty. */
ro_slice ro_label_role(const ro_cov_entity *entity);

/* "said", "denied", "demanded" … */
const char *ro_label_act(ro_act act);

/* "23 Aug 2024"; "about 23 Aug 2024" where that is inferred; "date unknown". */
ro_slice ro_label_published(ro_arena *arena, const ro_cov_article *article);
/* "given", "metadata", "stated", "inferred", "unknown" */
const char *ro_label_published_from(ro_published_from from);
/* "words", "figure", "denial", "assessment" … */
const char *ro_label_difference(ro_difference_type type);

/* "more than 39,000", "about 115", "30–40", "3–4 billion", "1.5 million". */
ro_slice ro_label_value(ro_arena *arena, double value, double upper, ro_qualifier qualifier);
/* "39,000" */
ro_slice ro_label_number(ro_arena *arena, double value);
/* "hostages freed, Abali": what a series counts. */
ro_slice ro_label_series(ro_arena *arena, const ro_cov_series *series);
/* "statement 7 merged into statement 3, by a12"; "story 7 merged into story 3, by a12" */
ro_slice ro_label_join(ro_arena *arena, const ro_coverage *coverage, const ro_cov_join *join);
ro_slice ro_label_merge(ro_arena *arena, const ro_coverage *coverage, const ro_cov_merge *merge);

/* A report's content as one text: its spans in order, " … " between those that do not touch. */
ro_slice ro_label_content(ro_arena *arena, const ro_coverage *coverage, const ro_cov_report *report);

static inline ro_slice ro_cov_text(const ro_coverage *coverage, uint32_t article, ro_span span) {
    return ro_slice_part(coverage->articles.items[article].text, span.begin, span.end);
}

/* One sentence is both sides: it denies what it names itself. */
static inline bool ro_cov_stands_alone(const ro_cov_difference *difference) {
    return difference->article[0] == difference->article[1] &&
           difference->sentence[0] == difference->sentence[1];
}

static inline ro_slice ro_cov_sentence(const ro_coverage *coverage, uint32_t article, uint32_t sentence) {
    return ro_cov_text(coverage, article, coverage->articles.items[article].sentences[sentence]);
}

/* "s12" and the like: a letter for the kind, the store's id. */
ro_slice ro_label_id(ro_arena *arena, char kind, int64_t id);

#endif
