/* How much adding an article costs, by how many are stored: generated articles, in the order of their days.
 *
 *     bench_link [-n ARTICLES] [-d ARTICLES_A_DAY] [-s STORED] STORY.db
 *
 * Prints, over the last tenth before 1,000, 10,000, 100,000 … articles: microseconds an article for making
 * its keys, finding candidates and deciding what it joins; articles per CPU second for these three, for
 * writing, and for all; and the file's size. With -s the file holds so many generated articles already, the
 * next -n are added, and what is printed is over the second half of them.
 *
 * A story is a dozen rare words and five names that its articles of three days draw from; the other words
 * come as often as they do in news (data/story/terms.tsv). An article has a headline, twelve sentences, three
 * statements (one quotation of the story's), five entities and a figure; one in twenty reprints the article
 * before it.
 */
#include "base/error.h"
#include "store/store.h"
#include "story/story.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { SENTENCES = 12, WORDS = 14, STORY_WORDS = 12, NAMES = 5, STORY_ARTICLES = 8 };

typedef struct {
    uint64_t state;
    uint64_t story_seed;
    ro_lexicon terms;
    double *cumulative; /* [words] */
    uint32_t words;
    uint32_t *rare; /* [rare_count] rows of words that few articles have */
    uint32_t rare_count;
} generator;

static uint64_t mix(uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

static uint64_t draw(generator *g) {
    return mix(g->state += 0x9e3779b97f4a7c15u);
}

static int open_generator(generator *g, ro_arena *arena, readout_error *error) {
    int status = ro_lexicon_load(arena, "data/story/terms.tsv", 2, &g->terms, error);
    if (status)
        return status;
    double sum = 0;
    g->words = g->terms.row_count;
    g->cumulative = ro_arena_zero(arena, g->words, sizeof *g->cumulative);
    g->rare = ro_arena_zero(arena, g->words, sizeof *g->rare);
    if (!g->cumulative || !g->rare)
        return ro_fail_memory(error);
    for (uint32_t w = 1; w < g->words; w++) {
        double articles = strtod(ro_lexicon_cell(&g->terms, w, 1).ptr, NULL);
        g->cumulative[w] = sum += articles;
        if (articles < 200)
            g->rare[g->rare_count++] = w;
    }
    for (uint32_t w = 1; w < g->words; w++)
        g->cumulative[w] /= sum;
    return 0;
}

/* A pronounceable name for a number. */
static void write_made(ro_buffer *text, uint64_t number) {
    static const char onsets[] = "bdfgklmnprstvz", vowels[] = "aeiou";
    uint64_t hash = mix(number + 1);
    for (unsigned s = 0; s < 2 + number % 3; s++, hash >>= 8) {
        char onset = onsets[hash % (sizeof onsets - 1)];
        ro_buffer_byte(text, s ? onset : (char)(onset - 32));
        ro_buffer_byte(text, vowels[(hash >> 4) % (sizeof vowels - 1)]);
    }
}

static void write_common(generator *g, ro_buffer *text) {
    double at = (double)(draw(g) >> 11) * 0x1p-53;
    uint32_t low = 0, high = g->words - 1;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (g->cumulative[middle] < at)
            low = middle + 1;
        else
            high = middle;
    }
    ro_buffer_add(text, ro_lexicon_cell(&g->terms, low ? low : 1, 0));
}

static void write_rare(const generator *g, ro_buffer *text, uint64_t number) {
    ro_buffer_add(text, ro_lexicon_cell(&g->terms, g->rare[mix(number) % g->rare_count], 0));
}

static void write_name(const generator *g, ro_buffer *text, unsigned name) {
    write_made(text, mix(g->story_seed + name % 2) % 3000);
    ro_buffer_byte(text, ' ');
    write_made(text, 100000 + mix(g->story_seed * 31 + name) % 20000);
}

static ro_span add_words(generator *g, ro_buffer *text, unsigned count) {
    ro_span span = {(uint32_t)text->length, 0};
    for (unsigned w = 0; w < count; w++) {
        if (w)
            ro_buffer_byte(text, ' ');
        if (draw(g) % 4)
            write_common(g, text);
        else
            write_rare(g, text, g->story_seed + 100 + draw(g) % STORY_WORDS);
    }
    span.end = (uint32_t)text->length;
    return span;
}

static ro_span add_quotation(const generator *g, ro_buffer *text, unsigned which) {
    generator fixed = *g;
    fixed.state = g->story_seed * 7 + which;
    ro_span span = {(uint32_t)text->length, 0};
    for (unsigned w = 0; w < 12; w++) {
        ro_buffer_text(text, w ? " " : "");
        write_common(&fixed, text);
    }
    span.end = (uint32_t)text->length;
    return span;
}

