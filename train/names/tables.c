#include "tables.h"

#include "../statements/use.h"
#include "base/lexicon.h"
#include "base/resource.h"
#include "doc/doc.h"
#include "language/name_runs.h"
#include "language/name_types.h"

#include <stdio.h>

enum { LEAST_WORD = 6, LEAST_PHRASE = 3, ROLES = 16, TABLE = 1 << 22 };

typedef struct {
    uint32_t hash, lexis;
    uint32_t lower, upper; /* inside sentences */
    uint32_t seen;         /* capitalised in all */
    uint32_t roles[ROLES];
} word_counts;

typedef struct {
    uint32_t hash, first, words;
    uint32_t types[RO_NAME_OTHER + 1];
} phrase_counts;

typedef struct {
    uint32_t *word_table, *phrase_table; /* [TABLE] 1 + number, 0: empty */
    RO_ARRAY(word_counts) words;
    RO_ARRAY(phrase_counts) phrases;
    const ro_name_model *model;
    ro_arena arena, scratch;
} counting;

static uint32_t slot_of(uint32_t hash) {
    return hash * 0x9e3779b1u >> 10;
}

static word_counts *word_of(counting *c, ro_slice text) {
    char bytes[RO_PLAIN_FORM];
    ro_slice form = ro_slice_of(bytes, ro_plain_form(text, bytes));
    uint32_t hash = ro_name_form_hash(form);
    uint32_t slot = slot_of(hash);
    for (; c->word_table[slot]; slot = (slot + 1) & (TABLE - 1))
        if (c->words.items[c->word_table[slot] - 1].hash == hash)
            return &c->words.items[c->word_table[slot] - 1];
    word_counts *word = ro_array_push(&c->arena, &c->words);
    if (!word || c->words.count > TABLE / 2)
        stop("too many forms");
    word->hash = hash;
    word->lexis = ro_lexis_hash(form);
    c->word_table[slot] = c->words.count;
    return word;
}

static phrase_counts *phrase_of(counting *c, const uint32_t *forms, uint32_t words) {
    uint32_t hash = 0;
    for (uint32_t i = 0; i < words; i++)
        hash = ro_name_phrase_add(hash, forms[i]);
    uint32_t slot = slot_of(hash);
    for (; c->phrase_table[slot]; slot = (slot + 1) & (TABLE - 1))
        if (c->phrases.items[c->phrase_table[slot] - 1].hash == hash)
            return &c->phrases.items[c->phrase_table[slot] - 1];
    phrase_counts *phrase = ro_array_push(&c->arena, &c->phrases);
    if (!phrase || c->phrases.count > TABLE / 2)
        stop("too many phrases");
    *phrase = (phrase_counts){.hash = hash, .first = forms[0], .words = words};
    c->phrase_table[slot] = c->phrases.count;
    return phrase;
}

static uint32_t form_hash(ro_slice text) {
    char form[RO_PLAIN_FORM];
    return ro_name_form_hash(ro_slice_of(form, ro_plain_form(text, form)));
}

static ro_slice word_text(const ro_doc *doc, uint32_t w) {
    return ro_doc_text(doc, doc->words.items[w].span);
}

static void count_name(counting *c, const ro_doc *doc, const ro_name *name) {
    uint32_t forms[RO_NAME_PHRASE];
    for (uint32_t i = 0; i < name->words; i++) {
        uint32_t part = name->words == 1 ? 0 : !i ? 1 : i + 1 < name->words ? 2 : 3;
        word_of(c, word_text(doc, name->first_word + i))->roles[4 * name->type + part]++;
        if (i < RO_NAME_PHRASE)
            forms[i] = form_hash(word_text(doc, name->first_word + i));
    }
    if (name->words <= RO_NAME_PHRASE)
        phrase_of(c, forms, name->words)->types[name->type]++;
}

