#include "story/story.h"

#include "base/error.h"
#include "base/hash.h"
#include "story/copies.h"
#include "story/dating.h"
#include "story/figures.h"
#include "story/moments.h"
#include "story/people.h"
#include "story/statements.h"
#include "story/stories.h"

static int load_negations(ro_arena *arena, ro_story *story, readout_error *error) {
    ro_lexicon words;
    int status = ro_lexicon_load(arena, "data/story/negations.tsv", 1, &words, error);
    for (uint32_t row = 0; !status && row < words.row_count && row < RO_NEGATIONS; row++)
        story->negations[story->negation_count++] = ro_fold_hash(ro_lexicon_cell(&words, row, 0));
    return status;
}

int ro_story_load(ro_arena *arena, const ro_story **out, readout_error *error) {
    ro_story *story = ro_arena_zero(arena, 1, sizeof *story);
    if (!story)
        return ro_fail_memory(error);
    *out = story;
    const ro_lexicon_wanted wanted[] = {
        {"data/story/spellings.tsv", 2, &story->spellings},
        {"data/story/particles.tsv", 2, &story->particles},
        {"data/story/forenames.tsv", 2, &story->forenames},
        {"data/story/counted_ends.tsv", 1, &story->counted_ends},
        {"data/story/counted_people.tsv", 1, &story->counted_people},
        {"data/story/moment_words.tsv", 2, &story->moment_words},
    };
    int status = ro_terms_load(arena, &story->terms, error);
    if (!status)
        status = ro_lexicons_load(arena, wanted, sizeof wanted / sizeof *wanted, error);
    if (!status)
        status = load_negations(arena, story, error);
    if (!status)
        status = ro_date_load(arena, &story->dates, error);
    return status;
}

ro_link_item *ro_story_item(ro_joining *joining, ro_link_kind kind, uint32_t index, ro_day day) {
    ro_link_item *item = ro_array_push(joining->arena, &joining->links->items);
    if (!item)
        return NULL;
    item->kind = kind;
    item->index = index;
    item->day = day;
    item->keep = true;
    return item;
}

void ro_story_key(ro_link_item *item, uint64_t hash) {
    hash = ro_hash_mix(hash, (uint64_t)item->kind + 1);
    for (uint32_t k = 0; k < item->key_count; k++)
        if (item->keys[k] == hash)
            return;
    if (item->key_count < RO_LINK_KEYS)
        item->keys[item->key_count++] = hash;
}

void ro_story_run(ro_link_item *item, uint64_t hash) {
    uint64_t *runs = item->runs;
    for (uint32_t r = 0; r < item->run_count; r++)
        if (runs[r] == hash)
            return;
    if (item->run_count == RO_LINK_RUNS && runs[RO_LINK_RUNS - 1] <= hash)
        return;
    uint32_t at = item->run_count < RO_LINK_RUNS ? item->run_count++ : RO_LINK_RUNS - 1;
    for (; at && runs[at - 1] > hash; at--)
        runs[at] = runs[at - 1];
    runs[at] = hash;
}

int ro_story_record(ro_joining *joining, ro_link_item *item, ro_buffer *buffer) {
    item->record = ro_arena_copy(joining->arena, ro_buffer_slice(buffer));
    bool failed = buffer->failed || !item->record.ptr;
    ro_buffer_free(buffer);
    return failed ? ro_fail_memory(joining->error) : 0;
}

ro_day ro_story_day(const ro_doc *doc) {
    return ro_day_read(doc->article.published);
}

int ro_story_ask(const ro_story *story, const ro_doc *doc, ro_arena *arena, ro_arena *words, ro_links *links,
                 ro_joining *joining, readout_error *error) {
    *joining = (ro_joining){.story = story, .doc = doc, .arena = arena, .links = links, .error = error};
    int status = ro_tokenize_doc(&story->terms, doc, words, &joining->tokens, error);
    if (!status)
        status = ro_people_name(joining);
    if (!status)
        status = ro_copies_ask(joining);
    if (!status)
        status = ro_stories_ask(joining);
    if (!status)
        status = ro_people_ask(joining);
    if (!status)
        status = ro_statements_ask(joining);
    if (!status)
        status = ro_figures_ask(joining);
    if (!status)
        status = ro_moments_ask(joining);
    if (!status)
        status = ro_dating_ask(joining);
    return status;
}

int ro_story_decide(ro_joining *joining) {
    int64_t copied = ro_copies_decide(joining);
    ro_stories_decide(joining, copied);
    int status = ro_people_decide(joining);
    if (!status)
        status = ro_statements_decide(joining, copied);
    if (!status)
        ro_figures_decide(joining);
    if (!status)
        status = ro_moments_decide(joining);
    return status ? status : ro_dating_decide(joining);
}
