#include "learn/tree.h"

#include "base/error.h"
#include "learn/dispatch.h"
#include "learn/lanes.h"

/* The best head of each word, which is not itself. Nodes: 0 the root, w + 1 word w. */
RO_DISPATCH(best_heads, (const float *scores, size_t stride, uint32_t n, uint32_t *head),
            (scores, stride, n, head)) {
    for (uint32_t w = 0; w < n; w++) {
        const float *row = scores + w * stride;
        uint32_t best = ro_lanes_best(row, w + 1);
        if (w + 2 <= n) {
            uint32_t behind = w + 2 + ro_lanes_best(row + w + 2, n - w - 1);
            best = row[behind] > row[best] ? behind : best;
        }
        head[w + 1] = best;
    }
}

/* Every word's best head; true when that is a tree with one root. */
static bool take_best(const float *scores, size_t stride, uint32_t n, uint32_t *head, uint32_t *mark) {
    uint32_t roots = 0;
    best_heads(scores, stride, n, head);
    for (uint32_t w = 0; w < n; w++) {
        roots += head[w + 1] == 0;
        mark[w + 1] = 0;
    }
    if (roots != 1)
        return false;
    mark[0] = RO_NONE; /* reaches the root */
    for (uint32_t w = 1; w <= n; w++) {
        uint32_t node = w;
        for (; !mark[node]; node = head[node])
            mark[node] = w;
        if (mark[node] == w)
            return false;
        for (uint32_t back = w; mark[back] == w; back = head[back])
            mark[back] = RO_NONE;
    }
    return true;
}

/* Nodes 0 to n, and one more for each cycle that was contracted. A live node's row in `score` holds the best
 * arc into it from each live node, `enters` and `leaves` the words that arc joins. */
typedef struct {
    uint32_t n, size, nodes;
    float *score;                  /* [size × size] into row from column */
    uint32_t *leaves;              /* [size × size] the word (node ≤ n) the arc leaves */
    uint32_t *enters;              /* [size × size] the word it enters */
    uint32_t *chosen;              /* [size] node the best arc comes from */
    uint32_t *parent;              /* [size] the contracted node that holds it, RO_NONE while live */
    uint32_t *path;                /* [size] scratch: 0 not seen, else the walk that saw it */
    uint32_t *arc_from, *arc_into; /* [size] the chosen arc's words */
} graph;

static int make_graph(const float *scores, size_t stride, uint32_t n, graph *g, ro_arena *scratch,
                      readout_error *error) {
    /* Dearer than any difference between two trees' other arcs: only one arc leaves the root. */
    const float one_root = 1e6f;
    *g = (graph){.n = n, .size = 2 * n + 1, .nodes = n + 1};
    size_t cells = (size_t)g->size * g->size;
    g->score = ro_arena_alloc(scratch, cells * sizeof *g->score);
    g->leaves = ro_arena_alloc(scratch, cells * sizeof *g->leaves);
    g->enters = ro_arena_alloc(scratch, cells * sizeof *g->enters);
    g->chosen = ro_arena_zero(scratch, (size_t)g->size * 5, sizeof *g->chosen);
    if (!g->score || !g->leaves || !g->enters || !g->chosen)
        return ro_fail_memory(error);
    g->parent = g->chosen + g->size;
    g->path = g->parent + g->size;
    g->arc_from = g->path + g->size;
    g->arc_into = g->arc_from + g->size;
    memset(g->parent, 0xff, g->size * sizeof *g->parent);
    for (uint32_t into = 1; into <= n; into++)
        for (uint32_t from = 0; from <= n; from++) {
            size_t at = (size_t)into * g->size + from;
            g->score[at] = scores[(into - 1) * stride + from] - (from ? 0 : one_root);
            g->leaves[at] = from;
            g->enters[at] = into;
        }
    return 0;
}

