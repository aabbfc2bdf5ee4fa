#include "intake/article.h"

int ro_article_load(ro_arena *arena, const void **model, readout_error *error) {
    (void)arena, (void)model, (void)error;
    return 0;
}

int ro_article_run(const void *model, ro_doc *doc, ro_arena *scratch, readout_error *error) {
    (void)model, (void)scratch, (void)error;
    if (!doc->article.language.len)
        doc->article.language = RO_LITERAL("en");
    return 0;
}
