#include "language/names.h"

#include "base/error.h"
#include "base/resource.h"
#include "base/utf8.h"
#include "language/name_joins.h"
#include "language/name_model.h"
#include "language/name_runs.h"
#include "language/name_types.h"

enum {
    MAX_PHRASE = 6, /* words of a known name or title */
};

typedef enum { KNOWN_TITLE, KNOWN_COUNTRY, KNOWN_PLACE, KNOWN_ORGANISATION, KNOWN_KINDS } known;

typedef struct {
    ro_name_model model;
    ro_run_rules runs;
    ro_lexicon phrases[KNOWN_KINDS];
    ro_lexicon heads, first_names, owners;
} rules;

typedef struct {
    const rules *rules;
    ro_doc *doc;
    ro_arena *scratch;
    RO_ARRAY(ro_name) found; /* by rule, in text order */
    uint32_t end;            /* of the run */
    bool after_title;
    const ro_run *run;
} finding;

static ro_slice word_at(const finding *f, uint32_t w) {
    return ro_doc_text(f->doc, f->doc->words.items[w].span);
}

static ro_slice phrase_at(const finding *f, uint32_t w, uint32_t words) {
    return ro_slice_part(f->doc->text, f->doc->words.items[w].span.begin,
                         f->doc->words.items[w + words - 1].span.end);
}

/* The longest known phrase at `w`: its length in words (0: none) and kind. */
static uint32_t known_phrase(const finding *f, uint32_t w, known *kind, uint32_t *row) {
    uint32_t most = f->end - w < MAX_PHRASE ? f->end - w : MAX_PHRASE;
    for (uint32_t words = most; words; words--) {
        ro_slice phrase = phrase_at(f, w, words);
        for (*kind = 0; *kind < KNOWN_KINDS; ++*kind)
            if ((*row = ro_lexicon_find(&f->rules->phrases[*kind], phrase)) != RO_NONE)
                return words;
    }
    return 0;
}

static ro_slice head_type(const finding *f, uint32_t w) {
    uint32_t row = ro_lexicon_find(&f->rules->heads, word_at(f, w));
    return row == RO_NONE ? (ro_slice){NULL, 0} : ro_lexicon_cell(&f->rules->heads, row, 1);
}

static bool is_first_name(const finding *f, uint32_t w) {
    return ro_lexicon_find(&f->rules->first_names, word_at(f, w)) != RO_NONE;
}

static ro_particle particle(const finding *f, uint32_t w) {
    return ro_name_particle(&f->rules->runs, f->doc, w);
}

static ro_name_type type_named(ro_slice name) {
    for (ro_name_type type = RO_NAME_PERSON; type < RO_NAME_OTHER; type++)
        if (ro_slice_is(name, ro_name_type_name(type)))
            return type;
    return RO_NAME_OTHER;
}

static int add(finding *f, uint32_t w, uint32_t words, ro_name_type type) {
    while (words && particle(f, w + words - 1))
        words--;
    if (!words)
        return 0;
    ro_name *name = ro_array_push(f->scratch, &f->found);
    if (!name)
        return READOUT_NO_MEMORY;
    ro_span span = {f->doc->words.items[w].span.begin, f->doc->words.items[w + words - 1].span.end};
    *name = (ro_name){span, w, words, type, RO_NONE};
    return 0;
}

/* The words from `w` to the last one that says what the whole is ("… Committee"), with what "of" adds; 0:
 * none. */
static uint32_t headed(const finding *f, uint32_t w, ro_name_type *type) {
    uint32_t best = 0;
    for (uint32_t i = w; i < f->end; i++) {
        known kind;
        uint32_t row;
        if (particle(f, i) == RO_PARTICLE_AFTER && best != i - w)
            break;
        if (particle(f, i) == RO_PARTICLE_OWN && !(i + 1 < f->end && head_type(f, i + 1).len))
            break;
        if (particle(f, i))
            continue;
        if (known_phrase(f, i, &kind, &row) && kind == KNOWN_TITLE)
            break;
        if (is_first_name(f, i) && i > w)
            break;
        ro_slice head = head_type(f, i);
        if (head.len && (i > w || (i + 1 < f->end && particle(f, i + 1) == RO_PARTICLE_AFTER))) {
            best = i + 1 - w;
            *type = type_named(head);
        } else if (best && i > w && particle(f, i - 1) == RO_PARTICLE_AFTER) {
            best = i + 1 - w;
        }
    }
    return best;
}

/* The words from `w` to the next known phrase, title or cut. */
static uint32_t unknown_words(const finding *f, uint32_t w) {
    uint32_t i = w;
    while (i < f->end && particle(f, i) < RO_PARTICLE_AFTER) {
        known kind;
        uint32_t row;
        if (i > w && known_phrase(f, i, &kind, &row) && !(i == w + 1 && is_first_name(f, w)))
            break;
        i++;
    }
    return i - w;
}

static bool is_acronym(ro_slice word) {
    if (word.len < 2 || word.len > 6)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (!(word.ptr[i] >= 'A' && word.ptr[i] <= 'Z') && word.ptr[i] != '.' && word.ptr[i] != '&')
            return false;
    return true;
}