static void choose(graph *g, uint32_t into) {
    uint32_t best = RO_NONE;
    const float *row = g->score + (size_t)into * g->size;
    for (uint32_t from = 0; from < g->nodes; from++)
        if (from != into && g->parent[from] == RO_NONE && (best == RO_NONE || row[from] > row[best]))
            best = from;
    g->chosen[into] = best;
    g->arc_from[into] = g->leaves[(size_t)into * g->size + best];
    g->arc_into[into] = g->enters[(size_t)into * g->size + best];
}

static void copy_arc(graph *g, size_t to, size_t from, float gain) {
    g->score[to] = g->score[from] + gain;
    g->leaves[to] = g->leaves[from];
    g->enters[to] = g->enters[from];
}

static uint32_t live(const graph *g, uint32_t node) {
    while (g->parent[node] != RO_NONE)
        node = g->parent[node];
    return node;
}

/* Makes one node of the cycle that `member` is on. */
static uint32_t contract(graph *g, uint32_t member) {
    uint32_t made = g->nodes++, m = member;
    g->path[made] = 0;
    do { /* what an arc came from may have been contracted since */
        g->chosen[m] = live(g, g->chosen[m]);
        m = g->chosen[m];
    } while (m != member);
    bool first = true;
    for (; first || m != member; m = g->chosen[m], first = false) {
        float loss = g->score[(size_t)m * g->size + g->chosen[m]];
        for (uint32_t other = 0; other < made; other++) {
            size_t in = (size_t)made * g->size + other, out = (size_t)other * g->size + made;
            if (first || g->score[(size_t)m * g->size + other] - loss > g->score[in])
                copy_arc(g, in, (size_t)m * g->size + other, -loss);
            if (other && (first || g->score[(size_t)other * g->size + m] > g->score[out]))
                copy_arc(g, out, (size_t)other * g->size + m, 0);
        }
    }
    do {
        uint32_t next = g->chosen[m];
        g->parent[m] = made;
        m = next;
    } while (m != member);
    return made;
}

static void contract_all(graph *g) {
    for (uint32_t start = 1; start <= g->n; start++) {
        uint32_t node = live(g, start);
        while (node && g->path[node] != RO_NONE) {
            if (g->path[node] == start) {
                node = contract(g, node);
                continue;
            }
            g->path[node] = start;
            choose(g, node);
            node = live(g, g->chosen[node]);
        }
        for (uint32_t done = 1; done < g->nodes; done++)
            if (g->path[done] == start)
                g->path[done] = RO_NONE;
    }
}

/* From the last contraction to the first: the arc into a cycle breaks it where it enters. */
static void expand(graph *g, uint32_t *heads) {
    for (uint32_t made = g->nodes; made-- > g->n + 1;) {
        uint32_t into = g->arc_into[made], inside = into;
        while (g->parent[inside] != made)
            inside = g->parent[inside];
        g->arc_from[inside] = g->arc_from[made];
        g->arc_into[inside] = into;
    }
    for (uint32_t w = 1; w <= g->n; w++)
        heads[w - 1] = g->arc_from[w] ? g->arc_from[w] - 1 : RO_NONE;
}

int ro_tree_decode(const float *scores, size_t stride, uint32_t n, uint32_t *heads, ro_arena *scratch,
                   readout_error *error) {
    ro_arena_mark mark = ro_arena_here(scratch);
    uint32_t *head = ro_arena_alloc(scratch, 2 * ((size_t)n + 1) * sizeof *head);
    if (!head)
        return ro_fail_memory(error);
    int status = 0;
    if (take_best(scores, stride, n, head, head + n + 1)) {
        for (uint32_t w = 0; w < n; w++)
            heads[w] = head[w + 1] ? head[w + 1] - 1 : RO_NONE;
    } else {
        graph g;
        status = make_graph(scores, stride, n, &g, scratch, error);
        if (!status) {
            contract_all(&g);
            expand(&g, heads);
        }
    }
    ro_arena_rewind(scratch, mark);
    return status;
}
