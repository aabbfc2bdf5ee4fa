#include "articles.h"

#include "base/utf8.h"
#include "use.h"

#include <dirent.h>
#include <stdio.h>

enum { FOLDS = 3, HELD_OF = 8 };

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorted names of a folder that end so. */
static char **names_in(ro_arena *arena, const char *folder, const char *ending, uint32_t *count) {
    DIR *dir = opendir(folder);
    if (!dir)
        stop("%s cannot be opened", folder);
    RO_ARRAY(char *) names = {0};
    for (struct dirent *entry; (entry = readdir(dir));) {
        size_t length = strlen(entry->d_name), end = strlen(ending);
        if (length <= end || strcmp(entry->d_name + length - end, ending))
            continue;
        char **name = ro_array_push(arena, &names);
        if (!name)
            stop("out of memory");
        *name = (char *)ro_arena_copy(arena, ro_slice_of(entry->d_name, length)).ptr;
    }
    closedir(dir);
    qsort(names.items, names.count, sizeof *names.items, by_name);
    *count = names.count;
    return names.items;
}

/* Byte offsets of code points. */
static uint32_t *byte_offsets(ro_arena *arena, ro_slice text) {
    uint32_t *offsets = need_in(arena, (text.len + 2) * sizeof *offsets), points = 0;
    for (size_t at = 0; at < text.len; points++) {
        unsigned length;
        ro_utf8_at(text, at, &length);
        offsets[points] = (uint32_t)at;
        at += length;
    }
    for (size_t i = points; i < text.len + 2; i++)
        offsets[i] = (uint32_t)text.len;
    return offsets;
}

/* Adds the words under "12 34;40 52" to the list. */
static void take_spans(const ro_doc *doc, const uint32_t *offsets, const char *spans, ro_arena *arena,
                       ro_word_list *list) {
    for (char *at = (char *)spans; *at >= '0' && *at <= '9';) {
        unsigned long begin = strtoul(at, &at, 10), end = strtoul(at, &at, 10);
        if (begin > doc->text.len || end > doc->text.len)
            stop("a span beyond its text");
        for (uint32_t i = ro_doc_word_at(doc, offsets[begin]);
             i < doc->words.count && doc->words.items[i].span.begin < offsets[end]; i++) {
            uint32_t *item = ro_array_push(arena, list);
            if (!item)
                stop("out of memory");
            *item = i;
        }
        at += *at == ';';
    }
}

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static void tidy(ro_word_list *list) {
    uint32_t kept = 0;
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, by_number);
    for (uint32_t i = 0; i < list->count; i++)
        if (!kept || list->items[kept - 1] != list->items[i])
            list->items[kept++] = list->items[i];
    list->count = kept;
}

/* "T12<tab>Cue 4 5;7 9<tab>text": the spans of T12, or NULL. */
static const char *spans_of(char *const *lines, uint32_t count, const char *key, size_t length) {
    for (uint32_t i = 0; i < count; i++)
        if (!strncmp(lines[i], key, length) && lines[i][length] == '\t') {
            const char *space = strchr(lines[i], ' ');
            return space ? space + 1 : NULL;
        }
    return NULL;
}

/* "E1<tab>Attribution:T4 Content:T3 Cue:T2 Source:T1" */
static void take_event(article *a, const uint32_t *offsets, char *const *lines, uint32_t count,
                       const char *event, ro_arena *arena) {
    gold_statement *gold = ro_array_push(arena, &a->gold);
    if (!gold)
        stop("out of memory");
    gold->head = RO_NONE;
    for (const char *part = strchr(event, '\t'); part && *part; part = strchr(part, ' ')) {
        part++;
        ro_word_list *list = !strncmp(part, "Source", 6)    ? &gold->source
                             : !strncmp(part, "Cue", 3)     ? &gold->cue
                             : !strncmp(part, "Content", 7) ? &gold->content
                                                            : NULL;
        const char *key = strchr(part, ':');
        const char *spans = list && key ? spans_of(lines, count, key + 1, strcspn(key + 1, " \r\n")) : NULL;
        if (spans)
            take_spans(&a->doc, offsets, spans, arena, list);
    }
    tidy(&gold->source);
    tidy(&gold->cue);
    tidy(&gold->content);
}

static void read_gold(article *a, ro_slice ann, ro_arena *arena) {
    RO_ARRAY(char *) lines = {0};
    ro_slice line;
    while (ro_slice_line(&ann, &line)) {
        char **item = ro_array_push(arena, &lines);
        if (!item)
            stop("out of memory");
        *item = (char *)ro_arena_copy(arena, line).ptr;
    }
    uint32_t *offsets = byte_offsets(arena, a->doc.text);
    for (uint32_t i = 0; i < lines.count; i++)
        if (lines.items[i][0] == 'E' && lines.items[i][1] >= '0' && lines.items[i][1] <= '9')
            take_event(a, offsets, lines.items, lines.count, lines.items[i], arena);
}