static bool has_initial(const finding *f, uint32_t w, uint32_t words) {
    for (uint32_t i = w; i < w + words; i++)
        if (word_at(f, i).len == 2 && word_at(f, i).ptr[1] == '.')
            return true;
    return false;
}

/* ", 34," behind a name. */
static bool has_age(const finding *f, uint32_t after) {
    return after + 1 < f->doc->words.count && ro_slice_is(word_at(f, after), ",") &&
           word_at(f, after + 1).len == 2 && ro_is_digit((unsigned char)word_at(f, after + 1).ptr[0]);
}

/* "the broadcaster NRK" */
static bool follows_its_kind(const finding *f, uint32_t w) {
    const ro_word *words = f->doc->words.items;
    return w && (words[w].upos == RO_UPOS_PROPN || words[w].upos == RO_UPOS_NOUN) &&
           words[w - 1].upos == RO_UPOS_NOUN && words[w - 1].sentence == words[w].sentence;
}

static ro_name_type guess(const finding *f, uint32_t w, uint32_t words) {
    if (f->after_title || (words > 1 && is_first_name(f, w)))
        return RO_NAME_PERSON;
    bool the = w && (ro_slice_is(word_at(f, w - 1), "the") || ro_slice_is(word_at(f, w - 1), "The"));
    if (words == 1 && the && ro_slice_is(head_type(f, w), "organisation"))
        return RO_NAME_ORGANISATION;
    if (words == 1 && is_acronym(word_at(f, w)) && !f->run->title_case && follows_its_kind(f, w))
        return RO_NAME_ORGANISATION;
    if (words > 1 && words <= 4 && (has_initial(f, w, words) || has_age(f, w + words)))
        return RO_NAME_PERSON;
    return RO_NAME_OTHER;
}

static int cut_run(finding *f, uint32_t w) {
    int status = 0;
    f->after_title = false;
    while (!status && w < f->end) {
        known kind = KNOWN_TITLE;
        uint32_t row, words = known_phrase(f, w, &kind, &row);
        ro_name_type type = RO_NAME_OTHER;
        uint32_t whole = f->after_title ? 0 : headed(f, w, &type);
        if (particle(f, w)) {
            words = 1;
        } else if (whole > words) {
            status = add(f, w, words = whole, type);
        } else if (words && kind == KNOWN_TITLE) {
            f->after_title = true;
            w += words;
            continue;
        } else if (words && !(f->after_title && words == 1 && kind != KNOWN_COUNTRY) &&
                   !(is_first_name(f, w) && w + 1 < f->end && !particle(f, w + 1))) {
            bool place =
                kind == KNOWN_PLACE ||
                (kind == KNOWN_COUNTRY &&
                 ro_slice_starts(ro_lexicon_cell(&f->rules->phrases[kind], row, 2), RO_LITERAL("name"))) ||
                (kind == KNOWN_COUNTRY &&
                 ro_slice_is(ro_lexicon_cell(&f->rules->phrases[kind], row, 2), "capital"));
            type = kind == KNOWN_ORGANISATION ? RO_NAME_ORGANISATION : place ? RO_NAME_PLACE : RO_NAME_OTHER;
            status = add(f, w, words, type);
        } else {
            words = unknown_words(f, w);
            type = guess(f, w, words);
            bool unlikely = f->run->doubtful || (words == 1 && is_acronym(word_at(f, w)));
            if (type != RO_NAME_OTHER || !unlikely)
                status = add(f, w, words, type);
        }
        w += words ? words : 1;
        f->after_title = false;
    }
    return status;
}

/* Titles are no part of a name, nor is the article of one word: "Mr | Kirby", "Tolvar | Mayor", "The |
 * Courier". False when nothing is left. */
static bool strip_titles(const finding *f, ro_name *name) {
    known kind;
    ro_slice first = word_at(f, name->first_word);
    if (name->words == 2 && (ro_slice_is(first, "The") || ro_slice_is(first, "the"))) {
        name->first_word++;
        name->words--;
    }
    while (name->words) {
        finding at = *f;
        at.end = name->first_word + name->words;
        uint32_t row, words = known_phrase(&at, name->first_word, &kind, &row);
        if (!words || kind != KNOWN_TITLE)
            break;
        name->first_word += words;
        name->words -= words;
    }
    while (name->words > 1 && ro_lexicon_find(&f->rules->phrases[KNOWN_TITLE],
                                              word_at(f, name->first_word + name->words - 1)) != RO_NONE)
        name->words--;
    if (name->words)
        name->span = (ro_span){f->doc->words.items[name->first_word].span.begin,
                               f->doc->words.items[name->first_word + name->words - 1].span.end};
    return name->words;
}

static int keep(const finding *f, const ro_name *name) {
    ro_name *kept = ro_array_push(f->doc->arena, &f->doc->names);
    if (!kept)
        return READOUT_NO_MEMORY;
    *kept = *name;
    return 0;
}

