#include "intake/intake.h"

#include "base/error.h"
#include "intake/encoding.h"
#include "intake/feed_entry.h"
#include "intake/metadata.h"
#include "intake/page.h"
#include "intake/record.h"
#include "intake/tables.h"

int ro_intake_load(ro_arena *arena, const ro_intake **intake, readout_error *error) {
    ro_intake *tables = ro_arena_zero(arena, 1, sizeof *tables);
    if (!tables)
        return ro_fail_memory(error);
    const ro_lexicon_wanted wanted[] = {
        {"data/intake/encodings.tsv", 2, &tables->encodings},
        {"data/intake/record_keys.tsv", 2, &tables->record_keys},
        {"data/intake/date_words.tsv", 4, &tables->date_words},
        {"data/intake/agencies.tsv", 2, &tables->agencies},
        {"data/intake/not_names.tsv", 1, &tables->not_names},
        {"data/intake/html_tags.tsv", 2, &tables->html_tags},
        {"data/intake/html_hints.tsv", 2, &tables->html_hints},
        {"data/intake/html_meta.tsv", 2, &tables->html_meta},
        {"data/intake/sections.tsv", 1, &tables->sections},
    };
    int status = ro_lexicons_load(arena, wanted, sizeof wanted / sizeof *wanted, error);
    if (status)
        return status;
    *intake = tables;
    return ro_body_load(arena, &tables->body, error);
}

static int open_text(const ro_intake *intake, const ro_raw *raw, ro_doc *doc, ro_arena *scratch,
                     readout_error *error) {
    ro_slice text;
    int status = ro_encoding_to_utf8(&intake->encodings, raw->bytes, (ro_slice){"", 0}, RO_MAX_TEXT, scratch,
                                     &text, error);
    if (status)
        return status;
    doc->text = ro_arena_copy(doc->arena, text);
    return doc->text.ptr ? 0 : ro_fail_memory(error);
}

static int open_page(const ro_intake *intake, const ro_raw *raw, ro_doc *doc, ro_arena *scratch,
                     readout_error *error) {
    char room[RO_DECLARED_ROOM];
    ro_slice page, declared = ro_encoding_declared(raw->bytes, room);
    int status =
        ro_encoding_to_utf8(&intake->encodings, raw->bytes, declared, RO_MAX_FILE, scratch, &page, error);
    return status ? status : ro_page_open(intake, page, doc, scratch, error);
}

int ro_intake_open(const ro_intake *intake, const ro_raw *raw, ro_doc *doc, ro_arena *scratch,
                   readout_error *error) {
    static int (*const openers[])(const ro_intake *, const ro_raw *, ro_doc *, ro_arena *,
                                  readout_error *) = {
        [RO_RAW_TEXT] = open_text,
        [RO_RAW_HTML] = open_page,
        [RO_RAW_JSON] = ro_record_open,
        [RO_RAW_FEED_ENTRY] = ro_feed_entry_open,
    };
    doc->id = ro_arena_copy(doc->arena, raw->id);
    if (!doc->id.ptr)
        return ro_fail_memory(error);
    if (raw->status)
        return ro_fail(error, raw->status, "%s", raw->problem.message);
    int status = openers[raw->form](intake, raw, doc, scratch, error);
    if (!status)
        status = ro_metadata_published_from_url(intake, doc, error);
    if (!status)
        doc->layers |= RO_LAYER_TEXT;
    return status;
}
