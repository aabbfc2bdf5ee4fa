#include "reading/talks_table.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/utf8.h"

enum { MAX_ELEMENTS = 14, LONGEST = 32 };

/* ---- words ------------------------------------------------------------------------------------------------
 */

static ro_talks_class class_named(ro_slice name) {
#define RO_AS_NAME(name) #name,
    static const char *const names[RO_TC_COUNT] = {RO_TALKS_CLASSES(RO_AS_NAME)};
#undef RO_AS_NAME
    unsigned class = 0;
    while (class < RO_TC_COUNT && !ro_slice_is(name, names[class]))
        class ++;
    return (ro_talks_class) class;
}

static ro_bucket *bucket_of(const ro_talks_words *words, ro_slice key, uint32_t *tag) {
    uint32_t mask = words->bucket_count - 1;
    uint64_t hash = ro_hash(key, 0);
    uint32_t b = (uint32_t)hash & mask;
    *tag = (uint32_t)(hash >> 32);
    while (words->buckets[b].row != RO_NONE &&
           (words->buckets[b].tag != *tag ||
            !ro_slice_equal(words->entries.items[words->buckets[b].row].key, key)))
        b = (b + 1) & mask;
    return &words->buckets[b];
}

static void put_entry(ro_talks_words *words, uint32_t e) {
    uint32_t tag;
    ro_bucket *bucket = bucket_of(words, words->entries.items[e].key, &tag);
    *bucket = (ro_bucket){e, tag};
}

static int index_entries(ro_arena *arena, ro_talks_words *words, uint32_t buckets) {
    words->buckets = ro_arena_alloc(arena, buckets * sizeof *words->buckets);
    if (!words->buckets)
        return READOUT_NO_MEMORY;
    words->bucket_count = buckets;
    memset(words->buckets, 0xff, buckets * sizeof *words->buckets);
    for (uint32_t e = 0; e < words->entries.count; e++)
        put_entry(words, e);
    return 0;
}

/* The entry of a key, made where there is none; RO_NONE when memory is at its end. */
static uint32_t entry_for(ro_arena *arena, ro_talks_words *words, ro_slice key) {
    uint32_t tag, found = words->bucket_count ? bucket_of(words, key, &tag)->row : RO_NONE;
    if (found != RO_NONE)
        return found;
    if (2 * (words->entries.count + 1) > words->bucket_count &&
        index_entries(arena, words, words->bucket_count ? 2 * words->bucket_count : 1024))
        return RO_NONE;
    ro_talks_entry *e = ro_array_push(arena, &words->entries);
    if (!e)
        return RO_NONE;
    e->key = key;
    put_entry(words, words->entries.count - 1);
    return words->entries.count - 1;
}

/* "first=1": a form with its value. */
static int add_form(ro_arena *arena, ro_talks_words *words, ro_talks_class class, ro_slice form) {
    ro_slice value = form, key;
    ro_slice_field(&value, '=', &key);
    uint32_t e = entry_for(arena, words, key);
    if (e == RO_NONE)
        return READOUT_NO_MEMORY;
    words->entries.items[e].classes |= RO_TC_BIT(class);
    if (key.len < form.len)
        words->entries.items[e].value = value;
    return 0;
}

static int load_forms(ro_arena *arena, ro_talks_words *words, readout_error *error) {
    ro_lexicon table;
    int status = ro_lexicon_load(arena, "data/reading/talks_words.tsv", 2, &table, error);
    for (uint32_t row = 0; !status && row < table.row_count; row++) {
        ro_slice name = ro_lexicon_cell(&table, row, 0), forms = ro_lexicon_cell(&table, row, 1), form;
        ro_talks_class class = class_named(name);
        if (class == RO_TC_COUNT)
            return ro_fail(error, READOUT_BAD_MODEL,
                           "data/reading/talks_words.tsv: no class is called '%.*s'", (int)name.len,
                           name.ptr);
        while (!status && ro_slice_field(&forms, ' ', &form))
            if (form.len && add_form(arena, words, class, form))
                status = ro_fail_memory(error);
    }
    return status;
}

/* ---- images ----------------------------------------------------------------------------------------------
 */

