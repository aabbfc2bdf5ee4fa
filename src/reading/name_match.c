#include "reading/name_match.h"

#include "base/hash.h"
#include "base/utf8.h"

enum { MAX_TOKENS = 8, MAX_CHAIN = 32, MAX_FORM = 64 };

/* A name in pieces that compare: without case, articles, hyphens, dots and Arabic "al". */
typedef struct {
    uint64_t tokens[MAX_TOKENS];
    uint32_t count;
    uint32_t initial; /* first letter of the first token; its token is that alone where is_initial */
    bool is_initial;
    uint64_t whole, initials;
} form;

/* Groups by hash of a token or of a whole name. */
typedef struct {
    uint32_t *buckets;      /* [size] first entry, or RO_NONE */
    uint32_t *next, *group; /* [capacity] */
    uint64_t *hash;         /* [capacity] */
    uint32_t size, count;
} index_table;

typedef struct {
    const ro_people *people;
    const ro_doc *doc;
    ro_name_groups *out;
    form *forms;         /* [names] */
    ro_name_type *types; /* [groups] */
    uint32_t *last_seen; /* [groups] name, or RO_NONE */
    uint32_t *seen;      /* [groups] how many of its names so far */
    index_table last, first, whole;
} matching;

static const form *best_form(const matching *m, uint32_t group) {
    return &m->forms[m->out->best[group]];
}

static bool make_index(ro_arena *scratch, uint32_t items, index_table *index) {
    index->size = 16;
    while (index->size < 2 * (size_t)items)
        index->size *= 2;
    index->buckets = ro_arena_alloc(scratch, index->size * sizeof *index->buckets);
    index->next = ro_arena_alloc(scratch, (items + 1) * sizeof *index->next);
    index->group = ro_arena_alloc(scratch, (items + 1) * sizeof *index->group);
    index->hash = ro_arena_alloc(scratch, (items + 1) * sizeof *index->hash);
    if (!index->buckets || !index->next || !index->group || !index->hash)
        return false;
    memset(index->buckets, 0xff, index->size * sizeof *index->buckets);
    return true;
}

static void put(index_table *index, uint64_t hash, uint32_t group) {
    uint32_t *bucket = &index->buckets[hash & (index->size - 1)];
    index->hash[index->count] = hash;
    index->group[index->count] = group;
    index->next[index->count] = *bucket;
    *bucket = index->count++;
}

static uint32_t find_next(const index_table *index, uint64_t hash, uint32_t entry) {
    entry = entry == RO_NONE ? index->buckets[hash & (index->size - 1)] : index->next[entry];
    while (entry != RO_NONE && index->hash[entry] != hash)
        entry = index->next[entry];
    return entry;
}

static ro_slice word_at(const matching *m, uint32_t w) {
    return ro_doc_text(m->doc, m->doc->words.items[w].span);
}

/* Lower case, without dots; its length in `out`. */
static size_t normal(ro_slice word, char *out) {
    size_t len = 0;
    for (size_t at = 0; at < word.len && len + 4 <= MAX_FORM;) {
        unsigned length;
        uint32_t c = ro_utf8_at(word, at, &length);
        at += length;
        if (c != '.')
            len += ro_utf8_put(ro_to_lower(c), out + len);
    }
    return len;
}

static bool is_filler(ro_slice word) {
    static const char *const fillers[] = {"the", "al", "el", "s", "-", "–", "[", "]", "(", ")"};
    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
        if (ro_slice_is(word, fillers[i]))
            return true;
    return !word.len || ro_slice_is(word, "'s") || ro_slice_is(word, "’s");
}

static void add_words(const matching *m, const ro_name *name, form *f) {
    for (uint32_t w = name->first_word; w < name->first_word + name->words && f->count < MAX_TOKENS; w++) {
        ro_slice word = word_at(m, w);
        bool title = name->type == RO_NAME_PERSON && !f->count && w + 1 < name->first_word + name->words &&
                     ro_people_is_title(m->people, word);
        char out[MAX_FORM];
        size_t len = normal(word, out);
        if (title || is_filler(ro_slice_of(out, len)))
            continue;
        unsigned length;
        uint32_t letter = ro_utf8_at(ro_slice_of(out, len), 0, &length);
        if (!f->count) {
            f->initial = letter;
            f->is_initial = length == len;
        }
        f->tokens[f->count++] = ro_hash(ro_slice_of(out, len), 0);
        f->initials = ro_hash_mix(f->initials, letter);
    }
}

static uint64_t acronym(ro_slice word) {
    char out[MAX_FORM];
    size_t len = normal(word, out);
    uint64_t hash = 0;
    for (size_t i = 0; i < len; i++)
        hash = ro_hash_mix(hash, (unsigned char)out[i]);
    return hash;
}

