/* Which way a sentence points. "Kirby said Friday", "will meet on Friday", "must answer by Friday": the
 * word beside it, the verb it hangs on (times_tense.c) or, where that does not tell, the nearest word that
 * does, before the expression or, where there is none, behind it. */
#include "language/times_state.h"

enum { NEAR = 5, REACH = 24, BY = 1 };

/* A past participle or past tense by its ending; a capital only where the sentence begins. */
static bool ends_in_ed(const ro_time_state *state, uint32_t at) {
    const ro_item *item = &state->items->items[at];
    uint32_t length = item->span.end - item->span.begin;
    const char *end = state->text.ptr + item->span.end;
    return item->kind == RO_ITEM_WORD && (at == 0 || !item->capital) && length > 3 && end[-1] == 'd' &&
           end[-2] == 'e';
}

/* The Penn tag of the word that the item begins in; empty where words are not tagged. */
static ro_slice tag_of(const ro_time_state *state, uint32_t at) {
    const ro_doc *doc = state->doc;
    if (!(doc->layers & RO_LAYER_TAGS))
        return RO_LITERAL("");
    uint32_t w = ro_doc_word_at(doc, state->items->items[at].span.begin);
    if (w == doc->words.count)
        return RO_LITERAL("");
    const char *name = doc->xpos_names[doc->words.items[w].xpos];
    return ro_slice_of(name, strlen(name));
}

/* What the word says, unless it is tagged as a noun ("plans", "a cut"); a participle behind "be" says nothing
 * by itself: "will be paid", "is heard". */
static int cue(const ro_time_state *state, uint32_t at) {
    int found = ro_time_in(state, at, RO_T_CUE) ? ro_time_number(state, at, RO_T_CUE)
                : ends_in_ed(state, at)         ? -1
                                                : 0;
    if (!found || (found < 0 && at > 0 && ro_time_in(state, at - 1, RO_T_BE)))
        return 0;
    ro_slice tag = tag_of(state, at);
    return tag.len && (tag.ptr[0] == 'N' || tag.ptr[0] == 'J') ? 0 : found;
}

static bool is_day(const ro_time_state *state, uint32_t end) {
    const ro_item *last = &state->items->items[end - 1];
    return ro_item_in(last, RO_T_WEEKDAY) || ro_item_in(last, RO_CLASS_DAYNUM);
}

/* "By late summer, she looked vulnerable": at the sentence's head, the verb behind it says when that was. */
static bool is_head_of_past(const ro_time_state *state, uint32_t begin, uint32_t end) {
    bool head =
        begin == 1 && ro_time_in(state, 0, RO_T_NEARCUE) && ro_time_number(state, 0, RO_T_NEARCUE) > 0;
    int found = 0;
    for (uint32_t at = end; head && !found && at < state->items->count && at < end + REACH; at++)
        found = cue(state, at);
    return found < 0;
}

/* "on Friday" (0), "for Friday" (1) */
static bool is_near_day(const ro_time_state *state, uint32_t begin, int ahead) {
    return begin > 0 && ro_time_in(state, begin - 1, RO_T_NEARDAY) &&
           ro_time_number(state, begin - 1, RO_T_NEARDAY) == ahead;
}

/* What a preposition says: "by late summer, she looked vulnerable" and "had fallen by Friday" and "did not
 * open until Friday" are over, "was closed until Friday" is not. */
static int by_preposition(const ro_time_state *state, uint32_t begin, uint32_t end) {
    int way = ro_time_number(state, begin - 1, RO_T_NEARCUE);
    ro_over over = ro_time_was_over(state, begin, end);
    bool reached = over == (way == BY ? RO_OVER : RO_NOT_BEFORE);
    return way < 0 || reached || is_head_of_past(state, begin, end) ? -2 : 2;
}

/* "until Tuesday", "was moved to Nov. 8", "between now and November", "the Aug. 7 attacks", "Wednesday's
 * ruling". */
static int cue_beside(const ro_time_state *state, uint32_t begin, uint32_t end) {
    if (begin > 0 && ro_time_in(state, begin - 1, RO_T_NEARCUE))
        return by_preposition(state, begin, end);
    if (begin > 1 && ro_time_in(state, begin - 2, RO_T_MOVED) && ro_time_in(state, begin - 1, RO_T_LINK))
        return 2;
    bool possessive = ro_time_in(state, end + 1, RO_CLASS_ENDING) && state->items->items[end].glued &&
                      state->items->items[end + 1].glued;
    if (is_near_day(state, begin, 1) && is_day(state, end) &&
        !(possessive && ro_time_tense(state, begin, end) < 0))
        return 1;
    return possessive || (begin > 0 && ro_time_in(state, begin - 1, RO_T_DET)) ? -2 : 0;
}

bool ro_time_planned(const ro_time_state *state, uint32_t end) {
    if (ro_time_in(state, end + 1, RO_CLASS_ENDING) &&
        state->items->items[end].glued) /* "November's election" */
        end += 2;
    return ro_time_in(state, end, RO_T_AHEADNOUN) || ro_time_in(state, end + 1, RO_T_AHEADNOUN);
}

/* What the nearest word before that tells says; near by it says so clearly. */
static int nearest_before(const ro_time_state *state, uint32_t begin) {
    int found = 0;
    for (uint32_t back = 1; !found && back <= REACH && back <= begin; back++)
        found = cue(state, begin - back) * (back <= NEAR ? 2 : 1);
    return found;
}

/* What looks ahead by its tree does so whatever the words say, but may do so more. */
static int more_ahead(int by_tree, int by_words) {
    return by_tree == 0 || by_words > by_tree ? by_words : by_tree;
}

int ro_time_direction(ro_time_state *state, uint32_t begin, uint32_t end) {
    if (state->asked.begin == begin && state->asked.end == end && state->asked_sentence == state->sentence)
        return state->answered;
    int found = cue_beside(state, begin, end);
    uint32_t verb = begin - (begin > 1 && is_near_day(state, begin, 0));
    if (!found && verb > 0)
        found = cue(state, verb - 1) < 0 ? -2 : 0; /* "said Friday", "said on Friday" */
    if (!found)
        found = ro_time_tense(state, begin, end);
    if (found == 0 || found == 1)
        found = more_ahead(found, nearest_before(state, begin));
    for (uint32_t at = end; !found && at < state->items->count && at < end + REACH; at++)
        found = cue(state, at);
    state->asked = (ro_span){begin, end};
    state->asked_sentence = state->sentence;
    state->answered = found;
    return found;
}