/* The bit of a row of the table of images; 0 where there is none of that name. */
static uint64_t image_named(const ro_talks_words *words, ro_slice name) {
    for (uint32_t i = 0; i < words->images.count; i++)
        if (ro_slice_equal(words->images.items[i], name))
            return 1ull << i;
    return 0;
}

static int add_image(ro_arena *arena, ro_talks_words *words, ro_slice name, bool thing, ro_slice forms) {
    uint64_t image = 1ull << words->images.count;
    ro_slice form, *added = ro_array_push(arena, &words->images);
    if (!added)
        return READOUT_NO_MEMORY;
    *added = name;
    words->things |= thing ? image : 0;
    while (ro_slice_field(&forms, ' ', &form)) {
        uint32_t e = entry_for(arena, words, form);
        if (e == RO_NONE)
            return READOUT_NO_MEMORY;
        words->entries.items[e].images |= image;
    }
    return 0;
}

static int load_images(ro_arena *arena, ro_talks_words *words, readout_error *error) {
    enum { MOST = 64 };
    ro_lexicon table;
    int status = ro_lexicon_load(arena, "data/reading/talks_images.tsv", 3, &table, error);
    for (uint32_t row = 0; !status && row < table.row_count; row++) {
        ro_slice name = ro_lexicon_cell(&table, row, 0);
        if (row == MOST || image_named(words, name))
            return ro_fail(error, READOUT_BAD_MODEL, "data/reading/talks_images.tsv: '%.*s' is one too many",
                           (int)name.len, name.ptr);
        bool thing = ro_slice_is(ro_lexicon_cell(&table, row, 1), "thing");
        if (add_image(arena, words, name, thing, ro_lexicon_cell(&table, row, 2)))
            return ro_fail_memory(error);
    }
    return status;
}

/* ---- patterns ---------------------------------------------------------------------------------------------
 */

static bool is_class_name(ro_slice text) {
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] < 'A' || text.ptr[i] > 'Z')
            return false;
    return text.len > 1;
}

static int read_element(ro_arena *arena, ro_talks_words *words, ro_slice text, ro_talks_element *e) {
    *e = (ro_talks_element){.first_word = words->literals.count};
    if (text.len == 2 && text.ptr[0] == '*' && text.ptr[1] >= '1' && text.ptr[1] <= '9') {
        e->is_gap = true;
        e->gap = (uint8_t)(text.ptr[1] - '0');
        return 0;
    }
    if (text.len > 1 && text.ptr[text.len - 1] == '?') {
        e->optional = true;
        text.len--;
    }
    ro_slice alternative;
    while (ro_slice_field(&text, '|', &alternative)) {
        if (is_class_name(alternative)) {
            ro_talks_class class = class_named(alternative);
            if (class == RO_TC_COUNT)
                return READOUT_BAD_MODEL;
            e->classes |= RO_TC_BIT(class);
            continue;
        }
        if (alternative.len > 1 && alternative.ptr[0] == '@') {
            uint64_t image = image_named(words, ro_slice_part(alternative, 1, alternative.len));
            if (!image)
                return READOUT_BAD_MODEL;
            e->images |= image;
            continue;
        }
        uint32_t *literal = ro_array_push(arena, &words->literals);
        if (!literal || !alternative.len || (*literal = entry_for(arena, words, alternative)) == RO_NONE)
            return READOUT_BAD_MODEL;
        e->words++;
    }
    return 0;
}

static bool is_condition(ro_slice text) {
    return text.len > 3 && text.ptr[0] == '(' && text.ptr[1] == '!' && text.ptr[text.len - 1] == ')';
}

static int read_pattern(ro_arena *arena, ro_talks_words *words, ro_slice text, ro_talks_pattern *p) {
    ro_slice field;
    int status = 0;
    p->text = text;
    p->first = words->elements.count;
    while (!status && ro_slice_field(&text, ' ', &field)) {
        if (is_condition(field)) {
            bool before = p->count == 0;
            status = read_element(arena, words, ro_slice_part(field, 2, field.len - 1),
                                  before ? &p->not_before : &p->not_after);
            *(before ? &p->has_before : &p->has_after) = true;
            continue;
        }
        ro_talks_element e;
        status = read_element(arena, words, field, &e);
        ro_talks_element *kept = status ? NULL : ro_array_push(arena, &words->elements);
        if (!kept)
            return READOUT_BAD_MODEL;
        *kept = e;
        p->count++;
    }
    const ro_talks_element *e = words->elements.items + p->first;
    bool sound = p->count && p->count <= MAX_ELEMENTS && !e->is_gap && !e->optional &&
                 !e[p->count - 1].is_gap && !(e->classes & ~(RO_TC_BIT(RO_TC_NAME) - 1));
    return sound ? status : READOUT_BAD_MODEL;
}