static void add_sentence(ro_doc *doc, ro_buffer *text, uint32_t begin, bool title) {
    ro_sentence *sentence = ro_array_push(doc->arena, &doc->sentences);
    ro_buffer_text(text, ".\n");
    sentence->span = (ro_span){begin, (uint32_t)text->length - 1};
    sentence->title = title;
}

static void add_person(generator *g, ro_doc *doc, ro_buffer *text, unsigned name) {
    uint32_t begin = (uint32_t)text->length;
    ro_entity *entity = ro_array_push(doc->arena, &doc->entities);
    write_name(g, text, name);
    entity->name = ro_arena_copy(doc->arena, ro_slice_of(text->bytes + begin, text->length - begin));
    entity->type = name < 3 ? RO_NAME_PERSON : RO_NAME_ORGANISATION;
    *(ro_span *)ro_array_push(doc->arena, &entity->mentions) = (ro_span){begin, (uint32_t)text->length};
}

static void add_statement(generator *g, ro_doc *doc, ro_buffer *text, unsigned which) {
    uint32_t begin = (uint32_t)text->length;
    ro_statement *statement = ro_array_push(doc->arena, &doc->statements);
    statement->kind = which ? RO_INDIRECT : RO_DIRECT;
    statement->speaker = which;
    statement->addressee = RO_NONE;
    ro_buffer_text(text, which ? "" : "“");
    *(ro_span *)ro_array_push(doc->arena, &statement->content) =
        which ? add_words(g, text, WORDS) : add_quotation(g, text, (unsigned)(draw(g) % 3));
    if (!which) {
        ro_quote *quote = ro_array_push(doc->arena, &doc->quotes);
        quote->inside = statement->content.items[0];
        quote->parent = RO_NONE;
        ro_buffer_text(text, "”");
        quote->span = (ro_span){begin, (uint32_t)text->length};
    }
    ro_buffer_text(text, ", said ");
    add_person(g, doc, text, which);
    statement->sentence = doc->sentences.count;
    statement->score = 0.9;
    statement->why = RO_LITERAL("generated");
    add_sentence(doc, text, begin, false);
}

static void add_figure(ro_doc *doc, generator *g, ro_buffer *text) {
    uint32_t begin = (uint32_t)text->length;
    ro_figure *figure = ro_array_push(doc->arena, &doc->figures);
    figure->value = (double)(draw(g) % 90 + 10);
    ro_buffer_number(text, (int64_t)figure->value);
    figure->span = (ro_span){begin, (uint32_t)text->length};
    ro_buffer_text(text, " people were hurt in ");
    uint32_t place = (uint32_t)text->length;
    write_name(g, text, 4);
    figure->place = ro_arena_copy(doc->arena, ro_slice_of(text->bytes + place, text->length - place));
    figure->counts = RO_LITERAL("people");
    figure->topic = RO_LITERAL("injured");
    figure->upper = NAN;
    figure->said_in = RO_NONE;
    figure->sentence = doc->sentences.count;
    add_sentence(doc, text, begin, false);
}

static void fill(generator *g, ro_doc *doc, ro_buffer *text) {
    add_words(g, text, 9);
    add_sentence(doc, text, 0, true);
    for (unsigned s = 0; s < 3; s++)
        add_statement(g, doc, text, s);
    for (unsigned s = 0; s < 2; s++)
        add_person(g, doc, text, 3 + s);
    add_sentence(doc, text, doc->sentences.items[doc->sentences.count - 1].span.end + 1, false);
    add_figure(doc, g, text);
    while (doc->sentences.count < SENTENCES) {
        uint32_t begin = (uint32_t)text->length;
        add_words(g, text, WORDS);
        add_sentence(doc, text, begin, false);
    }
}

/* The stories of three days are written about at once, in turn. */
static ro_doc *generate(generator *g, uint64_t number, uint64_t a_day, ro_arena *arena, ro_buffer *text) {
    ro_doc *doc = ro_arena_zero(arena, 1, sizeof *doc);
    uint64_t reprinted = number % 20 == 19 ? number - 1 : number;
    uint64_t stories = 3 * a_day / STORY_ARTICLES + 1, period = number / (3 * a_day);
    *doc =
        (ro_doc){.arena = arena, .id = ro_arena_format(arena, "generated-%llu", (unsigned long long)number)};
    g->story_seed = mix(period * 1000003 + reprinted % stories);
    g->state = mix(reprinted + 77);
    ro_buffer_clear(text);
    fill(g, doc, text);
    if (reprinted != number)
        ro_buffer_format(text, "Reprinted %llu.\n", (unsigned long long)number);
    doc->text = ro_arena_copy(arena, ro_buffer_slice(text));
    doc->article.title = ro_slice_part(doc->text, 0, doc->sentences.items[0].span.end - 1);
    doc->article.outlet = ro_arena_format(arena, "Outlet %llu", (unsigned long long)(number % 40));
    doc->article.language = RO_LITERAL("en");
    doc->article.published_from = RO_PUBLISHED_GIVEN;
    ro_day_text day = ro_day_write((ro_day)(18000 + number / a_day));
    doc->article.published = ro_arena_copy(arena, ro_slice_of(day.text, strlen(day.text)));
    return doc;
}

