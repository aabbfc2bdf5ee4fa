#include "score.h"

#include "base/error.h"
#include "base/utf8.h"

/* A word by the characters it covers, counted in bytes without white space; the words of one multi-word token
 * share its characters and are told apart by their rank. */
typedef struct {
    uint32_t begin, end, rank;
    uint32_t head; /* index, RO_NONE: the root */
    bool first, last;
    ro_slice upos, xpos, lemma, relation;
} unit;

typedef RO_ARRAY(unit) units;

const char *train_score_name(train_score score) {
    static const char *const names[] = {"Sentences", "Words", "UPOS", "XPOS", "Lemmas", "UAS", "LAS"};
    return names[score];
}

double train_f1(train_count count) {
    return count.right ? 200.0 * count.right / (count.gold + count.found) : 0;
}

static uint32_t solid_length(ro_slice text) {
    uint32_t length = 0;
    unsigned size;
    for (size_t at = 0; at < text.len; at += size)
        length += ro_is_space(ro_utf8_at(text, at, &size)) ? 0 : size;
    return length;
}

static ro_slice string(const char *text) {
    return ro_slice_of(text, strlen(text));
}

/* Gives the words of each multi-word token its whole extent. */
static void join(unit *items, uint32_t count, const bool *joined) {
    for (uint32_t i = 0; i < count;) {
        uint32_t end = i + 1;
        while (end < count && joined[end])
            end++;
        for (uint32_t j = end; j-- > i;) {
            items[j].end = items[end - 1].end;
            items[j].begin = items[i].begin;
            items[j].rank = j - i;
        }
        i = end;
    }
}

static bool gold_units(const train_corpus *gold, units *out, ro_arena *arena) {
    uint32_t at = 0;
    bool *joined = ro_arena_zero(arena, gold->words.count + 1, 1);
    for (uint32_t s = 0; joined && s < gold->sentences.count; s++) {
        const train_sentence *sentence = &gold->sentences.items[s];
        for (uint32_t w = sentence->first; w < sentence->first + sentence->words; w++) {
            const train_word *word = &gold->words.items[w];
            unit *u = ro_array_push(arena, out);
            if (!u)
                return false;
            ro_slice tag = gold->tags->names[word->tag], upos,
                     relation = gold->relations->names[word->relation];
            ro_slice_field(&tag, ' ', &upos);
            *u = (unit){.begin = at,
                        .end = at + solid_length(word->form),
                        .upos = upos,
                        .xpos = tag,
                        .lemma = word->lemma,
                        .head = word->head < 0 ? RO_NONE : sentence->first + (uint32_t)word->head,
                        .first = w == sentence->first,
                        .last = w + 1 == sentence->first + sentence->words};
            ro_slice_field(&relation, ':', &u->relation);
            joined[w] = word->joined;
            at = u->end;
        }
    }
    if (joined)
        join(out->items, out->count, joined);
    return joined;
}

static bool doc_units(const ro_doc *doc, units *out, ro_arena *arena) {
    uint32_t at = 0;
    bool *joined = ro_arena_zero(arena, doc->words.count + 1, 1);
    for (uint32_t w = 0; joined && w < doc->words.count; w++) {
        const ro_word *word = &doc->words.items[w];
        const ro_sentence *sentence = &doc->sentences.items[word->sentence];
        unit *u = ro_array_push(arena, out);
        if (!u)
            return false;
        *u = (unit){.begin = at,
                    .end = at + solid_length(ro_doc_text(doc, word->span)),
                    .upos = string(ro_upos_name((ro_upos)word->upos)),
                    .xpos = string(doc->xpos_names[word->xpos]),
                    .lemma = word->lemma,
                    .relation = string(ro_relation_name((ro_relation)word->relation)),
                    .head = word->head,
                    .first = w == sentence->first_word,
                    .last = w + 1 == sentence->first_word + sentence->words};
        joined[w] = word->joined;
        at = u->end;
    }
    if (joined)
        join(out->items, out->count, joined);
    return joined;
}

static bool same_place(const unit *a, const unit *b) {
    return a->begin == b->begin && a->end == b->end && a->rank == b->rank;
}

static void score_word(const units *gold, const units *found, uint32_t g, uint32_t f, const uint32_t *twin,
                       train_count *counts) {
    const unit *a = &gold->items[g], *b = &found->items[f];
    bool head = a->head == RO_NONE || b->head == RO_NONE ? a->head == b->head : twin[a->head] == b->head;
    counts[TRAIN_WORDS].right++;
    counts[TRAIN_UPOS].right += ro_slice_equal(a->upos, b->upos);
    counts[TRAIN_XPOS].right += ro_slice_equal(a->xpos, b->xpos);
    counts[TRAIN_LEMMAS].right += !a->lemma.len || ro_slice_equal(a->lemma, b->lemma);
    counts[TRAIN_UAS].right += head;
    counts[TRAIN_LAS].right += head && ro_slice_equal(a->relation, b->relation);
}

/* The sentences that begin and end at the same characters. */
static void score_sentences(const units *gold, const units *found, train_count *count) {
    for (uint32_t g = 0, f = 0; g < gold->count; g++) {
        count->gold += gold->items[g].first;
        if (!gold->items[g].first)
            continue;
        while (f < found->count && (!found->items[f].first || found->items[f].begin < gold->items[g].begin))
            f++;
        uint32_t g_end = g, f_end = f;
        while (!gold->items[g_end].last)
            g_end++;
        while (f_end < found->count && !found->items[f_end].last)
            f_end++;
        count->right += f_end < found->count && found->items[f].begin == gold->items[g].begin &&
                        found->items[f_end].end == gold->items[g_end].end;
    }
    for (uint32_t f = 0; f < found->count; f++)
        count->found += found->items[f].first;
}

static int score_units(const units *gold, const units *found, train_count *counts, ro_arena *arena,
                       readout_error *error) {
    uint32_t *twin = ro_arena_alloc(arena, (gold->count + 1) * sizeof *twin);
    if (!twin)
        return ro_fail_memory(error);
    if (!gold->count || !found->count ||
        gold->items[gold->count - 1].end != found->items[found->count - 1].end)
        return ro_fail(error, READOUT_BAD_INPUT, "the analysis does not spell the treebank's characters");
    for (uint32_t g = 0, f = 0; g < gold->count; g++) {
        while (f < found->count &&
               (found->items[f].end < gold->items[g].end ||
                (found->items[f].end == gold->items[g].end && found->items[f].rank < gold->items[g].rank)))
            f++;
        twin[g] = f < found->count && same_place(&gold->items[g], &found->items[f]) ? f : RO_NONE - 1;
    }
    for (int s = TRAIN_WORDS; s < TRAIN_SCORES; s++) {
        counts[s].gold += gold->count;
        counts[s].found += found->count;
    }
    for (uint32_t g = 0; g < gold->count; g++)
        if (twin[g] < found->count)
            score_word(gold, found, g, twin[g], twin, counts);
    score_sentences(gold, found, &counts[TRAIN_SENTENCES]);
    return 0;
}

int train_score_doc(const train_corpus *gold, const ro_doc *doc, train_count counts[TRAIN_SCORES],
                    readout_error *error) {
    ro_arena arena = {0};
    units a = {0}, b = {0};
    int status = gold_units(gold, &a, &arena) && doc_units(doc, &b, &arena) ? 0 : ro_fail_memory(error);
    if (!status)
        status = score_units(&a, &b, counts, &arena, error);
    ro_arena_free(&arena);
    return status;
}
