#include "story/people.h"

#include "base/error.h"
#include "base/hash.h"

/* More than that is no article that people are followed through. */
enum { MOST_ENTITIES = 400 };

int ro_people_name(ro_joining *joining) {
    const ro_doc *doc = joining->doc;
    bool *named = ro_arena_zero(joining->arena, doc->entities.count + 1, sizeof *named);
    if (!named)
        return ro_fail_memory(joining->error);
    for (uint32_t n = 0; n < doc->names.count; n++)
        if (doc->names.items[n].entity < doc->entities.count)
            named[doc->names.items[n].entity] = true;
    joining->named = named;
    return 0;
}

static void add_keys(ro_link_item *item, const ro_person *person) {
    uint64_t kind = (uint64_t)(person->type == RO_NAME_PERSON) << 32;
    uint64_t whole = kind | person->part_count;
    for (uint32_t p = 0; p < person->part_count; p++)
        whole = ro_hash_mix(whole, person->parts[p]);
    ro_story_key(item, kind | person->parts[person->part_count - 1]);
    ro_story_key(item, whole);
    if (person->type == RO_NAME_PERSON && person->part_count > 2)
        ro_story_key(item, kind | person->parts[person->part_count - 2]);
    if (person->type == RO_NAME_PERSON || person->part_count < 2)
        return;
    uint32_t least = UINT32_MAX;
    for (uint32_t p = 0; p < person->part_count; p++)
        if (!(person->initials[p] & RO_PART_LINK) && person->parts[p] < least)
            least = person->parts[p];
    ro_story_key(item, kind | least);
    if (person->acronym)
        ro_story_key(item, kind | person->acronym);
}

bool ro_people_keys(const ro_story *story, ro_slice name, ro_name_type type, const ro_slice *roles,
                    uint32_t role_count, ro_arena *arena, uint64_t keys[2], ro_slice *record) {
    ro_joining joining = {.story = story, .arena = arena};
    ro_entity entity = {.name = name, .type = type};
    ro_link_item item = {.kind = RO_LINK_ENTITY};
    ro_person person;
    ro_buffer buffer = {0};
    for (uint32_t r = 0; r < role_count; r++) {
        ro_role *role = ro_array_push(arena, &entity.roles);
        if (role)
            role->text = roles[r];
    }
    ro_person_of(&joining, &entity, &person);
    if (!person.part_count)
        return false;
    person.named = true;
    add_keys(&item, &person);
    keys[0] = item.keys[0];
    keys[1] = item.keys[1];
    ro_person_pack(&person, &buffer);
    *record = ro_arena_copy(arena, ro_buffer_slice(&buffer));
    ro_buffer_free(&buffer);
    return record->ptr != NULL;
}

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
        add_keys(item, &person);
        ro_person_pack(&person, &buffer);
        int status = ro_story_record(joining, item, &buffer);
        if (status)
            return status;
    }
    return 0;
}

/* What a search through the candidates leaves: whole names and lone surnames that may be the person. */
typedef struct {
    int64_t whole, lone;
    bool several_whole;
} maybes;

static void note_maybe(const ro_person *other, int64_t target, maybes *found) {
    if (other->part_count > 1) {
        found->several_whole |= found->whole && found->whole != target;
        found->whole = target;
    } else if (!found->lone) {
        found->lone = target;
    }
}

/* The one that is surely the same, newest first; else the only whole name that may be; else the newest
 * surname that stands alone. */
static int64_t choose(const ro_link_item *item, bool *known) {
    ro_record mine = {.bytes = item->record};
    ro_person person, other;
    maybes found = {0};
    ro_person_unpack(&mine, &person);
    *known = false;
    for (uint32_t c = 0; c < item->candidate_count; c++) {
        const ro_link_candidate *candidate = &item->candidates[c];
        if (candidate->decided)
            return candidate->target;
        ro_record record = {.bytes = candidate->record};
        ro_person_unpack(&record, &other);
        /* Who speaks for a party is not the party. */
        if (record.damaged || (person.type == RO_NAME_PERSON) != (other.type == RO_NAME_PERSON))
            continue;
        ro_sameness same = ro_person_compare(&person, &other);
        if (same == RO_SAME_PERSON) {
            *known = ro_slice_equal(item->record, candidate->record);
            return candidate->target;
        }
        if (same == RO_MAYBE_PERSON)
            note_maybe(&other, candidate->target, &found);
    }
    return found.several_whole ? 0 : found.whole ? found.whole : found.lone;
}

static bool is_lone(const ro_link_item *item) {
    ro_record record = {.bytes = item->record};
    ro_person person;
    ro_person_unpack(&record, &person);
    return person.part_count == 1;
}

/* Two entities of one article are two, unless one of them is a surname that reading did not join to its name.
 */
static bool taken(const ro_joining *joining, uint32_t before, int64_t target) {
    const ro_link_item *items = joining->links->items.items;
    for (uint32_t i = 0; i < before; i++)
        if (items[i].kind == RO_LINK_ENTITY && items[i].target == target && !is_lone(&items[i]) &&
            !is_lone(&items[before]))
            return true;
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
        bool decided = item->candidate_count && item->candidates[0].decided;
        if (!target || (!decided && taken(joining, i, target)))
            continue;
        item->target = joining->entities[item->index] = target;
        item->keep = !known; /* a record that says nothing new is not kept */
    }
    return 0;
}
