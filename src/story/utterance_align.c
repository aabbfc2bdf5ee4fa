#include "story/utterance_align.h"

/* Indices of the quoted words. */
static uint32_t pick(const ro_utterance *utterance, uint32_t *picked) {
    uint32_t count = 0;
    for (uint32_t w = 0; w < utterance->word_count; w++)
        if (utterance->words[w].quoted)
            picked[count++] = w;
    return count;
}

static void measure(const ro_utterance *x, ro_alignment *al) {
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

/* At most 96 by 96 steps. */
void ro_align_quoted(const ro_utterance *x, const ro_utterance *y, ro_alignment *al) {
    static const uint8_t up = 1, left = 2;
    uint8_t lengths[2][RO_UTTERANCE_WORDS + 1] = {{0}};
    uint8_t steps[RO_UTTERANCE_WORDS + 1][RO_UTTERANCE_WORDS + 1];
    *al = (ro_alignment){0};
    al->a_count = pick(x, al->a);
    al->b_count = pick(y, al->b);
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
