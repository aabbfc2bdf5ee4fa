#include "api/link.h"

#include "base/error.h"
#include "story/story.h"

#include <stdlib.h>

struct ro_linker {
    ro_arena lexicons;
    ro_arena scratch; /* of one article */
    const ro_story *story;
};

int ro_linker_open(ro_linker **out, readout_error *error) {
    ro_linker *linker = calloc(1, sizeof *linker);
    *out = NULL;
    if (!linker)
        return ro_fail_memory(error);
    int status = ro_story_load(&linker->lexicons, &linker->story, error);
    if (status)
        ro_linker_close(linker);
    else
        *out = linker;
    return status;
}

void ro_linker_close(ro_linker *linker) {
    if (!linker)
        return;
    ro_arena_free(&linker->lexicons);
    ro_arena_free(&linker->scratch);
    free(linker);
}

int ro_linker_add(ro_linker *linker, ro_store *store, const ro_doc *doc, readout_added *added,
                  readout_error *error) {
    ro_links links = {0};
    ro_joining joining;
    ro_arena_reset(&linker->scratch);
    int status = ro_story_ask(linker->story, doc, &linker->scratch, &links, &joining, error);
    if (!status)
        status = ro_store_find(store, doc, &links, &linker->scratch, added, error);
    if (status || *added == READOUT_ALREADY_THERE)
        return status;
    status = ro_story_decide(&joining);
    return status ? status : ro_store_add(store, doc, &links, added, error);
}
