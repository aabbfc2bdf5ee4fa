/* Stage `statements`, by rules: reads sentences, quotes and names; fills the statements' kind, source, cue,
 * content, sentence, score and why.
 *
 *     before   Kirby said [that] it goes on.     Kirby said: “…”      Kirby: “…”
 *     after    It goes on, Kirby said.           “…,” Kirby said.     “…,” said Kirby, the … . “…”
 *     apart    It goes on, according to Kirby.
 *
 * A quotation that stands alone behind a statement belongs to its content. A quotation without a cue is none
 * (a title, a word held at a distance). What is inside another's content is not looked at. */
#ifndef RO_READING_STATEMENTS_H
#define RO_READING_STATEMENTS_H

#include "doc/stage.h"

RO_STAGE(statements);

#endif
