/* readout_run: one source, N threads, results in input order.
 *
 *     source ──ticket t──▶ slots[t % slot_count] ──▶ a thread reads and renders ──▶ on_result, in ticket
 * order
 *
 * A thread takes the next raw article and its ticket under one lock, so that tickets are in input order; it
 * waits while the slot of its ticket is not yet consumed, which bounds the memory. With one job the caller's
 * thread does it all.
 */
#include "api/reader.h"

#include "base/buffer.h"
#include "base/error.h"
#include "view/conllu.h"
#include "view/record.h"

#include <stdlib.h>

enum { SLOTS_PER_JOB = 4, MOST_JOBS = 256 };

/* An article of more bytes is read when all before it are done with, so that no two are in memory at once;
 * what is rendered of it goes out in pieces. */
enum { LARGE = 1 << 19 };

typedef struct {
    ro_arena input; /* holds the raw article */
    ro_raw raw;
    ro_slice id;
    bool large;
    ro_desk desk;
    ro_buffer rendered;
    int status;
    readout_error problem;
    uint64_t taken;
    bool done;
} slot;

typedef struct {
    const readout_reader *reader;
    const readout_run_options *options;
    ro_source *source;
    slot *slots;
    unsigned slot_count;
    pthread_mutex_t lock; /* guards all below, and the source */
    pthread_cond_t freed, finished;
    uint64_t next_ticket, consumed;
    bool at_end, stop;
    int source_status;
    readout_error source_problem;
} run_state;

static int render(const readout_run_options *options, slot *s, readout_error *error) {
    ro_buffer_clear(&s->rendered);
    ro_record_options record = {.byte_offsets = options->byte_offsets, .tokens = options->tokens};
    switch (options->render) {
    case READOUT_RENDER_JSONL:
        return ro_view_record(&s->desk.doc, &record, &s->desk.scratch, &s->rendered, error);
    case READOUT_RENDER_CONLLU:
        return ro_view_conllu(&s->desk.doc, &s->rendered, error);
    default:
        return 0;
    }
}

static void read_article(const run_state *run, slot *s) {
    s->status = s->raw.status;
    s->problem = s->raw.problem;
    if (s->status)
        return;
    s->status = ro_desk_open(run->reader, &s->desk, &s->raw, &s->problem);
    if (s->desk.doc.id.len) {
        s->id = s->desk.doc.id;
        ro_arena_reset(&s->input);
    }
    if (!s->status)
        s->status = ro_desk_read(run->reader, &s->desk, &s->problem);
    if (!s->status && !s->large)
        s->status = render(run->options, s, &s->problem);
}

/* `scratch` is the thread's: results that wait for their turn need none. */
static void read_slot(const run_state *run, slot *s, ro_arena *scratch) {
    s->desk.scratch = *scratch;
    read_article(run, s);
    *scratch = s->desk.scratch;
    scratch->budget = NULL;
    s->desk.scratch = (ro_arena){.budget = &s->desk.budget};
    s->desk.budget.held = s->desk.arena.total;
}

/* Takes the next raw article into its slot; false at the end. Called with the lock held where there are
 * threads. */
static bool take(run_state *run, slot *s) {
    ro_arena_reset(&s->input);
    s->raw = (ro_raw){0};
    int got = ro_source_next(run->source, &s->input, &s->raw, &run->source_problem);
    if (got < 0)
        run->source_status = got;
    s->id = s->raw.id;
    s->large = s->raw.bytes.len > LARGE;
    s->taken = ro_source_taken(run->source);
    s->done = false;
    return got == 1;
}

static readout_result result_of(const run_state *run, const slot *s, ro_slice rendered, bool more) {
    return (readout_result){
        .id = s->id,
        .doc = s->status ? NULL : &s->desk.doc,
        .rendered = s->status ? (ro_slice){NULL, 0} : rendered,
        .more = more,
        .status = s->status,
        .problem = s->status ? s->problem.message : NULL,
        .bytes_read = s->taken,
        .bytes_expected = ro_source_expected(run->source),
    };
}

typedef struct {
    const run_state *run;
    const slot *s;
    readout_on_result on_result;
    void *context;
} receiver;

static int hand_piece(void *context, const char *bytes, size_t length) {
    const receiver *to = context;
    readout_result result = result_of(to->run, to->s, ro_slice_of(bytes, length), true);
    return to->on_result(to->context, &result);
}

/* Renders a large article, and hands over all but the last piece. */
static int render_pieces(receiver *to, slot *s) {
    s->rendered.drain = hand_piece;
    s->rendered.context = to;
    s->rendered.stopped = false;
    s->status = render(to->run->options, s, &s->problem);
    s->rendered.drain = NULL;
    return s->rendered.stopped;
}

