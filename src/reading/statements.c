#include "reading/statements.h"

#include "base/error.h"
#include "base/utf8.h"
#include "reading/statement_build.h"

typedef struct {
    const ro_reader *r;
    uint32_t first, end;    /* the sentence's words */
    uint32_t covered;       /* words before it are taken */
    ro_phrase last_subject; /* of the sentence's last statement */
} reading;

static bool is_be(const ro_reader *r, uint32_t w) {
    static const char *const forms[] = {"is", "are", "was", "were", "be", "been", "being", "’s", "'s"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (ro_reader_is(r, w, forms[i]))
            return true;
    return false;
}

static bool in_quote(const ro_reader *r, uint32_t w) {
    return r->quote_of[w] != RO_NONE;
}

/* Plural, or "they", "we", "I": what a bare verb form agrees with. */
static bool takes_bare_form(const ro_reader *r, ro_phrase subject) {
    ro_slice last = ro_reader_word(r, subject.end - 1);
    if (r->kinds[subject.end - 1] == RO_WORD_PRONOUN)
        return !(ro_slice_is(last, "he") || ro_slice_is(last, "she") || ro_slice_is(last, "it"));
    return last.ptr[last.len - 1] == 's' || ro_slice_is(last, "who") || ro_slice_is(last, "people") ||
           ro_slice_is(last, "police") || ro_slice_is(last, "some") || ro_slice_is(last, "many");
}

/* Is the form used as a verb that has the subject, not as a noun, participle, infinitive or passive? */
static bool is_used_as_cue(const reading *s, const ro_cue_form *form, uint32_t group, ro_subject_found found,
                           ro_phrase subject) {
    const ro_reader *r = s->r;
    uint32_t after = form->first + form->words;
    ro_slice verb = ro_reader_word(r, form->first);
    if ((after < s->end && ro_reader_is(r, after, "by")) ||
        (form->first && ro_reader_is(r, form->first - 1, "-")))
        return false;
    if (group < form->first && (ro_reader_is(r, form->first - 1, "to") || ro_reader_is(r, group, "to")))
        return false;
    bool ing = ro_slice_ends(verb, RO_LITERAL("ing"));
    bool be = false;
    for (uint32_t w = group; w < form->first; w++)
        be |= is_be(r, w);
    if (be != ing)
        return false;
    if (form->first > s->first && r->kinds[form->first - 1] == RO_WORD_DETERMINER)
        return false;
    if (found != RO_SUBJECT_PHRASE)
        return !ro_cue_is_noun_too(r->lexicon, form->row);
    bool bare = ro_slice_equal(ro_slice_part(r->doc->text, r->doc->words.items[form->first].span.begin,
                                             r->doc->words.items[after - 1].span.end),
                               ro_cue_lemma(r->lexicon, form->row));
    if (bare && group == form->first && !takes_bare_form(r, subject))
        return false;
    uint32_t last = subject.end - 1;
    return !ro_cue_is_noun_too(r->lexicon, form->row) || group < form->first ||
           r->kinds[last] == RO_WORD_PRONOUN || r->kinds[last] == RO_WORD_RELATIVE ||
           r->name_of[last] != RO_NONE;
}

/* "…,” | said": the quotation that ends right before the word, closed by a mark behind a comma or a stop. */
static uint32_t quote_before(const reading *s, uint32_t w) {
    const ro_reader *r = s->r;
    if (!w || !in_quote(r, w - 1) ||
        r->doc->words.items[w - 1].span.end < r->doc->quotes.items[r->quote_of[w - 1]].span.end)
        return RO_NONE;
    ro_slice inside = ro_doc_text(r->doc, r->doc->quotes.items[r->quote_of[w - 1]].inside);
    unsigned length;
    uint32_t c = ro_utf8_before(inside, inside.len, &length);
    bool stop = c == ',' || c == '.' || c == '?' || c == '!' || c == 0x2026 || c == 0x2014 || c == '-' ||
                c == '\'' || c == 0x2019;
    return stop ? r->quote_of[w - 1] : RO_NONE;
}

static uint32_t paragraph_first(const reading *s) {
    const ro_doc *doc = s->r->doc;
    uint32_t paragraph = doc->sentences.items[doc->words.items[s->first].sentence].paragraph;
    return doc->sentences.items[doc->paragraphs.items[paragraph].first_sentence].first_word;
}

static bool is_cue_form(const ro_reader *r, uint32_t w, uint32_t end) {
    ro_cue_form form;
    return ro_cue_form_at(r->lexicon, r->doc, w, end, &form) && !ro_cue_is_noun_too(r->lexicon, form.row);
}

/* Is the quotation part of the last statement's content? */
static bool is_taken(const ro_reader *r, uint32_t quote) {
    const ro_doc *doc = r->doc;
    if (quote == RO_NONE || !doc->statements.count)
        return false;
    const ro_spans *content = &doc->statements.items[doc->statements.count - 1].content;
    return content->items[content->count - 1].end >= doc->quotes.items[quote].inside.end;
}

static int finish(reading *s, ro_statement_found *found, uint32_t after) {
    uint32_t before = s->r->doc->statements.count, end = after;
    int status = ro_statement_add(s->r, found);
    if (status || s->r->doc->statements.count == before)
        return status;
    s->covered = after;
    s->last_subject = found->source;
    while (end < s->end && !in_quote(s->r, end) && !is_cue_form(s->r, end, s->end))
        end++;
    if (end == s->end || in_quote(s->r, end))
        status = ro_statement_continue(s->r, end, &end);
    return status;
}

/* What stands before a cue that ends the sentence: the content, from the quotation's or the sentence's begin.
 */
static ro_phrase content_before(const reading *s, uint32_t quote, uint32_t end) {
    const ro_reader *r = s->r;
    uint32_t begin = s->covered > s->first ? s->covered : s->first;
    if (quote != RO_NONE) {
        uint32_t quoted = ro_quote_chain_begin(r, quote);
        if (quoted < begin && quoted >= paragraph_first(s))
            begin = quoted;
        else if (quoted < begin)
            begin = quoted;
        else if (begin < quoted && begin == s->first && in_quote(r, begin))
            begin = quoted;
    }
    return (ro_phrase){begin, end};
}

/* A cue behind its content. 1: found; 0: it is not one. */
static int read_after(reading *s, const ro_cue_form *form) {
    const ro_reader *r = s->r;
    uint32_t verb_end = form->first + form->words, group = ro_verb_group_begin(r, s->first, form->first);
    ro_phrase subject = {0, 0};
    uint32_t quote = quote_before(s, group);
    bool inverted = quote != RO_NONE || (group > s->first && ro_reader_is(r, group - 1, ","));
    ro_subject_found found = inverted ? RO_SUBJECT_NONE : ro_subject_before(r, s->first, group, &subject);
    if (!ro_cue_takes(r->lexicon, form->row, 'q') || !is_used_as_cue(s, form, group, found, subject))
        return 0;
    uint32_t begin = group, end = ro_cue_end(r, verb_end, s->end);
    if (inverted) {
        if (verb_end >= s->end)
            return 0;
        subject = ro_phrase_after(r, verb_end, s->end);
        end = subject.end;
        if (subject.begin == subject.end || (quote == RO_NONE && !ro_reader_is(r, form->first, "said")))
            return 0;
    } else if (found == RO_SUBJECT_PHRASE) {
        begin = subject.begin;
        quote = quote_before(s, begin);
        if (begin == s->first && (is_taken(r, quote) || end + 1 < s->end))
            return 0;
    } else {
        return 0;
    }
    bool at_end = end + 1 >= s->end || in_quote(r, end) || r->kinds[end] == RO_WORD_PUNCT;
    bool comma = begin > s->first && ro_reader_is(r, begin - 1, ",");
    bool ends = end == s->end || (end + 1 == s->end && r->kinds[end] == RO_WORD_PUNCT);
    if (quote == RO_NONE && (!comma || !ends))
        return 0;
    if (quote != RO_NONE && !at_end && !inverted && !ro_cue_takes(r->lexicon, form->row, 'a') &&
        !ro_reader_is(r, end, "to") && r->kinds[end] != RO_WORD_PREPOSITION && r->kinds[end] != RO_WORD_CONJ)
        return 0;
    ro_statement_found f = {
        .source = subject,
        .cue = {group, inverted ? verb_end : (end > verb_end ? end : verb_end)},
        .content = {content_before(s, quote, comma ? begin - 1 : begin)},
        .why = quote != RO_NONE ? "quotation, then its cue" : "clause, then its cue",
        .score = quote != RO_NONE ? 0.95 : 0.85,
    };
    int status = finish(s, &f, end);
    return status ? status : 1;
}

/* Is there another cue close behind a conjunction, with a subject of its own? */
static bool reports_again(const reading *s, uint32_t w) {
    for (uint32_t i = w; i < s->end && i < w + 8; i++) {
        if (in_quote(s->r, i) || (s->r->kinds[i] == RO_WORD_PUNCT && !ro_reader_is(s->r, i, "-")))
            return false;
        if (i > w && is_cue_form(s->r, i, s->end))
            return true;
    }
    return false;
}

/* Where a clause that began at `from` ends: before what is the author's own again. */
static uint32_t content_end(const reading *s, uint32_t from) {
    static const char *const stops[] = {"but", "though",    "although", "while", "which",
                                        "who", "according", "as",       "per"};
    const ro_reader *r = s->r;
    for (uint32_t w = from; w + 1 < s->end; w++) {
        if (in_quote(r, w) || in_quote(r, w + 1))
            continue;
        bool also = ro_reader_is(r, w, "and") || ro_reader_is(r, w, "but");
        if (also && (is_cue_form(r, w + 1, s->end) ||
                     (w > from && ro_reader_is(r, w - 1, ",") && reports_again(s, w + 1))))
            return w;
        if (!ro_reader_is(r, w, ","))
            continue;
        for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
            if (ro_reader_is(r, w + 1, stops[i]))
                return w;
        if (ro_slice_ends(ro_reader_word(r, w + 1), RO_LITERAL("ing")))
            return w;
    }
    return s->end;
}

/* The person spoken to, behind the verb: the word after it, or `w`. */
static uint32_t skip_addressee(const reading *s, uint32_t w) {
    const ro_reader *r = s->r;
    if (w < s->end && ro_reader_is(r, w, "to"))
        w++;
    uint32_t at = w;
    while (at < s->end && at - w < 6 && !in_quote(r, at) && r->kinds[at] != RO_WORD_PUNCT &&
           (r->name_of[at] != RO_NONE || r->kinds[at] == RO_WORD_ADDRESSEE ||
            r->kinds[at] == RO_WORD_DETERMINER || r->kinds[at] == RO_WORD_CONTENT)) {
        bool done = r->kinds[at] == RO_WORD_ADDRESSEE ||
                    (r->name_of[at] != RO_NONE && (at + 1 == s->end || r->name_of[at + 1] != r->name_of[at]));
        at++;
        if (done)
            return at;
    }
    return at < s->end && (ro_reader_is(r, at, "that") || r->kinds[at] == RO_WORD_TIME ||
                           r->kinds[at] == RO_WORD_PREPOSITION)
               ? at
               : w;
}

static bool begins_clause(const ro_reader *r, uint32_t w) {
    switch ((ro_word_kind)r->kinds[w]) {
    case RO_WORD_PUNCT:
    case RO_WORD_AUX:
    case RO_WORD_RELATIVE:
        return in_quote(r, w);
    case RO_WORD_CONJ:
        return !(ro_reader_is(r, w, "and") || ro_reader_is(r, w, "but") || ro_reader_is(r, w, "or") ||
                 ro_reader_is(r, w, "than") || ro_reader_is(r, w, "as") || ro_reader_is(r, w, "so"));
    case RO_WORD_NOUN_PREPOSITION:
        return false;
    default:
        return true;
    }
}

/* The begin of what a cue before its content reports, or RO_NONE. *cue_end: the end of the cue's own words.
 */
static uint32_t content_begin(const reading *s, const ro_cue_form *form, uint32_t *cue_end) {
    const ro_reader *r = s->r;
    const ro_cue_words *lexicon = r->lexicon;
    uint32_t w = form->first + form->words;
    *cue_end = w;
    if (w < s->end && ro_cue_takes(lexicon, form->row, 't') && ro_reader_is(r, w, "to"))
        return w;
    if (ro_cue_takes(lexicon, form->row, 'n') && w < s->end && !ro_cue_takes(lexicon, form->row, 'c'))
        return begins_clause(r, w) && !ro_reader_is(r, w, "to") ? w : RO_NONE;
    if (!ro_cue_takes(lexicon, form->row, 'c') && !ro_cue_takes(lexicon, form->row, 'q'))
        return RO_NONE;
    if (ro_cue_takes(lexicon, form->row, 'a') || (w < s->end && ro_reader_is(r, w, "to")))
        w = skip_addressee(s, w);
    uint32_t at = ro_cue_end(r, w, s->end);
    if (w > *cue_end && ro_cue_takes(lexicon, form->row, 'n') && at < s->end && !in_quote(r, at) &&
        !ro_reader_is(r, at, "that") && !ro_reader_is(r, at, ","))
        return *cue_end;
    if (w == form->first + form->words)
        *cue_end = at;
    if (at + 1 < s->end && (ro_reader_is(r, at, ",") || ro_reader_is(r, at, ":"))) {
        *cue_end += ro_reader_is(r, at, ":") && *cue_end == at;
        if (!in_quote(r, at + 1) && !ro_reader_is(r, at + 1, "that"))
            return RO_NONE;
        at++;
    }
    if (at >= s->end || !begins_clause(r, at))
        return RO_NONE;
    return ro_cue_takes(lexicon, form->row, 'c') || in_quote(r, at) ? at : RO_NONE;
}

/* A cue before its content. 1: found; 0: it is not one. */
static int read_before(reading *s, const ro_cue_form *form) {
    const ro_reader *r = s->r;
    uint32_t group = ro_verb_group_begin(r, s->first, form->first), cue_end;
    ro_phrase subject = {0, 0};
    ro_subject_found found = ro_subject_before(r, s->first, group, &subject);
    if (found == RO_SUBJECT_SHARED)
        subject = s->last_subject;
    if (found == RO_SUBJECT_NONE || subject.begin == subject.end ||
        !is_used_as_cue(s, form, group, found, subject))
        return 0;
    uint32_t begin = content_begin(s, form, &cue_end);
    if (begin == RO_NONE)
        return 0;
    uint32_t end = content_end(s, begin);
    bool relative = r->kinds[subject.begin] == RO_WORD_RELATIVE;
    for (uint32_t w = begin; relative && w < end; w++)
        if (!in_quote(r, w) && ro_reader_is(r, w, ","))
            end = w;
    if (end <= begin)
        return 0;
    ro_statement_found f = {
        .source = subject,
        .cue = {group, cue_end},
        .content = {{begin, end}},
        .why = in_quote(r, begin) ? "cue, then its quotation" : "cue, then what it reports",
        .score = in_quote(r, begin)                         ? 0.9
                 : ro_cue_takes(r->lexicon, form->row, 'c') ? 0.8
                                                            : 0.6,
    };
    if (found == RO_SUBJECT_SHARED)
        f.score -= 0.1;
    int status = finish(s, &f, end);
    return status ? status : 1;
}

static int read_according(reading *s) {
    const ro_reader *r = s->r;
    for (uint32_t w = s->first; w + 2 < s->end; w++) {
        bool per = ro_reader_is(r, w, "per") && w > s->first && ro_reader_is(r, w - 1, ",");
        bool according = (ro_reader_is(r, w, "according") || ro_reader_is(r, w, "According")) &&
                         ro_reader_is(r, w + 1, "to");
        if ((!per && !according) || in_quote(r, w))
            continue;
        uint32_t from = per ? w + 1 : w + 2, end = from;
        while (end < s->end && !ro_reader_is(r, end, ",") && !in_quote(r, end) &&
               !ro_reader_is(r, end, ".") && !ro_reader_is(r, end, ";"))
            end++;
        ro_statement_found f = {.source = {from, end}, .cue = {w, from}, .why = "according to", .score = 0.9};
        f.content[0] = w > s->first ? (ro_phrase){s->first, w} : (ro_phrase){end, s->end};
        int status = from < end ? finish(s, &f, s->end) : 0;
        return status ? status : 1;
    }
    return 0;
}

/* "Kirby: “…”", "SPEAKER: …". */
static int read_colon(reading *s) {
    const ro_reader *r = s->r;
    uint32_t name = r->name_of[s->first];
    if (s->first != paragraph_first(s) || name == RO_NONE)
        return 0;
    uint32_t colon = s->first + r->doc->names.items[name].words;
    const ro_sentence *sentence = &r->doc->sentences.items[r->doc->words.items[s->first].sentence];
    if (colon + 1 >= s->end || !ro_reader_is(r, colon, ":") ||
        r->doc->names.items[name].type > RO_NAME_ORGANISATION)
        return 0;
    if (!in_quote(r, colon + 1) && !sentence->title)
        return 0;
    ro_statement_found f = {.source = {s->first, colon},
                            .cue = {colon, colon + 1},
                            .content = {{colon + 1, s->end}},
                            .why = "a name and a colon",
                            .score = 0.9};
    int status = finish(s, &f, s->end);
    return status ? status : 1;
}

static int read_sentence(reading *s) {
    const ro_reader *r = s->r;
    int status = read_colon(s);
    if (!status)
        status = read_according(s);
    ro_cue_form form;
    for (uint32_t w = s->end; !status && w-- > s->first;)
        if (!in_quote(r, w) && r->name_of[w] == RO_NONE &&
            ro_cue_form_at(r->lexicon, r->doc, w, s->end, &form))
            status = read_after(s, &form);
    if (status == 1 && s->covered < s->end)
        status = 0;
    for (uint32_t w = s->covered; !status && w < s->end; w++) {
        if (w < s->covered || in_quote(r, w) || r->name_of[w] != RO_NONE ||
            !ro_cue_form_at(r->lexicon, r->doc, w, s->end, &form))
            continue;
        status = read_before(s, &form);
        status = status > 0 ? 0 : status;
    }
    return status < 0 ? status : 0;
}

int ro_statements_load(ro_arena *arena, const void **model, readout_error *error) {
    ro_cue_words *words = ro_arena_zero(arena, 1, sizeof *words);
    if (!words)
        return ro_fail_memory(error);
    *model = words;
    return ro_cue_words_load(arena, words, error);
}

int ro_statements_run(const void *model, ro_doc *doc, ro_arena *scratch, readout_error *error) {
    ro_reader r;
    int status = ro_reader_make(model, doc, scratch, &r);
    for (uint32_t i = 0; !status && i < doc->sentences.count; i++) {
        const ro_sentence *sentence = &doc->sentences.items[i];
        if (sentence->skipped || !sentence->words)
            continue;
        reading s = {.r = &r, .first = sentence->first_word, .end = sentence->first_word + sentence->words};
        s.covered = s.first;
        status = read_sentence(&s);
    }
    return status ? ro_fail_memory(error) : 0;
}
