#include "story/meetings.h"

#include "base/error.h"
#include "base/lexicon.h"

#include <stdlib.h>

enum {
    REACH = 70,      /* bytes between the word of meeting and who is met */
    BEFORE = 40,     /* and back to "had" or "not" */
    LIST_REACH = 45, /* from one who is met to the next: ", and Egyptian President" */
    LONGEST_WORD = 24,
    MOST_MENTIONS = 24, /* of a sentence */
};

typedef struct {
    ro_coverage *coverage;
    ro_arena *arena;
    ro_lexicon cues, before;
    readout_error *error;
} finder;

typedef struct {
    ro_span span;
    uint32_t entity;
} mention;

typedef RO_ARRAY(mention) mention_list;

static bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* The next word of letters at or behind *at, in lower case; false at the end. */
static bool next_word(ro_slice text, uint32_t *at, uint32_t end, char word[LONGEST_WORD], ro_span *span) {
    uint32_t length = 0;
    while (*at < end && !is_letter(text.ptr[*at]))
        ++*at;
    span->begin = *at;
    for (; *at < end && is_letter(text.ptr[*at]); ++*at)
        if (length + 1 < LONGEST_WORD)
            word[length++] = (char)(text.ptr[*at] | 0x20);
    word[length] = 0;
    span->end = *at;
    return length > 0;
}

static ro_slice kind_of(const ro_lexicon *words, const char *word) {
    uint32_t row = ro_lexicon_find(words, ro_slice_of(word, strlen(word)));
    return row == RO_NONE ? RO_LITERAL("") : ro_lexicon_cell(words, row, 1);
}

static bool has_with(ro_slice text, uint32_t begin, uint32_t end) {
    char word[LONGEST_WORD];
    ro_span span;
    for (uint32_t at = begin; next_word(text, &at, end, word, &span);)
        if (!strcmp(word, "with") || !strcmp(word, "to"))
            return true;
    return false;
}

/* Whether the words before the cue let it stand. */
static bool was_held(const finder *f, ro_slice text, uint32_t begin, uint32_t cue, bool noun) {
    char word[LONGEST_WORD];
    ro_span span;
    bool held = false;
    uint32_t at = cue > begin + BEFORE ? cue - BEFORE : begin;
    while (next_word(text, &at, cue, word, &span)) {
        ro_slice kind = kind_of(&f->before, word);
        if (ro_slice_is(kind, "none"))
            return false;
        held |= ro_slice_is(kind, "held");
    }
    return held || !noun;
}

static int add(finder *f, uint32_t a, uint32_t b, uint32_t article, uint32_t sentence) {
    const ro_coverage *coverage = f->coverage;
    for (uint32_t m = coverage->meetings.count; a != b && m--;) {
        const ro_cov_meeting *known = &coverage->meetings.items[m];
        if (known->article != article || known->sentence != sentence)
            break;
        if (known->entities[0] == a && known->entities[1] == b)
            return 0;
    }
    ro_cov_meeting *meeting = a == b ? NULL : ro_array_push(f->arena, &f->coverage->meetings);
    if (meeting)
        *meeting = (ro_cov_meeting){{a, b}, article, sentence};
    return meeting || a == b ? 0 : ro_fail_memory(f->error);
}

/* Those behind the cue, with those that follow in a list. */
static int add_met(finder *f, ro_slice text, const mention *mentions, uint32_t count, ro_span cue,
                   ro_slice kind, uint32_t article, uint32_t sentence) {
    uint32_t who = RO_NONE, reach = cue.end + REACH;
    for (uint32_t m = 0; m < count && mentions[m].span.end <= cue.begin; m++)
        who = mentions[m].entity;
    if (who == RO_NONE)
        return 0;
    int status = 0;
    for (uint32_t m = 0; m < count && !status; m++) {
        if (mentions[m].span.begin < cue.end)
            continue;
        if (mentions[m].span.begin > reach)
            break;
        if (!ro_slice_is(kind, "direct") && !has_with(text, cue.end, mentions[m].span.begin))
            continue;
        status = add(f, who, mentions[m].entity, article, sentence);
        reach = mentions[m].span.end + LIST_REACH;
    }
    return status;
}

static int find_in_sentence(finder *f, const mention *mentions, uint32_t count, uint32_t article,
                            uint32_t sentence) {
    const ro_cov_article *of = &f->coverage->articles.items[article];
    ro_span span = of->sentences[sentence], cue;
    char word[LONGEST_WORD];
    int status = 0;
    for (uint32_t at = span.begin; !status && next_word(of->text, &at, span.end, word, &cue);) {
        ro_slice kind = kind_of(&f->cues, word);
        if (kind.len && was_held(f, of->text, span.begin, cue.begin, ro_slice_is(kind, "noun")))
            status = add_met(f, of->text, mentions, count, cue, kind, article, sentence);
    }
    return status;
}

static int by_place(const void *a, const void *b) {
    const mention *x = a, *y = b;
    return (x->span.begin > y->span.begin) - (x->span.begin < y->span.begin);
}

static int find_in_article(finder *f, mention_list *mentions, uint32_t article) {
    const ro_cov_article *of = &f->coverage->articles.items[article];
    int status = 0;
    if (mentions->count < 2)
        return 0;
    qsort(mentions->items, mentions->count, sizeof *mentions->items, by_place);
    for (uint32_t s = 0, m = 0; !status && s < of->sentence_count; s++) {
        while (m < mentions->count && mentions->items[m].span.begin < of->sentences[s].begin)
            m++;
        uint32_t last = m;
        while (last < mentions->count && last - m < MOST_MENTIONS &&
               mentions->items[last].span.end <= of->sentences[s].end)
            last++;
        if (last - m >= 2)
            status = find_in_sentence(f, mentions->items + m, last - m, article, s);
    }
    return status;
}

int ro_meetings_find(ro_coverage *coverage, ro_arena *arena, readout_error *error) {
    finder f = {.coverage = coverage, .arena = arena, .error = error};
    mention_list mentions = {0};
    int status = ro_lexicon_load(arena, "data/story/meetings.tsv", 2, &f.cues, error);
    if (!status)
        status = ro_lexicon_load(arena, "data/story/meeting_before.tsv", 2, &f.before, error);
    for (uint32_t a = 0; !status && a < coverage->appearances.count; a++) {
        const ro_cov_appearance *appearance = &coverage->appearances.items[a];
        ro_name_type type = coverage->entities.items[appearance->entity].type;
        for (uint32_t m = 0; m < appearance->mention_count; m++) {
            mention *added = type == RO_NAME_PLACE ? NULL : ro_array_push(arena, &mentions);
            if (!added && type != RO_NAME_PLACE)
                return ro_fail_memory(error);
            if (added)
                *added = (mention){appearance->mentions[m], appearance->entity};
        }
        bool last = a + 1 == coverage->appearances.count ||
                    coverage->appearances.items[a + 1].article != appearance->article;
        if (!last)
            continue;
        status = find_in_article(&f, &mentions, appearance->article);
        mentions.count = 0;
    }
    return status;
}
