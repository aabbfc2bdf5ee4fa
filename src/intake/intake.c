#include "intake/intake.h"

#include "base/error.h"
#include "intake/encoding.h"
#include "intake/record.h"
#include "intake/tables.h"

int ro_intake_load(ro_arena *arena, const ro_intake **intake, readout_error *error) {
    ro_intake *tables = ro_arena_zero(arena, 1, sizeof *tables);
    if (!tables)
        return ro_fail_memory(error);
    const struct {
        const char *name;
        uint32_t columns;
        ro_lexicon *lexicon;
    } wanted[] = {
        {"data/intake/encodings.tsv", 2, &tables->encodings},
        {"data/intake/record_keys.tsv", 2, &tables->record_keys},
        {"data/intake/date_words.tsv", 4, &tables->date_words},
        {"data/intake/agencies.tsv", 2, &tables->agencies},
    };
    for (size_t w = 0; w < sizeof wanted / sizeof *wanted; w++) {
        int status = ro_lexicon_load(arena, wanted[w].name, wanted[w].columns, wanted[w].lexicon, error);
        if (status)
            return status;
    }
    *intake = tables;
    return 0;
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

int ro_intake_open(const ro_intake *intake, const ro_raw *raw, ro_doc *doc, ro_arena *scratch,
                   readout_error *error) {
    doc->id = ro_arena_copy(doc->arena, raw->id);
    if (!doc->id.ptr)
        return ro_fail_memory(error);
    if (raw->status)
        return ro_fail(error, raw->status, "%s", raw->problem.message);
    if (raw->form == RO_RAW_HTML)
        return ro_fail(error, READOUT_BAD_INPUT, "pages are not read yet");
    int status = raw->form == RO_RAW_JSON ? ro_record_open(intake, raw, doc, scratch, error)
                                          : open_text(intake, raw, doc, scratch, error);
    if (!status)
        doc->layers |= RO_LAYER_TEXT;
    return status;
}