static int hand_over(run_state *run, slot *s, readout_on_result on_result, void *context) {
    receiver to = {run, s, on_result, context};
    if (s->large && !s->status && render_pieces(&to, s))
        return READOUT_STOPPED;
    readout_result result = result_of(run, s, ro_buffer_slice(&s->rendered), false);
    int status = on_result(context, &result);
    if (s->large) {
        ro_arena_free(&s->input);
        ro_arena_free(&s->desk.arena);
        ro_arena_free(&s->desk.scratch);
    }
    return status;
}

static void *work(void *argument) {
    run_state *run = argument;
    ro_arena scratch = {0};
    pthread_mutex_lock(&run->lock);
    for (;;) {
        while (!run->stop && !run->at_end && run->next_ticket - run->consumed >= run->slot_count)
            pthread_cond_wait(&run->freed, &run->lock);
        if (run->stop || run->at_end)
            break;
        slot *s = &run->slots[run->next_ticket % run->slot_count];
        if (!take(run, s)) {
            run->at_end = true;
            break;
        }
        uint64_t ticket = run->next_ticket++;
        while (s->large && !run->stop && run->consumed < ticket)
            pthread_cond_wait(&run->freed, &run->lock);
        pthread_mutex_unlock(&run->lock);
        read_slot(run, s, &scratch);
        pthread_mutex_lock(&run->lock);
        s->done = true;
        pthread_cond_broadcast(&run->finished);
    }
    pthread_cond_broadcast(&run->freed);
    pthread_cond_broadcast(&run->finished);
    pthread_mutex_unlock(&run->lock);
    ro_arena_free(&scratch);
    return NULL;
}

/* Hands the results over in order as they are finished; 0, or READOUT_STOPPED. */
static int consume(run_state *run, readout_on_result on_result, void *context) {
    int status = 0;
    pthread_mutex_lock(&run->lock);
    while (!status) {
        slot *s = &run->slots[run->consumed % run->slot_count];
        while (!(run->consumed < run->next_ticket && s->done) &&
               !(run->at_end && run->consumed == run->next_ticket))
            pthread_cond_wait(&run->finished, &run->lock);
        if (run->consumed == run->next_ticket)
            break;
        pthread_mutex_unlock(&run->lock);
        if (hand_over(run, s, on_result, context))
            status = READOUT_STOPPED;
        pthread_mutex_lock(&run->lock);
        run->consumed++;
        pthread_cond_broadcast(&run->freed);
    }
    run->stop = true;
    pthread_cond_broadcast(&run->freed);
    pthread_mutex_unlock(&run->lock);
    return status;
}

static int run_threads(run_state *run, unsigned jobs, readout_on_result on_result, void *context,
                       readout_error *error) {
    pthread_t *threads = calloc(jobs, sizeof *threads);
    if (!threads)
        return ro_fail_memory(error);
    unsigned started = 0;
    while (started < jobs && !pthread_create(&threads[started], NULL, work, run))
        started++;
    int status =
        started ? consume(run, on_result, context) : ro_fail(error, READOUT_IO, "cannot start a thread");
    for (unsigned i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    free(threads);
    return status;
}

static int run_here(run_state *run, readout_on_result on_result, void *context) {
    slot *s = run->slots;
    ro_arena scratch = {0};
    int status = 0;
    while (!status && take(run, s)) {
        read_slot(run, s, &scratch);
        status = hand_over(run, s, on_result, context) ? READOUT_STOPPED : 0;
    }
    ro_arena_free(&scratch);
    return status;
}

int readout_run(const readout_reader *reader, const char *const *paths, size_t path_count,
                const readout_run_options *options, readout_on_result on_result, void *context,
                readout_error *error) {
    unsigned jobs = options->jobs < 1 ? 1 : options->jobs > MOST_JOBS ? MOST_JOBS : options->jobs;
    run_state run = {
        .reader = reader, .options = options, .slot_count = jobs == 1 ? 1 : jobs * SLOTS_PER_JOB};
    run.slots = calloc(run.slot_count, sizeof *run.slots);
    if (!run.slots)
        return ro_fail_memory(error);
    pthread_mutex_init(&run.lock, NULL);
    pthread_cond_init(&run.freed, NULL);
    pthread_cond_init(&run.finished, NULL);
    int status = ro_source_open(paths, path_count, &run.source, error);
    if (!status)
        status = jobs == 1 ? run_here(&run, on_result, context)
                           : run_threads(&run, jobs, on_result, context, error);
    if (!status && run.source_status) {
        status = run.source_status;
        if (error)
            *error = run.source_problem;
    }
    ro_source_close(run.source);
    for (unsigned i = 0; i < run.slot_count; i++) {
        ro_arena_free(&run.slots[i].input);
        ro_desk_close(reader, &run.slots[i].desk);
        ro_buffer_free(&run.slots[i].rendered);
    }
    free(run.slots);
    pthread_cond_destroy(&run.freed);
    pthread_cond_destroy(&run.finished);
    pthread_mutex_destroy(&run.lock);
    return status;
}
