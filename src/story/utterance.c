#include "story/utterance_align.h"

#include <stdlib.h>

/* Words in a row that nobody says twice by chance, however plain. */
enum { LONG_RUN = 8, LONGER_RUN = 10, LONGEST_RUN = 13 };

/* Sentences from a denial that is told to one that quotes it. */
enum { DENIAL_REACH = 2 };

void ro_utterance_pack(const ro_utterance *utterance, ro_buffer *buffer) {
    ro_person_pack(&utterance->speaker, buffer);
    ro_record_put(buffer, (uint32_t)utterance->act | (uint32_t)utterance->kind << 8 |
                              (uint32_t)utterance->day_stated << 16 | (uint32_t)utterance->negated << 17 |
                              (uint32_t)utterance->clause << 18);
    ro_record_put(buffer, utterance->sentence);
    ro_record_put(buffer, utterance->begin);
    ro_record_put(buffer, utterance->word_count);
    for (uint32_t w = 0; w < utterance->word_count; w++) {
        const ro_uttered *word = &utterance->words[w];
        ro_record_put(buffer, word->hash);
        ro_record_put(buffer, word->stem);
        ro_record_put(buffer, word->begin << 9 | (uint32_t)word->number << 8 |
                                  (word->length & RO_UTTERED_LONGEST) << 1 | word->quoted);
    }
    ro_topic_pack(&utterance->topic, buffer);
}

bool ro_utterance_unpack(const ro_story *story, ro_slice bytes, ro_day day, ro_utterance *utterance) {
    ro_record record = {.bytes = bytes};
    ro_person_unpack(&record, &utterance->speaker);
    uint32_t flags = ro_record_get(&record);
    utterance->act = (flags & 255) <= RO_ACT_DECLINE ? (ro_act)(flags & 255) : RO_ACT_ASSERT;
    utterance->kind = (flags >> 8 & 255) <= RO_MIXED ? (ro_statement_kind)(flags >> 8 & 255) : RO_INDIRECT;
    utterance->day_stated = flags >> 16 & 1;
    utterance->negated = flags >> 17 & 1;
    utterance->clause = flags >> 18 & 1;
    utterance->day = day;
    utterance->sentence = ro_record_get(&record);
    utterance->begin = ro_record_get(&record);
    uint32_t count = ro_record_count(&record, 3);
    utterance->word_count = count < RO_UTTERANCE_WORDS ? count : RO_UTTERANCE_WORDS;
    for (uint32_t w = 0; w < utterance->word_count; w++) {
        uint32_t hash = ro_record_get(&record), stem = ro_record_get(&record), place = ro_record_get(&record);
        utterance->words[w] = (ro_uttered){.hash = hash,
                                           .stem = stem,
                                           .begin = place >> 9,
                                           .length = (uint16_t)(place >> 1 & RO_UTTERED_LONGEST),
                                           .quoted = place & 1,
                                           .number = place >> 8 & 1,
                                           .weight = ro_term_weight(&story->terms, hash)};
    }
    ro_topic_unpack(&record, &utterance->topic);
    return !record.damaged;
}

/* The content words, each once; returns how many, their weight in *sum. */
static uint32_t content_words(const ro_utterance *utterance, const ro_uttered **words, double *sum) {
    uint32_t count = 0;
    *sum = 0;
    for (uint32_t w = 0; w < utterance->word_count; w++) {
        const ro_uttered *word = &utterance->words[w];
        bool counted = word->weight < RO_CONTENT_WEIGHT;
        for (uint32_t k = 0; k < count && !counted; k++)
            counted = words[k]->stem == word->stem;
        if (counted)
            continue;
        words[count++] = word;
        *sum += word->weight;
    }
    return count;
}

ro_overlap ro_utterance_overlap(const ro_utterance *a, const ro_utterance *b) {
    const ro_uttered *x[RO_UTTERANCE_WORDS], *y[RO_UTTERANCE_WORDS];
    double sums[2];
    uint32_t counts[2] = {content_words(a, x, &sums[0]), content_words(b, y, &sums[1])};
    ro_overlap overlap = {0};
    for (uint32_t i = 0; i < counts[0]; i++)
        for (uint32_t j = 0; j < counts[1]; j++)
            if (x[i]->stem == y[j]->stem) {
                overlap.weight += x[i]->weight < y[j]->weight ? x[i]->weight : y[j]->weight;
                overlap.shared++;
                break;
            }
    double lighter = sums[0] < sums[1] ? sums[0] : sums[1], heavier = sums[0] + sums[1] - lighter;
    overlap.share = lighter > 0 ? overlap.weight / lighter : 0;
    overlap.of_heavier = heavier > 0 ? overlap.weight / heavier : 0;
    return overlap;
}

