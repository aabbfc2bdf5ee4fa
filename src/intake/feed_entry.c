#include "intake/feed_entry.h"

#include "base/error.h"
#include "intake/metadata.h"
#include "intake/page.h"

int ro_feed_entry_open(const ro_intake *tables, const ro_raw *raw, ro_doc *doc, ro_arena *scratch,
                       readout_error *error) {
    const ro_feed_entry *entry = raw->entry;
    ro_article *article = &doc->article;
    int status = ro_metadata_text(doc, &article->title, entry->title, error);
    if (!status)
        status = ro_metadata_text(doc, &article->url, entry->url, error);
    if (!status)
        status = ro_metadata_text(doc, &article->outlet, entry->outlet, error);
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
