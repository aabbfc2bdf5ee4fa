/* Behind readout_store and the views: the store loads a coverage, the view shows it. */
#include "api/link.h"
#include "base/error.h"
#include "story/board.h"
#include "story/disputes.h"
#include "story/meetings.h"
#include "view/digest.h"
#include "view/explain.h"
#include "view/portrait.h"
#include "view/report.h"
#include "view/show.h"

#include <stdio.h>
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

static int open_linker(readout_store *store, readout_error *error) {
    return store->linker ? 0 : ro_linker_open(&store->linker, error);
}

int readout_store_add(readout_store *store, const readout_doc *doc, readout_added *added,
                      readout_error *error) {
    int status = open_linker(store, error);
    return status ? status : ro_linker_add(store->linker, store->store, doc, added, error);
}

int readout_store_flush(readout_store *store, readout_error *error) {
    return ro_store_flush(store->store, error);
}

int readout_store_merge(readout_store *store, const char *entity, const char *other, readout_error *error) {
    int status = open_linker(store, error);
    return status ? status
                  : ro_linker_merge(store->linker, store->store, ro_slice_of(entity, strlen(entity)),
                                    ro_slice_of(other, strlen(other)), error);
}

int readout_store_split(readout_store *store, const char *entity, const char *const *apart,
                        size_t apart_count, char id[24], readout_error *error) {
    int64_t made = 0;
    ro_arena_reset(&store->scratch);
    ro_slice *wanted = ro_arena_zero(&store->scratch, apart_count + 1, sizeof *wanted);
    int status = !wanted ? ro_fail_memory(error)
                 : !apart_count || apart_count > UINT32_MAX
                     ? ro_fail(error, READOUT_BAD_ARGUMENT, "nothing to split off")
                     : open_linker(store, error);
    for (size_t a = 0; !status && a < apart_count; a++)
        wanted[a] = ro_slice_of(apart[a], strlen(apart[a]));
    if (!status)
        status = ro_linker_split(store->linker, store->store, ro_slice_of(entity, strlen(entity)), wanted,
                                 (uint32_t)apart_count, &made, error);
    snprintf(id, 24, "e%lld", (long long)made);
    return status;
}

int readout_filter_check(const readout_filter *filter, readout_error *error) {
    return ro_filter_check(filter, error);
}

/* Loads what the filter selects into the scratch arena, which holds nothing else. */
static int load(readout_store *store, const readout_filter *filter, ro_coverage *coverage,
                readout_error *error) {
    ro_arena_reset(&store->scratch);
    int status = ro_store_load(store->store, filter, &store->scratch, coverage, error);
    if (filter && filter->as_of)
        coverage->as_of = ro_slice_of(filter->as_of, strlen(filter->as_of));
    if (!status)
        status = ro_board_make(coverage, &store->scratch, error);
    if (!status)
        status = ro_meetings_find(coverage, &store->scratch, error);
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
    readout_filter all = filter ? *filter : (readout_filter){0};
    bool changes = !strcmp(what, "changes");
    if (changes && !all.since)
        return ro_fail(error, READOUT_BAD_ARGUMENT, "changes since when? name a day with --since");
    /* What was known before is needed to say what is new. */
    all.since = changes ? NULL : all.since;
    int status = load(store, &all, &coverage, error);
    if (!status && changes)
        coverage.since = ro_slice_of(filter->since, strlen(filter->since));
    if (!status)
        status = ro_view_show(&coverage, what, format, look, &buffer, error);
    return hand_out(&buffer, status, write, context, error);
}

int readout_show_person(readout_store *store, const char *who, const readout_filter *filter,
                        readout_format format, const readout_look *look, readout_write write, void *context,
                        readout_error *error) {
    ro_coverage coverage;
    ro_buffer buffer = {0};
    int status = load(store, filter, &coverage, error);
    if (!status)
        status = ro_view_portrait(&coverage, who, format, look, &buffer, error);
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