/* A long statement has several things in it; that a short one is near one of them makes them no one
 * utterance. */
static bool lopsided(const ro_utterance *a, const ro_utterance *b) {
    return a->word_count > 4 * b->word_count + 12 || b->word_count > 4 * a->word_count + 12;
}

/* One denies or rejects what the other says. */
static bool opposed(const ro_utterance *a, const ro_utterance *b) {
    return (a->act == RO_ACT_DENY) != (b->act == RO_ACT_DENY) ||
           (a->act == RO_ACT_REJECT) != (b->act == RO_ACT_REJECT);
}

static int days_between(const ro_utterance *a, const ro_utterance *b) {
    return a->day == RO_NO_DAY || b->day == RO_NO_DAY ? 1 : abs(a->day - b->day);
}

/* The same words in the same order, and enough of them: anybody declines "a request for comment". */
static bool word_for_word(const ro_utterance *a, const ro_utterance *b, ro_sameness speaker, bool copied,
                          bool astray) {
    float weight = 0;
    if (a->word_count != b->word_count || !a->word_count)
        return false;
    for (uint32_t w = 0; w < a->word_count; w++) {
        if (a->words[w].hash != b->words[w].hash)
            return false;
        weight += a->words[w].weight;
    }
    if (copied || astray)
        return copied || a->word_count >= LONG_RUN;
    return a->word_count >= 4 || (speaker == RO_SAME_PERSON && weight >= 6);
}

/* Nothing shows that both were said about one time: neither days nor what their articles tell. */
static bool is_astray(const ro_utterance *a, const ro_utterance *b) {
    enum { SOON = 2 };
    bool unknown = a->day == RO_NO_DAY || b->day == RO_NO_DAY;
    return (unknown || days_between(a, b) > SOON) && !ro_topic_shared(&a->topic, &b->topic);
}

static double same_quotation(const ro_utterance *a, const ro_utterance *b, ro_sameness speaker, bool astray) {
    ro_alignment al;
    ro_align_quoted(a, b, &al);
    uint32_t shorter = al.a_count < al.b_count ? al.a_count : al.b_count;
    if (shorter < 2)
        return 0;
    double cover = (double)al.pair_count / shorter;
    bool sure = speaker == RO_SAME_PERSON;
    bool far = days_between(a, b) > RO_LINK_WINDOW;
    bool by_run = cover >= (far    ? 0.8
                            : sure ? 0.4
                                   : 0.6) &&
                  al.run >= (astray ? LONG_RUN : 5) && al.content >= 2;
    bool long_run = al.run >= LONG_RUN && (cover >= 0.4 || (al.run >= LONGEST_RUN && al.content >= 3));
    if (by_run || (long_run && sure))
        return 0.9 + 0.1 * cover;
    if (astray || lopsided(a, b))
        return 0;
    if (cover >= 0.7 && al.pair_count >= (sure ? 3u : 5u) && al.weight >= 8 && al.content >= 2 && al.run >= 2)
        return 0.8 * cover;
    if (cover == 1 && sure && al.run >= 2 && al.weight >= 6 && days_between(a, b) <= 2)
        return 0.7;
    return 0;
}

/* Unnamed on both sides ("residents", "people in the square"), or on one ("his department"): only what is
 * nearly the same in rare words. */
static bool same_of_unnamed(const ro_utterance *a, const ro_utterance *b, const ro_overlap *overlap) {
    if ((a->speaker.named && b->speaker.named) || days_between(a, b) > 1 || overlap->share < 0.8)
        return false;
    bool one = a->speaker.named || b->speaker.named;
    if (one && !ro_person_shared_roles(&a->speaker, &b->speaker))
        return false;
    return overlap->of_heavier >= 0.65 && overlap->shared >= (one ? 4 : 2) &&
           overlap->weight >= (one ? 15 : 9);
}

static bool has_number(const ro_utterance *utterance, uint32_t hash) {
    for (uint32_t w = 0; w < utterance->word_count; w++)
        if (utterance->words[w].number && (!hash || utterance->words[w].hash == hash))
            return true;
    return false;
}

/* Numbers on both sides, and none that both have. */
static bool other_numbers(const ro_utterance *a, const ro_utterance *b) {
    for (uint32_t w = 0; w < a->word_count; w++)
        if (a->words[w].number && has_number(b, a->words[w].hash))
            return false;
    return has_number(a, 0) && has_number(b, 0);
}