static bool is_place(const finding *f, uint32_t w, uint32_t words) {
    finding at = *f;
    known kind;
    uint32_t row;
    at.end = w + words;
    if (!words || known_phrase(&at, w, &kind, &row) != words)
        return false;
    return kind == KNOWN_PLACE ||
           (kind == KNOWN_COUNTRY &&
            !ro_slice_starts(ro_lexicon_cell(&f->rules->phrases[kind], row, 2), RO_LITERAL("people")));
}

/* Keeps a name, or the two places that a hyphen joins: "Israel-Lebanon". */
static int keep_parts(const finding *f, const ro_name *name) {
    for (uint32_t i = 1; i + 1 < name->words; i++) {
        uint32_t w = name->first_word, after = name->words - i - 1;
        if (!ro_slice_is(word_at(f, w + i), "-") || !is_place(f, w, i) || !is_place(f, w + i + 1, after))
            continue;
        const ro_word *words = f->doc->words.items;
        ro_name left = {{words[w].span.begin, words[w + i - 1].span.end}, w, i, RO_NAME_PLACE, RO_NONE};
        ro_name right = {{words[w + i + 1].span.begin, words[w + i + after].span.end},
                         w + i + 1,
                         after,
                         RO_NAME_PLACE,
                         RO_NONE};
        int status = keep(f, &left);
        return status ? status : keep(f, &right);
    }
    return keep(f, name);
}

/* The model's names, without titles, and between them those by rule that overlap none. */
static int merge(const finding *f, const ro_scored_name *given, uint32_t count) {
    int status = 0;
    uint32_t c = 0, behind = 0;
    f->doc->names.count = 0;
    for (uint32_t g = 0; !status && g <= count; g++) {
        uint32_t begin = g < count ? given[g].name.span.begin : (uint32_t)f->doc->text.len;
        for (; !status && c < f->found.count && f->found.items[c].span.begin < begin; c++)
            if (f->found.items[c].span.begin >= behind && f->found.items[c].span.end <= begin)
                status = keep(f, &f->found.items[c]);
        if (g == count)
            break;
        ro_name name = given[g].name;
        behind = name.span.end;
        if (!status && strip_titles(f, &name))
            status = keep_parts(f, &name);
    }
    return status;
}

static bool is_address(const finding *f, uint32_t w) {
    const ro_lexicon *titles = &f->rules->phrases[KNOWN_TITLE];
    uint32_t row = ro_lexicon_find(titles, word_at(f, w));
    return row != RO_NONE && ro_slice_is(ro_lexicon_cell(titles, row, 2), "address");
}

/* Whoever is addressed, "Ms | Teale", is a person, and so is whatever is written alike. */
static void settle_addressed(const finding *f, ro_scored_name *given, uint32_t count) {
    enum { SURELY = 10000 };
    for (uint32_t g = 0; g < count; g++) {
        ro_name *name = &given[g].name;
        if (name->words > 1 && is_address(f, name->first_word)) {
            name->first_word++;
            name->words--;
            name->span.begin = f->doc->words.items[name->first_word].span.begin;
        }
        if (name->first_word && is_address(f, name->first_word - 1))
            given[g].scores[RO_NAME_PERSON] += SURELY;
    }
}

int ro_names_load(ro_arena *arena, const void **model, readout_error *error) {
    static const char *const files[KNOWN_KINDS] = {"data/language/titles.tsv", "data/language/countries.tsv",
                                                   "data/language/places.tsv",
                                                   "data/language/organisations.tsv"};
    rules *r = ro_arena_zero(arena, 1, sizeof *r);
    if (!r)
        return ro_fail_memory(error);
    *model = r;
    int status = ro_name_model_open(ro_resource_find("data/models/names.model"), &r->model, error);
    if (!status)
        status = ro_run_rules_load(arena, &r->runs, error);
    for (int k = 0; !status && k < KNOWN_KINDS; k++)
        status = ro_lexicon_load(arena, files[k], 3, &r->phrases[k], error);
    if (!status)
        status = ro_lexicon_load(arena, "data/language/name_heads.tsv", 2, &r->heads, error);
    if (!status)
        status = ro_lexicon_load(arena, "data/language/first_names.tsv", 2, &r->first_names, error);
    if (!status)
        status = ro_lexicon_load(arena, "data/language/collective_owners.tsv", 1, &r->owners, error);
    return status;
}

int ro_names_run(const void *model, ro_doc *doc, ro_arena *scratch, readout_error *error) {
    finding f = {.rules = model, .doc = doc, .scratch = scratch};
    ro_runs runs = {0};
    ro_scored_name *given = NULL;
    uint32_t count = 0;
    int status = ro_name_model_find(&f.rules->model, doc, scratch, &given, &count, error);
    if (status)
        return status;
    count = ro_name_joins(doc, &f.rules->owners, given, count);
    settle_addressed(&f, given, count);
    status = ro_name_types_settle(doc, given, count, scratch);
    if (!status)
        status = ro_name_runs(&f.rules->runs, doc, scratch, &runs);
    for (uint32_t r = 0; !status && r < runs.count; r++) {
        f.run = &runs.items[r];
        f.end = f.run->first + f.run->words;
        status = cut_run(&f, f.run->first);
    }
    if (!status)
        status = merge(&f, given, count);
    return status ? ro_fail_memory(error) : 0;
}
