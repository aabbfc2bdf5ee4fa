/* What the whole finds in articles that training did not see, by the measure of PolNeAR's relations. */
#ifndef TRAIN_STATEMENTS_MEASURE_H
#define TRAIN_STATEMENTS_MEASURE_H

#include "articles.h"

void measure_held(const char *name, const ro_statement_model *model, articles *all);

#endif
