#include "language/name_runs.h"

#include "base/utf8.h"
#include "language/word_set.h"

bool ro_is_capitalised(ro_slice word) {
    unsigned length;
    return ro_is_upper(ro_utf8_at(word, 0, &length));
}

static bool is_word(ro_slice word) {
    unsigned length;
    return ro_is_letter(ro_utf8_at(word, 0, &length));
}

typedef struct {
    const ro_run_rules *rules;
    const ro_doc *doc;
    ro_word_set lower;  /* words seen without a capital */
    ro_word_set middle; /* words seen with one inside a sentence */
} evidence;

static ro_slice word_at(const ro_doc *doc, uint32_t w) {
    return ro_doc_text(doc, doc->words.items[w].span);
}

bool ro_is_title_case(const ro_doc *doc, const ro_sentence *s) {
    if (s->words && ro_slice_is(word_at(doc, s->first_word + s->words - 1), "."))
        return false;
    uint32_t words = 0, capitals = 0;
    for (uint32_t w = s->first_word; w < s->first_word + s->words; w++) {
        ro_slice word = word_at(doc, w);
        if (word.len < 4 || !is_word(word))
            continue;
        words++;
        capitals += ro_is_capitalised(word);
    }
    return words >= 3 && capitals * 10 >= words * 7;
}

/* Begins a sentence, a quotation, or what follows a colon. */
static bool is_initial(const ro_doc *doc, const ro_sentence *s, uint32_t w) {
    while (w > s->first_word) {
        ro_slice before = word_at(doc, --w);
        if (is_word(before))
            return false;
        unsigned length;
        uint32_t c = ro_utf8_at(before, 0, &length);
        if (c != ',' && c != '-' && !ro_is_digit(c))
            return true;
    }
    return true;
}

static bool gather(evidence *e, ro_arena *scratch) {
    const ro_doc *doc = e->doc;
    bool room = ro_word_set_make(scratch, &e->lower) && ro_word_set_make(scratch, &e->middle);
    for (uint32_t i = 0; room && i < doc->sentences.count; i++) {
        const ro_sentence *s = &doc->sentences.items[i];
        if (ro_is_title_case(doc, s))
            continue;
        for (uint32_t w = s->first_word; room && w < s->first_word + s->words; w++) {
            ro_slice word = word_at(doc, w);
            if (!is_word(word))
                continue;
            if (!ro_is_capitalised(word))
                room = ro_word_set_put(&e->lower, word);
            else if (!is_initial(doc, s, w))
                room = ro_word_set_put(&e->middle, word);
        }
    }
    return room;
}

static bool seen_lower(const evidence *e, ro_slice word) {
    char lower[64];
    if (word.len > sizeof lower / 3)
        return false;
    size_t out = 0;
    for (size_t at = 0; at < word.len;) {
        unsigned length;
        out += ro_utf8_put(ro_to_lower(ro_utf8_at(word, at, &length)), lower + out);
        at += length;
    }
    return ro_word_set_has(&e->lower, ro_slice_of(lower, out));
}

static bool is_starter(const evidence *e, ro_slice word) {
    return ro_lexicon_find(&e->rules->starters, word) != RO_NONE;
}

/* Can the capital of this word be that of a name? */
static bool names(const evidence *e, const ro_sentence *s, uint32_t w, bool title_case) {
    ro_slice word = word_at(e->doc, w);
    if (!ro_is_capitalised(word) || e->doc->words.items[w].joined)
        return false;
    if (title_case)
        return ro_word_set_has(&e->middle, word);
    if (is_starter(e, word))
        return false;
    if (!is_initial(e->doc, s, w))
        return true;
    return ro_word_set_has(&e->middle, word) || !seen_lower(e, word);
}

static bool is_particle(const evidence *e, uint32_t w) {
    ro_slice word = word_at(e->doc, w);
    return word.len <= 6 && !ro_is_capitalised(word) &&
           ro_name_particle(e->rules, e->doc, w) != RO_PARTICLE_NONE;
}

/* The words from `w` that only join: 0 when what follows them is no capitalised word. */
static uint32_t joiners(const evidence *e, const ro_sentence *s, uint32_t w, bool title_case) {
    uint32_t end = s->first_word + s->words, n = 0;
    while (n < 3 && w + n < end && is_particle(e, w + n))
        n++;
    return n && w + n < end && names(e, s, w + n, title_case) ? n : 0;
}

static uint32_t run_end(const evidence *e, const ro_sentence *s, uint32_t w, bool title_case) {
    uint32_t end = s->first_word + s->words;
    while (w < end) {
        if (names(e, s, w, title_case)) {
            w++;
            continue;
        }
        uint32_t skip = joiners(e, s, w, title_case);
        if (!skip)
            break;
        w += skip;
    }
    return w;
}

int ro_name_runs(const ro_run_rules *rules, const ro_doc *doc, ro_arena *scratch, ro_runs *runs) {
    evidence e = {.rules = rules, .doc = doc};
    if (!gather(&e, scratch))
        return READOUT_NO_MEMORY;
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const ro_sentence *s = &doc->sentences.items[i];
        bool title_case = ro_is_title_case(doc, s);
        for (uint32_t w = s->first_word; w < s->first_word + s->words;) {
            if (!names(&e, s, w, title_case)) {
                w++;
                continue;
            }
            ro_run *run = ro_array_push(scratch, runs);
            if (!run)
                return READOUT_NO_MEMORY;
            uint32_t end = run_end(&e, s, w, title_case);
            bool doubtful =
                end == w + 1 && is_initial(doc, s, w) && !ro_word_set_has(&e.middle, word_at(doc, w));
            *run = (ro_run){w, end - w, title_case, doubtful};
            w = end;
        }
    }
    return 0;
}

ro_particle ro_name_particle(const ro_run_rules *rules, const ro_doc *doc, uint32_t w) {
    ro_slice word = word_at(doc, w);
    uint32_t row = ro_lexicon_find(&rules->particles, word);
    if (row == RO_NONE || ro_is_capitalised(word))
        return RO_PARTICLE_NONE;
    ro_slice kind = ro_lexicon_cell(&rules->particles, row, 1);
    if (!ro_slice_is(kind, "own"))
        return kind.len ? RO_PARTICLE_AFTER : RO_PARTICLE_ANY;
    if (!w || !doc->words.items[w].joined)
        return RO_PARTICLE_NONE;
    ro_slice owner = word_at(doc, w - 1);
    uint32_t known = ro_lexicon_find(&rules->particles, owner);
    bool plural = owner.ptr[owner.len - 1] == 's' && !ro_slice_ends(word, RO_LITERAL("s"));
    return plural || (known != RO_NONE && ro_slice_is(ro_lexicon_cell(&rules->particles, known, 1), "owner"))
               ? RO_PARTICLE_OWN
               : RO_PARTICLE_NONE;
}

int ro_run_rules_load(ro_arena *arena, ro_run_rules *rules, readout_error *error) {
    int status = ro_lexicon_load(arena, "data/language/name_stops.tsv", 1, &rules->starters, error);
    if (!status)
        status = ro_lexicon_load(arena, "data/language/name_particles.tsv", 2, &rules->particles, error);
    return status;
}