/* The annotation of NAME.txt: NAME_….ann, the last part the annotator. */
static const char *annotation_of(char *const *names, uint32_t count, const char *name) {
    for (uint32_t i = 0; i < count; i++) {
        const char *last = strrchr(names[i], '_');
        if (last && (size_t)(last - names[i]) == strlen(name) && !strncmp(names[i], name, strlen(name)))
            return names[i];
    }
    return NULL;
}

static bool read_article(const ro_pipeline *pipeline, const char *folder, const char *annotation, article *a,
                         ro_arena *arena, ro_arena *scratch) {
    char path[4096];
    readout_error error;
    snprintf(path, sizeof path, "%s/text/%s.txt", folder, a->name);
    a->doc = (ro_doc){.arena = arena, .text = read_file(arena, path), .layers = RO_LAYER_TEXT};
    a->doc.id = ro_slice_of(a->name, strlen(a->name));
    if (ro_pipeline_run(pipeline, &a->doc, scratch, NULL, &error)) {
        fprintf(stderr, "%s: %s\n", a->name, error.message);
        return false;
    }
    snprintf(path, sizeof path, "%s/attributions/%s", folder, annotation);
    read_gold(a, read_file(arena, path), arena);
    return true;
}

void articles_load(const char *folder, uint32_t hold, articles *out) {
    char path[4096];
    ro_pipeline pipeline;
    readout_error error;
    ro_arena scratch = {0};
    uint32_t texts, annotations;
    memset(out, 0, sizeof *out);
    if (ro_pipeline_load(&pipeline, "names", &error))
        stop("%s", error.message);
    snprintf(path, sizeof path, "%s/text", folder);
    char **text = names_in(&out->arena, path, ".txt", &texts);
    snprintf(path, sizeof path, "%s/attributions", folder);
    char **annotation = names_in(&out->arena, path, ".ann", &annotations);
    out->items = need(texts * sizeof *out->items);
    for (uint32_t i = 0; i < texts; i++) {
        article *a = &out->items[out->count];
        snprintf(a->name, sizeof a->name, "%.*s", (int)strlen(text[i]) - 4, text[i]);
        a->held = i % HELD_OF == hold;
        a->fold = i % FOLDS;
        const char *found = annotation_of(annotation, annotations, a->name);
        out->count += found && read_article(&pipeline, folder, found, a, &out->arena, &scratch);
    }
    /* the models stay mapped: documents point at their names of tags */
    ro_arena_free(&scratch);
}

/* The word of the cue that is highest in the tree, content words first. */
static uint32_t head_of(const ro_swords *words, const ro_word_list *cue) {
    uint32_t best = RO_NONE, least = UINT32_MAX;
    for (uint32_t i = 0; i < cue->count; i++) {
        const ro_sword *w = &words->words[cue->items[i]];
        bool content = w->kind == RO_UPOS_VERB || w->kind == RO_UPOS_NOUN || w->kind == RO_UPOS_ADJ;
        uint32_t cost = w->depth * 2u + !content + (w->punct ? 50 : 0);
        if (cost < least) {
            least = cost;
            best = cue->items[i];
        }
    }
    return best;
}

void articles_view(const ro_statement_lexis *lexis, articles *all) {
    readout_error error;
    for (uint32_t i = 0; i < all->count; i++) {
        article *a = &all->items[i];
        if (ro_swords_make(lexis, &a->doc, &all->arena, &a->words, &error))
            stop("%s", error.message);
        a->is_head = need_in(&all->arena, a->words.count + 1);
        for (uint32_t g = 0; g < a->gold.count; g++) {
            gold_statement *gold = &a->gold.items[g];
            gold->head = head_of(&a->words, &gold->cue);
            if (gold->head != RO_NONE)
                a->is_head[gold->head] = true;
        }
    }
}

static uint32_t shared_words(const article *a, const ro_word_list *gold, const ro_word_list *found,
                             uint32_t *gold_words) {
    uint32_t shared = 0;
    *gold_words = 0;
    for (uint32_t i = 0; i < gold->count; i++) {
        if (a->words.words[gold->items[i]].punct)
            continue;
        ++*gold_words;
        shared += ro_word_list_holds(found, gold->items[i]);
    }
    return shared;
}

bool is_right(const article *a, const ro_candidate *c) {
    for (uint32_t g = 0; g < a->gold.count; g++) {
        const gold_statement *gold = &a->gold.items[g];
        bool cue = false;
        for (uint32_t i = 0; i < gold->cue.count && !cue; i++)
            cue = ro_word_list_holds(&c->cue, gold->cue.items[i]);
        if (!cue)
            continue;
        uint32_t content, source;
        uint32_t content_shared = shared_words(a, &gold->content, &c->content, &content);
        uint32_t source_shared = shared_words(a, &gold->source, &c->source, &source);
        if (content_shared && 2 * content_shared >= content + c->content.count - content_shared &&
            (source_shared || (!source && !c->source.count)))
            return true;
    }
    return false;
}