static void count_names(counting *c, const ro_doc *doc) {
    ro_scored_name *found = NULL;
    readout_error error;
    uint32_t count = doc->names.count;
    ro_arena_reset(&c->scratch);
    if (c->model && (ro_name_model_find(c->model, doc, &c->scratch, &found, &count, &error) ||
                     ro_name_types_settle(doc, found, count, &c->scratch)))
        stop("out of memory");
    for (uint32_t n = 0; n < count; n++) {
        const ro_name *name = c->model ? &found[n].name : &doc->names.items[n];
        uint32_t s = doc->words.items[name->first_word].sentence;
        if (!ro_is_title_case(doc, &doc->sentences.items[s]))
            count_name(c, doc, name);
    }
}

static int take_article(void *context, const readout_result *result) {
    counting *c = context;
    const ro_doc *doc = result->doc;
    for (uint32_t s = 0; doc && s < doc->sentences.count; s++) {
        const ro_sentence *sentence = &doc->sentences.items[s];
        if (ro_is_title_case(doc, sentence))
            continue;
        for (uint32_t w = sentence->first_word; w < sentence->first_word + sentence->words; w++) {
            word_counts *word = word_of(c, word_text(doc, w));
            bool upper = ro_is_capitalised(word_text(doc, w));
            bool inside = w > sentence->first_word && doc->words.items[w - 1].upos != RO_UPOS_PUNCT;
            word->lower += inside && !upper;
            word->upper += inside && upper;
            word->seen += upper;
        }
    }
    if (doc)
        count_names(c, doc);
    return 0;
}

static void read_news(const char *path, counting *c) {
    readout_reader *reader;
    readout_error error;
    readout_reader_options options = {.until = "analyse"};
    readout_run_options run = {.render = READOUT_RENDER_NONE, .jobs = 1};
    if (readout_reader_open(&options, &reader, &error) ||
        readout_run(reader, &path, 1, &run, take_article, c, &error))
        stop("%s: %s", path, error.message);
    readout_reader_close(reader);
}

static uint8_t capital_of(const word_counts *w) {
    static const float most[] = {0.01f, 0.05f, 0.2f, 0.5f, 0.8f, 0.95f};
    uint32_t all = w->lower + w->upper;
    if (all < 3)
        return 0;
    float share = (float)w->upper / (float)all;
    uint8_t level = 1;
    while (level < 7 && share >= most[level - 1])
        level++;
    return level;
}

static uint8_t sureness(uint32_t count, uint32_t all) {
    return count * 5 >= all * 4 ? 2 : count * 2 >= all ? 1 : 0;
}

/* The role most had, but for `without`; 0: hardly any. */
static uint8_t role_of(const word_counts *w, uint8_t without) {
    uint32_t best = ROLES, all = w->seen;
    for (uint32_t r = 0; r < ROLES; r++)
        if (r + 1 != without && w->roles[r] && (best == ROLES || w->roles[r] > w->roles[best]))
            best = r;
    if (best == ROLES || w->roles[best] * 20 < all)
        return 0;
    return (uint8_t)(1 + 3 * best + sureness(w->roles[best], all));
}

static void *slots_for(ro_arena *arena, uint32_t items, size_t size, uint32_t *slots) {
    *slots = 2;
    while (*slots * 3 < items * 4)
        *slots *= 2;
    return need_in(arena, *slots * size);
}

static ro_name_word *place_word(name_tables *t, uint32_t hash) {
    uint32_t slot = hash & (t->word_slots - 1);
    while (t->words[slot].key && t->words[slot].key != hash)
        slot = (slot + 1) & (t->word_slots - 1);
    return &t->words[slot];
}

static ro_name_phrase *place_phrase(name_tables *t, uint32_t hash) {
    uint32_t slot = hash & (t->phrase_slots - 1);
    while (t->phrases[slot].key && t->phrases[slot].key != hash)
        slot = (slot + 1) & (t->phrase_slots - 1);
    return &t->phrases[slot];
}

