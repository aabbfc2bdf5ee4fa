/* From what a match took to a value: the operations of data/language/times_patterns.tsv. */
#include "language/times_job.h"

int ro_time_fixed(ro_time_job *j, ro_slice value) {
    j->meaning->value = value;
    return 0;
}

int ro_time_give(ro_time_job *j, const ro_when *when) {
    if (when->grain == RO_GRAIN_NONE)
        return 0;
    if (when->grain == RO_GRAIN_DAY && (when->clock || when->part.len))
        j->meaning->type = RO_TIME_TIME;
    j->state->anchor = *when;
    j->state->anchor_sentence = j->state->sentence;
    j->state->anchor_end = j->match->end;
    if (when->grain == RO_GRAIN_DAY && when->day != RO_NO_DAY)
        j->state->last_day = when->day;
    j->meaning->value = ro_when_value(j->state->arena, when);
    return j->meaning->value.ptr ? 0 : READOUT_NO_MEMORY;
}

int ro_time_give_open(ro_time_job *j, ro_grain grain) {
    ro_when when = {.grain = grain, .day = RO_NO_DAY};
    return ro_time_give(j, &when);
}

static int iso(ro_time_job *j) {
    return ro_op_numeric_date(j, 0);
}

static int slashes(ro_time_job *j) {
    return ro_op_numeric_date(j, 2);
}

/* "9/11": a day known by its figures. */
static int known_day(ro_time_job *j) {
    const ro_item *items = j->state->items->items;
    uint32_t begin = items[j->match->begin].span.begin, end = items[j->match->end - 1].span.end;
    uint32_t entry = ro_vocabulary_find(j->state->vocabulary, ro_slice_part(j->state->text, begin, end));
    const ro_sense *day =
        entry == RO_NONE ? NULL : ro_vocabulary_sense(j->state->vocabulary, entry, RO_T_KNOWN);
    return day ? ro_time_fixed(j, day->text) : 0;
}

static int reference(ro_time_job *j) {
    const ro_capture *value = ro_job_slot(j, RO_T_REF);
    return value ? ro_time_fixed(j, value->value.text) : 0;
}

static int length(ro_time_job *j) {
    return ro_time_length(j->state, j->match, j->meaning);
}

static int every(ro_time_job *j) {
    return ro_time_every(j->state, j->match, j->meaning);
}

int ro_time_resolve(ro_time_state *state, const ro_match *match, ro_time_meaning *meaning) {
    static const struct {
        const char *name;
        int (*work_out)(ro_time_job *j);
    } operations[] = {{"calendar", ro_op_calendar},
                      {"nthday", ro_op_nth_weekday},
                      {"shift", ro_op_shift},
                      {"length", length},
                      {"fixed", reference},
                      {"count", ro_op_count},
                      {"quarter", ro_op_quarter},
                      {"narrate", ro_op_narrate},
                      {"year", ro_op_year_alone},
                      {"current", ro_op_current},
                      {"every", every},
                      {"same", ro_op_same},
                      {"decade", ro_op_decade},
                      {"century", ro_op_century},
                      {"half", ro_op_half},
                      {"yearend", ro_op_year_end},
                      {"iso", iso},
                      {"slashes", slashes},
                      {"known", known_day},
                      {"age", length}};
    static const ro_time_type types[] = {RO_TIME_DATE, RO_TIME_DURATION, RO_TIME_SET};
    const ro_capture *name = ro_match_capture(match, RO_T_OP, 0);
    ro_time_job j = {state, match, meaning};
    *meaning = (ro_time_meaning){.type = types[match->top]};
    for (unsigned o = 0; name && o < sizeof operations / sizeof *operations; o++)
        if (ro_slice_is(name->value.text, operations[o].name))
            return operations[o].work_out(&j);
    return 0;
}
