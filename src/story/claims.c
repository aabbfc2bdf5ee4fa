#include "story/claims.h"

#include "base/error.h"
#include "base/hash.h"

enum { REPORT_REACH = 28 }; /* bytes behind a word that denies in which it names a report */

typedef struct {
    const ro_coverage *coverage;
    ro_lexicon words;
    ro_arena *arena;
    ro_claims *claims;
} maker;

static bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '\'' ||
           (unsigned char)byte > 127;
}

/* Cuts the next word off *rest, in lower case into `word`; false at the end. */
static bool next_word(ro_slice text, size_t *at, char word[24], ro_slice *found) {
    while (*at < text.len && !is_letter(text.ptr[*at]))
        ++*at;
    size_t begin = *at, length = 0;
    while (*at < text.len && is_letter(text.ptr[*at])) {
        if (length < 24)
            word[length++] =
                text.ptr[*at] >= 'A' && text.ptr[*at] <= 'Z' ? (char)(text.ptr[*at] + 32) : text.ptr[*at];
        ++*at;
    }
    *found = ro_slice_of(word, length);
    return *at > begin;
}

static bool has_class(const maker *m, ro_slice word, const char *class) {
    for (uint32_t row = ro_lexicon_find(&m->words, word); row != RO_NONE;
         row = ro_lexicon_next(&m->words, row))
        if (ro_slice_is(ro_lexicon_cell(&m->words, row, 1), class))
            return true;
    return false;
}

/* Takes the stems of words that say nothing out. */
static void thin(const maker *m, ro_claim *claim, ro_slice text) {
    char word[24];
    ro_slice found;
    ro_phrase_stems generic = {.count = 0}, kept = {.count = 0};
    for (size_t at = 0; next_word(text, &at, word, &found);) {
        bool idle = has_class(m, found, "generic") || has_class(m, found, "deny") ||
                    has_class(m, found, "report") || has_class(m, found, "blame");
        if (!idle || generic.count == RO_PHRASE_STEMS)
            continue;
        ro_phrase_stems one;
        ro_phrase_stem(found, &one);
        if (one.count)
            generic.stems[generic.count++] = one.stems[0];
    }
    for (uint32_t s = 0; s < claim->stems.count; s++) {
        ro_phrase_stems one = {.count = 1};
        one.stems[0] = claim->stems.stems[s];
        if (!ro_phrase_shared(&one, &generic))
            kept.stems[kept.count++] = claim->stems.stems[s];
    }
    claim->stems = kept;
    for (uint32_t s = 0; s < kept.count; s++)
        claim->signature |= 1ull << (ro_hash(ro_slice_of(kept.stems[s].text, kept.stems[s].length), 0) & 63);
}

static void mark(const maker *m, ro_claim *claim, ro_slice text) {
    char word[24], before[24] = "";
    size_t before_length = 0;
    ro_slice found;
    for (size_t at = 0; next_word(text, &at, word, &found);) {
        ro_slice last = ro_slice_of(before, before_length);
        bool pushed = ro_slice_is(found, "back") && before_length >= 4 && !memcmp(before, "push", 4);
        if (claim->denies && claim->denial && !claim->denies_it && has_class(m, last, "deny") &&
            has_class(m, found, "it"))
            claim->denies_it =
                at >= text.len || text.ptr[at] == '.' || text.ptr[at] == ',' || text.ptr[at] == ';';
        bool nobody = has_class(m, last, "not") || ro_slice_is(last, "one");
        if (has_class(m, found, "blame") && !claim->blame)
            claim->blame = claim->span.begin + (uint32_t)at;
        if ((has_class(m, found, "deny") || pushed) && !nobody && !claim->denies) {
            claim->denies = true;
            claim->denial = claim->span.begin + (uint32_t)at;
        }
        bool behind = claim->denies && claim->span.begin + at <= claim->denial + REPORT_REACH;
        claim->denies_report |= behind && has_class(m, found, "report");
        bool next = claim->denies && has_class(m, last, "deny");
        claim->denies_that |= next && (ro_slice_is(found, "that") || ro_slice_ends(found, RO_LITERAL("ing")));
        claim->forecast |= has_class(m, found, "forecast");
        claim->says_false |= has_class(m, found, "false");
        claim->of_report |= has_class(m, found, "report");
        claim->blames |= has_class(m, found, "blame");
        claim->negated |= has_class(m, found, "not");
        memcpy(before, word, found.len);
        before_length = found.len;
    }
}

static int add_article(maker *m, uint32_t index) {
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
        mark(m, claim, text);
        size_t from = claim->denies && !claim->denies_it ? claim->denial - span.begin : 0;
        ro_phrase_stem(ro_slice_part(text, from, text.len), &claim->stems);
        thin(m, claim, text);
    }
    return 0;
}

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

static void name_speakers(maker *m) {
    const ro_coverage *coverage = m->coverage;
    for (uint32_t r = 0; r < coverage->reports.count; r++) {
        const ro_cov_report *report = &coverage->reports.items[r];
        const ro_cov_statement *statement = &coverage->statements.items[report->statement];
        ro_claim *claim = ro_claims_find(m->claims, report->article, report->sentence);
        if (!claim || claim->voice.len)
            continue;
        claim->speaker = statement->speaker;
        claim->voice = statement->speaker != RO_NONE ? coverage->entities.items[statement->speaker].name
                                                     : statement->speaker_text;
    }
}

int ro_claims_make(const ro_coverage *coverage, ro_arena *arena, ro_claims *claims, readout_error *error) {
    maker m = {.coverage = coverage, .arena = arena, .claims = claims};
    int status = ro_lexicon_load(arena, "data/story/dispute_words.tsv", 2, &m.words, error);
    for (uint32_t a = 0; !status && a < coverage->articles.count; a++)
        if (coverage->articles.items[a].copy_of == RO_NONE && add_article(&m, a))
            status = ro_fail_memory(error);
    if (!status)
        name_speakers(&m);
    return status;
}
