#include "intake/feed_entry.h"

#include "base/error.h"
#include "intake/metadata.h"
#include "intake/page.h"

enum { LONGEST_SECTION = 32 };

/* "Channel Five News - Politics": without the section behind the last dash or bar. */
static ro_slice without_section(const ro_intake *tables, ro_slice outlet) {
    static const char *const marks[] = {" - ", " – ", " — ", " | "};
    char folded[LONGEST_SECTION];
    for (size_t m = 0; m < sizeof marks / sizeof *marks; m++)
        for (size_t length = strlen(marks[m]), at = outlet.len; at-- > 1;) {
            ro_slice behind = ro_slice_part(outlet, at, outlet.len);
            if (!ro_slice_starts(behind, ro_slice_of(marks[m], length)))
                continue;
            ro_slice section = ro_slice_trim(ro_slice_part(behind, length, behind.len));
            if (section.len <= sizeof folded &&
                ro_lexicon_find(&tables->sections, ro_slice_lower(section, folded, sizeof folded)) != RO_NONE)
                return ro_slice_part(outlet, 0, at);
            break;
        }
    return outlet;
}

int ro_feed_entry_open(const ro_intake *tables, const ro_raw *raw, ro_doc *doc, ro_arena *scratch,
                       readout_error *error) {
    const ro_feed_entry *entry = raw->entry;
    ro_article *article = &doc->article;
    int status = ro_metadata_text(doc, &article->title, entry->title, error);
    if (!status)
        status = ro_metadata_text(doc, &article->url, entry->url, error);
    if (!status)
        status = ro_metadata_text(doc, &article->outlet, without_section(tables, entry->outlet), error);
    if (!status)
        status = ro_metadata_published(tables, doc, entry->published, RO_PUBLISHED_METADATA, error);
    if (!status)
        status = ro_metadata_authors(tables, doc, entry->authors, error);
    if (!status)
        status = ro_metadata_outlet_from_url(doc, error);
    if (!status && !ro_slice_trim(raw->bytes).len)
        status = ro_fail(error, READOUT_BAD_INPUT, "the entry has no text");
    if (!status)
        status = ro_page_fragment(tables, raw->bytes, doc, scratch, error);
    if (!status && article->url.len)
        doc->id = article->url;
    return status;
}