static void fill_words(const counting *c, const ro_statement_lexis *lexis, ro_arena *arena, name_tables *t) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < c->words.count; i++)
        kept += c->words.items[i].lower + c->words.items[i].seen >= LEAST_WORD;
    t->words = slots_for(arena, kept + 8000, sizeof *t->words, &t->word_slots);
    for (uint32_t i = 0; i < c->words.count; i++) {
        const word_counts *w = &c->words.items[i];
        if (w->lower + w->seen < LEAST_WORD)
            continue;
        uint32_t row = ro_lexis_row(lexis, w->lexis);
        uint8_t role = role_of(w, 0), first = role ? (uint8_t)((role - 1) / 3 + 1) : 0;
        *place_word(t, w->hash) = (ro_name_word){.key = w->hash,
                                                 .fine = lexis->classes[2 * row],
                                                 .coarse = (uint8_t)lexis->classes[2 * row + 1],
                                                 .capital = capital_of(w),
                                                 .role = role,
                                                 .second = role ? role_of(w, first) : 0};
    }
    fprintf(stderr, "%u forms, %u kept, %u slots\n", c->words.count, kept, t->word_slots);
}

static void add_phrase(name_tables *t, const uint32_t *forms, uint32_t words, uint32_t code) {
    uint32_t hash = 0;
    for (uint32_t i = 0; i < words; i++)
        hash = ro_name_phrase_add(hash, forms[i]);
    ro_name_phrase *phrase = place_phrase(t, hash);
    if (!phrase->key)
        *phrase = (ro_name_phrase){hash, code};
    ro_name_word *word = place_word(t, forms[0]);
    word->key = forms[0];
    word->longest = word->longest < words ? (uint8_t)words : word->longest;
}

/* Every phrase of a file of lines or of a lexicon's first column; one word: its kind. */
static uint32_t split(ro_slice text, uint32_t forms[RO_NAME_PHRASE]) {
    uint32_t words = 0;
    ro_slice field;
    while (ro_slice_field(&text, ' ', &field)) {
        if (words == RO_NAME_PHRASE)
            return 0;
        forms[words++] = form_hash(field);
    }
    return words;
}

static void add_lexicon(name_tables *t, const char *name, uint8_t (*kind)(ro_slice, ro_slice, uint32_t *),
                        ro_arena *arena) {
    readout_error error;
    ro_lexicon lexicon;
    if (ro_lexicon_load(arena, name, 3, &lexicon, &error))
        stop("%s", error.message);
    for (uint32_t r = 0; r < lexicon.row_count; r++) {
        uint32_t forms[RO_NAME_PHRASE], words = split(ro_lexicon_cell(&lexicon, r, 0), forms), type = 0;
        uint8_t bits = kind(ro_lexicon_cell(&lexicon, r, 1), ro_lexicon_cell(&lexicon, r, 2), &type);
        if (words == 1) {
            ro_name_word *word = place_word(t, forms[0]);
            word->key = forms[0];
            word->kinds |= bits;
        } else if (words && type) {
            add_phrase(t, forms, words, 1 + 3 * (type - 1) + 2);
        }
    }
}

static uint8_t first_name_kind(ro_slice a, ro_slice b, uint32_t *type) {
    (void)a, (void)b, (void)type;
    return RO_KIND_FIRST_NAME;
}

static uint8_t title_kind(ro_slice a, ro_slice b, uint32_t *type) {
    (void)a, (void)b, (void)type;
    return RO_KIND_TITLE;
}

static uint8_t country_kind(ro_slice a, ro_slice b, uint32_t *type) {
    (void)a;
    bool place = ro_slice_starts(b, RO_LITERAL("name")) || ro_slice_is(b, "capital");
    *type = place ? 1 + RO_NAME_PLACE : 1 + RO_NAME_OTHER;
    return place ? RO_KIND_COUNTRY : RO_KIND_PEOPLE;
}

static uint8_t place_kind(ro_slice a, ro_slice b, uint32_t *type) {
    (void)a, (void)b;
    *type = 1 + RO_NAME_PLACE;
    return RO_KIND_PLACE;
}

static uint8_t organisation_kind(ro_slice a, ro_slice b, uint32_t *type) {
    (void)a, (void)b;
    *type = 1 + RO_NAME_ORGANISATION;
    return RO_KIND_ORGANISATION;
}

static uint8_t head_kind(ro_slice a, ro_slice b, uint32_t *type) {
    (void)b, (void)type;
    return ro_slice_is(a, "organisation") ? RO_KIND_HEAD_ORGANISATION
           : ro_slice_is(a, "place")      ? RO_KIND_HEAD_PLACE
                                          : 0;
}

