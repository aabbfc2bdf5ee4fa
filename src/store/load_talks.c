/* Loads what the articles say of negotiations. */
#include "store/load.h"

static ro_talk_kind kind_named(ro_slice name) {
    static const char *const names[] = {"party", "mediator", "contact", "round",    "proposal",
                                        "phase", "reply",    "issue",   "position", "assessment"};
    unsigned kind = 0;
    while (kind < RO_TALK_ASSESSMENT && !ro_slice_is(name, names[kind]))
        kind++;
    return (ro_talk_kind)kind;
}

/* The parent stands in front of its parts, in the same article: not far back. */
static uint32_t find_parent(const ro_coverage *coverage, int64_t id) {
    for (uint32_t n = coverage->talks.count; id && n-- > 0;)
        if (coverage->talks.items[n].id == id)
            return n;
        else if (coverage->talks.items[n].id < id)
            break;
    return RO_NONE;
}

static int load_talk(ro_loader *loader, sqlite3_stmt *sql) {
    ro_coverage *coverage = loader->coverage;
    uint32_t parent = find_parent(coverage, sqlite3_column_int64(sql, 6));
    ro_cov_talk *talk = ro_array_push(loader->arena, &coverage->talks);
    if (!talk)
        return ro_fail_memory(loader->error);
    talk->id = sqlite3_column_int64(sql, 0);
    talk->kind = kind_named(ro_sql_column(sql, 1));
    talk->parent = parent;
    int status = ro_load_place(loader, sql, 2, &talk->article, &talk->sentence);
    if (!status)
        status = ro_load_span(loader, sql, 4, coverage->articles.items[talk->article].text, &talk->span);
    talk->who = ro_load_text(loader->arena, sql, 7);
    talk->entity = ro_row_map_find(&loader->entities, sqlite3_column_int64(sql, 8));
    talk->day = ro_load_text(loader->arena, sql, 9);
    talk->last_day = ro_load_text(loader->arena, sql, 10);
    talk->state = ro_load_text(loader->arena, sql, 11);
    talk->number = sqlite3_column_int(sql, 12);
    talk->place = ro_load_text(loader->arena, sql, 13);
    talk->detail = ro_load_text(loader->arena, sql, 14);
    talk->denied = sqlite3_column_int(sql, 15) != 0;
    talk->statement = ro_row_map_find(&loader->statements, sqlite3_column_int64(sql, 16));
    talk->score = sqlite3_column_double(sql, 17);
    talk->why = ro_load_text(loader->arena, sql, 18);
    bool fine = talk->who.ptr && talk->day.ptr && talk->last_day.ptr && talk->state.ptr && talk->place.ptr &&
                talk->detail.ptr && talk->why.ptr;
    return status || fine ? status : ro_fail_memory(loader->error);
}

int ro_load_talks(ro_loader *loader) {
    return ro_load_each(loader, RO_SQL_LOAD_TALKS, load_talk);
}
