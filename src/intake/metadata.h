/* What every container says in its own way, put into doc->article in one way. A field that is there already
 * is kept; what does not read is passed over. All of them: 0 or READOUT_NO_MEMORY. */
#ifndef RO_INTAKE_METADATA_H
#define RO_INTAKE_METADATA_H

#include "intake/tables.h"

/* One line, without space at the ends, bad bytes replaced. */
int ro_metadata_text(ro_doc *doc, ro_slice *field, ro_slice text, readout_error *error);

/* Any form that intake/written_date.h reads. */
int ro_metadata_published(const ro_intake *tables, ro_doc *doc, ro_slice date, ro_published_from from,
                          readout_error *error);

/* Names joined by commas, semicolons, "and", line breaks; "By " before them. Each is a credit: an agency
 * where it is known as one, else a reporter. */
int ro_metadata_authors(const ro_intake *tables, ro_doc *doc, ro_slice names, readout_error *error);

/* The day in the url's path where nothing else in the container said one: "/2031/04/12/", "/2031/apr/12/",
 * "/2031-04-12/". */
int ro_metadata_published_from_url(const ro_intake *tables, ro_doc *doc, readout_error *error);

/* The outlet from the url's host where nothing else said it. */
int ro_metadata_outlet_from_url(ro_doc *doc, readout_error *error);

#endif
