#include "story/people.h"

#include "base/error.h"

/* More than that is no article that people are followed through. */
enum { MOST_ENTITIES = 400 };

int ro_people_ask(ro_joining *joining) {
    const ro_doc *doc = joining->doc;
    for (uint32_t e = 0; e < doc->entities.count && e < MOST_ENTITIES; e++) {
        ro_person person;
        ro_buffer buffer = {0};
        ro_person_of(joining, &doc->entities.items[e], &person);
        if (!person.named || !person.part_count || doc->entities.items[e].plural)
            continue; /* "officials" of two articles are not the same */
        ro_link_item *item = ro_story_item(joining, RO_LINK_ENTITY, e, RO_NO_DAY);
        if (!item)
            return ro_fail_memory(joining->error);
        ro_story_key(item,
                     ((uint64_t)(person.type == RO_NAME_PERSON) << 32) | person.parts[person.part_count - 1]);
        ro_person_pack(&person, &buffer);
        int status = ro_story_record(joining, item, &buffer);
        if (status)
            return status;
    }
    return 0;
}

/* The one that is surely the same, newest first; else the only one that may be. */
static int64_t choose(const ro_link_item *item, bool *known) {
    ro_record mine = {.bytes = item->record};
    ro_person person, other;
    int64_t maybe = 0;
    bool several = false;
    ro_person_unpack(&mine, &person);
    *known = false;
    for (uint32_t c = 0; c < item->candidate_count; c++) {
        const ro_link_candidate *candidate = &item->candidates[c];
        ro_record record = {.bytes = candidate->record};
        ro_person_unpack(&record, &other);
        ro_sameness same = record.damaged ? RO_OTHER_PERSON : ro_person_compare(&person, &other);
        /* Who speaks for a party is not the party. */
        if ((person.type == RO_NAME_PERSON) != (other.type == RO_NAME_PERSON))
            continue;
        if (same == RO_SAME_PERSON) {
            *known = ro_slice_equal(item->record, candidate->record);
            return candidate->target;
        }
        if (same == RO_MAYBE_PERSON) {
            several |= maybe && maybe != candidate->target;
            maybe = candidate->target;
        }
    }
    return several ? 0 : maybe;
}

/* Two entities of one article are two: the later does not join where an earlier did. */
static bool taken(const ro_joining *joining, uint32_t before, int64_t target) {
    for (uint32_t i = 0; i < before; i++) {
        const ro_link_item *item = &joining->links->items.items[i];
        if (item->kind == RO_LINK_ENTITY && item->target == target)
            return true;
    }
    return false;
}

int ro_people_decide(ro_joining *joining) {
    joining->entities =
        ro_arena_zero(joining->arena, joining->doc->entities.count + 1, sizeof *joining->entities);
    if (!joining->entities)
        return ro_fail_memory(joining->error);
    for (uint32_t i = 0; i < joining->links->items.count; i++) {
        ro_link_item *item = &joining->links->items.items[i];
        bool known;
        if (item->kind != RO_LINK_ENTITY)
            continue;
        int64_t target = choose(item, &known);
        if (!target || taken(joining, i, target))
            continue;
        item->target = joining->entities[item->index] = target;
        item->keep = !known; /* a record that says nothing new is not kept */
    }
    return 0;
}