static double cpu_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

enum { ASKED, FOUND, DECIDED, WRITTEN, PARTS };

/* The articles from..mark, which one line printed is about. */
typedef struct {
    uint64_t from, mark;
    double seconds[PARTS];
} stretch;

static void report(const char *path, const stretch *s) {
    struct stat file = {0};
    stat(path, &file);
    double n = (double)(s->mark - s->from), us = 1e6 / n;
    double linked = s->seconds[ASKED] + s->seconds[FOUND] + s->seconds[DECIDED];
    printf("%10llu  %8.1f  %8.1f  %8.1f  %8.0f  %8.0f  %8.0f  %8.1f\n", (unsigned long long)s->mark,
           us * s->seconds[ASKED], us * s->seconds[FOUND], us * s->seconds[DECIDED], n / linked,
           n / s->seconds[WRITTEN], n / (linked + s->seconds[WRITTEN]), (double)file.st_size / 1e6);
    fflush(stdout);
}

typedef struct {
    generator generator;
    ro_arena lexicons, arena, words;
    ro_buffer text;
    const ro_story *story;
    ro_store *store;
} bench;

/* Adds the generated article; what each part took goes into `seconds`. */
static int add_one(bench *b, uint64_t number, uint64_t a_day, double seconds[PARTS], readout_error *error) {
    ro_links links = {0};
    ro_joining joining;
    readout_added added;
    ro_arena_reset(&b->arena);
    ro_arena_reset(&b->words);
    ro_doc *doc = generate(&b->generator, number, a_day, &b->arena, &b->text);
    double at[PARTS + 1] = {cpu_seconds()};
    int status = ro_story_ask(b->story, doc, &b->arena, &b->words, &links, &joining, error);
    at[FOUND] = cpu_seconds();
    if (!status)
        status = ro_store_find(b->store, doc, &links, &b->arena, &added, error);
    at[DECIDED] = cpu_seconds();
    if (!status)
        status = ro_story_decide(&joining);
    at[WRITTEN] = cpu_seconds();
    if (!status)
        status = ro_store_add(b->store, doc, &links, &added, error);
    at[PARTS] = cpu_seconds();
    for (int part = 0; part < PARTS; part++)
        seconds[part] = at[part + 1] - at[part];
    return status;
}

static int add_all(bench *b, const char *path, uint64_t stored, uint64_t last, uint64_t a_day,
                   readout_error *error) {
    stretch s = stored ? (stretch){.from = last - (last - stored) / 2, .mark = last}
                       : (stretch){.from = 900, .mark = 1000};
    double seconds[PARTS];
    int status = 0;
    printf("    stored    ask us   find us decide us    link/s   write/s     all/s   file MB\n");
    for (uint64_t n = stored; !status && n < last; n++) {
        status = add_one(b, n, a_day, seconds, error);
        for (int part = 0; part < PARTS && n >= s.from; part++)
            s.seconds[part] += seconds[part];
        if (n + 1 < s.mark)
            continue;
        report(path, &s);
        s = (stretch){.from = 9 * s.mark, .mark = 10 * s.mark};
    }
    return status;
}

static int run(const char *path, uint64_t stored, uint64_t last, uint64_t a_day, readout_error *error) {
    bench b = {.store = NULL};
    int status = open_generator(&b.generator, &b.lexicons, error);
    if (!status)
        status = ro_story_load(&b.lexicons, &b.story, error);
    if (!status)
        status = ro_store_open(path, READOUT_STORE_WRITE, &b.store, error);
    if (!status)
        status = add_all(&b, path, stored, last, a_day, error);
    ro_store_close(b.store);
    ro_buffer_free(&b.text);
    ro_arena_free(&b.arena);
    ro_arena_free(&b.words);
    ro_arena_free(&b.lexicons);
    return status;
}

int main(int argc, char **argv) {
    uint64_t articles = 10000, a_day = 1000, stored = 0;
    readout_error error = {0};
    for (int option; (option = getopt(argc, argv, "n:d:s:")) != -1;) {
        if (option == 'n')
            articles = strtoull(optarg, NULL, 10);
        else if (option == 'd')
            a_day = strtoull(optarg, NULL, 10);
        else if (option == 's')
            stored = strtoull(optarg, NULL, 10);
    }
    if (optind + 1 != argc || !articles || !a_day) {
        fprintf(stderr, "usage: bench_link [-n ARTICLES] [-d ARTICLES_A_DAY] [-s STORED] STORY.db\n");
        return 2;
    }
    int status = run(argv[optind], stored, stored + articles, a_day, &error);
    if (status)
        fprintf(stderr, "bench_link: %s\n", error.message);
    return status ? 1 : 0;
}
