/* Stage `numbers`: reads sentences and words (tags where they are there); fills doc->numbers: figures and
 * numerals in words, with qualifier, range, unit and currency; ordinals; years. Digits that count nothing
 * (dates, times of day, scores, telephone numbers, "F-16") are left out.
 *
 *     more than 39,000 people     the nearly 11-month-old war     between $30 and $40 million
 *     └── span ──────┘                └── span ──────┘            └── span ─────────────────┘
 *               └digits┘                     └┘ digits
 *
 * `unit` is an ISO 4217 code, "percent", "percentage_point", "share" (a part of a whole: two-thirds is
 * 0.667), a measure ("km"), or a unit of time ("month"); what stands for it in the text is in the span.
 * data/language/numerals.tsv, numbers_words.tsv and numbers_patterns.tsv say what is a number.
 */
#ifndef RO_LANGUAGE_NUMBERS_H
#define RO_LANGUAGE_NUMBERS_H

#include "doc/stage.h"

RO_STAGE(numbers);

#endif
