/* Quotations that begin or go on in another paragraph than what tells who speaks. */
#include "reading/statement_rules.h"

#include "base/error.h"

/* A word of the sentence before a colon that is less likely the head of a cue tells of nobody's speaking. */
#define LIKELY 0.1f

static uint32_t first_of_chain(const ro_swords *s, uint32_t quote) {
    while (s->doc->quotes.items[quote].continues != RO_NONE)
        quote = s->doc->quotes.items[quote].continues;
    return quote;
}

/* The quotation of the chain that the sentence lies wholly in, by its first link; RO_NONE. */
static uint32_t chain_of(const ro_swords *s, uint32_t sentence) {
    const ro_sentence *at = &s->doc->sentences.items[sentence];
    if (!at->words || at->skipped || s->sentences[sentence].quoted != RO_QUOTED_WHOLE)
        return RO_NONE;
    uint32_t quote = s->sentences[sentence].first_quote;
    if (!quote || quote != s->sentences[sentence].last_quote)
        return RO_NONE;
    return first_of_chain(s, quote - 1);
}

/* Behind the last sentence, from `sentence` on, that lies in the chain. */
static uint32_t chain_end(const ro_swords *s, uint32_t sentence, uint32_t chain) {
    while (sentence < s->doc->sentences.count && chain_of(s, sentence) == chain)
        sentence++;
    return sentence;
}

static bool is_colon(const ro_swords *s, uint32_t word) {
    return s->words[word].punct && ro_slice_is(ro_doc_text(s->doc, s->doc->words.items[word].span), ":");
}

/* The likeliest head of a cue outside quotations; RO_NONE. */
static uint32_t likeliest_head(const ro_swords *s, const ro_sentence *sentence) {
    uint32_t best = RO_NONE;
    for (uint32_t i = sentence->first_word; i < sentence->first_word + sentence->words; i++)
        if (!s->words[i].punct && !s->words[i].quote && s->cue[i] >= LIKELY &&
            (best == RO_NONE || s->cue[i] > s->cue[best]))
            best = i;
    return best;
}

/* Some candidate that is as sure has it for its content. */
static bool is_claimed(const ro_candidates *found, uint32_t word) {
    for (uint32_t i = 0; i < found->items.count; i++)
        if (found->items.items[i].score >= 0.5f && ro_word_list_holds(&found->items.items[i].content, word))
            return true;
    return false;
}

static int behind_colon(ro_candidates *found, uint32_t sentence, uint32_t end, ro_arena *scratch,
                        readout_error *error) {
    const ro_swords *s = &found->words;
    const ro_sentence *sentences = s->doc->sentences.items;
    uint32_t head = likeliest_head(s, &sentences[sentence]), begin, behind;
    if (head == RO_NONE || is_claimed(found, sentences[sentence + 1].first_word + 1))
        return 0;
    ro_candidate *c = ro_candidate_of(found, head, scratch);
    if (!c)
        return ro_fail_memory(error);
    int status = 0;
    if (c->score < 0.5f)
        c->content.count = 0;
    if (!c->cue.count)
        status = ro_take_run(s, head, head + 1, &c->cue, scratch, error);
    if (!status && !c->source.count && ro_subject_run(s, head, &begin, &behind))
        status = ro_take_run(s, begin, behind, &c->source, scratch, error);
    uint32_t last = sentences[end - 1].first_word + sentences[end - 1].words;
    if (!status)
        status = ro_take_run(s, sentences[sentence + 1].first_word, last, &c->content, scratch, error);
    c->score = c->score > RO_RULE_SURE ? c->score : RO_RULE_SURE;
    c->by_rule = true;
    return status;
}

int ro_find_behind_colons(ro_candidates *found, ro_arena *scratch, readout_error *error) {
    const ro_swords *s = &found->words;
    int status = 0;
    for (uint32_t k = 0; k + 1 < s->doc->sentences.count && !status; k++) {
        const ro_sentence *sentence = &s->doc->sentences.items[k];
        bool ends = sentence->words > 2 && !sentence->skipped && !sentence->title &&
                    is_colon(s, sentence->first_word + sentence->words - 1);
        uint32_t chain = ends ? chain_of(s, k + 1) : RO_NONE;
        if (chain != RO_NONE && chain + 1 == s->sentences[k + 1].first_quote)
            status = behind_colon(found, k, chain_end(s, k + 1, chain), scratch, error);
    }
    return status;
}

static bool is_free(const ro_swords *words, uint32_t sentence, const uint8_t *taken) {
    const ro_sentence *at = &words->doc->sentences.items[sentence];
    for (uint32_t i = at->first_word; i < at->first_word + at->words; i++)
        if (taken[i])
            return false;
    return true;
}

static int take_sentence(const ro_swords *words, uint32_t sentence, ro_word_list *content, uint8_t *taken,
                         uint8_t mark, ro_arena *scratch, readout_error *error) {
    const ro_sentence *at = &words->doc->sentences.items[sentence];
    memset(taken + at->first_word, mark, at->words);
    return ro_take_run(words, at->first_word, at->first_word + at->words, content, scratch, error);
}

/* The chain of the quotation that the word stands in, where that was begun in a paragraph before. */
static uint32_t chain_from_before(const ro_swords *s, uint32_t word) {
    uint32_t quote = s->words[word].quote;
    return quote && s->doc->quotes.items[quote - 1].continues != RO_NONE ? first_of_chain(s, quote - 1)
                                                                         : RO_NONE;
}

/* The same, where it may go on in the next paragraph. */
static uint32_t chain_going_on(const ro_swords *s, uint32_t word) {
    uint32_t quote = s->words[word].quote;
    return quote && s->doc->quotes.items[quote - 1].open_ended ? first_of_chain(s, quote - 1) : RO_NONE;
}

int ro_continue_quotation(const ro_swords *words, ro_candidate *candidate, uint8_t *taken, uint8_t mark,
                          ro_arena *scratch, readout_error *error) {
    const ro_word *all = words->doc->words.items;
    uint32_t first = candidate->content.items[0],
             last = candidate->content.items[candidate->content.count - 1];
    uint32_t before = chain_from_before(words, first), behind = chain_going_on(words, last);
    uint32_t begin = all[first].sentence, end = all[last].sentence + 1,
             sentences = words->doc->sentences.count;
    while (before != RO_NONE && begin && chain_of(words, begin - 1) == before &&
           is_free(words, begin - 1, taken))
        begin--;
    ro_word_list content = {0};
    int status = 0;
    for (uint32_t k = begin; k < all[first].sentence && !status; k++)
        status = take_sentence(words, k, &content, taken, mark, scratch, error);
    for (uint32_t i = 0; content.count && i < candidate->content.count && !status; i++)
        status = ro_take_run(words, candidate->content.items[i], candidate->content.items[i] + 1, &content,
                             scratch, error);
    if (content.count)
        candidate->content = content;
    for (; behind != RO_NONE && end < sentences && chain_of(words, end) == behind &&
           is_free(words, end, taken) && !status;
         end++)
        status = take_sentence(words, end, &candidate->content, taken, mark, scratch, error);
    return status;
}
