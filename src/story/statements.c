#include "story/statements.h"

#include "base/error.h"
#include "base/hash.h"
#include "story/utterance.h"

enum {
    MOST_STATEMENTS = 400, /* of an article */
    RUN = 4,
    RUN_KEYS = 8,
    WORD_KEYS = 6,
    LONG = 30, /* words: a long statement has more that others may report alone */
    LONG_WORD_KEYS = 12,
    PAIRED = 4,   /* the heaviest words that are keys two by two, whoever speaks */
    SHORT = 8,    /* words of which all together are a key */
    NEARBY = 3,   /* statements before one, in its article, that may be the same */
    REPEATED = 5, /* quoted words in a row by which a quotation is known when it is repeated much later, */
    AMONG = 3,    /* of so many that follow each other the one with the smallest hash: any seven have one */
    CONTENT = 2,  /* content words that such a run has */
};

/* No negation is rarer. */
#define LIGHT 4.0f

/* How sure both must be that show two stored statements to be one, and where one of a day retells the other.
 */
static const double sure_to_join = 0.85, sure_of_a_day = 0.6;

static bool in_brackets(ro_slice text, uint32_t begin) {
    for (uint32_t at = begin, steps = 0; at && steps < 80; at--, steps++) {
        if (text.ptr[at - 1] == ']')
            return false;
        if (text.ptr[at - 1] == '[')
            return true;
    }
    return false;
}

static bool negates(const ro_story *story, const ro_token *token) {
    bool found = false;
    for (uint32_t n = 0; n < story->negation_count && token->weight < LIGHT && !found; n++)
        found = story->negations[n] == token->hash;
    return found;
}

static void take_words(const ro_joining *joining, const ro_statement *statement, ro_utterance *utterance) {
    const ro_tokens *tokens = &joining->tokens;
    utterance->begin = statement->content.items[0].begin;
    for (uint32_t c = 0; c < statement->content.count; c++) {
        ro_span span = statement->content.items[c];
        for (uint32_t t = ro_token_at(tokens, span.begin);
             t < tokens->count && tokens->items[t].end <= span.end &&
             utterance->word_count < RO_UTTERANCE_WORDS;
             t++) {
            const ro_token *token = &tokens->items[t];
            if (token->begin < utterance->begin || in_brackets(joining->doc->text, token->begin))
                continue;
            uint32_t length = token->end - token->begin;
            utterance->negated ^= negates(joining->story, token);
            utterance->words[utterance->word_count++] =
                (ro_uttered){.hash = token->hash,
                             .stem = token->stem,
                             .begin = token->begin - utterance->begin,
                             .length = (uint16_t)(length < RO_UTTERED_LONGEST ? length : RO_UTTERED_LONGEST),
                             .quoted = token->quoted,
                             .number = token->number,
                             .weight = token->weight};
        }
    }
}

/* Whether a subject stands there with its verb, not in a relative clause: "to build a wall" and "the need for
 * a wall" tell of what was said, not what. Without an analysis it is taken to. */
static bool has_clause(const ro_doc *doc, ro_span span) {
    if (!doc->words.count)
        return true;
    for (uint32_t w = ro_doc_word_at(doc, span.begin); w < doc->words.count; w++) {
        const ro_word *word = &doc->words.items[w];
        if (word->span.begin >= span.end)
            return false;
        if (word->relation != RO_REL_nsubj || word->head >= doc->words.count)
            continue;
        const ro_word *verb = &doc->words.items[word->head];
        if (verb->relation != RO_REL_acl && verb->span.begin >= span.begin && verb->span.end <= span.end)
            return true;
    }
    return false;
}

static void make_utterance(ro_joining *joining, const ro_statement *statement, ro_utterance *utterance) {
    const ro_doc *doc = joining->doc;
    ro_day said = ro_day_read(statement->when);
    *utterance = (ro_utterance){.act = statement->act,
                                .kind = statement->kind,
                                .sentence = statement->sentence,
                                .day = said != RO_NO_DAY ? said : ro_story_day(doc),
                                .day_stated = said != RO_NO_DAY,
                                .topic = joining->topic};
    if (statement->speaker < doc->entities.count)
        ro_person_of(joining, &doc->entities.items[statement->speaker], &utterance->speaker);
    else if (statement->source.count)
        ro_person_of_text(joining, ro_doc_text(doc, statement->source.items[0]), &utterance->speaker);
    const ro_span *content = statement->content.items;
    utterance->clause =
        has_clause(doc, (ro_span){content[0].begin, content[statement->content.count - 1].end});
    take_words(joining, statement, utterance);
}

