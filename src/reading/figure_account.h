/* By whose account a figure is that stands in no statement, and what a bare one goes on to count.
 *
 *     The army stands by a toll of 11.      by "The army"
 *     Metro put the figure at 80 percent.   by "Metro"
 *     Thirty-eight people remain. The army speaks of 45.      45 counts what 38 does
 *     Some 14,000 people have left, up from 6,000.            6,000 counts what 14,000 does
 *
 * The words are in data/reading/figure_accounts.tsv.
 */
#ifndef RO_READING_FIGURE_ACCOUNT_H
#define RO_READING_FIGURE_ACCOUNT_H

#include "base/lexicon.h"
#include "reading/reader.h"

/* The subject of the verb that gives the number; absent where there is none. */
ro_span ro_figure_account(const ro_lexicon *accounts, const ro_reader *r, const ro_number *number);

/* Does the number stand alone, as one that is given for what was counted before? */
bool ro_figure_goes_on(const ro_lexicon *accounts, const ro_reader *r, const ro_number *number);

/* What the number is told to be that of: "marchers" in "the number of marchers at 8,000"; empty where it is
 * not.
 */
ro_phrase ro_figure_count_of(const ro_lexicon *accounts, const ro_reader *r, const ro_number *number);

/* Is the noun "figure", "number" or the like: the same as was counted before? */
bool ro_figure_is_count(const ro_lexicon *accounts, const ro_reader *r, uint32_t noun);

/* Has another value taken its place: "from 64 to 58", "to 17 from 21", "up from 6,000"? */
bool ro_figure_is_former(const ro_reader *r, const ro_number *number);

/* Is it the value that another has given way to: "to 58" in "from 64 to 58"? */
bool ro_figure_is_latter(const ro_reader *r, const ro_number *number);

/* What changes "from" the number to another: "staff" in "cut its staff from 64 to 58"; empty where nothing
 * does. */
ro_phrase ro_figure_changed(const ro_reader *r, const ro_number *number);

/* Does the word open what a number is compared with: "up from 54"? */
bool ro_figure_compares(const ro_reader *r, uint32_t w);

#endif
