#include "reading/mentions.h"

#include "reading/roles.h"

enum {
    MAX_CLIMB = 4,    /* from a relative pronoun to its clause */
    MAX_MODIFIERS = 5 /* of who "according to" names */
};

typedef struct {
    const ro_people *people;
    const ro_reader *r;
    ro_arena *scratch;
    ro_mentions *out;
    uint32_t first, end;                       /* the sentence's words */
    uint32_t role_end;                         /* words before it belong to a role that was found */
    bool had_subject;                          /* in this sentence */
    uint32_t statement;                        /* the first of a sentence behind this */
    uint32_t source_of[RO_MAX_SENTENCE_WORDS]; /* the statement whose source the sentence's word is in, or
                                                  RO_NONE */
} finding;

static bool is_cue(const ro_reader *r, uint32_t w, uint32_t end) {
    ro_cue_form form;
    return w < end && ro_cue_form_at(r->lexicon, r->doc, w, end, &form);
}

/* Does a cue follow, past auxiliaries, adverbs, a time and an apposition? */
static bool reports_after(const ro_reader *r, uint32_t w, uint32_t end) {
    for (uint32_t steps = 0; w < end && steps < 8; steps++, w++) {
        if (r->quote_of[w] != RO_NONE)
            return false;
        if (is_cue(r, w, end))
            return true;
        if (r->kinds[w] != RO_WORD_AUX && r->kinds[w] != RO_WORD_ADVERB && r->kinds[w] != RO_WORD_TIME &&
            !ro_reader_is(r, w, "on") && !ro_reader_is(r, w, "last") && !ro_reader_is(r, w, "this"))
            return false;
    }
    return false;
}

/* "…,” said | Kirby", "according to | Kirby". */
static bool reports_before(const ro_reader *r, uint32_t first, uint32_t w) {
    if (w < first + 1 || r->quote_of[w - 1] != RO_NONE)
        return false;
    uint32_t to = w - 1;
    while (to > first + 1 && w - to < MAX_MODIFIERS && r->kinds[to] == RO_WORD_CONTENT)
        to--;
    if (to > first && ro_reader_is(r, to, "to") &&
        (ro_reader_is(r, to - 1, "according") || ro_reader_is(r, to - 1, "According")))
        return true;
    bool behind_content = w == first + 1 || r->quote_of[w - 2] != RO_NONE || ro_reader_is(r, w - 2, ",");
    return behind_content && is_cue(r, w - 1, w);
}

/* The word of the phrase that hangs on a word outside it. */
static uint32_t tree_head(const ro_reader *r, const ro_mention *m) {
    for (uint32_t w = m->phrase.begin; w < m->phrase.end; w++) {
        uint32_t head = r->doc->words.items[w].head;
        if (head == RO_NONE || head < m->phrase.begin || head >= m->phrase.end)
            return w;
    }
    return m->head;
}

/* Is the mention's head that of a statement's source? */
static bool is_source(const finding *f, const ro_mention *m) {
    uint32_t source = f->source_of[m->head - f->first];
    if (source == RO_NONE)
        return false;
    uint32_t head = f->r->doc->words.items[m->top].head;
    return m->head == m->phrase.begin || head == RO_NONE || f->source_of[head - f->first] != source;
}

static void mark_use(finding *f, ro_mention *m) {
    const ro_reader *r = f->r;
    uint32_t begin = m->role.end && m->role.begin < m->phrase.begin ? m->role.begin : m->phrase.begin;
    uint32_t end = m->behind.end                    ? m->behind.end
                   : m->role.begin >= m->phrase.end ? m->role.end
                                                    : m->phrase.end;
    if (begin > f->first + 1 && r->doc->words.items[begin - 1].joined && r->name_of[begin - 2] != RO_NONE)
        begin = r->doc->names.items[r->name_of[begin - 2]].first_word;
    if (begin > f->first && r->kinds[begin - 1] == RO_WORD_DETERMINER)
        begin--;
    if (end < f->end && ro_reader_is(r, end, ",") && end > m->phrase.end)
        end++;
    m->quote = r->quote_of[m->head];
    m->possessive |= m->phrase.end < f->end && r->doc->words.items[m->phrase.end].joined;
    m->reports = !m->possessive && !m->in_role && !m->object &&
                 (reports_after(r, end, f->end) || reports_before(r, f->first, begin));
    m->top = m->head;
    if (r->doc->layers & RO_LAYER_TREES) {
        m->top = tree_head(r, m);
        const ro_word *top = &r->doc->words.items[m->top];
        m->subject = top->relation == RO_REL_nsubj;
        m->reports |= m->subject && !m->in_role && top->head != RO_NONE &&
                      r->quote_of[top->head] == RO_NONE && is_cue(r, top->head, top->head + 1);
        m->object =
            top->relation == RO_REL_obj || top->relation == RO_REL_obl || top->relation == RO_REL_iobj;
    } else {
        bool free = !m->possessive && !m->in_role && !m->object;
        m->subject = m->reports || (free && !f->had_subject);
        f->had_subject |= m->subject;
    }
    m->reports |= !m->possessive && !m->in_role && is_source(f, m);
    m->subject |= m->reports;
}