/* One denies what the other says in the same words, or tells other numbers. */
static bool contradict(const ro_utterance *a, const ro_utterance *b, const ro_overlap *overlap) {
    return opposed(a, b) || other_numbers(a, b) || (a->negated != b->negated && overlap->of_heavier >= 0.8);
}

/* Numbers that both tell, each once. */
static uint32_t shared_numbers(const ro_utterance *a, const ro_utterance *b) {
    uint32_t shared = 0;
    for (uint32_t w = 0; w < a->word_count; w++) {
        bool counted = !a->words[w].number || !has_number(b, a->words[w].hash);
        for (uint32_t v = 0; v < w && !counted; v++)
            counted = a->words[v].hash == a->words[w].hash;
        shared += !counted;
    }
    return shared;
}

/* Words that any two utterances of a speaker may have in common tell little, unless something else brings
 * them together: what their articles are about, or a day that both name. */
static double least_weight(const ro_utterance *a, const ro_utterance *b) {
    bool named_day = a->day_stated && b->day_stated && a->day == b->day;
    if (named_day || ro_topic_shared(&a->topic, &b->topic))
        return 4.5;
    return a->clause && b->clause ? 6 : 9;
}

/* A speaker's several utterances on a matter have its words in common: of each there must be much. What only
 * names the matter ("the need for a wall") is one with another only where nearly all is. */
static bool told_alike(const ro_utterance *a, const ro_utterance *b, const ro_overlap *overlap) {
    bool one = a->clause || b->clause, both = a->clause && b->clause;
    double enough = both || shared_numbers(a, b) > 1 ? 0.85 : one ? 1.0 : 1.4;
    return overlap->shared >= 2 && overlap->share >= 0.5 && overlap->weight >= least_weight(a, b) &&
           overlap->share + overlap->of_heavier >= enough;
}

/* Made again and again: a demand, a threat, a refusal. */
static bool is_standing(const ro_utterance *utterance) {
    return utterance->act == RO_ACT_DEMAND || utterance->act == RO_ACT_THREATEN ||
           utterance->act == RO_ACT_REJECT || utterance->act == RO_ACT_PROMISE;
}

/* How many days apart two may be of which neither is quoted: those made again and again, of which a day is
 * not known, may be of any two. */
static bool near_enough(const ro_utterance *a, const ro_utterance *b, const ro_overlap *overlap) {
    bool alike =
        overlap->share >= 0.75 && overlap->shared >= 3 && overlap->share + overlap->of_heavier >= 1.5;
    bool unknown = a->day == RO_NO_DAY || b->day == RO_NO_DAY;
    if (unknown && is_standing(a) && is_standing(b))
        return alike;
    return days_between(a, b) <= (!alike || (a->day_stated && b->day_stated) ? 1 : RO_LINK_WINDOW);
}

/* What the short one has in common with the words of the long one that stand together, where that is most. */
static ro_overlap overlap_with_part(const ro_utterance *longer, const ro_utterance *shorter) {
    enum { ROOM = 6, STEP = 4 };
    uint32_t width = 2 * shorter->word_count + ROOM;
    ro_overlap most = {0};
    for (uint32_t first = 0; first < longer->word_count; first += STEP) {
        ro_utterance part = {.word_count = longer->word_count - first};
        part.word_count = part.word_count < width ? part.word_count : width;
        memcpy(part.words, longer->words + first, part.word_count * sizeof *part.words);
        ro_overlap overlap = ro_utterance_overlap(&part, shorter);
        if (overlap.weight > most.weight)
            most = overlap;
    }
    return most;
}

/* One tells in other words a thing that the other, a long statement, has among others. */
static double same_as_part(const ro_utterance *a, const ro_utterance *b) {
    const ro_utterance *longer = a->word_count > b->word_count ? a : b, *shorter = longer == a ? b : a;
    ro_overlap overlap = overlap_with_part(longer, shorter);
    bool enough = overlap.shared >= 3 && overlap.share >= 0.6 && overlap.weight >= 8;
    return enough && days_between(a, b) <= 1 ? 0.6 * overlap.share : 0;
}

static double same_paraphrase(const ro_utterance *a, const ro_utterance *b, ro_sameness speaker) {
    ro_overlap overlap = ro_utterance_overlap(a, b);
    if (lopsided(a, b))
        return speaker == RO_SAME_PERSON ? same_as_part(a, b) : 0;
    if (contradict(a, b, &overlap))
        return 0;
    if (speaker != RO_SAME_PERSON)
        return same_of_unnamed(a, b, &overlap) ? 0.6 * overlap.share : 0;
    return near_enough(a, b, &overlap) && told_alike(a, b, &overlap) ? 0.75 * overlap.share : 0;
}

