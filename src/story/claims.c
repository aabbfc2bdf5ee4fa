#include "story/claims.h"

#include "base/error.h"
#include "base/hash.h"
#include "story/claims_read.h"

#include <math.h>

enum { BLAME_REACH = 8, EARLY = 4, FEW = 4 };

typedef struct {
    const ro_coverage *coverage;
    const ro_dispute_words *words;
    ro_arena *arena;
    ro_claims *claims;
} maker;

/* ---- one sentence -----------------------------------------------------------------------------------------
 */

/* Words that say nothing of what a sentence is about. */
static bool is_idle(const ro_sentence_word *word) {
    const uint64_t idle =
        1ull << RO_DC_generic | 1ull << RO_DC_deny | 1ull << RO_DC_report | 1ull << RO_DC_blame;
    return word->classes & idle;
}

static uint64_t stem_hash(const ro_phrase_stems *stems, uint32_t s) {
    return ro_hash(ro_slice_of(stems->stems[s].text, stems->stems[s].length), 0);
}

static void stem_words(const ro_sentence_words *s, uint32_t from, uint32_t to, ro_claim *claim) {
    for (uint32_t w = from; w < to; w++) {
        ro_phrase_stems one;
        if (is_idle(&s->items[w]) || claim->stems.count == RO_PHRASE_STEMS)
            continue;
        ro_phrase_stem(ro_word_text(&s->items[w]), &one);
        if (!one.count || ro_phrase_shared(&one, &claim->stems))
            continue;
        claim->stems.stems[claim->stems.count++] = one.stems[0];
        claim->signature |= 1ull << (stem_hash(&claim->stems, claim->stems.count - 1) & 63);
    }
}

/* "… that she would resign, | saying that …", "any wrongdoing | and pointed to": where what is denied ends.
 */
static uint32_t denied_end(const ro_sentence_words *s, uint32_t first) {
    enum { LEAST = 1 };
    bool noun = ro_word_has(s, first, RO_DC_wrong);
    for (uint32_t w = first; w < s->count; w++) {
        bool joined = noun && (ro_word_is(s, w + 1, "and") || ro_word_is(s, w + 1, "but"));
        if (s->items[w].ends || joined ||
            (s->items[w].stops && (noun || w >= first + LEAST || w + 1 == s->count)))
            return w + 1;
    }
    return s->count;
}

static ro_told_by told_by(const ro_sentence_words *s, const ro_denial *denial) {
    if (denial->kind == RO_DENIES_IT || ro_word_has(s, denial->noun, RO_DC_account))
        return RO_TOLD_BY_ANYBODY;
    bool claim = ro_word_is(s, denial->noun, "claim") || ro_word_is(s, denial->noun, "claims");
    bool accused = denial->kind == RO_DENIES_THAT || (ro_word_has(s, denial->noun, RO_DC_accuse) && !claim);
    return accused ? RO_TOLD_BY_ACCUSATION : RO_TOLD_BY_REPORT;
}

static void read_denial(const ro_sentence_words *s, ro_claim *claim) {
    ro_denial denial = ro_denial_find(s);
    claim->denies = denial.kind;
    claim->told_by = told_by(s, &denial);
    claim->denies_here = denial.here;
    claim->recalls = denial.recalled;
    claim->calls = denial.kind != RO_DENIES_NOTHING && ro_word_has(s, denial.verb, RO_DC_call);
    if (denial.kind != RO_DENIES_NOTHING)
        claim->called = ro_claim_place(claim, s, denial.noun, denial.noun + 1);
    if (denial.lacks)
        claim->lacked = ro_claim_place(claim, s, denial.noun, denial.noun + 1);
    claim->calls_first = denial.noun <= EARLY || denial.noun > denial.verb;
    claim->of_report = ro_word_has(s, denial.noun, RO_DC_hard);
    claim->of_thought = ro_word_has(s, denial.noun, RO_DC_thought);
    bool doing = denial.first < s->count && s->items[denial.first].length > 4 &&
                 ro_slice_ends(ro_word_text(&s->items[denial.first]), RO_LITERAL("ing"));
    claim->of_self = ro_word_has(s, denial.first, RO_DC_self) || (denial.kind == RO_DENIES_THAT && doing) ||
                     (ro_word_is(s, denial.first, "what") && ro_word_has(s, denial.first + 1, RO_DC_self));
    bool told = denial.kind != RO_DENIES_NOTHING && denial.first < s->count;
    uint32_t end = told ? denied_end(s, denial.first) : s->count;
    uint32_t subject = denial.verb;
    while (subject && !s->items[subject - 1].stops)
        subject--;
    if (denial.kind != RO_DENIES_NOTHING)
        claim->denier = ro_claim_place(claim, s, subject, denial.verb);
    if (told)
        claim->denied = ro_claim_place(claim, s, denial.first, end < denial.last ? end : denial.last);
    stem_words(s, told ? denial.first : 0, end < denial.last || !told ? end : denial.last, claim);
}