/* Of the words that end at `last`; returns what they weigh. */
static float hash_run(const ro_utterance *utterance, uint32_t last, uint32_t count, uint64_t *hash) {
    float weight = 0;
    *hash = count;
    for (uint32_t w = last + 1 - count; w <= last; w++) {
        *hash = ro_hash_mix(*hash, utterance->words[w].hash);
        weight += utterance->words[w].weight;
    }
    return weight;
}

/* The smallest of the hashes of four quoted words in a row; of all of them where they are fewer. */
static void add_run_keys(const ro_utterance *utterance, ro_link_item *item) {
    uint64_t smallest[RUN_KEYS];
    uint32_t kept = 0, run = 0;
    for (uint32_t w = 0; w < utterance->word_count; w++) {
        run = utterance->words[w].quoted ? run + 1 : 0;
        bool ends = w + 1 == utterance->word_count || !utterance->words[w + 1].quoted;
        uint32_t taken = run >= RUN ? RUN : run;
        if (run < 2 || (run < RUN && !ends))
            continue;
        uint64_t hash;
        float weight = hash_run(utterance, w, taken, &hash);
        if (weight < 4)
            continue;
        if (kept == RUN_KEYS && smallest[kept - 1] <= hash)
            continue;
        uint32_t at = kept < RUN_KEYS ? kept++ : RUN_KEYS - 1;
        for (smallest[at] = hash; at && smallest[at - 1] > smallest[at]; at--) {
            uint64_t swap = smallest[at];
            smallest[at] = smallest[at - 1];
            smallest[at - 1] = swap;
        }
    }
    for (uint32_t k = 0; k < kept; k++)
        ro_story_key(item, smallest[k]);
}

/* Winnowing (Schleimer, Wilkerson, Aiken: Local algorithms for document fingerprinting, SIGMOD 2003). */
static void add_repeated(const ro_utterance *utterance, ro_link_item *item) {
    uint64_t hashes[RO_UTTERANCE_WORDS];
    uint32_t run = 0, count = 0;
    for (uint32_t w = 0; w < utterance->word_count; w++) {
        uint32_t content = 0;
        run = utterance->words[w].quoted ? run + 1 : 0;
        if (run < REPEATED) {
            count = 0;
            continue;
        }
        for (uint32_t c = w + 1 - REPEATED; c <= w; c++)
            content += utterance->words[c].weight >= RO_CONTENT_WEIGHT;
        hash_run(utterance, w, REPEATED, &hashes[count]);
        hashes[count] = content < CONTENT ? UINT64_MAX : hashes[count];
        count++;
        bool ends = w + 1 == utterance->word_count || !utterance->words[w + 1].quoted;
        if (count < AMONG && !ends)
            continue;
        uint64_t smallest = UINT64_MAX;
        for (uint32_t h = count < AMONG ? 0 : count - AMONG; h < count; h++)
            smallest = hashes[h] < smallest ? hashes[h] : smallest;
        if (smallest != UINT64_MAX)
            ro_story_run(item, smallest);
    }
}

static void add_word_keys(const ro_utterance *utterance, ro_link_item *item) {
    const ro_uttered *words[LONG_WORD_KEYS];
    const ro_person *speaker = &utterance->speaker;
    uint32_t name = speaker->named && speaker->part_count ? speaker->parts[speaker->part_count - 1] : 0;
    uint32_t most = utterance->word_count < LONG ? WORD_KEYS : LONG_WORD_KEYS;
    uint32_t count = ro_utterance_heaviest(utterance, most, words);
    for (uint32_t w = 0; w < count; w++)
        ro_story_key(item, ((uint64_t)name << 32) | words[w]->stem);
}

/* The speaker may be named in one report and told by a description in the other: two words by which the
 * statement is known, without a name. */
