#include "language/name_joins.h"

#include "learn/plain_form.h"

/* Beyond what any name's own scores are. */
enum { SURELY = 10000 };

static bool is_owner(const ro_doc *doc, const ro_lexicon *owners, uint32_t w) {
    char form[RO_PLAIN_FORM];
    uint32_t length = ro_plain_form(ro_doc_text(doc, doc->words.items[w].span), form);
    return ro_lexicon_find(owners, ro_slice_of(form, length)) != RO_NONE;
}

static bool is_possessive(const ro_doc *doc, uint32_t w) {
    ro_slice word = ro_doc_text(doc, doc->words.items[w].span);
    return ro_slice_is(word, "'s") || ro_slice_is(word, "’s") || ro_slice_is(word, "'") ||
           ro_slice_is(word, "’");
}

/* The end of what the name owns, in words with capitals; 0 where it owns nothing or is no such owner. */
static uint32_t owned_end(const ro_doc *doc, const ro_lexicon *owners, const ro_name *name) {
    uint32_t between = name->first_word + name->words, end = between + 1;
    if (end >= doc->words.count || !is_possessive(doc, between) || !is_owner(doc, owners, between - 1))
        return 0;
    uint32_t sentence = doc->words.items[between].sentence;
    while (end < doc->words.count && doc->words.items[end].sentence == sentence &&
           doc->words.items[end].upos == RO_UPOS_PROPN)
        end++;
    return end > between + 1 ? end : 0;
}

uint32_t ro_name_joins(const ro_doc *doc, const ro_lexicon *owners, ro_scored_name *names, uint32_t count) {
    uint32_t kept = 0, behind = 0;
    for (uint32_t n = 0; n < count; n++) {
        ro_name *name = &names[n].name;
        if (name->first_word < behind)
            continue;
        uint32_t end = owned_end(doc, owners, name);
        if (end) {
            name->words = end - name->first_word;
            name->span.end = doc->words.items[end - 1].span.end;
            name->type = RO_NAME_ORGANISATION;
            names[n].scores[RO_NAME_ORGANISATION] += SURELY;
            behind = end;
        }
        names[kept++] = names[n];
    }
    return kept;
}
