#include "store/names.h"

#include <stdlib.h>

enum { SLOTS = 1 << 15, MOST_NAMES = SLOTS / 2, MOST_BYTES = 16 << 20 };

struct ro_name_slot {
    int64_t hash;
    ro_met *first;
    bool taken;
};

static void clear_table(struct ro_name_table *table) {
    ro_arena_reset(&table->arena);
    if (table->slots)
        memset(table->slots, 0, SLOTS * sizeof *table->slots);
    table->count = 0;
}

void ro_names_clear(ro_names *names) {
    clear_table(&names->lately);
    clear_table(&names->before);
    ro_arena_reset(&names->pin_arena);
    names->pins.items = NULL;
    names->pins.count = names->pins.capacity = 0;
    names->pins_read = false;
}

void ro_names_free(ro_names *names) {
    free(names->lately.slots);
    free(names->before.slots);
    ro_arena_free(&names->lately.arena);
    ro_arena_free(&names->before.arena);
    ro_arena_free(&names->pin_arena);
    *names = (ro_names){0};
}

/* The name's slot, or the free one that it would take. */
static struct ro_name_slot *slot_of(const struct ro_name_table *table, int64_t hash) {
    uint32_t at = (uint32_t)((uint64_t)hash * 0x9e3779b97f4a7c15u >> 49);
    while (table->slots[at].taken && table->slots[at].hash != hash)
        at = (at + 1) % SLOTS;
    return &table->slots[at];
}

static struct ro_name_slot *taken_slot(const struct ro_name_table *table, int64_t hash) {
    struct ro_name_slot *slot = table->slots ? slot_of(table, hash) : NULL;
    return slot && slot->taken ? slot : NULL;
}

/* In the order of the table's key, from the end: by entity, then by record. */
static bool goes_before(int64_t entity, ro_slice record, const ro_met *other) {
    return entity != other->entity ? entity > other->entity : ro_slice_compare(record, other->record) > 0;
}

static bool is_met(const ro_met *met, int64_t entity, ro_slice record) {
    return met->entity == entity && ro_slice_equal(met->record, record);
}

static void cut_behind(ro_met *met) {
    for (uint32_t kept = 1; met; met = met->next, kept++)
        if (kept == RO_NAMES_MET)
            met->next = NULL;
}

static int put(struct ro_name_table *table, struct ro_name_slot *slot, int64_t entity, ro_slice record,
               readout_error *error) {
    ro_met **place = &slot->first;
    uint32_t newer = 0;
    for (; *place && !goes_before(entity, record, *place); place = &(*place)->next, newer++)
        if (is_met(*place, entity, record))
            return 0;
    if (newer == RO_NAMES_MET)
        return 0;
    ro_met *met = ro_arena_alloc(&table->arena, sizeof *met);
    if (!met)
        return ro_fail_memory(error);
    *met = (ro_met){entity, ro_arena_copy(&table->arena, record), *place};
    if (!met->record.ptr)
        return ro_fail_memory(error);
    *place = met;
    cut_behind(slot->first);
    return 0;
}

static int read_name(ro_store *store, struct ro_name_slot *slot, readout_error *error) {
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_FIND_ENTITY_KEY, error);
    if (!sql)
        return ro_sql_fail(store, error);
    sqlite3_bind_int64(sql, 1, slot->hash);
    sqlite3_bind_int(sql, 2, RO_NAMES_MET);
    int row, status = 0;
    while (!status && (row = ro_sql_row(store, sql, error)) != 0) {
        const void *bytes = row == 1 ? sqlite3_column_blob(sql, 1) : NULL;
        ro_slice record = ro_slice_of(bytes ? bytes : "", (size_t)sqlite3_column_bytes(sql, 1));
        status =
            row == 1 ? put(&store->names.lately, slot, sqlite3_column_int64(sql, 0), record, error) : row;
    }
    sqlite3_reset(sql);
    return status;
}

/* What was met before the names met lately is forgotten. */
static int make_room(ro_names *names, readout_error *error) {
    struct ro_name_table *lately = &names->lately;
    if (lately->count >= MOST_NAMES || lately->arena.total > MOST_BYTES) {
        struct ro_name_table swap = *lately;
        *lately = names->before;
        names->before = swap;
        clear_table(lately);
    }
    if (!lately->slots && !(lately->slots = calloc(SLOTS, sizeof *lately->slots)))
        return ro_fail_memory(error);
    return 0;
}

int ro_names_find(ro_store *store, int64_t hash, const ro_met **first, readout_error *error) {
    ro_names *names = &store->names;
    *first = NULL;
    int status = make_room(names, error);
    if (status)
        return status;
    struct ro_name_slot *slot = slot_of(&names->lately, hash);
    if (!slot->taken) {
        const struct ro_name_slot *before = taken_slot(&names->before, hash);
        *slot = (struct ro_name_slot){hash, NULL, true};
        names->lately.count++;
        if (!before)
            status = read_name(store, slot, error);
        for (const ro_met *met = before ? before->first : NULL; !status && met; met = met->next)
            status = put(&names->lately, slot, met->entity, met->record, error);
    }
    *first = status ? NULL : slot->first;
    return status;
}

static int read_pins(ro_store *store, readout_error *error) {
    ro_names *names = &store->names;
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_LOAD_PINS, error);
    if (!sql)
        return ro_sql_fail(store, error);
    names->pins.count = 0;
    int row;
    while ((row = ro_sql_row(store, sql, error)) == 1) {
        struct ro_pin *pin = ro_array_push(&names->pin_arena, &names->pins);
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

bool ro_names_has(const ro_names *names, int64_t hash, int64_t entity, ro_slice record) {
    const struct ro_name_slot *slot = taken_slot(&names->lately, hash);
    for (const ro_met *met = slot ? slot->first : NULL; met; met = met->next)
        if (is_met(met, entity, record))
            return true;
    return false;
}

int ro_names_add(ro_names *names, int64_t hash, int64_t entity, ro_slice record, readout_error *error) {
    struct ro_name_table *tables[] = {&names->lately, &names->before};
    int status = 0;
    for (int t = 0; t < 2 && !status; t++) {
        struct ro_name_slot *slot = taken_slot(tables[t], hash);
        status = slot ? put(tables[t], slot, entity, record, error) : 0;
    }
    return status;
}