static ro_talks_kind kind_named(ro_slice name) {
    static const char *const names[RO_TK_COUNT] = {"assess",   "judge",   "image",     "round",
                                                   "proposal", "phase",   "reply",     "issue",
                                                   "position", "parties", "mediators", "contact"};
    unsigned kind = 0;
    while (kind < RO_TK_COUNT && !ro_slice_is(name, names[kind]))
        kind++;
    return (ro_talks_kind)kind;
}

static int load_patterns(ro_arena *arena, ro_talks_words *words, const char *path, readout_error *error) {
    ro_lexicon table;
    int status = ro_lexicon_load(arena, path, 3, &table, error);
    for (uint32_t row = 0; !status && row < table.row_count; row++) {
        ro_talks_pattern *p = ro_array_push(arena, &words->patterns);
        if (!p)
            return ro_fail_memory(error);
        p->kind = kind_named(ro_lexicon_cell(&table, row, 0));
        p->value = ro_lexicon_cell(&table, row, 2);
        ro_slice text = ro_lexicon_cell(&table, row, 1);
        if (p->kind == RO_TK_COUNT || read_pattern(arena, words, text, p))
            status = ro_fail(error, READOUT_BAD_MODEL, "%s: row %u: '%.*s'", path, row + 1, (int)text.len,
                             text.ptr);
    }
    return status;
}

bool ro_talks_element_takes(const ro_talks_words *words, const ro_talks_element *e, uint32_t at,
                            uint64_t classes) {
    if (e->classes & classes || (at != RO_NONE && e->images & words->entries.items[at].images))
        return true;
    for (uint32_t w = 0; at != RO_NONE && w < e->words; w++)
        if (words->literals.items[e->first_word + w] == at)
            return true;
    return false;
}

/* What a pass over the patterns does with each word that may begin one. */
typedef enum { COUNT_STARTS, LIST_STARTS } start_pass;

static void note_start(ro_talks_words *words, uint32_t e, uint32_t pattern, start_pass pass) {
    uint32_t *start = &words->entries.items[e].starts[words->patterns.items[pattern].kind];
    if (pass == LIST_STARTS)
        words->starts[*start] = pattern;
    ++*start;
}

static bool is_of_class(const ro_talks_words *words, uint32_t e, const ro_talks_element *element) {
    const ro_talks_entry *entry = &words->entries.items[e];
    return (entry->classes & element->classes) || (entry->images & element->images);
}

/* The entries of each class, then those of each image. */
enum { SET_BITS = 64 };
typedef struct {
    RO_ARRAY(uint32_t) of[2 * SET_BITS];
} members;

static int list_members(ro_arena *arena, const ro_talks_words *words, members *all) {
    for (uint32_t e = 0; e < words->entries.count; e++)
        for (unsigned set = 0; set < 2; set++)
            for (uint64_t left = set ? words->entries.items[e].images : words->entries.items[e].classes; left;
                 left &= left - 1) {
                uint32_t *added =
                    ro_array_push(arena, &all->of[set * SET_BITS + (unsigned)__builtin_ctzll(left)]);
                if (!added)
                    return READOUT_NO_MEMORY;
                *added = e;
            }
    return 0;
}

/* The first class or image of the element that the entry has, by which it is met once. */
static unsigned first_common(const ro_talks_entry *entry, const ro_talks_element *element) {
    uint64_t classes = entry->classes & element->classes, images = entry->images & element->images;
    return classes ? (unsigned)__builtin_ctzll(classes) : SET_BITS + (unsigned)__builtin_ctzll(images);
}