static int push(finding *f, ro_mention mention) {
    mark_use(f, &mention);
    ro_mention *m = ro_array_push(f->scratch, f->out);
    if (!m)
        return READOUT_NO_MEMORY;
    *m = mention;
    m->entity = RO_NONE;
    return 0;
}

/* What stands in the phrase of the mention that is about to be taken, from `begin` on, is part of it. */
static void absorb(finding *f, uint32_t begin) {
    ro_mentions *out = f->out;
    uint32_t kept = out->count;
    while (kept && out->items[kept - 1].phrase.begin >= begin)
        kept--;
    uint32_t end = out->count;
    out->count = kept;
    for (uint32_t i = kept; i < end; i++) {
        ro_mention m = out->items[i];
        f->had_subject &= !m.subject;
        if (m.kind == RO_MENTION_NOUN)
            continue;
        m.in_role = true;
        m.subject = m.reports = false;
        out->items[out->count++] = m;
    }
}

static int take_name(finding *f, uint32_t w) {
    const ro_name *name = &f->r->doc->names.items[f->r->name_of[w]];
    ro_mention m = {.kind = RO_MENTION_NAME,
                    .phrase = {name->first_word, name->first_word + name->words},
                    .head = name->first_word + name->words - 1,
                    .name = f->r->name_of[w]};
    m.in_role = w < f->role_end;
    m.role = ro_role_of_name(f->people, f->r, name);
    bool before = m.role.end && m.role.begin < m.phrase.begin;
    if (before) {
        absorb(f, m.role.begin -
                      (m.role.begin > f->first && f->r->kinds[m.role.begin - 1] == RO_WORD_DETERMINER));
        m.behind = ro_role_behind_title(f->people, f->r, name);
    }
    uint32_t role_end = before ? m.behind.end : m.role.end;
    f->role_end = role_end > f->role_end ? role_end : f->role_end;
    return push(f, m);
}

/* A noun that another noun or a name follows is no head. */
static bool is_head(const finding *f, uint32_t w) {
    const ro_reader *r = f->r;
    if (w + 1 >= f->end || r->doc->words.items[w + 1].joined)
        return true;
    if (ro_reader_is(r, w + 1, "-"))
        return false;
    if (r->name_of[w + 1] != RO_NONE)
        return r->doc->names.items[r->name_of[w + 1]].type != RO_NAME_PERSON &&
               ro_people_noun(f->people, ro_reader_word(r, w)).many;
    if (r->doc->layers & RO_LAYER_TAGS) {
        uint8_t upos = r->doc->words.items[w + 1].upos;
        return upos != RO_UPOS_NOUN && upos != RO_UPOS_PROPN;
    }
    return r->kinds[w + 1] != RO_WORD_CONTENT || is_cue(r, w + 1, f->end);
}

static bool is_plain_noun(const finding *f, uint32_t w, const ro_noun *noun) {
    const ro_reader *r = f->r;
    if (noun->kind == RO_NOUN_NONE || r->name_of[w] != RO_NONE || !is_head(f, w))
        return false;
    return !(r->doc->layers & RO_LAYER_TAGS) || r->doc->words.items[w].upos == RO_UPOS_NOUN ||
           r->doc->words.items[w].upos == RO_UPOS_PROPN;
}

static int take_noun(finding *f, uint32_t w, ro_noun noun) {
    const ro_reader *r = f->r;
    uint32_t begin = ro_modifiers_begin(f->people, r, f->first, w);
    if (begin < f->role_end)
        return 0;
    ro_mention m = {.kind = RO_MENTION_NOUN, .head = w, .name = RO_NONE, .noun = noun};
    bool determined = begin > f->first && r->kinds[begin - 1] == RO_WORD_DETERMINER &&
                      r->quote_of[begin - 1] == r->quote_of[w];
    if (determined) {
        begin--;
        static const char *const indefinite[] = {"a",    "an",    "A",    "An",    "another", "Another",
                                                 "some", "Some",  "any",  "no",    "several", "many",
                                                 "few",  "other", "most", "every", "each"};
        m.definite = true;
        for (size_t i = 0; i < sizeof indefinite / sizeof *indefinite; i++)
            m.definite &= !ro_reader_is(r, begin, indefinite[i]);
    } else {
        m.definite = r->name_of[begin] != RO_NONE && begin + 1 < w && r->doc->words.items[begin + 1].joined;
        if (!noun.many && !m.definite)
            return 0;
    }
    m.phrase = (ro_phrase){begin, ro_complements_end(r, w + 1, f->end)};
    absorb(f, begin);
    f->role_end = m.phrase.end > w + 1 ? m.phrase.end : f->role_end;
    return push(f, m);
}

