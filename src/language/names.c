#include "language/names.h"

#include "base/error.h"
#include "base/utf8.h"
#include "language/name_runs.h"
#include "language/name_types.h"
#include "language/word_set.h"

enum {
    MAX_PHRASE = 6, /* words of a known name or title */
    MAX_PERSON = 4, /* words of a person's name */
    MIN_HEADLINE = 6,
};

typedef enum { KNOWN_TITLE, KNOWN_COUNTRY, KNOWN_PLACE, KNOWN_ORGANISATION, KNOWN_KINDS } known;

typedef struct {
    ro_run_rules runs;
    ro_lexicon phrases[KNOWN_KINDS];
    ro_lexicon heads, first_names, contexts;
} rules;

/* A name by rule. Sure: the lexicons know it, or its last word, title or first name tells. */
typedef struct {
    ro_name name;
    bool sure;
} candidate;

typedef struct {
    const rules *rules;
    ro_doc *doc;
    ro_arena *scratch;
    RO_ARRAY(candidate) found; /* in text order */
    ro_word_set surnames;      /* last words of persons' full names */
    bool *sure;                /* [names] of the document in the end */
    uint32_t end;              /* of the run */
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

static int add(finding *f, uint32_t w, uint32_t words, ro_name_type type, bool sure) {
    while (words && particle(f, w + words - 1))
        words--;
    if (!words)
        return 0;
    candidate *name = ro_array_push(f->scratch, &f->found);
    if (!name)
        return READOUT_NO_MEMORY;
    ro_span span = {f->doc->words.items[w].span.begin, f->doc->words.items[w + words - 1].span.end};
    *name = (candidate){{span, w, words, type, RO_NONE}, sure};
    if (type == RO_NAME_PERSON)
        ro_word_set_put(&f->surnames, word_at(f, w + words - 1));
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

static ro_name_type guess(const finding *f, uint32_t w, uint32_t words) {
    if (f->after_title || (words > 1 && is_first_name(f, w)))
        return RO_NAME_PERSON;
    bool the = w && (ro_slice_is(word_at(f, w - 1), "the") || ro_slice_is(word_at(f, w - 1), "The"));
    if (words == 1 && the && ro_slice_is(head_type(f, w), "organisation"))
        return RO_NAME_ORGANISATION;
    if (words == 1 && is_acronym(word_at(f, w)))
        return f->run->title_case ? RO_NAME_OTHER : RO_NAME_ORGANISATION;
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
            status = add(f, w, words = whole, type, true);
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
            status = add(f, w, words, type, true);
        } else {
            words = unknown_words(f, w);
            type = guess(f, w, words);
            if (type != RO_NAME_OTHER || !f->run->doubtful)
                status = add(f, w, words, type, type == RO_NAME_PERSON);
        }
        w += words ? words : 1;
        f->after_title = false;
    }
    return status;
}

/* Titles are no part of a name: "Mr | Kirby", "Tolvar | Mayor". False when nothing is left. */
static bool strip_titles(const finding *f, ro_name *name) {
    known kind;
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

static bool overlap(const ro_name *a, const ro_name *b) {
    return ro_span_overlap(a->span, b->span);
}

/* One name of which the network saw a part, or parts: "Ella | Ben Ami". */
static void join_persons(finding *f, const ro_name *given, uint32_t count) {
    uint32_t g = 0;
    for (uint32_t c = 0; c < f->found.count; c++) {
        candidate *found = &f->found.items[c];
        uint32_t inside = 0, persons = 0, words = 0;
        while (g < count && given[g].span.end <= found->name.span.begin)
            g++;
        for (uint32_t i = g; i < count && ro_span_holds(found->name.span, given[i].span); i++) {
            inside++;
            words += given[i].words;
            persons += given[i].type == RO_NAME_PERSON;
        }
        if (!found->sure && inside && persons == inside && words < found->name.words &&
            found->name.words <= MAX_PERSON) {
            found->sure = true;
            found->name.type = RO_NAME_PERSON;
        }
    }
}

/* In a headline the network takes any words for names: it is believed where the article has the name
 * elsewhere. */
static int drop_headlines(const finding *f, ro_name *given, uint32_t *count) {
    ro_word_set elsewhere;
    if (!ro_word_set_make(f->scratch, *count, &elsewhere))
        return READOUT_NO_MEMORY;
    uint32_t kept = 0, last = RO_NONE;
    bool headline = false;
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t n = 0; n < *count; n++) {
            uint32_t at = f->doc->words.items[given[n].first_word].sentence;
            const ro_sentence *sentence = &f->doc->sentences.items[at];
            if (at != last)
                headline = sentence->words >= MIN_HEADLINE && ro_is_title_case(f->doc, sentence);
            last = at;
            ro_slice text = ro_doc_text(f->doc, given[n].span);
            if (!pass && !headline)
                ro_word_set_put(&elsewhere, text);
            else if (pass && (!headline || ro_word_set_has(&elsewhere, text)))
                given[kept++] = given[n];
        }
    *count = kept;
    return 0;
}