/* "It was the company that caused", "Norland alone was at fault": who is blamed without the word. */
static void read_fault(const ro_sentence_words *s, uint32_t at, ro_claim *claim) {
    enum { NAME = 6 };
    if (claim->blamed.end || s->asks || !at)
        return;
    uint32_t from = at > NAME ? at - NAME : 0;
    bool fault = ro_word_is(s, at, "fault") && at >= 2 && ro_word_is(s, at - 1, "at") &&
                 ro_word_has(s, at - 2, RO_DC_be);
    bool causes = ro_word_has(s, at, RO_DC_causes);
    if (fault) {
        claim->blamed = ro_claim_place(claim, s, ro_behind_saying(s, at), at - 2);
        return;
    }
    uint32_t who = at - 1 - (ro_word_is(s, at - 1, "had") || ro_word_is(s, at - 1, "have"));
    if (!causes || who >= at || !(ro_word_is(s, who, "that") || ro_word_is(s, who, "who")))
        return;
    for (uint32_t n = who; n > from && n >= 2; n--)
        if (ro_word_has(s, n - 1, RO_DC_be) && ro_word_is(s, n - 2, "it") && n < who)
            claim->blamed = ro_claim_place(claim, s, n, who);
}

/* "has not publicly accused", "whether to accuse": nobody is blamed. */
static bool is_undone_yet(const ro_sentence_words *s, uint32_t at) {
    enum { REACH = 3 };
    for (uint32_t n = 1; n <= REACH && n <= at && !s->items[at - n].stops; n++)
        if (ro_word_has(s, at - n, RO_DC_not) || ro_word_is(s, at - n, "whether"))
            return true;
    return false;
}

/* Whom the word at `at` blames: the words behind it, up to what for; "the army is to blame": those before. */
static void read_blame(const ro_sentence_words *s, uint32_t at, ro_claim *claim) {
    if (claim->blamed.end || s->asks || is_undone_yet(s, at))
        return;
    bool responsible = ro_word_is(s, at, "responsible");
    if ((at >= 2 && ro_word_is(s, at - 1, "to") && ro_word_has(s, at - 2, RO_DC_be)) ||
        (responsible && at >= 2 && ro_word_has(s, at - 1, RO_DC_be) && ro_word_is(s, at + 1, "for"))) {
        uint32_t first = ro_behind_saying(s, at), end = at - 1 - !responsible;
        if (!responsible || (end <= first + FEW && ro_word_has(s, at + 2, RO_DC_det)))
            claim->blamed = ro_claim_place(claim, s, first, end);
        return;
    }
    if (responsible)
        return;
    bool passive = at && ro_word_has(s, at - 1, RO_DC_be);
    bool wish = at && (ro_word_has(s, at - 1, RO_DC_modal) || ro_word_has(s, at - 1, RO_DC_not) ||
                       ro_word_is(s, at - 1, "to") || ro_word_is(s, at - 1, "at"));
    bool noun = at && ro_slice_ends(ro_word_text(&s->items[at]), RO_LITERAL("ing")) &&
                (ro_word_is(s, at - 1, "of") || ro_word_is(s, at - 1, "for") || ro_word_is(s, at - 1, "in"));
    for (uint32_t n = 1; n <= 3 && n <= at; n++)
        wish |= ro_word_is(s, at - n, "who") || ro_word_is(s, at - n, "hard") ||
                (n == 1 && (ro_word_is(s, at - n, "that") || ro_word_is(s, at - n, "which")));
    if (passive || wish || noun || (at && ro_word_has(s, at - 1, RO_DC_det)))
        return;
    uint32_t end = at + 1;
    while (end < s->count && end <= at + BLAME_REACH && !s->items[end - 1].stops &&
           !ro_word_is(s, end, "for") && !ro_word_is(s, end, "of"))
        end++;
    claim->blamed = ro_claim_place(claim, s, at + 1, end);
    claim->blamer = ro_claim_place(claim, s, 0, at);
    claim->own_blame =
        ro_word_is(s, at, "blamed") && !ro_behind_saying(s, at) && at && s->items[at - 1].stops;
    claim->mutual = (ro_word_is(s, at + 1, "each") && ro_word_is(s, at + 2, "other")) ||
                    (ro_word_is(s, at + 1, "one") && ro_word_is(s, at + 2, "another"));
    claim->accuser = ro_slice_starts(ro_word_text(&s->items[at]), RO_LITERAL("accus"));
}

