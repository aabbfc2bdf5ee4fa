#include "store/names.h"

#include <stdlib.h>

enum { SLOTS = 1 << 16, MOST_NAMES = SLOTS / 2, MOST_BYTES = 32 << 20 };

struct ro_name_slot {
    int64_t hash;
    ro_met *first;
    bool taken;
};

void ro_names_clear(ro_names *names) {
    ro_arena_reset(&names->arena);
    if (names->slots)
        memset(names->slots, 0, SLOTS * sizeof *names->slots);
    names->count = 0;
    names->pins.items = NULL;
    names->pins.count = names->pins.capacity = 0;
    names->pins_read = false;
}

void ro_names_free(ro_names *names) {
    free(names->slots);
    ro_arena_free(&names->arena);
    *names = (ro_names){0};
}

static struct ro_name_slot *slot_of(const ro_names *names, int64_t hash) {
    uint32_t at = (uint32_t)((uint64_t)hash * 0x9e3779b97f4a7c15u >> 48);
    while (names->slots[at].taken && names->slots[at].hash != hash)
        at = (at + 1) % SLOTS;
    return &names->slots[at];
}

/* In the order of the table's key, from the end: by entity, then by record. */
static bool goes_before(int64_t entity, ro_slice record, const ro_met *other) {
    return entity != other->entity ? entity > other->entity : ro_slice_compare(record, other->record) > 0;
}

static int put(ro_names *names, struct ro_name_slot *slot, int64_t entity, ro_slice record,
               readout_error *error) {
    ro_met **place = &slot->first;
    while (*place && !goes_before(entity, record, *place)) {
        if ((*place)->entity == entity && ro_slice_equal((*place)->record, record))
            return 0;
        place = &(*place)->next;
    }
    ro_met *met = ro_arena_alloc(&names->arena, sizeof *met);
    if (!met)
        return ro_fail_memory(error);
    *met = (ro_met){entity, ro_arena_copy(&names->arena, record), *place};
    if (!met->record.ptr)
        return ro_fail_memory(error);
    *place = met;
    return 0;
}

static int read_name(ro_store *store, struct ro_name_slot *slot, uint32_t most, readout_error *error) {
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_FIND_ENTITY_KEY, error);
    if (!sql)
        return ro_sql_fail(store, error);
    sqlite3_bind_int64(sql, 1, slot->hash);
    sqlite3_bind_int(sql, 2, (int)most);
    int row, status = 0;
    while (!status && (row = ro_sql_row(store, sql, error)) != 0) {
        const void *bytes = row == 1 ? sqlite3_column_blob(sql, 1) : NULL;
        ro_slice record = ro_slice_of(bytes ? bytes : "", (size_t)sqlite3_column_bytes(sql, 1));
        status = row == 1 ? put(&store->names, slot, sqlite3_column_int64(sql, 0), record, error) : row;
    }
    sqlite3_reset(sql);
    return status;
}

int ro_names_find(ro_store *store, int64_t hash, uint32_t most, const ro_met **first, readout_error *error) {
    ro_names *names = &store->names;
    *first = NULL;
    if (!names->slots && !(names->slots = calloc(SLOTS, sizeof *names->slots)))
        return ro_fail_memory(error);
    if (names->count >= MOST_NAMES || names->arena.total > MOST_BYTES)
        ro_names_clear(names);
    struct ro_name_slot *slot = slot_of(names, hash);
    if (!slot->taken) {
        *slot = (struct ro_name_slot){hash, NULL, true};
        names->count++;
        int status = read_name(store, slot, most, error);
        if (status)
            return status;
    }
    *first = slot->first;
    return 0;
}

static int read_pins(ro_store *store, readout_error *error) {
    ro_names *names = &store->names;
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_LOAD_PINS, error);
    if (!sql)
        return ro_sql_fail(store, error);
    names->pins.count = 0;
    int row;
    while ((row = ro_sql_row(store, sql, error)) == 1) {
        struct ro_pin *pin = ro_array_push(&names->arena, &names->pins);
        if (!pin) {
            row = ro_fail_memory(error);
            break;
        }
        *pin = (struct ro_pin){sqlite3_column_int64(sql, 0), sqlite3_column_int64(sql, 1)};
    }
    sqlite3_reset(sql);
    names->pins_read = row == 0;
    return row < 0 ? row : 0;
}

int ro_names_pinned(ro_store *store, int64_t hash, int64_t *entity, readout_error *error) {
    ro_names *names = &store->names;
    int status = names->pins_read ? 0 : read_pins(store, error);
    uint32_t low = 0, high = status ? 0 : names->pins.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (names->pins.items[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = !status && low < names->pins.count && names->pins.items[low].hash == hash;
    *entity = found ? names->pins.items[low].entity : 0;
    return status;
}

int ro_names_add(ro_store *store, int64_t hash, int64_t entity, ro_slice record, readout_error *error) {
    struct ro_name_slot *slot = store->names.slots ? slot_of(&store->names, hash) : NULL;
    return slot && slot->taken ? put(&store->names, slot, entity, record, error) : 0;
}
