/* Stage `quotes`: pairs of quotation marks. Reads paragraphs; fills doc->quotes, in order of their begin.
 *
 *     “We will go. [end of paragraph]      open-ended, where the next paragraph opens again: it continues
 *     ‘We will go,” she said               pairs that do not match are taken as one
 *     the brokers’ plan, rock ’n’ roll, the ’90s, 5'11"      none of these is a quotation
 *
 * Marks: straight, curly, doubled (`` '' ), low („) and angled («»); a single mark opens a quotation of its
 * own (headlines, British usage) only where it is closed. Linear in the length of the text. */
#ifndef RO_LANGUAGE_QUOTES_H
#define RO_LANGUAGE_QUOTES_H

#include "doc/stage.h"

RO_STAGE(quotes);

#endif