static int take_pronoun(finding *f, uint32_t w, uint32_t row) {
    const ro_lexicon *pronouns = &f->people->pronouns;
    static const char *const names[] = {"he", "she", "they", "it"};
    ro_slice use = ro_lexicon_cell(pronouns, row, 2);
    ro_mention m = {.kind = RO_MENTION_PRONOUN, .phrase = {w, w + 1}, .head = w, .name = RO_NONE};
    for (ro_pronoun p = RO_PRONOUN_HE; p <= RO_PRONOUN_IT; p++)
        if (ro_slice_is(ro_lexicon_cell(pronouns, row, 1), names[p]))
            m.pronoun = p;
    m.possessive = ro_slice_is(use, "possessive");
    m.reflexive = ro_slice_is(use, "reflexive");
    m.object = ro_slice_is(use, "object") || m.reflexive;
    return push(f, m);
}

/* The noun that a relative clause hangs on: up the tree from its pronoun; RO_NONE where there is none before
 * it.
 */
static uint32_t antecedent_of(const ro_reader *r, uint32_t pronoun) {
    uint32_t w = pronoun;
    for (int steps = 0; steps < MAX_CLIMB && w != RO_NONE; steps++) {
        bool clause = r->doc->words.items[w].relation == RO_REL_acl;
        w = r->doc->words.items[w].head;
        for (int up = 0;
             up < MAX_CLIMB && clause && w != RO_NONE && r->doc->words.items[w].relation == RO_REL_appos;
             up++)
            w = r->doc->words.items[w].head;
        if (clause)
            return w != RO_NONE && w < pronoun ? w : RO_NONE;
    }
    return RO_NONE;
}

/* Is the word a relative pronoun? "that" is one where the tree says so. */
static bool is_relative(const ro_reader *r, uint32_t w) {
    if (r->kinds[w] == RO_WORD_RELATIVE)
        return true;
    return (r->doc->layers & RO_LAYER_TREES) && ro_reader_is(r, w, "that") &&
           r->doc->words.items[w].upos == RO_UPOS_PRON && r->doc->words.items[w].relation == RO_REL_nsubj &&
           antecedent_of(r, w) != RO_NONE;
}

static int take_relative(finding *f, uint32_t w) {
    ro_mention m = {.kind = RO_MENTION_PRONOUN,
                    .phrase = {w, w + 1},
                    .head = w,
                    .name = RO_NONE,
                    .pronoun = RO_PRONOUN_RELATIVE,
                    .antecedent = antecedent_of(f->r, w),
                    .possessive = ro_reader_is(f->r, w, "whose"),
                    .object = ro_reader_is(f->r, w, "whom")};
    return push(f, m);
}

static int read_sentence(finding *f) {
    const ro_reader *r = f->r;
    int status = 0;
    f->had_subject = false;
    f->role_end = f->first;
    for (uint32_t w = f->first; !status && w < f->end; w++) {
        if (r->name_of[w] != RO_NONE) {
            uint32_t name = r->name_of[w];
            status = take_name(f, w);
            while (w + 1 < f->end && r->name_of[w + 1] == name)
                w++;
            continue;
        }
        uint32_t row = ro_lexicon_find(&f->people->pronouns, ro_reader_word(r, w));
        ro_noun noun = row == RO_NONE ? ro_people_noun(f->people, ro_reader_word(r, w)) : (ro_noun){0};
        if (row != RO_NONE)
            status = take_pronoun(f, w, row);
        else if (w > f->first && is_relative(r, w))
            status = take_relative(f, w);
        else if (is_plain_noun(f, w, &noun))
            status = take_noun(f, w, noun);
    }
    return status;
}

/* A source is in the sentence of its statement, and statements are in the order of their sentences. */
static void mark_sources(finding *f, uint32_t sentence) {
    const ro_doc *doc = f->r->doc;
    memset(f->source_of, 0xff, (f->end - f->first) * sizeof *f->source_of);
    for (; f->statement < doc->statements.count && doc->statements.items[f->statement].sentence <= sentence;
         f->statement++) {
        const ro_spans *source = &doc->statements.items[f->statement].source;
        for (uint32_t i = 0; i < source->count; i++)
            for (uint32_t w = ro_doc_word_at(doc, source->items[i].begin);
                 w < f->end && doc->words.items[w].span.begin < source->items[i].end; w++)
                if (w >= f->first)
                    f->source_of[w - f->first] = f->statement;
    }
}

int ro_mentions_find(const ro_people *people, const ro_reader *reader, ro_arena *scratch,
                     ro_mentions *mentions) {
    finding f = {.people = people, .r = reader, .scratch = scratch, .out = mentions};
    int status = 0;
    for (uint32_t s = 0; !status && s < reader->doc->sentences.count; s++) {
        const ro_sentence *sentence = &reader->doc->sentences.items[s];
        if (sentence->skipped)
            continue;
        f.first = sentence->first_word;
        f.end = sentence->first_word + sentence->words;
        mark_sources(&f, s);
        status = read_sentence(&f);
    }
    return status;
}
