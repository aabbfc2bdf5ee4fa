/* What a number counts, what happened to them, and where. */
#ifndef RO_READING_COUNTED_H
#define RO_READING_COUNTED_H

#include "reading/people.h"
#include "reading/reader.h"

/* The words a number counts, right behind it; empty when there are none. `topics`:
 * data/reading/figure_topics.tsv. */
ro_phrase ro_counted(const ro_people *people, const ro_lexicon *topics, const ro_reader *r,
                     const ro_number *number);

/* The topic of a figure: what happened to the counted, else what they are; empty when it is none. */
ro_slice ro_figure_topic(const ro_lexicon *topics, const ro_reader *r, const ro_number *number,
                         ro_phrase counted);

/* What the counted are, whatever happened to them; empty where the table has no such noun. */
ro_slice ro_figure_noun_topic(const ro_lexicon *topics, const ro_reader *r, ro_phrase counted);

/* Does the table have the topic for a word of the kind, "noun" or "verb"? */
bool ro_figure_is_of(const ro_lexicon *topics, ro_slice topic, const char *kind);

/* The place a figure is of: named behind it in its clause, else the one that "in" names before it. */
ro_slice ro_figure_place(const ro_reader *r, const ro_number *number, ro_phrase counted);

#endif