static void add_pair_keys(const ro_utterance *utterance, ro_link_item *item) {
    const ro_uttered *words[PAIRED];
    uint32_t count = ro_utterance_heaviest(utterance, PAIRED, words);
    for (uint32_t v = 0; v < count; v++)
        for (uint32_t w = v + 1; w < count; w++) {
            uint32_t low = words[v]->stem, high = words[w]->stem;
            ro_story_key(item, ro_hash_mix(low < high ? low : high, low < high ? high : low));
        }
}

/* A few words may have none that weighs anything: "at 38". */
static void add_whole_key(const ro_utterance *utterance, ro_link_item *item) {
    uint64_t hash = utterance->word_count;
    for (uint32_t w = 0; w < utterance->word_count; w++)
        hash = ro_hash_mix(hash, utterance->words[w].hash);
    if (utterance->word_count && utterance->word_count < SHORT)
        ro_story_key(item, hash);
}

int ro_statements_ask(ro_joining *joining) {
    const ro_doc *doc = joining->doc;
    for (uint32_t s = 0; s < doc->statements.count && s < MOST_STATEMENTS; s++) {
        ro_utterance utterance;
        ro_buffer buffer = {0};
        if (!doc->statements.items[s].content.count)
            continue;
        make_utterance(joining, &doc->statements.items[s], &utterance);
        ro_link_item *item = ro_story_item(joining, RO_LINK_STATEMENT, s, utterance.day);
        if (!item)
            return ro_fail_memory(joining->error);
        add_run_keys(&utterance, item);
        add_word_keys(&utterance, item);
        add_whole_key(&utterance, item);
        add_pair_keys(&utterance, item);
        add_repeated(&utterance, item);
        if (doc->statements.items[s].speaker < doc->entities.count)
            item->entity = doc->statements.items[s].speaker + 1;
        ro_utterance_pack(&utterance, &buffer);
        int status = ro_story_record(joining, item, &buffer);
        if (status)
            return status;
    }
    return 0;
}

static ro_span word_span(const ro_utterance *utterance, uint32_t first, uint32_t last) {
    const ro_uttered *end = &utterance->words[last];
    return (ro_span){utterance->begin + utterance->words[first].begin,
                     utterance->begin + end->begin + end->length};
}

/* The changed word with a word on either side. */
static ro_span around(const ro_utterance *utterance, uint32_t word) {
    uint32_t last = word + 1 < utterance->word_count ? word + 1 : word;
    return word_span(utterance, word ? word - 1 : 0, last);
}

static int note_change(ro_joining *joining, const ro_utterance *mine, const ro_link_candidate *candidate,
                       const ro_utterance *other) {
    uint32_t in_mine, in_other;
    if (!ro_utterance_changed(mine, other, &in_mine, &in_other))
        return 0;
    ro_slice word = ro_doc_text(joining->doc, word_span(mine, in_mine, in_mine));
    ro_slice question = ro_arena_format(joining->arena, "“%.*s” in the quotation", (int)word.len, word.ptr);
    ro_link_change *change = ro_array_push(joining->arena, &joining->links->changes);
    if (!change || !question.ptr)
        return ro_fail_memory(joining->error);
    *change = (ro_link_change){.sentence = mine->sentence,
                               .span = around(mine, in_mine),
                               .other_article = candidate->article,
                               .other_sentence = other->sentence,
                               .other_span = around(other, in_other),
                               .question = question,
                               .score = 0.9};
    return 0;
}

/* Who is known to be one entity is one, whatever each article calls them. */
static ro_sameness compare_speakers(const ro_joining *joining, const ro_link_item *item,
                                    const ro_utterance *mine, const ro_link_candidate *candidate,
                                    const ro_utterance *other) {
    if (item->entity && candidate->entity && joining->entities[item->entity - 1] == candidate->entity)
        return RO_SAME_PERSON;
    return ro_person_compare(&mine->speaker, &other->speaker);
}

/* What is left of a stored statement, where this article has shown it to be another. */
static int64_t left_of(const ro_links *links, int64_t statement) {
    for (uint32_t j = 0; j < links->joins.count; j++)
        if (links->joins.items[j].statement == statement)
            statement = links->joins.items[j].into;
    return statement;
}

static int join_stored(ro_joining *joining, int64_t one, int64_t other, double score) {
    one = left_of(joining->links, one);
    other = left_of(joining->links, other);
    if (one == other)
        return 0;
    ro_link_join *join = ro_array_push(joining->arena, &joining->links->joins);
    if (!join)
        return ro_fail_memory(joining->error);
    *join = (ro_link_join){one > other ? one : other, one > other ? other : one, score};
    return 0;
}