/* "Mr [Yahya] Sinwar": the word in brackets right before the name, or RO_NONE. */
static uint32_t bracketed_before(const matching *m, uint32_t n) {
    uint32_t w = m->doc->names.items[n].first_word;
    bool bracketed = w >= 3 && ro_slice_is(word_at(m, w - 1), "]") && ro_slice_is(word_at(m, w - 3), "[");
    return bracketed ? w - 2 : RO_NONE;
}

static form read_form(const matching *m, uint32_t n) {
    const ro_name *name = &m->doc->names.items[n];
    form f = {0};
    uint32_t bracketed = bracketed_before(m, n);
    if (bracketed != RO_NONE)
        add_words(m, &(ro_name){.first_word = bracketed, .words = 1, .type = name->type}, &f);
    add_words(m, name, &f);
    ro_slice kind, code = ro_people_country(m->people, ro_doc_text(m->doc, name->span), &kind);
    for (uint32_t t = 0; t < f.count; t++)
        f.whole = ro_hash_mix(f.whole, f.tokens[t]);
    if (code.len && ro_slice_is(kind, "name"))
        f.whole = ro_hash(code, 7);
    return f;
}

static bool is_person(const ro_name *name) {
    return name->type == RO_NAME_PERSON;
}

static uint64_t last_token(const form *f) {
    return f->count ? f->tokens[f->count - 1] : 0;
}

static bool first_names_fit(const form *a, const form *b) {
    if (a->count < 2 || b->count < 2 || a->tokens[0] == b->tokens[0])
        return true;
    return (a->is_initial || b->is_initial) && a->initial == b->initial;
}

/* The gender a title right before the name tells. */
static char title_gender(const matching *m, const ro_name *name) {
    char gender = name->words > 1 ? ro_people_title(m->people, word_at(m, name->first_word)) : 0;
    if (!gender && name->first_word)
        gender = ro_people_title(m->people, word_at(m, name->first_word - 1));
    return gender;
}

/* A surname alone means who is spoken of much more often, else who was named last. */
static bool is_meant_rather(const matching *m, uint32_t a, uint32_t b) {
    if (m->seen[a] >= 2 * m->seen[b] + 2 || m->seen[b] >= 2 * m->seen[a] + 2)
        return m->seen[a] > m->seen[b];
    return m->last_seen[a] != RO_NONE && (m->last_seen[b] == RO_NONE || m->last_seen[a] > m->last_seen[b]);
}

/* The group of persons a name fits, the last mentioned first; RO_NONE when there is none. */
static uint32_t find_person(const matching *m, uint32_t n, const index_table *index, uint64_t token) {
    const form *f = &m->forms[n];
    char gender = title_gender(m, &m->doc->names.items[n]);
    uint32_t best = RO_NONE;
    int links = 0;
    for (uint32_t e = RO_NONE; links < MAX_CHAIN && (e = find_next(index, token, e)) != RO_NONE; links++) {
        uint32_t g = index->group[e];
        char known = m->out->gender[g];
        if (m->types[g] != RO_NAME_PERSON || !first_names_fit(f, best_form(m, g)) ||
            (gender && known && gender != known))
            continue;
        if (best == RO_NONE || is_meant_rather(m, g, best))
            best = g;
    }
    return best;
}

/* Is one a whole beginning or end of the other, by at least two words? */
static bool is_part(const form *a, const form *b) {
    if (a->count > b->count) {
        const form *c = a;
        a = b;
        b = c;
    }
    if (a->count < 2)
        return false;
    size_t bytes = a->count * sizeof *a->tokens;
    return !memcmp(a->tokens, b->tokens, bytes) || !memcmp(a->tokens, b->tokens + b->count - a->count, bytes);
}

static bool is_the(ro_slice word) {
    return ro_slice_is(word, "the") || ro_slice_is(word, "The");
}

static uint32_t find_other(const matching *m, uint32_t n) {
    const form *f = &m->forms[n];
    const ro_name *name = &m->doc->names.items[n];
    uint32_t e = find_next(&m->whole, f->whole, RO_NONE);
    if (e != RO_NONE)
        return m->whole.group[e];
    if (f->count == 1 && name->words == 1 && name->type == RO_NAME_ORGANISATION) {
        e = find_next(&m->whole, acronym(word_at(m, name->first_word)), RO_NONE);
        if (e != RO_NONE)
            return m->whole.group[e];
    }
    bool short_form = f->count == 1 && name->first_word && is_the(word_at(m, name->first_word - 1));
    int links = 0;
    for (e = RO_NONE; (name->type == RO_NAME_ORGANISATION || short_form) && links < MAX_CHAIN &&
                      (e = find_next(&m->last, last_token(f), e)) != RO_NONE;
         links++)
        if (m->types[m->last.group[e]] == RO_NAME_ORGANISATION &&
            (short_form || is_part(f, best_form(m, m->last.group[e]))))
            return m->last.group[e];
    return RO_NONE;
}