/* So many of the quoted words in a row that neither another day nor another name speaks against it: the day
 * or the speaker of one was misread, or one quotes the other. */
static bool beyond_doubt(const ro_utterance *a, const ro_utterance *b, bool same_speaker) {
    ro_alignment al;
    ro_align_quoted(a, b, &al);
    uint32_t shorter = al.a_count < al.b_count ? al.a_count : al.b_count;
    double least = al.run >= LONGEST_RUN && al.content >= 4 ? 0.35 : 0.8;
    return al.run >= (same_speaker ? LONG_RUN : LONGER_RUN) && al.content >= 3 &&
           al.pair_count >= least * shorter;
}

/* Two that are quoted as they were said share their words, not their sense alone. */
static bool both_quoted(const ro_utterance *a, const ro_utterance *b) {
    return a->kind == RO_DIRECT && b->kind == RO_DIRECT;
}

/* "I have said that …" among the first `within` words: it tells of an earlier one. */
static bool recalls(const ro_utterance *utterance, uint32_t within) {
    enum { APART = 3 };
    uint32_t i = ro_fold_hash(RO_LITERAL("I")), said = ro_fold_hash(RO_LITERAL("said")), since = APART;
    for (uint32_t w = 0; w < utterance->word_count && w < within; w++) {
        since = utterance->words[w].hash == i ? 0 : since + 1;
        if (since && since <= APART && utterance->words[w].hash == said)
            return true;
    }
    return false;
}

/* One begins with telling of an earlier utterance, which the other may be. */
static bool one_recalls(const ro_utterance *a, const ro_utterance *b) {
    enum { BEGINNING = 5 };
    return (recalls(a, BEGINNING) && !recalls(b, b->word_count)) ||
           (recalls(b, BEGINNING) && !recalls(a, a->word_count));
}

double ro_utterance_same(const ro_utterance *a, const ro_utterance *b, ro_sameness speaker, bool copied) {
    bool other_day = a->day_stated && b->day_stated && days_between(a, b) > 1;
    if (days_between(a, b) > 1 && one_recalls(a, b))
        return 0;
    if (speaker == RO_OTHER_PERSON || other_day)
        return beyond_doubt(a, b, speaker == RO_SAME_PERSON) ? 0.85 : 0;
    bool astray = is_astray(a, b);
    if (word_for_word(a, b, speaker, copied, astray))
        return 1;
    double quoted = same_quotation(a, b, speaker, astray);
    return quoted > 0 || astray || both_quoted(a, b) ? quoted : same_paraphrase(a, b, speaker);
}

/* "She denied reports that …. “They have not,” she said": a denial is told, and quoted. */
static bool denial_is_quoted(const ro_utterance *a, const ro_utterance *b) {
    const ro_utterance *told = a->kind == RO_INDIRECT ? a : b, *quoted = told == a ? b : a;
    bool near = abs((int)told->sentence - (int)quoted->sentence) <= DENIAL_REACH;
    return near && told->kind == RO_INDIRECT && told->act == RO_ACT_DENY && quoted->kind == RO_DIRECT &&
           (quoted->negated || quoted->act == RO_ACT_DENY) && ro_utterance_overlap(a, b).shared;
}

bool ro_utterance_repeated(const ro_utterance *a, const ro_utterance *b) {
    if (ro_person_compare(&a->speaker, &b->speaker) != RO_SAME_PERSON)
        return false;
    if (!(a->day_stated && b->day_stated && a->day != b->day) && denial_is_quoted(a, b))
        return true;
    if (opposed(a, b) || a->day != b->day)
        return false;
    if ((a->kind == RO_INDIRECT) == (b->kind == RO_INDIRECT) || lopsided(a, b))
        return false;
    ro_overlap overlap = ro_utterance_overlap(a, b);
    /* A denial is quoted right after it is told; it need not say again of what. */
    double enough = a->act == RO_ACT_DENY && b->act == RO_ACT_DENY ? 0.3 : 0.45;
    return overlap.share >= enough && overlap.weight >= 4.5;
}

bool ro_utterance_changed(const ro_utterance *a, const ro_utterance *b, uint32_t *in_a, uint32_t *in_b) {
    ro_alignment al;
    ro_align_quoted(a, b, &al);
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
            known = words[k]->stem == word->stem;
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
