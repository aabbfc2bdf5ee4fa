/* Which way a sentence points. "Kirby said Friday", "will meet on Friday", "must answer by Friday": the
 * word beside it, the verb it hangs on (times_tense.c) or, where that does not tell, the nearest word that
 * does, before the expression or, where there is none, behind it. */
#include "language/times_state.h"

enum { NEAR = 5, REACH = 24 };

/* A past participle or past tense by its ending; a capital only where the sentence begins. */
static bool ends_in_ed(const ro_time_state *state, uint32_t at) {
    const ro_item *item = &state->items->items[at];
    uint32_t length = item->span.end - item->span.begin;
    const char *end = state->text.ptr + item->span.end;
    return item->kind == RO_ITEM_WORD && (at == 0 || !item->capital) && length > 3 && end[-1] == 'd' &&
           end[-2] == 'e';
}

static bool is(const ro_time_state *state, uint32_t at, unsigned class) {
    return at < state->items->count && ro_item_in(&state->items->items[at], class);
}

static int cue_of(const ro_time_state *state, uint32_t at, unsigned class) {
    return (int)ro_vocabulary_sense(state->vocabulary, state->items->items[at].entry, class)->number;
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
    int found = is(state, at, RO_T_CUE) ? cue_of(state, at, RO_T_CUE) : ends_in_ed(state, at) ? -1 : 0;
    if (!found || (found < 0 && at > 0 && is(state, at - 1, RO_T_BE)))
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
    bool head = begin == 1 && is(state, 0, RO_T_NEARCUE) && cue_of(state, 0, RO_T_NEARCUE) > 0;
    int found = 0;
    for (uint32_t at = end; head && !found && at < state->items->count && at < end + REACH; at++)
        found = cue(state, at);
    return found < 0;
}

/* "until Tuesday", "the Aug. 7 attacks", "Wednesday's ruling". */
static int cue_beside(const ro_time_state *state, uint32_t begin, uint32_t end) {
    if (begin > 0 && is(state, begin - 1, RO_T_NEARCUE))
        return is_head_of_past(state, begin, end) ? -2 : 2 * cue_of(state, begin - 1, RO_T_NEARCUE);
    if (begin > 0 && is(state, begin - 1, RO_T_NEARDAY) && is_day(state, end))
        return 1;
    bool possessive = is(state, end + 1, RO_CLASS_ENDING) && state->items->items[end].glued &&
                      state->items->items[end + 1].glued;
    return possessive || (begin > 0 && is(state, begin - 1, RO_T_DET)) ? -2 : 0;
}

bool ro_time_planned(const ro_time_state *state, uint32_t end) {
    return is(state, end, RO_T_AHEADNOUN) || is(state, end + 1, RO_T_AHEADNOUN);
}

int ro_time_direction(ro_time_state *state, uint32_t begin, uint32_t end) {
    if (state->asked.begin == begin && state->asked.end == end && state->asked_sentence == state->sentence)
        return state->answered;
    int found = cue_beside(state, begin, end);
    uint32_t verb = begin - (begin > 1 && is(state, begin - 1, RO_T_ONDAY));
    if (!found && verb > 0)
        found = cue(state, verb - 1) < 0 ? -2 : 0; /* "said Friday", "said on Friday" */
    if (!found)
        found = ro_time_tense(state, begin, end);
    for (uint32_t back = 1; !found && back <= REACH && back <= begin; back++)
        found = cue(state, begin - back) * (back <= NEAR ? 2 : 1);
    for (uint32_t at = end; !found && at < state->items->count && at < end + REACH; at++)
        found = cue(state, at);
    state->asked = (ro_span){begin, end};
    state->asked_sentence = state->sentence;
    state->answered = found;
    return found;
}
