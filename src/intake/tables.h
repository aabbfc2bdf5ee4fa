/* The tables of data/intake that reading containers needs. */
#ifndef RO_INTAKE_TABLES_H
#define RO_INTAKE_TABLES_H

#include "base/lexicon.h"
#include "intake/html_body.h"
#include "intake/intake.h"

struct ro_intake {
    ro_lexicon encodings;   /* label, converter */
    ro_lexicon record_keys; /* key, field */
    ro_lexicon date_words;  /* word, kind, value, daylight rule */
    ro_lexicon agencies;    /* name, full name */
    ro_lexicon not_names;   /* in lower case */
    ro_lexicon html_tags;   /* tag, class */
    ro_lexicon html_hints;  /* word of a class or id, strength */
    ro_lexicon html_meta;   /* name of a <meta>, field */
    ro_lexicon sections;    /* of a newspaper, in lower case */
    ro_body_model body;
};

#endif
