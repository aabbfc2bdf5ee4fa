#include "api/link.h"

#include "base/error.h"
#include "store/decide.h"
#include "story/people.h"
#include "story/story.h"

#include <stdlib.h>

struct ro_linker {
    ro_arena lexicons;
    ro_arena scratch; /* of one article */
    ro_arena words;   /* its words, emptied before it is written */
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
    ro_arena_free(&linker->words);
    free(linker);
}

int ro_linker_add(ro_linker *linker, ro_store *store, const ro_doc *doc, readout_added *added,
                  readout_error *error) {
    ro_links links = {0};
    ro_joining joining;
    ro_arena_reset(&linker->scratch);
    ro_arena_reset(&linker->words);
    int status = ro_story_ask(linker->story, doc, &linker->scratch, &linker->words, &links, &joining, error);
    if (!status)
        status = ro_store_leave_room(store, doc->arena->total + linker->scratch.total + linker->words.total,
                                     error);
    if (!status)
        status = ro_store_find(store, doc, &links, &linker->scratch, added, error);
    if (status || *added == READOUT_ALREADY_THERE)
        return status;
    status = ro_story_decide(&joining);
    ro_arena_reset(&linker->words);
    return status ? status : ro_store_add(store, doc, &links, added, error);
}

/* How the names of an entity are found again. */
static int make_keys(ro_linker *linker, ro_store *store, int64_t entity, ro_name_keys **out, uint32_t *count,
                     readout_error *error) {
    ro_names_of names = {0}, roles = {0};
    ro_name_type type;
    *count = 0;
    ro_arena_reset(&linker->scratch);
    int status = ro_store_entity_names(store, entity, &linker->scratch, &names, &roles, &type, error);
    ro_name_keys *keys = ro_arena_zero(&linker->scratch, names.count + 1, sizeof *keys);
    if (status || !keys)
        return status ? status : ro_fail_memory(error);
    for (uint32_t n = 0; n < names.count; n++) {
        uint64_t hashes[2];
        if (!ro_people_keys(linker->story, names.items[n], type, roles.items, roles.count, &linker->scratch,
                            hashes, &keys[*count].record))
            continue;
        keys[*count].key = (int64_t)hashes[0];
        keys[(*count)++].whole = (int64_t)hashes[1];
    }
    *out = keys;
    return 0;
}

int ro_linker_merge(ro_linker *linker, ro_store *store, ro_slice entity, ro_slice other,
                    readout_error *error) {
    int64_t ids[2];
    ro_name_keys *keys = NULL;
    uint32_t count = 0;
    int status = ro_store_entity(store, entity, &ids[0], error);
    if (!status)
        status = ro_store_entity(store, other, &ids[1], error);
    if (!status)
        status = make_keys(linker, store, ids[1], &keys, &count, error);
    return status ? status : ro_store_merge(store, ids[0], ids[1], keys, count, error);
}

int ro_linker_split(ro_linker *linker, ro_store *store, ro_slice entity, const ro_slice *apart,
                    uint32_t count, int64_t *made, readout_error *error) {
    int64_t id;
    ro_name_keys *keys = NULL;
    uint32_t names = 0;
    bool by_name = true;
    for (uint32_t a = 0; a < count; a++)
        by_name = by_name && !ro_store_is_article(apart[a]);
    int status = ro_store_entity(store, entity, &id, error);
    if (!status)
        status = ro_store_split(store, id, apart, count, made, error);
    if (status)
        return status;
    status = make_keys(linker, store, *made, &keys, &names, error);
    return ro_store_split_end(store, *made, keys, names, by_name, status, error);
}
