/* The article layer: what the outlet says about the article, filled by intake.
 *
 *     ABALI, Tessaria — Envoys said …                      dateline  [0,6)+…
 *     What You Need To Know                                skipped
 *       • Envoys said …                                    skipped (repeats the text)
 *     …
 *     The Continental Agency contributed to this report.   credit, skipped
 */
#ifndef RO_DOC_ARTICLE_H
#define RO_DOC_ARTICLE_H

#include "base/array.h"

typedef enum {
    RO_PUBLISHED_UNKNOWN,
    RO_PUBLISHED_GIVEN,    /* by the user or a key of the input's record */
    RO_PUBLISHED_METADATA, /* the page's or the feed's metadata, or the web address */
    RO_PUBLISHED_STATED,   /* a line of the text */
    RO_PUBLISHED_INFERRED, /* from other evidence: the story step */
} ro_published_from;

typedef enum { RO_CREDIT_AGENCY, RO_CREDIT_REPORTER, RO_CREDIT_CONTRIBUTOR } ro_credit_kind;

typedef struct {
    ro_credit_kind kind;
    ro_slice name;
    ro_span span; /* of the name, in the text; absent when it came from metadata */
} ro_credit;

typedef struct {
    ro_slice url;    /* empty when unknown */
    ro_slice outlet; /* as the input names it, else the site's host name without "www."; empty when unknown */
    ro_slice title;
    ro_span title_span; /* where the title stands in the text as a line of its own, else absent */
    ro_slice language;  /* "en" until it is found out */

    ro_slice published; /* YYYY-MM-DD, or YYYY-MM-DDThh:mm:ss with the input's offset; empty when unknown */
    ro_published_from published_from;
    ro_span published_span; /* the line that states it, else absent */

    ro_span dateline; /* "BUELLTON, Calif. —", with the dash; else absent */
    RO_ARRAY(ro_credit) credits;
    RO_ARRAY(ro_span) skipped; /* in order, not overlapping: lines that are not the article's own prose */
} ro_article;

#endif
