#include "intake/article_model.h"

#include "base/error.h"
#include "base/utf8.h"
#include "intake/words.h"

enum { LONGEST_SIGNATURE = 6 };

bool ro_article_signs(const ro_article_model *model, ro_slice letters) {
    if (ro_lexicon_find(&model->agencies, letters) != RO_NONE)
        return true;
    bool capitals = letters.len > 1 && letters.len <= LONGEST_SIGNATURE;
    for (size_t i = 0; capitals && i < letters.len; i++)
        capitals = letters.ptr[i] >= 'A' && letters.ptr[i] <= 'Z';
    return capitals;
}

bool ro_article_spells(ro_slice name, ro_slice letters) {
    size_t at = 0;
    if (ro_slice_starts(name, RO_LITERAL("The ")))
        name = ro_slice_part(name, 4, name.len);
    for (size_t i = 0; i < name.len; i++)
        if (i == 0 || name.ptr[i - 1] == ' ') {
            if (at == letters.len || name.ptr[i] != letters.ptr[at])
                return false;
            at++;
        }
    return at > 1 && at == letters.len;
}

void ro_article_note_agency(ro_article_work *work, ro_slice name) {
    uint32_t row = ro_lexicon_find(&work->model->agencies, name);
    if (!work->own_agency.len)
        work->own_agency = row == RO_NONE ? name : ro_lexicon_cell(&work->model->agencies, row, 1);
}

/* "(TNA)" alone on the last line. */
static void read_signature(ro_article_work *work) {
    ro_line *line = work->lines.count ? &work->lines.items[work->lines.count - 1] : NULL;
    if (!line || line->title)
        return;
    ro_slice text = ro_work_text(work, line->span);
    if (text.len < 4 || text.ptr[0] != '(' || text.ptr[text.len - 1] != ')')
        return;
    ro_slice letters = ro_slice_part(text, 1, text.len - 1);
    if (!ro_article_signs(work->model, letters))
        return;
    line->furniture = true;
    ro_article_note_agency(work, letters);
}

static bool is_outlets(const ro_article *article, const ro_credit *credit) {
    return credit->kind == RO_CREDIT_AGENCY && (ro_same_words(credit->name, article->outlet) ||
                                                ro_article_spells(article->outlet, credit->name) ||
                                                ro_article_spells(credit->name, article->outlet));
}

int ro_article_outlet(ro_article_work *work, readout_error *error) {
    ro_article *article = &work->doc->article;
    read_signature(work);
    if (!article->outlet.len && work->own_agency.len) {
        article->outlet = ro_arena_copy(work->doc->arena, work->own_agency);
        if (!article->outlet.ptr)
            return ro_fail_memory(error);
    }
    uint32_t kept = 0;
    for (uint32_t c = 0; c < article->credits.count; c++)
        if (!is_outlets(article, &article->credits.items[c]))
            article->credits.items[kept++] = article->credits.items[c];
    article->credits.count = kept;
    return 0;
}