static void note_members(ro_talks_words *words, const members *all, uint32_t pattern, start_pass pass) {
    const ro_talks_element *first = &words->elements.items[words->patterns.items[pattern].first];
    for (unsigned set = 0; set < 2; set++)
        for (uint64_t left = set ? first->images : first->classes; left; left &= left - 1) {
            unsigned bit = set * SET_BITS + (unsigned)__builtin_ctzll(left);
            for (uint32_t m = 0; m < all->of[bit].count; m++) {
                uint32_t e = all->of[bit].items[m];
                if (first_common(&words->entries.items[e], first) == bit)
                    note_start(words, e, pattern, pass);
            }
        }
}

static void pass_starts(ro_talks_words *words, const members *all, start_pass pass) {
    for (uint32_t p = 0; p < words->patterns.count; p++) {
        const ro_talks_element *first = &words->elements.items[words->patterns.items[p].first];
        note_members(words, all, p, pass);
        for (uint32_t w = 0; w < first->words; w++) {
            uint32_t e = words->literals.items[first->first_word + w];
            if (!is_of_class(words, e, first))
                note_start(words, e, p, pass);
        }
    }
}

/* The patterns that each word may begin: counted, then listed where the counts leave room. */
static int index_starts(ro_arena *arena, ro_talks_words *words, readout_error *error) {
    uint32_t total = 0;
    members all = {0};
    if (list_members(arena, words, &all))
        return ro_fail_memory(error);
    pass_starts(words, &all, COUNT_STARTS);
    for (uint32_t e = 0; e < words->entries.count; e++)
        for (uint32_t kind = 0; kind < RO_TK_COUNT; kind++) {
            uint32_t *start = &words->entries.items[e].starts[kind], count = *start;
            *start = total;
            total += count;
        }
    words->starts = ro_arena_alloc(arena, (total + 1) * sizeof *words->starts);
    if (!words->starts)
        return ro_fail_memory(error);
    pass_starts(words, &all, LIST_STARTS);
    for (uint32_t e = 0, end = 0; e < words->entries.count; e++) { /* each start has become its end */
        uint32_t *starts = words->entries.items[e].starts, begin = end;
        end = starts[RO_TK_COUNT - 1];
        memmove(starts + 1, starts, RO_TK_COUNT * sizeof *starts);
        starts[0] = begin;
    }
    return 0;
}

int ro_talks_words_load(ro_arena *arena, const ro_talks_words **words, readout_error *error) {
    ro_talks_words *w = ro_arena_zero(arena, 1, sizeof *w);
    if (!w)
        return ro_fail_memory(error);
    int status = load_forms(arena, w, error);
    if (!status)
        status = load_images(arena, w, error);
    if (!status)
        status = load_patterns(arena, w, "data/reading/talks_patterns.tsv", error);
    if (!status)
        status = load_patterns(arena, w, "data/reading/talks_judgements.tsv", error);
    if (!status)
        status = index_starts(arena, w, error);
    *words = w;
    return status;
}

/* ---- finding ----------------------------------------------------------------------------------------------
 */

uint32_t ro_talks_find_entry(const ro_talks_words *words, ro_slice text) {
    char key[LONGEST];
    if (text.len > sizeof key)
        return RO_NONE;
    uint32_t tag;
    return bucket_of(words, ro_slice_lower(text, key, sizeof key), &tag)->row;
}

uint64_t ro_talks_classes(const ro_talks_words *words, ro_slice word) {
    uint32_t e = ro_talks_find_entry(words, word);
    return e == RO_NONE ? 0 : words->entries.items[e].classes;
}

uint64_t ro_talks_classes_within(const ro_talks_words *words, ro_slice text) {
    uint64_t classes = 0;
    ro_slice word;
    while (ro_slice_field(&text, ' ', &word))
        classes |= ro_talks_classes(words, word);
    return classes;
}

uint32_t ro_talks_entry_count(const ro_talks_words *words) {
    return words->entries.count;
}

bool ro_talks_is_thing(const ro_talks_words *words, uint32_t entry) {
    return entry != RO_NONE && (words->entries.items[entry].images & words->things);
}

bool ro_talks_is_common(const ro_talks_words *words, ro_slice word) {
    return ro_talks_classes(words, word) != 0;
}
