#include "story/utterance.h"

#include <stdlib.h>

void ro_utterance_pack(const ro_utterance *utterance, ro_buffer *buffer) {
    ro_person_pack(&utterance->speaker, buffer);
    ro_record_put(buffer, (uint32_t)utterance->act | (uint32_t)utterance->kind << 8 |
                              (uint32_t)utterance->day_stated << 16);
    ro_record_put(buffer, utterance->sentence);
    ro_record_put(buffer, utterance->begin);
    ro_record_put(buffer, utterance->word_count);
    for (uint32_t w = 0; w < utterance->word_count; w++) {
        const ro_uttered *word = &utterance->words[w];
        ro_record_put(buffer, word->hash);
        ro_record_put(buffer, word->begin << 9 | (word->length & 255u) << 1 | word->quoted);
    }
}

bool ro_utterance_unpack(const ro_story *story, ro_slice bytes, ro_day day, ro_utterance *utterance) {
    ro_record record = {.bytes = bytes};
    ro_person_unpack(&record, &utterance->speaker);
    uint32_t flags = ro_record_get(&record);
    utterance->act = (flags & 255) <= RO_ACT_DECLINE ? (ro_act)(flags & 255) : RO_ACT_ASSERT;
    utterance->kind = (flags >> 8 & 255) <= RO_MIXED ? (ro_statement_kind)(flags >> 8 & 255) : RO_INDIRECT;
    utterance->day_stated = flags >> 16 & 1;
    utterance->day = day;
    utterance->sentence = ro_record_get(&record);
    utterance->begin = ro_record_get(&record);
    uint32_t count = ro_record_count(&record, 2);
    utterance->word_count = count < RO_UTTERANCE_WORDS ? count : RO_UTTERANCE_WORDS;
    for (uint32_t w = 0; w < utterance->word_count; w++) {
        uint32_t hash = ro_record_get(&record), place = ro_record_get(&record);
        utterance->words[w] = (ro_uttered){hash, place >> 9, (uint16_t)(place >> 1 & 255), place & 1,
                                           ro_term_weight(&story->terms, hash)};
    }
    return !record.damaged;
}

/* Indices of the quoted words; of all where `all`. */
static uint32_t pick(const ro_utterance *utterance, bool all, uint32_t *picked) {
    uint32_t count = 0;
    for (uint32_t w = 0; w < utterance->word_count; w++)
        if (all || utterance->words[w].quoted)
            picked[count++] = w;
    return count;
}

typedef struct {
    uint32_t a[RO_UTTERANCE_WORDS], b[RO_UTTERANCE_WORDS]; /* the quoted words of each */
    uint32_t a_count, b_count;
    uint32_t pairs_a[RO_UTTERANCE_WORDS],
        pairs_b[RO_UTTERANCE_WORDS]; /* places in a and b that are aligned */
    uint32_t pair_count;
    uint32_t run;     /* longest run of words that follow each other in both */
    uint32_t content; /* aligned content words */
    double weight;    /* of all aligned words */
} alignment;

static void measure(const ro_utterance *x, alignment *al) {
    uint32_t run = 0;
    for (uint32_t p = 0; p < al->pair_count; p++) {
        bool follows =
            p && al->pairs_a[p] == al->pairs_a[p - 1] + 1 && al->pairs_b[p] == al->pairs_b[p - 1] + 1;
        run = follows ? run + 1 : 1;
        al->run = run > al->run ? run : al->run;
        float weight = x->words[al->a[al->pairs_a[p]]].weight;
        al->content += weight >= RO_CONTENT_WEIGHT;
        al->weight += weight;
    }
}

/* Longest common subsequence; at most 96 by 96 steps. */
static void align(const ro_utterance *x, const ro_utterance *y, alignment *al) {
    static const uint8_t up = 1, left = 2;
    uint8_t lengths[2][RO_UTTERANCE_WORDS + 1] = {{0}};
    uint8_t steps[RO_UTTERANCE_WORDS + 1][RO_UTTERANCE_WORDS + 1];
    *al = (alignment){0};
    al->a_count = pick(x, false, al->a);
    al->b_count = pick(y, false, al->b);
    for (uint32_t i = 1; i <= al->a_count; i++) {
        uint8_t *now = lengths[i & 1], *before = lengths[(i & 1) ^ 1];
        for (uint32_t j = 1; j <= al->b_count; j++) {
            if (x->words[al->a[i - 1]].hash == y->words[al->b[j - 1]].hash) {
                now[j] = (uint8_t)(before[j - 1] + 1);
                steps[i][j] = 0;
            } else {
                bool from_up = before[j] >= now[j - 1];
                now[j] = from_up ? before[j] : now[j - 1];
                steps[i][j] = from_up ? up : left;
            }
        }
        now[0] = 0;
    }
    al->pair_count = lengths[al->a_count & 1][al->b_count];
    for (uint32_t i = al->a_count, j = al->b_count, p = al->pair_count; i && j && p;) {
        if (!steps[i][j]) {
            al->pairs_a[--p] = --i;
            al->pairs_b[p] = --j;
        } else if (steps[i][j] == up) {
            i--;
        } else {
            j--;
        }
    }
    measure(x, al);
}

