#include "store/load.h"

#include <stdlib.h>

int ro_load_damaged(ro_loader *loader, const char *what) {
    return ro_fail(loader->error, READOUT_BAD_STORE, "%s: the story file is damaged (%s)",
                   loader->store->path, what);
}

static int by_row(const void *a, const void *b) {
    const struct ro_row_index *x = a, *y = b;
    return (x->row > y->row) - (x->row < y->row);
}

void ro_row_map_sort(ro_row_map *map) {
    if (map->count)
        qsort(map->items, map->count, sizeof *map->items, by_row);
}

uint32_t ro_row_map_find(const ro_row_map *map, int64_t row) {
    uint32_t low = 0, high = map->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (map->items[middle].row < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low < map->count && map->items[low].row == row ? map->items[low].index : RO_NONE;
}

int ro_row_map_add(ro_loader *loader, ro_row_map *map, int64_t row, uint32_t index) {
    struct ro_row_index *item = ro_array_push(loader->arena, map);
    if (!item)
        return ro_fail_memory(loader->error);
    *item = (struct ro_row_index){row, index};
    return 0;
}

ro_slice ro_load_text(ro_arena *arena, sqlite3_stmt *sql, int at) {
    return ro_arena_copy(arena, ro_sql_column(sql, at));
}

static bool read_number(ro_slice json, size_t *at, uint32_t *number) {
    uint64_t value = 0;
    size_t begin = *at;
    while (*at < json.len && json.ptr[*at] >= '0' && json.ptr[*at] <= '9' && value <= UINT32_MAX)
        value = value * 10 + (uint64_t)(json.ptr[(*at)++] - '0');
    *number = (uint32_t)value;
    return *at > begin && value <= UINT32_MAX;
}

static bool read_byte(ro_slice json, size_t *at, char byte) {
    if (*at >= json.len || json.ptr[*at] != byte)
        return false;
    ++*at;
    return true;
}

static bool read_span(ro_slice json, size_t *at, ro_slice text, ro_span *span) {
    return read_byte(json, at, '[') && read_number(json, at, &span->begin) && read_byte(json, at, ',') &&
           read_number(json, at, &span->end) && read_byte(json, at, ']') && span->begin <= span->end &&
           span->end <= text.len;
}

int ro_load_spans(ro_loader *loader, ro_slice json, ro_slice text, const ro_span **spans, uint32_t *count) {
    RO_ARRAY(ro_span) found = {0};
    size_t at = 0;
    bool fine = read_byte(json, &at, '[');
    while (fine && !read_byte(json, &at, ']')) {
        ro_span *span = ro_array_push(loader->arena, &found);
        if (!span)
            return ro_fail_memory(loader->error);
        fine = (found.count == 1 || read_byte(json, &at, ',')) && read_span(json, &at, text, span);
    }
    if (!fine || at != json.len)
        return ro_load_damaged(loader, "a column of spans");
    *spans = found.items;
    *count = found.count;
    return 0;
}

int ro_load_span(ro_loader *loader, sqlite3_stmt *sql, int at, ro_slice text, ro_span *span) {
    int64_t begin = sqlite3_column_int64(sql, at), end = sqlite3_column_int64(sql, at + 1);
    if (begin < 0 || begin > end || (uint64_t)end > text.len || (uint64_t)end > UINT32_MAX)
        return ro_load_damaged(loader, "a span outside its article");
    *span = (ro_span){(uint32_t)begin, (uint32_t)end};
    return 0;
}

int ro_load_place(ro_loader *loader, sqlite3_stmt *sql, int at, uint32_t *article, uint32_t *sentence) {
    *article = ro_row_map_find(&loader->articles, sqlite3_column_int64(sql, at));
    int64_t position = sqlite3_column_int64(sql, at + 1) % RO_STORE_SENTENCES;
    if (*article == RO_NONE || position < 0 ||
        position >= loader->coverage->articles.items[*article].sentence_count)
        return ro_load_damaged(loader, "a sentence that is not there");
    *sentence = (uint32_t)position;
    return 0;
}

static int load_all(ro_loader *loader) {
    int status = ro_load_articles(loader);
    if (!status)
        status = ro_load_entities(loader);
    if (!status)
        status = ro_load_statements(loader);
    if (!status)
        status = ro_load_series(loader);
    if (!status)
        status = ro_load_moments(loader);
    if (!status)
        status = ro_load_differences(loader);
    if (!status)
        status = ro_load_talks(loader);
    return status;
}

int ro_store_load(ro_store *store, const readout_filter *filter, ro_arena *arena, ro_coverage *coverage,
                  readout_error *error) {
    ro_loader loader = {.store = store, .arena = arena, .coverage = coverage, .error = error};
    *coverage = (ro_coverage){0};
    /* One moment's view of the file, also while another process adds. */
    bool alone = !store->writing;
    int status = alone ? ro_sql_script(store, "BEGIN", error) : 0;
    if (status)
        return status;
    status = ro_load_choose(store, filter, error);
    if (!status)
        status = load_all(&loader);
    if (alone)
        ro_sql_script(store, "ROLLBACK", NULL);
    return status;
}
