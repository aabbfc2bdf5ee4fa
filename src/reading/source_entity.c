#include "reading/source_entity.h"

#include "reading/roles.h"

#include <stdlib.h>

enum { MAX_NAME = 14 }; /* words of a source that becomes an entity's name */

static int by_begin(const void *a, const void *b) {
    const ro_told *x = a, *y = b;
    if (x->span.begin != y->span.begin)
        return x->span.begin < y->span.begin ? -1 : 1;
    return x->span.end < y->span.end ? -1 : x->span.end > y->span.end;
}

int ro_told_list_make(const ro_doc *doc, ro_arena *scratch, ro_told_list *list) {
    *list = (ro_told_list){0};
    uint32_t count = 0;
    for (uint32_t e = 0; e < doc->entities.count; e++)
        count += doc->entities.items[e].mentions.count;
    list->items = ro_arena_alloc(scratch, (count + 1) * sizeof *list->items);
    if (!list->items)
        return READOUT_NO_MEMORY;
    for (uint32_t e = 0; e < doc->entities.count; e++)
        for (uint32_t m = 0; m < doc->entities.items[e].mentions.count; m++)
            list->items[list->count++] = (ro_told){doc->entities.items[e].mentions.items[m], e};
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, by_begin);
    return 0;
}

uint32_t ro_told_at(const ro_told_list *list, uint32_t offset) {
    uint32_t low = 0, high = list->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (list->items[middle].span.begin < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static ro_phrase words_of(const ro_reader *r, ro_span span) {
    ro_phrase words = {ro_doc_word_at(r->doc, span.begin), ro_doc_word_at(r->doc, span.end)};
    if (words.end < r->doc->words.count && r->doc->words.items[words.end].span.begin < span.end)
        words.end++;
    return words;
}

/* The words up to what only adds to the head: a comma, a relative clause, a preposition, an "and". */
static ro_phrase head_region(const ro_reader *r, ro_phrase source) {
    uint32_t end = source.begin + 1;
    while (end < source.end &&
           (r->name_of[end] != RO_NONE ||
            !(ro_reader_is(r, end, ",") || r->kinds[end] == RO_WORD_RELATIVE ||
              r->kinds[end] == RO_WORD_PREPOSITION || ro_reader_is(r, end, "to") ||
              r->kinds[end] == RO_WORD_NOUN_PREPOSITION || r->kinds[end] == RO_WORD_CONJ)))
        end++;
    return (ro_phrase){source.begin, end};
}

/* Does a noun stand in the region behind `w`? What is before it only belongs to it: "the Trump | campaign".
 */
static bool noun_behind(const ro_reader *r, uint32_t w, uint32_t end) {
    for (; w < end; w++) {
        uint8_t upos = r->doc->words.items[w].upos;
        if (upos == RO_UPOS_NOUN || (upos == RO_UPOS_PROPN && r->kinds[w] == RO_WORD_CONTENT))
            return true;
    }
    return false;
}

/* The mention whose head is that of the phrase: what reaches furthest inside the region, the longest of
 * those. */
static uint32_t head_mention(const ro_reader *r, const ro_told_list *list, ro_phrase region) {
    ro_span span = ro_phrase_span(r, region);
    uint32_t best = RO_NONE, reach = 0;
    for (uint32_t t = ro_told_at(list, span.begin); t < list->count && list->items[t].span.begin < span.end;
         t++) {
        uint32_t end = list->items[t].span.end < span.end ? list->items[t].span.end : span.end;
        if (best == RO_NONE || end > reach) {
            best = t;
            reach = end;
        }
    }
    return best != RO_NONE && noun_behind(r, ro_doc_word_at(r->doc, reach), region.end) ? RO_NONE : best;
}

/* "Trump’s running mate, Indiana Gov. | Mike Pence": the person named behind a comma, at the end of the
 * source. */
static uint32_t named_behind(const ro_reader *r, ro_phrase source) {
    uint32_t w = source.end;
    while (w > source.begin + 1 && r->kinds[w - 1] == RO_WORD_PUNCT)
        w--;
    uint32_t n = r->name_of[w - 1];
    if (n == RO_NONE || r->doc->names.items[n].type != RO_NAME_PERSON)
        return RO_NONE;
    for (uint32_t at = r->doc->names.items[n].first_word;
         at > source.begin && r->kinds[at - 1] != RO_WORD_PREPOSITION &&
         r->kinds[at - 1] != RO_WORD_NOUN_PREPOSITION;
         at--)
        if (ro_reader_is(r, at - 1, ","))
            return r->doc->names.items[n].entity;
    return RO_NONE;
}

/* The mention that stands exactly there, or RO_NONE. */
static uint32_t mention_at(const ro_told_list *list, ro_span span) {
    uint32_t t = ro_told_at(list, span.begin);
    bool there =
        t < list->count && list->items[t].span.begin == span.begin && list->items[t].span.end == span.end;
    return there ? t : RO_NONE;
}

/* The last mention before a relative pronoun. */
static uint32_t antecedent(const ro_reader *r, const ro_told_list *list, ro_phrase relative) {
    uint32_t first = r->doc->sentences.items[r->doc->words.items[relative.begin].sentence].first_word;
    uint32_t from = r->doc->words.items[first].span.begin;
    bool person = ro_reader_is(r, relative.begin, "who"), any = ro_reader_is(r, relative.begin, "that");
    uint32_t best = RO_NONE, best_end = 0;
    for (uint32_t t = ro_told_at(list, r->doc->words.items[relative.begin].span.begin); t-- > 0;) {
        ro_told told = list->items[t];
        if (told.span.begin < from)
            break;
        ro_name_type type = r->doc->entities.items[told.entity].type;
        if (told.span.end > r->doc->words.items[relative.begin].span.begin || told.span.end <= best_end)
            continue;
        if (!any && person != (type == RO_NAME_PERSON))
            continue;
        uint32_t after = ro_doc_word_at(r->doc, told.span.end);
        bool owns = after < relative.begin && r->doc->words.items[after].joined;
        if (owns && best != RO_NONE)
            continue;
        best = t;
        best_end = told.span.end;
    }
    return best;
}

/* "U.S. Secretary of State Antony Blinken": the name whose role begins with the source. */
static uint32_t titled_name(const ro_people *people, const ro_reader *r, ro_phrase source) {
    for (uint32_t w = source.begin; w < source.end; w++) {
        uint32_t n = r->name_of[w];
        if (n == RO_NONE || r->doc->names.items[n].type != RO_NAME_PERSON ||
            r->doc->names.items[n].first_word != w)
            continue;
        ro_phrase role = ro_role_of_name(people, r, &r->doc->names.items[n]);
        if (role.end && role.end <= w && role.begin <= source.begin + 1)
            return r->doc->names.items[n].entity;
    }
    return RO_NONE;
}

static bool is_pronoun(const ro_people *people, const ro_reader *r, ro_phrase source) {
    return source.end == source.begin + 1 &&
           (r->kinds[source.begin] == RO_WORD_PRONOUN ||
            ro_lexicon_find(&people->pronouns, ro_reader_word(r, source.begin)) != RO_NONE);
}

static bool is_relative(const ro_reader *r, ro_phrase source) {
    return source.end == source.begin + 1 &&
           (r->kinds[source.begin] == RO_WORD_RELATIVE || ro_reader_is(r, source.begin, "that"));
}

/* The text that names a source of its own: up to a comma or "who", and not too long. */
static ro_slice own_name(const ro_reader *r, ro_phrase source) {
    uint32_t end = source.begin + 1;
    while (end < source.end && end - source.begin < MAX_NAME && !ro_reader_is(r, end, ",") &&
           r->kinds[end] != RO_WORD_RELATIVE)
        end++;
    return ro_doc_text(r->doc, ro_phrase_span(r, (ro_phrase){source.begin, end}));
}

/* Known by the source alone: "a diplomat who …". */
static bool is_described(const ro_entity *entity, ro_slice name) {
    static const char *const articles[] = {"a ", "an ", "A ", "An "};
    bool described = entity->plural;
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        described |= ro_slice_starts(name, ro_slice_of(articles[i], strlen(articles[i])));
    return described && entity->mentions.count == 1 && name.len > entity->name.len &&
           ro_slice_starts(name, entity->name);
}

/* "approved by …" names no one. */
static bool may_name(const ro_reader *r, ro_phrase head) {
    if (!(r->doc->layers & RO_LAYER_TAGS))
        return true;
    for (uint32_t w = head.begin; w < head.end; w++) {
        uint8_t upos = r->doc->words.items[w].upos;
        if (upos != RO_UPOS_VERB && upos != RO_UPOS_AUX && upos != RO_UPOS_ADP && upos != RO_UPOS_ADV &&
            upos != RO_UPOS_PUNCT && upos != RO_UPOS_SCONJ && upos != RO_UPOS_PART)
            return true;
    }
    return false;
}

static int add_entity(const ro_people *people, const ro_reader *r, ro_phrase source, ro_slice name,
                      uint32_t *entity) {
    ro_entity *added = ro_array_push(r->doc->arena, &r->doc->entities);
    ro_span *mention = added ? ro_array_push(r->doc->arena, &added->mentions) : NULL;
    if (!mention)
        return READOUT_NO_MEMORY;
    ro_phrase head = head_region(r, source);
    ro_noun noun = ro_people_noun(people, ro_reader_word(r, head.end - 1));
    added->name = name;
    added->type = noun.kind == RO_NOUN_PERSON  ? RO_NAME_PERSON
                  : noun.kind == RO_NOUN_GROUP ? RO_NAME_ORGANISATION
                                               : RO_NAME_OTHER;
    added->plural = noun.many;
    *mention = ro_phrase_span(r, source);
    *entity = r->doc->entities.count - 1;
    return 0;
}

/* "Weber … , who in March": where a piece is a pronoun, or begins with a relative one, that is the subject.
 */
static ro_phrase main_piece(const ro_people *people, const ro_reader *r, const ro_spans *spans) {
    for (uint32_t i = 1; i < spans->count; i++) {
        ro_phrase piece = words_of(r, spans->items[i]), first = {piece.begin, piece.begin + 1};
        if (piece.begin >= piece.end)
            continue;
        if (is_relative(r, first))
            return first;
        if (is_pronoun(people, r, piece))
            return piece;
    }
    return words_of(r, spans->items[0]);
}

int ro_source_entity(const ro_people *people, const ro_reader *r, const ro_told_list *list,
                     const ro_spans *spans, uint32_t *entity) {
    ro_phrase source = main_piece(people, r, spans);
    *entity = RO_NONE;
    if (source.begin >= source.end)
        return 0;
    if (is_relative(r, source)) {
        uint32_t told = mention_at(list, ro_phrase_span(r, source));
        if (told == RO_NONE)
            told = antecedent(r, list, source);
        *entity = told == RO_NONE ? RO_NONE : list->items[told].entity;
        return 0;
    }
    *entity = titled_name(people, r, source);
    if (*entity != RO_NONE)
        return 0;
    uint32_t told = head_mention(r, list, head_region(r, source));
    if (told == RO_NONE && (*entity = named_behind(r, source)) != RO_NONE)
        return 0;
    if (told == RO_NONE && is_pronoun(people, r, source))
        return 0;
    ro_slice name = own_name(r, source);
    if (told == RO_NONE && !may_name(r, head_region(r, source)))
        return 0;
    if (told == RO_NONE)
        return add_entity(people, r, source, name, entity);
    *entity = list->items[told].entity;
    ro_entity *known = &r->doc->entities.items[*entity];
    if (is_described(known, name))
        known->name = name;
    return 0;
}
