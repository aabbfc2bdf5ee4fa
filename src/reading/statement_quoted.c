/* Quotations that begin or go on in another paragraph than what tells who speaks. */
#include "reading/statement_rules.h"

#include "base/error.h"

/* A word of the sentence before a colon that is less likely the head of a cue tells of nobody's speaking. */
#define LIKELY 0.1f

/* The quotation of the chain that the sentence lies wholly in, by its first link; RO_NONE. */
static uint32_t chain_of(const ro_swords *s, uint32_t sentence) {
    const ro_sentence *at = &s->doc->sentences.items[sentence];
    if (!at->words || at->skipped || s->sentences[sentence].quoted != RO_QUOTED_WHOLE)
        return RO_NONE;
    uint32_t quote = s->sentences[sentence].first_quote;
    if (!quote || quote != s->sentences[sentence].last_quote)
        return RO_NONE;
    quote--;
    while (s->doc->quotes.items[quote].continues != RO_NONE)
        quote = s->doc->quotes.items[quote].continues;
    return quote;
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

int ro_continue_quotation(const ro_swords *words, ro_candidate *candidate, uint8_t *taken, uint8_t mark,
                          ro_arena *scratch, readout_error *error) {
    const ro_sentence *sentences = words->doc->sentences.items;
    uint32_t last = candidate->content.items[candidate->content.count - 1], quote = words->words[last].quote;
    uint32_t sentence = words->doc->words.items[last].sentence, chain = quote ? quote - 1 : RO_NONE;
    if (!quote || !words->doc->quotes.items[quote - 1].open_ended)
        return 0;
    while (words->doc->quotes.items[chain].continues != RO_NONE)
        chain = words->doc->quotes.items[chain].continues;
    int status = 0;
    for (uint32_t k = sentence + 1; k < words->doc->sentences.count && chain_of(words, k) == chain && !status;
         k++) {
        uint32_t begin = sentences[k].first_word, end = begin + sentences[k].words;
        for (uint32_t i = begin; i < end; i++)
            if (taken[i])
                return 0;
        status = ro_take_run(words, begin, end, &candidate->content, scratch, error);
        memset(taken + begin, mark, end - begin);
    }
    return status;
}
