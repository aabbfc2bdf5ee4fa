/* Behind readout_store and the views: the store loads a coverage, the view shows it. */
#include "api/link.h"
#include "base/error.h"
#include "story/board.h"
#include "story/disputes.h"
#include "view/digest.h"
#include "view/explain.h"
#include "view/report.h"
#include "view/show.h"

#include <stdlib.h>

struct readout_store {
    ro_store *store;
    ro_linker *linker; /* loaded at the first add */
    ro_arena scratch;
};

int readout_store_open(const char *path, readout_store_mode mode, readout_store **out, readout_error *error) {
    *out = NULL;
    readout_store *store = calloc(1, sizeof *store);
    if (!store)
        return ro_fail_memory(error);
    int status = ro_store_open(path, mode, &store->store, error);
    if (status)
        readout_store_close(store);
    else
        *out = store;
    return status;
}

void readout_store_close(readout_store *store) {
    if (!store)
        return;
    ro_store_close(store->store);
    ro_linker_close(store->linker);
    ro_arena_free(&store->scratch);
    free(store);
}

int readout_store_add(readout_store *store, const readout_doc *doc, readout_added *added,
                      readout_error *error) {
    int status = store->linker ? 0 : ro_linker_open(&store->linker, error);
    return status ? status : ro_linker_add(store->linker, store->store, doc, added, error);
}

int readout_store_flush(readout_store *store, readout_error *error) {
    return ro_store_flush(store->store, error);
}

/* Loads what the filter selects into the scratch arena, which holds nothing else. */
static int load(readout_store *store, const readout_filter *filter, ro_coverage *coverage,
                readout_error *error) {
    ro_arena_reset(&store->scratch);
    int status = ro_store_load(store->store, filter, &store->scratch, coverage, error);
    if (!status)
        status = ro_board_make(coverage, &store->scratch, error);
    return status ? status : ro_disputes_find(coverage, &store->scratch, error);
}

/* Hands a finished buffer to the caller, and frees it. */
static int hand_out(ro_buffer *buffer, int status, readout_write write, void *context, readout_error *error) {
    if (!status && buffer->failed)
        status = ro_fail_memory(error);
    if (!status && buffer->length && write(context, buffer->bytes, buffer->length))
        status = ro_fail(error, READOUT_STOPPED, "the output was not taken");
    ro_buffer_free(buffer);
    return status;
}

int readout_show(readout_store *store, const char *what, const readout_filter *filter, readout_format format,
                 const readout_look *look, readout_write write, void *context, readout_error *error) {
    ro_coverage coverage;
    ro_buffer buffer = {0};
    int status = load(store, filter, &coverage, error);
    if (!status)
        status = ro_view_show(&coverage, what, format, look, &buffer, error);
    return hand_out(&buffer, status, write, context, error);
}

const char *const *readout_show_names(void) {
    return ro_view_show_names();
}

int readout_digest(readout_store *store, const readout_filter *filter, const readout_look *look,
                   readout_write write, void *context, readout_error *error) {
    ro_coverage coverage;
    ro_buffer buffer = {0};
    int status = load(store, filter, &coverage, error);
    if (!status)
        status = ro_view_digest(&coverage, look, &buffer, error);
    return hand_out(&buffer, status, write, context, error);
}

int readout_report(readout_store *store, const readout_filter *filter, readout_write write, void *context,
                   readout_error *error) {
    ro_coverage coverage;
    ro_buffer buffer = {0};
    int status = load(store, filter, &coverage, error);
    if (!status)
        status = ro_view_report(&coverage, &buffer, error);
    return hand_out(&buffer, status, write, context, error);
}

int readout_explain(readout_store *store, const char *id, const readout_look *look, readout_write write,
                    void *context, readout_error *error) {
    ro_coverage coverage;
    ro_buffer buffer = {0};
    int status = load(store, NULL, &coverage, error);
    if (!status)
        status = ro_view_explain(&coverage, id, look, &buffer, error);
    return hand_out(&buffer, status, write, context, error);
}
