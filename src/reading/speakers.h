/* Stage `speakers`: who makes each statement, to whom, when, and what is done by it. Reads statements,
 * entities, times and quotations; fills speaker, addressee, addressee_span, act and when of doc->statements.
 *
 * It asks nothing of how the spans were found. A source that no entity was found for becomes one. A quotation
 * without a source, in the paragraph of a statement or right behind it, goes to that statement's speaker;
 * else there is none. */
#ifndef RO_READING_SPEAKERS_H
#define RO_READING_SPEAKERS_H

#include "doc/stage.h"

RO_STAGE(speakers);

#endif