static void note(matching *m, uint32_t n, uint32_t group) {
    ro_name_groups *out = m->out;
    const ro_name *name = &m->doc->names.items[n];
    const form *f = &m->forms[n];
    out->group[n] = group;
    bool fuller = name->words > m->doc->names.items[out->best[group]].words;
    uint32_t count = best_form(m, group)->count;
    if (f->count > count || (f->count == count && fuller))
        out->best[group] = n;
    if (name->type == RO_NAME_PERSON && m->types[group] == RO_NAME_OTHER)
        m->types[group] = RO_NAME_PERSON;
    m->last_seen[group] = n;
    m->seen[group]++;
    char gender = title_gender(m, name);
    if (!gender && f->count > 1)
        gender = ro_people_first_name(m->people, word_at(m, name->first_word));
    if (gender && !out->gender[group])
        out->gender[group] = gender;
}

static void add_group(matching *m, uint32_t n) {
    const form *f = &m->forms[n];
    const ro_name *name = &m->doc->names.items[n];
    uint32_t g = m->out->groups++;
    m->types[g] = name->type;
    m->out->best[g] = n;
    m->last_seen[g] = RO_NONE;
    put(&m->last, last_token(f), g);
    if (is_person(name) && f->count > 1)
        put(&m->first, f->tokens[0], g);
    put(&m->whole, f->whole, g);
    if (name->type == RO_NAME_ORGANISATION && f->count > 1)
        put(&m->whole, f->initials, g);
    m->out->group[n] = g;
}

/* Full names first, over the whole article: a surname may come before the full name it belongs to. */
static void match_full_names(matching *m) {
    for (uint32_t n = 0; n < m->doc->names.count; n++) {
        const ro_name *name = &m->doc->names.items[n];
        if (m->forms[n].count < 2)
            continue;
        uint32_t g =
            is_person(name) ? find_person(m, n, &m->last, last_token(&m->forms[n])) : find_other(m, n);
        if (g == RO_NONE) {
            add_group(m, n);
            g = m->out->group[n];
        }
        note(m, n, g);
    }
}

static void match_rest(matching *m) {
    for (uint32_t g = 0; g < m->out->groups; g++) {
        m->last_seen[g] = RO_NONE;
        m->seen[g] = 0;
    }
    for (uint32_t n = 0; n < m->doc->names.count; n++) {
        const ro_name *name = &m->doc->names.items[n];
        const form *f = &m->forms[n];
        if (f->count >= 2) {
            m->last_seen[m->out->group[n]] = n;
            m->seen[m->out->group[n]]++;
            continue;
        }
        bool may_be_person = is_person(name) || name->type == RO_NAME_OTHER;
        uint32_t g = may_be_person ? find_person(m, n, &m->last, last_token(f)) : RO_NONE;
        if (g == RO_NONE && is_person(name))
            g = find_person(m, n, &m->first, last_token(f));
        if (g == RO_NONE && !is_person(name))
            g = find_other(m, n);
        if (g == RO_NONE) {
            add_group(m, n);
            g = m->out->group[n];
        }
        note(m, n, g);
    }
}

static void join_bracketed(matching *m) {
    for (uint32_t n = 1; n < m->doc->names.count; n++)
        if (bracketed_before(m, n) == m->doc->names.items[n - 1].first_word)
            m->out->group[n - 1] = m->out->group[n];
}

int ro_name_groups_make(const ro_people *people, const ro_doc *doc, ro_arena *scratch,
                        ro_name_groups *groups) {
    uint32_t count = doc->names.count + 1;
    *groups = (ro_name_groups){
        .group = ro_arena_alloc(scratch, count * sizeof *groups->group),
        .best = ro_arena_alloc(scratch, count * sizeof *groups->best),
        .gender = ro_arena_zero(scratch, count, sizeof *groups->gender),
    };
    ro_arena_mark mark = ro_arena_here(scratch);
    matching m = {.people = people,
                  .doc = doc,
                  .out = groups,
                  .forms = ro_arena_alloc(scratch, count * sizeof *m.forms),
                  .types = ro_arena_alloc(scratch, count * sizeof *m.types),
                  .last_seen = ro_arena_alloc(scratch, count * sizeof *m.last_seen),
                  .seen = ro_arena_zero(scratch, count, sizeof *m.seen)};
    if (!groups->group || !groups->best || !groups->gender || !m.forms || !m.types || !m.last_seen ||
        !m.seen || !make_index(scratch, count, &m.last) || !make_index(scratch, count, &m.first) ||
        !make_index(scratch, 2 * count, &m.whole))
        return READOUT_NO_MEMORY;
    for (uint32_t n = 0; n < doc->names.count; n++)
        m.forms[n] = read_form(&m, n);
    match_full_names(&m);
    match_rest(&m);
    join_bracketed(&m);
    ro_arena_rewind(scratch, mark);
    return 0;
}