/* What a sure name stands in is no name of the network's. */
static uint32_t drop_overruled(const finding *f, ro_name *given, uint32_t count) {
    uint32_t kept = 0, c = 0;
    for (uint32_t n = 0; n < count; n++) {
        bool overruled = false;
        while (c < f->found.count && f->found.items[c].name.span.end <= given[n].span.begin)
            c++;
        for (uint32_t i = c; i < f->found.count && f->found.items[i].name.span.begin < given[n].span.end; i++)
            overruled |= f->found.items[i].sure;
        if (!overruled)
            given[kept++] = given[n];
    }
    return kept;
}

/* A sure name stands; any other gives way to one that was there. */
static int merge(finding *f, const ro_name *given, uint32_t given_count, ro_arena *arena) {
    uint32_t g = 0;
    f->doc->names.count = 0;
    f->sure = ro_arena_zero(f->scratch, f->found.count + given_count + 1, sizeof *f->sure);
    if (!f->sure)
        return READOUT_NO_MEMORY;
    for (uint32_t c = 0; c <= f->found.count; c++) {
        const candidate *next = c < f->found.count ? &f->found.items[c] : NULL;
        bool taken = false;
        while (g < given_count && (!next || given[g].span.begin < next->name.span.end)) {
            ro_name name = given[g++];
            bool free = strip_titles(f, &name);
            if (f->doc->names.count)
                free &= !overlap(&f->doc->names.items[f->doc->names.count - 1], &name);
            taken |= next && overlap(&name, &next->name);
            ro_name *kept = free ? ro_array_push(arena, &f->doc->names) : &name;
            if (!kept)
                return READOUT_NO_MEMORY;
            *kept = name;
            f->sure[f->doc->names.count - (free ? 1 : 0)] = false;
        }
        const ro_name *last = f->doc->names.count ? &f->doc->names.items[f->doc->names.count - 1] : NULL;
        if (!next || taken || (last && overlap(last, &next->name)))
            continue;
        ro_name *kept = ro_array_push(arena, &f->doc->names);
        if (!kept)
            return READOUT_NO_MEMORY;
        *kept = next->name;
        f->sure[f->doc->names.count - 1] = next->sure;
    }
    return 0;
}

int ro_names_load(ro_arena *arena, const void **model, readout_error *error) {
    static const char *const files[KNOWN_KINDS] = {"data/language/titles.tsv", "data/language/countries.tsv",
                                                   "data/language/places.tsv",
                                                   "data/language/organisations.tsv"};
    rules *r = ro_arena_zero(arena, 1, sizeof *r);
    if (!r)
        return ro_fail_memory(error);
    *model = r;
    int status = ro_run_rules_load(arena, &r->runs, error);
    for (int k = 0; !status && k < KNOWN_KINDS; k++)
        status = ro_lexicon_load(arena, files[k], 3, &r->phrases[k], error);
    if (!status)
        status = ro_lexicon_load(arena, "data/language/name_heads.tsv", 2, &r->heads, error);
    if (!status)
        status = ro_lexicon_load(arena, "data/language/first_names.tsv", 2, &r->first_names, error);
    if (!status)
        status = ro_lexicon_load(arena, "data/language/name_contexts.tsv", 4, &r->contexts, error);
    return status;
}

int ro_names_run(const void *model, ro_doc *doc, ro_arena *scratch, readout_error *error) {
    finding f = {.rules = model, .doc = doc, .scratch = scratch};
    ro_runs runs = {0};
    uint32_t count = doc->names.count;
    ro_name *given = ro_arena_alloc(scratch, (count + 1) * sizeof *given);
    int status = given ? ro_name_runs(&f.rules->runs, doc, scratch, &runs) : READOUT_NO_MEMORY;
    if (!status && !ro_word_set_make(scratch, 2 * doc->words.count, &f.surnames))
        status = READOUT_NO_MEMORY;
    if (!status && count)
        memcpy(given, doc->names.items, count * sizeof *given);
    for (uint32_t r = 0; !status && r < runs.count; r++) {
        f.run = &runs.items[r];
        f.end = f.run->first + f.run->words;
        status = cut_run(&f, f.run->first);
    }
    if (!status)
        status = drop_headlines(&f, given, &count);
    if (!status)
        join_persons(&f, given, count);
    if (!status)
        count = drop_overruled(&f, given, count);
    if (!status)
        status = merge(&f, given, count, doc->arena);
    if (!status)
        status = ro_name_types_settle(&f.rules->contexts, doc, f.sure, &f.surnames, scratch);
    return status ? ro_fail_memory(error) : 0;
}
