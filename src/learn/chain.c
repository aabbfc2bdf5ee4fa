#include "learn/chain.h"

#include <math.h>

/* Keeps a sum from being nothing where every way is as good as forbidden. */
#define FLOOR 1e-30f

float ro_chain_weigh(const float *scores, float *weights) {
    float most = scores[0];
    for (int k = 1; k < RO_CHAIN_LABELS; k++)
        most = scores[k] > most ? scores[k] : most;
    for (int k = 0; k < RO_CHAIN_LABELS; k++)
        weights[k] = expf(scores[k] - most);
    return most;
}

static float make_whole(float *row) {
    float sum = 0;
    for (int k = 0; k < RO_CHAIN_LABELS; k++)
        sum += row[k] += FLOOR;
    for (int k = 0; k < RO_CHAIN_LABELS; k++)
        row[k] /= sum;
    return sum;
}

static void go_forward(ro_chain *chain) {
    memcpy(chain->forward[0], chain->weights[0], sizeof(ro_chain_row));
    chain->scale[0] = make_whole(chain->forward[0]);
    for (uint32_t i = 1; i < chain->length; i++) {
        const ro_chain_matrix *move = &chain->moves[chain->edges[i]];
        for (int to = 0; to < RO_CHAIN_LABELS; to++) {
            float ways = 0;
            for (int from = 0; from < RO_CHAIN_LABELS; from++)
                ways += chain->forward[i - 1][from] * (*move)[from][to];
            chain->forward[i][to] = ways * chain->weights[i][to];
        }
        chain->scale[i] = make_whole(chain->forward[i]);
    }
}

static void go_backward(ro_chain *chain) {
    for (int k = 0; k < RO_CHAIN_LABELS; k++)
        chain->backward[chain->length - 1][k] = 1.0f / RO_CHAIN_LABELS;
    for (uint32_t i = chain->length - 1; i-- > 0;) {
        const ro_chain_matrix *move = &chain->moves[chain->edges[i + 1]];
        for (int from = 0; from < RO_CHAIN_LABELS; from++) {
            float ways = 0;
            for (int to = 0; to < RO_CHAIN_LABELS; to++)
                ways += (*move)[from][to] * chain->weights[i + 1][to] * chain->backward[i + 1][to];
            chain->backward[i][from] = ways;
        }
        make_whole(chain->backward[i]);
    }
}

void ro_chain_run(ro_chain *chain) {
    go_forward(chain);
    go_backward(chain);
    for (uint32_t i = 0; i < chain->length; i++) {
        for (int k = 0; k < RO_CHAIN_LABELS; k++)
            chain->chances[i][k] = chain->forward[i][k] * chain->backward[i][k];
        make_whole(chain->chances[i]);
    }
}