static void read_names(const ro_sentence_words *s, ro_claim *claim) {
    for (uint32_t w = 0; w < s->count; w++) {
        ro_phrase_stems one;
        if (!s->items[w].is_name || is_idle(&s->items[w]) || claim->names.count == RO_PHRASE_STEMS)
            continue;
        ro_phrase_stem(ro_word_text(&s->items[w]), &one);
        if (one.count && !ro_phrase_shared(&one, &claim->names))
            claim->names.stems[claim->names.count++] = one.stems[0];
    }
}

/* A page's headlines run into a sentence: "by Ida FreyMayor denies report MORE that". */
static bool runs_on(const ro_sentence_words *s, ro_slice text) {
    enum { LONG = 25, LETTERS = 3 };
    size_t small = 0;
    for (size_t at = 0; s->count > LONG && at < text.len; at++) {
        bool capital = text.ptr[at] >= 'A' && text.ptr[at] <= 'Z';
        if (capital && small >= LETTERS)
            return true;
        small = text.ptr[at] >= 'a' && text.ptr[at] <= 'z' ? small + 1 : 0;
    }
    return false;
}

static void read_sentence(ro_slice text, const ro_sentence_words *s, ro_claim *claim) {
    read_denial(s, claim);
    read_names(s, claim);
    for (uint32_t w = 0; w < s->count; w++) {
        bool told = w && ro_word_is(s, w, "said") && ro_word_is(s, w + 1, "to") &&
                    ro_word_has(s, w - 1, RO_DC_be); /* "is said to have quarrelled" */
        claim->alleges |= told || ro_word_has(s, w, RO_DC_allege) || ro_word_has(s, w, RO_DC_blame);
        claim->dated |= s->items[w].is_number && s->items[w].length == 4 && w &&
                        (ro_word_is(s, w - 1, "in") || ro_word_is(s, w - 1, "of"));
        claim->negated |= ro_word_has(s, w, RO_DC_not);
        claim->accuses |= ro_word_has(s, w, RO_DC_accuse);
        claim->cites |= ro_word_has(s, w, RO_DC_cites);
        claim->grows |= ro_word_has(s, w, RO_DC_grows);
        claim->requests |= ro_word_has(s, w, RO_DC_request);
        claim->modal |= ro_word_has(s, w, RO_DC_modal) && !ro_word_has(s, w, RO_DC_not);
        ro_claim_undone(s, w, claim);
        claim->forecast |= ro_word_has(s, w, RO_DC_forecast);
        if (ro_word_has(s, w, RO_DC_blame))
            read_blame(s, w, claim);
        read_fault(s, w, claim);
        ro_claim_clock(s, w, claim);
        ro_claim_presence(s, w, claim);
    }
    ro_claim_event(s, claim);
    char last = text.len ? text.ptr[text.len - 1] : 'a';
    claim->whole =
        s->count >= 4 && !s->asks && !runs_on(s, text) && !((last | 32) >= 'a' && (last | 32) <= 'z');
}

static int add_article(maker *m, uint32_t index, ro_sentence_words *cut) {
    const ro_cov_article *article = &m->coverage->articles.items[index];
    for (uint32_t s = 0; s < article->sentence_count && m->claims->items.count < RO_CLAIMS_MOST; s++) {
        ro_span span = article->sentences[s];
        ro_slice text = ro_slice_part(article->text, span.begin, span.end);
        ro_claim *claim = ro_array_push(m->arena, &m->claims->items);
        if (!claim)
            return READOUT_NO_MEMORY;
        *claim = (ro_claim){.article = index,
                            .sentence = s,
                            .span = span,
                            .day = ro_day_read(article->published),
                            .speaker = RO_NONE};
        ro_sentence_words_cut(m->words, text, cut);
        read_sentence(text, cut, claim);
    }
    return 0;
}

static void count_stems(ro_claims *claims) {
    for (uint32_t c = 0; c < claims->items.count; c++)
        for (uint32_t s = 0; s < claims->items.items[c].stems.count; s++)
            claims->frequency[stem_hash(&claims->items.items[c].stems, s) % RO_CLAIMS_WORDS]++;
}

/* ln of how many claims there are for each that has the stem, against that of a stem in one: smoothed, so
 * that in a few articles all stems weigh alike. */
static double rarity(const ro_claims *claims, const ro_phrase_stems *stems, uint32_t s) {
    static const double smooth = 50;
    double all = claims->items.count + smooth;
    double with = claims->frequency[stem_hash(stems, s) % RO_CLAIMS_WORDS] + 1;
    return with >= all ? 0 : log(all / with) / log(all);
}

double ro_claims_share(const ro_claims *claims, const ro_phrase_stems *a, const ro_phrase_stems *b) {
    double shared = 0, all = 0;
    for (uint32_t s = 0; s < a->count; s++) {
        double weight = rarity(claims, a, s);
        all += weight;
        if (ro_phrase_has(b, a->stems[s].text, a->stems[s].length))
            shared += weight;
    }
    return all > 0 ? shared / all : 0;
}