/* What was said on a day, told in the reporter's words, with words enough that few have; a denial has fewer,
 * as what is denied in a day is mostly one thing. */
static bool is_retold(const ro_utterance *mine, const ro_utterance *other) {
    bool deny = mine->act == RO_ACT_DENY && other->act == RO_ACT_DENY;
    return mine->day == other->day && mine->day != RO_NO_DAY && mine->clause && other->clause &&
           (mine->kind == RO_INDIRECT || other->kind == RO_INDIRECT) &&
           ro_utterance_overlap(mine, other).weight >= (deny ? 5 : 8.5);
}

/* Which stored statement it joins: that of the report it is most like, *most_like, left as it is where it
 * is like none. sure[c]: how like each report is that it is surely of one statement with, 0 for others. */
static int choose(ro_joining *joining, ro_link_item *item, const ro_utterance *mine, int64_t copied,
                  double *sure, uint32_t *most_like) {
    ro_utterance other;
    double best = 0;
    int status = 0;
    for (uint32_t c = 0; !status && c < item->candidate_count; c++) {
        const ro_link_candidate *candidate = &item->candidates[c];
        sure[c] = 0;
        if (!ro_utterance_unpack(joining->story, candidate->record, candidate->day, &other))
            continue;
        ro_sameness speaker = compare_speakers(joining, item, mine, candidate, &other);
        double likeness = ro_utterance_same(mine, &other, speaker, candidate->article == copied);
        if (likeness >= sure_to_join || (likeness >= sure_of_a_day && is_retold(mine, &other)))
            sure[c] = likeness;
        if (likeness > best) {
            best = likeness;
            item->target = candidate->target;
            *most_like = c;
        }
        if (likeness > 0)
            status = note_change(joining, mine, candidate, &other);
    }
    return status;
}

/* The other stored ones that it surely is too become one with it. */
static int decide(ro_joining *joining, ro_link_item *item, int64_t copied) {
    double sure[RO_LINK_CANDIDATES + RO_LINK_REPEATS];
    uint32_t most_like = RO_NONE;
    ro_utterance mine;
    ro_utterance_unpack(joining->story, item->record, item->day, &mine);
    int status = choose(joining, item, &mine, copied, sure, &most_like);
    bool joins = most_like != RO_NONE && sure[most_like] > 0;
    for (uint32_t c = 0; !status && joins && c < item->candidate_count; c++)
        if (sure[c] > 0)
            status = join_stored(joining, item->target, item->candidates[c].target, sure[c]);
    return status;
}

/* A statement that is told in the reporter's words a few lines before it is quoted, or after: whichever of
 * the two joins a stored one, the other does too. */
static void join_within(ro_joining *joining, ro_link_item *item, ro_link_item *const *before,
                        uint32_t count) {
    ro_utterance mine, other;
    ro_utterance_unpack(joining->story, item->record, item->day, &mine);
    for (uint32_t b = count; b--;) {
        ro_utterance_unpack(joining->story, before[b]->record, before[b]->day, &other);
        if ((item->target && before[b]->target) || !ro_utterance_repeated(&mine, &other))
            continue;
        if (item->target) {
            before[b]->target = item->target;
        } else {
            item->earlier = before[b]->index + 1;
            item->target = before[b]->target;
        }
        return;
    }
}

int ro_statements_decide(ro_joining *joining, int64_t copied) {
    ro_link_item *before[NEARBY];
    uint32_t count = 0;
    int status = 0;
    for (uint32_t i = 0; !status && i < joining->links->items.count; i++) {
        ro_link_item *item = &joining->links->items.items[i];
        if (item->kind != RO_LINK_STATEMENT)
            continue;
        status = decide(joining, item, copied);
        join_within(joining, item, before, count);
        if (count == NEARBY)
            memmove(before, before + 1, --count * sizeof *before);
        before[count++] = item;
    }
    for (uint32_t i = 0; i < joining->links->items.count; i++) {
        ro_link_item *item = &joining->links->items.items[i];
        if (item->kind == RO_LINK_STATEMENT)
            item->target = left_of(joining->links, item->target);
    }
    return status;
}
