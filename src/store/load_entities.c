/* Loads entities with their roles, and where they appear. */
#include "store/load.h"

/* One entity's roles as they come; kept when the next entity's begin. */
typedef struct {
    RO_ARRAY(ro_slice) names;
    RO_ARRAY(ro_cov_tenure) tenures;
} role_list;

/* Columns role, first day, last day, articles, from `at` on. */
static int add_role(ro_loader *loader, sqlite3_stmt *sql, int at, role_list *roles) {
    ro_slice *name = ro_array_push(loader->arena, &roles->names);
    ro_cov_tenure *tenure = ro_array_push(loader->arena, &roles->tenures);
    if (!name || !tenure)
        return ro_fail_memory(loader->error);
    *name = ro_load_text(loader->arena, sql, at);
    tenure->first_day = ro_load_text(loader->arena, sql, at + 1);
    tenure->last_day = ro_load_text(loader->arena, sql, at + 2);
    tenure->articles = (uint32_t)sqlite3_column_int64(sql, at + 3);
    return name->ptr && tenure->first_day.ptr && tenure->last_day.ptr ? 0 : ro_fail_memory(loader->error);
}

static void set_roles(ro_cov_entity *entity, const role_list *roles) {
    entity->roles = roles->names.items;
    entity->tenures = roles->tenures.items;
    entity->role_count = roles->names.count;
}

/* Of a file whose articles were added before they kept their roles. */
static int load_roles(ro_loader *loader, ro_cov_entity *entity) {
    role_list roles = {0};
    sqlite3_stmt *sql = ro_sql(loader->store, RO_SQL_LOAD_ROLES, loader->error);
    if (!sql)
        return ro_sql_fail(loader->store, loader->error);
    sqlite3_bind_int64(sql, 1, entity->id);
    int row, status = 0;
    while (!status && (row = ro_sql_row(loader->store, sql, loader->error)) != 0)
        status = row == 1 ? add_role(loader, sql, 0, &roles) : row;
    sqlite3_reset(sql);
    set_roles(entity, &roles);
    return status;
}

static int load_told_roles(ro_loader *loader) {
    role_list roles = {0};
    uint32_t current = RO_NONE;
    sqlite3_stmt *sql = ro_sql(loader->store, RO_SQL_LOAD_TOLD_ROLES, loader->error);
    if (!sql)
        return ro_sql_fail(loader->store, loader->error);
    int row, status = 0;
    while (!status && (row = ro_sql_row(loader->store, sql, loader->error)) != 0) {
        uint32_t entity =
            row == 1 ? ro_row_map_find(&loader->entities, sqlite3_column_int64(sql, 0)) : RO_NONE;
        if (row == 1 && entity == RO_NONE)
            continue;
        if (entity != current)
            roles = (role_list){0};
        current = entity;
        status = row == 1 ? add_role(loader, sql, 1, &roles) : row;
        if (!status)
            set_roles(&loader->coverage->entities.items[entity], &roles);
    }
    sqlite3_reset(sql);
    for (uint32_t e = 0; !status && e < loader->coverage->entities.count; e++)
        if (!loader->coverage->entities.items[e].role_count)
            status = load_roles(loader, &loader->coverage->entities.items[e]);
    return status;
}

static int load_appearance(ro_loader *loader, sqlite3_stmt *sql) {
    ro_coverage *coverage = loader->coverage;
    uint32_t article = ro_row_map_find(&loader->articles, sqlite3_column_int64(sql, 0));
    uint32_t entity = ro_row_map_find(&loader->entities, sqlite3_column_int64(sql, 1));
    if (article == RO_NONE || entity == RO_NONE)
        return 0;
    ro_cov_appearance *appearance = ro_array_push(loader->arena, &coverage->appearances);
    if (!appearance)
        return ro_fail_memory(loader->error);
    *appearance = (ro_cov_appearance){.entity = entity, .article = article};
    appearance->name = ro_load_text(loader->arena, sql, 2);
    if (!appearance->name.ptr)
        return ro_fail_memory(loader->error);
    return ro_load_spans(loader, ro_sql_column(sql, 3), coverage->articles.items[article].text,
                         &appearance->mentions, &appearance->mention_count);
}

static ro_name_type type_of(ro_slice text) {
    for (int t = RO_NAME_PERSON; t < RO_NAME_OTHER; t++)
        if (ro_slice_is(text, ro_name_type_name((ro_name_type)t)))
            return (ro_name_type)t;
    return RO_NAME_OTHER;
}

static int load_entity(ro_loader *loader, sqlite3_stmt *sql, ro_cov_entity *entity) {
    entity->id = sqlite3_column_int64(sql, 0);
    entity->name = ro_load_text(loader->arena, sql, 1);
    entity->type = type_of(ro_sql_column(sql, 2));
    entity->affiliation = ro_load_text(loader->arena, sql, 3);
    ro_slice country = ro_sql_column(sql, 4);
    memcpy(entity->country, country.ptr, country.len < 3 ? country.len : 3);
    entity->statements = (uint32_t)sqlite3_column_int64(sql, 5);
    entity->mentions = (uint32_t)sqlite3_column_int64(sql, 6);
    if (!entity->name.ptr || !entity->affiliation.ptr)
        return ro_fail_memory(loader->error);
    return 0;
}

int ro_load_entities(ro_loader *loader) {
    sqlite3_stmt *sql = ro_sql(loader->store, RO_SQL_LOAD_ENTITIES, loader->error);
    if (!sql)
        return ro_sql_fail(loader->store, loader->error);
    int row, status = 0;
    while (!status && (row = ro_sql_row(loader->store, sql, loader->error)) != 0) {
        ro_cov_entity *entity = row == 1 ? ro_array_push(loader->arena, &loader->coverage->entities) : NULL;
        if (row < 0)
            status = row;
        else
            status = entity ? load_entity(loader, sql, entity) : ro_fail_memory(loader->error);
        if (!status)
            status =
                ro_row_map_add(loader, &loader->entities, entity->id, loader->coverage->entities.count - 1);
    }
    sqlite3_reset(sql);
    ro_row_map_sort(&loader->entities);
    if (!status)
        status = load_told_roles(loader);
    return status ? status : ro_load_each(loader, RO_SQL_LOAD_APPEARANCES, load_appearance);
}