double ro_claims_rarest(const ro_claims *claims, const ro_phrase_stems *a, const ro_phrase_stems *b) {
    double best = 0;
    for (uint32_t s = 0; s < a->count; s++)
        if (ro_phrase_has(b, a->stems[s].text, a->stems[s].length))
            best = fmax(best, rarity(claims, a, s));
    return best;
}

/* ---- all of them ------------------------------------------------------------------------------------------
 */

/* The claim of a sentence: claims stand in order of article and sentence. */
ro_claim *ro_claims_find(const ro_claims *claims, uint32_t article, uint32_t sentence) {
    uint32_t low = 0, high = claims->items.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const ro_claim *claim = &claims->items.items[middle];
        if (claim->article < article || (claim->article == article && claim->sentence < sentence))
            low = middle + 1;
        else
            high = middle;
    }
    bool there = low < claims->items.count && claims->items.items[low].article == article &&
                 claims->items.items[low].sentence == sentence;
    return there ? &claims->items.items[low] : NULL;
}

/* "villagers", "a diplomat", "The army": a capital letter at most at its begin. */
static bool is_common(ro_slice name) {
    for (size_t at = 1; at < name.len; at++)
        if (name.ptr[at] >= 'A' && name.ptr[at] <= 'Z')
            return false;
    return name.len && ((name.ptr[0] >= 'a' && name.ptr[0] <= 'z') || memchr(name.ptr, ' ', name.len));
}

/* Two who say the same may stand as one statement: whoever has no name is as its own article has it. */
static void give_voice(const maker *m, ro_claim *claim, const ro_cov_report *report) {
    const ro_coverage *coverage = m->coverage;
    const ro_cov_statement *statement = &coverage->statements.items[report->statement];
    bool named = statement->speaker != RO_NONE;
    ro_slice name = named ? coverage->entities.items[statement->speaker].name : statement->speaker_text;
    bool own = report->source_count && statement->report_count > 1 && (!named || is_common(name));
    claim->asserts = statement->act == RO_ACT_ASSERT || statement->act == RO_ACT_ASSESS;
    claim->rejects = statement->act == RO_ACT_DENY;
    claim->speaker = own ? RO_NONE : statement->speaker;
    claim->voice = own ? ro_slice_part(coverage->articles.items[report->article].text,
                                       report->source[0].begin, report->source[0].end)
                       : name;
}

/* Who speaks a sentence of a quotation that has its cue in another. */
static void name_quoted(const maker *m, ro_span content, const ro_cov_report *report, ro_claim *claim) {
    const ro_claim *first = m->claims->items.items, *end = first + m->claims->items.count;
    uint32_t article = claim->article;
    while (claim > first && claim[-1].article == article && claim[-1].span.end > content.begin)
        claim--;
    for (; claim < end && claim->article == article && claim->span.begin < content.end; claim++)
        if (!claim->voice.len && ro_span_overlap(claim->span, content))
            give_voice(m, claim, report);
}

static void name_speakers(maker *m) {
    const ro_coverage *coverage = m->coverage;
    for (uint32_t r = 0; r < coverage->reports.count; r++) {
        const ro_cov_report *report = &coverage->reports.items[r];
        ro_claim *claim = ro_claims_find(m->claims, report->article, report->sentence);
        if (!claim || claim->voice.len)
            continue;
        give_voice(m, claim, report);
        if (report->content_count)
            claim->content = report->content[0];
    }
    for (uint32_t r = 0; r < coverage->reports.count; r++) {
        const ro_cov_report *report = &coverage->reports.items[r];
        ro_claim *claim = ro_claims_find(m->claims, report->article, report->sentence);
        for (uint32_t c = 0; claim && c < report->content_count; c++)
            name_quoted(m, report->content[c], report, claim);
    }
}

int ro_claims_make(const ro_coverage *coverage, ro_arena *arena, const ro_dispute_words *words,
                   ro_claims *claims, readout_error *error) {
    maker m = {.coverage = coverage, .words = words, .arena = arena, .claims = claims};
    ro_sentence_words *cut = ro_arena_alloc(arena, sizeof *cut);
    claims->frequency = ro_arena_zero(arena, RO_CLAIMS_WORDS, sizeof *claims->frequency);
    int status = cut && claims->frequency ? 0 : ro_fail_memory(error);
    for (uint32_t a = 0; !status && a < coverage->articles.count; a++)
        if (coverage->articles.items[a].copy_of == RO_NONE && add_article(&m, a, cut))
            status = ro_fail_memory(error);
    if (!status)
        name_speakers(&m);
    if (!status)
        count_stems(claims);
    return status;
}