double ro_utterance_overlap(const ro_utterance *a, const ro_utterance *b, uint32_t *shared) {
    double sums[2] = {0, 0}, both = 0;
    bool met[RO_UTTERANCE_WORDS] = {false};
    *shared = 0;
    for (uint32_t j = 0; j < b->word_count; j++)
        sums[1] += b->words[j].weight >= RO_CONTENT_WEIGHT ? b->words[j].weight : 0;
    for (uint32_t i = 0; i < a->word_count; i++) {
        const ro_uttered *word = &a->words[i];
        if (word->weight < RO_CONTENT_WEIGHT)
            continue;
        sums[0] += word->weight;
        for (uint32_t j = 0; j < b->word_count; j++)
            if (!met[j] && b->words[j].hash == word->hash) {
                met[j] = true;
                both += word->weight;
                ++*shared;
                break;
            }
    }
    double lighter = sums[0] < sums[1] ? sums[0] : sums[1];
    return lighter > 0 ? both / lighter : 0;
}

/* One denies what the other says. */
static bool opposed(const ro_utterance *a, const ro_utterance *b) {
    return (a->act == RO_ACT_DENY) != (b->act == RO_ACT_DENY) ||
           (a->act == RO_ACT_REJECT) != (b->act == RO_ACT_REJECT);
}

static int days_between(const ro_utterance *a, const ro_utterance *b) {
    return a->day == RO_NO_DAY || b->day == RO_NO_DAY ? 1 : abs(a->day - b->day);
}

/* The same words in the same order: a reprint's, whoever is said to speak. */
static bool word_for_word(const ro_utterance *a, const ro_utterance *b) {
    if (a->word_count != b->word_count || a->word_count < 4)
        return false;
    for (uint32_t w = 0; w < a->word_count; w++)
        if (a->words[w].hash != b->words[w].hash)
            return false;
    return true;
}

static double same_quotation(const ro_utterance *a, const ro_utterance *b, ro_sameness speaker) {
    alignment al;
    align(a, b, &al);
    uint32_t shorter = al.a_count < al.b_count ? al.a_count : al.b_count;
    if (shorter < 2)
        return 0;
    double cover = (double)al.pair_count / shorter;
    bool sure = speaker == RO_SAME_PERSON;
    if (al.run >= 5 && al.content >= 2 && cover >= 0.4)
        return 0.9 + 0.1 * cover;
    if (cover >= 0.7 && al.pair_count >= (sure ? 3u : 5u) && al.weight >= 5 && al.run >= 2)
        return 0.8 * cover;
    if (cover == 1 && sure && al.run >= 2 && al.weight >= 4 && days_between(a, b) <= 2)
        return 0.7;
    return 0;
}

static double same_paraphrase(const ro_utterance *a, const ro_utterance *b, ro_sameness speaker) {
    uint32_t shared;
    double overlap = ro_utterance_overlap(a, b, &shared);
    if (speaker != RO_SAME_PERSON || opposed(a, b) || days_between(a, b) > 1 || shared < 3)
        return 0;
    return overlap >= 0.6 ? 0.75 * overlap : 0;
}

double ro_utterance_same(const ro_utterance *a, const ro_utterance *b) {
    ro_sameness speaker = ro_person_compare(&a->speaker, &b->speaker);
    if (speaker == RO_OTHER_PERSON)
        return 0;
    if (a->day_stated && b->day_stated && days_between(a, b) > 1)
        return 0;
    if (word_for_word(a, b))
        return 1;
    double quoted = same_quotation(a, b, speaker);
    return quoted > 0 ? quoted : same_paraphrase(a, b, speaker);
}

bool ro_utterance_changed(const ro_utterance *a, const ro_utterance *b, uint32_t *in_a, uint32_t *in_b) {
    alignment al;
    align(a, b, &al);
    for (uint32_t p = 1; p < al.pair_count; p++) {
        uint32_t x = al.a[al.pairs_a[p]] - 1, y = al.b[al.pairs_b[p]] - 1;
        bool one_each = al.pairs_a[p] == al.pairs_a[p - 1] + 2 && al.pairs_b[p] == al.pairs_b[p - 1] + 2;
        if (!one_each || !a->words[x].quoted || !b->words[y].quoted)
            continue;
        if (a->words[x].weight < RO_CONTENT_WEIGHT || b->words[y].weight < RO_CONTENT_WEIGHT)
            continue;
        *in_a = x;
        *in_b = y;
        return true;
    }
    return false;
}

uint32_t ro_utterance_heaviest(const ro_utterance *utterance, uint32_t most, const ro_uttered **words) {
    uint32_t kept = 0;
    for (uint32_t w = 0; w < utterance->word_count; w++) {
        const ro_uttered *word = &utterance->words[w];
        bool known = word->weight < RO_CONTENT_WEIGHT;
        for (uint32_t k = 0; k < kept && !known; k++)
            known = words[k]->hash == word->hash;
        if (known || (kept == most && words[kept - 1]->weight >= word->weight))
            continue;
        uint32_t at = kept < most ? kept++ : most - 1;
        for (words[at] = word; at && words[at - 1]->weight < words[at]->weight; at--) {
            const ro_uttered *swap = words[at];
            words[at] = words[at - 1];
            words[at - 1] = swap;
        }
    }
    return kept;
}
