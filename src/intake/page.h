/* A page of HTML as an article: its body (html_body.h), and what it says of itself.
 *
 * Each field from the first of these that has it:
 *
 *     title       <meta> ▸ JSON-LD headline ▸ the only h1 ▸ <title>; the outlet's name behind it is cut off
 *     outlet      <meta> ▸ JSON-LD publisher ▸ the url's host
 *     url         <link rel=canonical> ▸ <meta> ▸ JSON-LD
 *     published   <meta> ▸ JSON-LD datePublished ▸ <time datetime> ▸ a short text in an element called "date"
 *     credits     <meta> ▸ JSON-LD author ▸ rel=author, itemprop=author, an element called "byline"
 *     text        body ▸ JSON-LD articleBody
 */
#ifndef RO_INTAKE_PAGE_H
#define RO_INTAKE_PAGE_H

#include "intake/html.h"
#include "intake/html_blocks.h"
#include "intake/tables.h"

/* `page` is UTF-8. READOUT_BAD_INPUT: no article on the page. READOUT_TOO_LARGE: see ro_html_parse,
 * RO_MAX_TEXT. */
int ro_page_open(const ro_intake *tables, ro_slice page, ro_doc *doc, ro_arena *scratch,
                 readout_error *error);

/* The text of a fragment, such as a feed's entry: all of its blocks. Plain text comes out as it is. */
int ro_page_fragment(const ro_intake *tables, ro_slice fragment, ro_doc *doc, ro_arena *scratch,
                     readout_error *error);

/* Fills what is still empty of doc->article from the page's elements. `body` is what JSON-LD has as the text,
 * in `scratch`, empty where it has none. */
int ro_page_metadata(const ro_intake *tables, const ro_html *html, ro_doc *doc, ro_arena *scratch,
                     ro_slice *body, readout_error *error);

/* The same from one JSON-LD script. */
int ro_page_linked_data(const ro_intake *tables, ro_slice json, ro_doc *doc, ro_arena *scratch,
                        ro_slice *body, readout_error *error);

#endif
