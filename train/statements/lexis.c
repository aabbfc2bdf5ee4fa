#include "lexis.h"

#include "use.h"

/* A lemma seen SEEN times is known; it may head a cue if it does so once in RARE times. */
enum { SEEN = 10, RARE = 400 };

void lexis_from_model(const char *path, ro_arena *arena, lexis_tables *tables) {
    readout_error error;
    ro_model_file file = open_model(arena, path);
    ro_statement_lexis lexis;
    if (ro_lexis_open(&file, &lexis, &error))
        stop("%s: %s", path, error.message);
    *tables = (lexis_tables){.keys = (uint32_t *)lexis.keys,
                             .rows = (uint16_t *)lexis.rows,
                             .classes = (uint16_t *)lexis.classes,
                             .vectors = (int8_t *)lexis.vectors,
                             .slots = lexis.slots,
                             .row_count = lexis.row_count,
                             .cues = need_in(arena, RO_LEXIS_CUES)};
}

void lexis_count_cues(const articles *all, lexis_tables *tables) {
    uint32_t *seen = need(RO_LEXIS_CUES * sizeof *seen), *cues = need(RO_LEXIS_CUES * sizeof *cues);
    for (uint32_t i = 0; i < all->count; i++) {
        const article *a = &all->items[i];
        for (uint32_t w = 0; w < a->words.count && !a->held; w++) {
            uint32_t slot = ro_lexis_cue_slot(a->words.words[w].lemma, a->words.words[w].xpos);
            seen[slot]++;
            cues[slot] += a->is_head[w];
        }
    }
    for (uint32_t s = 0; s < RO_LEXIS_CUES; s++)
        tables->cues[s] = seen[s] < SEEN ? 0 : cues[s] * RARE > seen[s] ? 2 : 1;
    free(seen);
    free(cues);
}

ro_statement_lexis lexis_view(const lexis_tables *t) {
    return (ro_statement_lexis){.keys = t->keys,
                                .rows = t->rows,
                                .classes = t->classes,
                                .vectors = t->vectors,
                                .cues = t->cues,
                                .slots = t->slots,
                                .row_count = t->row_count};
}

void lexis_add(const lexis_tables *t, ro_model_writer *writer) {
    ro_model_add(writer, "lexis.keys", t->keys, t->slots * sizeof *t->keys);
    ro_model_add(writer, "lexis.rows", t->rows, t->slots * sizeof *t->rows);
    ro_model_add(writer, "lexis.classes", t->classes, 2 * (size_t)(t->row_count + 1) * sizeof *t->classes);
    ro_model_add(writer, "lexis.vectors", t->vectors, (size_t)(t->row_count + 1) * RO_LEXIS_VECTOR);
    ro_model_add(writer, "lexis.cues", t->cues, RO_LEXIS_CUES);
}