static void fill_phrases(const counting *c, ro_arena *arena, name_tables *t) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < c->phrases.count; i++) {
        const phrase_counts *p = &c->phrases.items[i];
        kept += p->words > 1 && p->types[0] + p->types[1] + p->types[2] + p->types[3] >= LEAST_PHRASE;
    }
    t->phrases = slots_for(arena, kept + 8000, sizeof *t->phrases, &t->phrase_slots);
    add_lexicon(t, "data/language/countries.tsv", country_kind, arena);
    add_lexicon(t, "data/language/places.tsv", place_kind, arena);
    add_lexicon(t, "data/language/organisations.tsv", organisation_kind, arena);
    add_lexicon(t, "data/language/first_names.tsv", first_name_kind, arena);
    add_lexicon(t, "data/language/titles.tsv", title_kind, arena);
    add_lexicon(t, "data/language/name_heads.tsv", head_kind, arena);
    for (uint32_t i = 0; i < c->phrases.count; i++) {
        const phrase_counts *p = &c->phrases.items[i];
        uint32_t all = 0, best = 0;
        for (uint32_t type = 0; type <= RO_NAME_OTHER; type++) {
            all += p->types[type];
            best = p->types[type] > p->types[best] ? type : best;
        }
        if (p->words < 2 || all < LEAST_PHRASE)
            continue;
        ro_name_phrase *phrase = place_phrase(t, p->hash);
        if (!phrase->key)
            *phrase = (ro_name_phrase){p->hash, 1 + 3 * best + sureness(p->types[best], all)};
        ro_name_word *word = place_word(t, p->first);
        word->key = p->first;
        word->longest = word->longest < p->words ? (uint8_t)p->words : word->longest;
    }
    fprintf(stderr, "%u phrases, %u kept, %u slots\n", c->phrases.count, kept, t->phrase_slots);
}

static void add_places(const char *places, ro_arena *arena, name_tables *t) {
    ro_slice text = read_file(arena, places), line;
    while (ro_slice_line(&text, &line)) {
        uint32_t forms[RO_NAME_PHRASE], words = line.len && line.ptr[0] != '#' ? split(line, forms) : 0;
        if (words == 1) {
            ro_name_word *word = place_word(t, forms[0]);
            word->key = forms[0];
            word->kinds |= RO_KIND_PLACE;
        } else if (words) {
            add_phrase(t, forms, words, 1 + 3 * RO_NAME_PLACE + 1);
        }
    }
}

void tables_from_news(const char *news, const char *places, const ro_statement_lexis *classes,
                      const ro_name_model *model, ro_arena *arena, name_tables *tables) {
    counting c = {.model = model};
    c.word_table = need(TABLE * sizeof *c.word_table);
    c.phrase_table = need(TABLE * sizeof *c.phrase_table);
    read_news(news, &c);
    fprintf(stderr, "news read, %.0f s\n", cpu_seconds());
    fill_words(&c, classes, arena, tables);
    fill_phrases(&c, arena, tables);
    add_places(places, arena, tables);
    free(c.word_table);
    free(c.phrase_table);
    ro_arena_free(&c.arena);
    ro_arena_free(&c.scratch);
}

void tables_from_model(const char *path, ro_arena *arena, name_tables *tables) {
    readout_error error;
    ro_model_file file = open_model(arena, path);
    ro_name_tables view;
    if (ro_name_tables_open(&file, &view, &error))
        stop("%s: %s", path, error.message);
    *tables = (name_tables){(ro_name_word *)view.words, (ro_name_phrase *)view.phrases, view.word_slots,
                            view.phrase_slots};
}

ro_name_tables tables_view(const name_tables *t) {
    return (ro_name_tables){t->words, t->phrases, t->word_slots, t->phrase_slots};
}

void tables_add(const name_tables *t, ro_model_writer *writer) {
    ro_model_add(writer, "words", t->words, t->word_slots * sizeof *t->words);
    ro_model_add(writer, "phrases", t->phrases, t->phrase_slots * sizeof *t->phrases);
}
