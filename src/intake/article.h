/* Stage `article`: what the text says of itself. Reads the text and what ro_intake_open filled; fills the
 * rest of doc->article: title, dateline, credits, skipped lines, a stated date. */
#ifndef RO_INTAKE_ARTICLE_H
#define RO_INTAKE_ARTICLE_H

#include "doc/stage.h"

RO_STAGE(article);

#endif
