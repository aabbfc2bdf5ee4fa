#include "story/date_clues.h"

#include "base/error.h"

#include <math.h>

static bool digits(ro_slice text, size_t at, size_t count, int *number) {
    *number = 0;
    if (text.len < at + count)
        return false;
    for (size_t i = at; i < at + count; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
        *number = 10 * *number + (text.ptr[i] - '0');
    }
    return true;
}

/* "5", "5TNI", "WE". */
static bool read_weekday(ro_slice value, ro_clue *clue) {
    enum { SATURDAY = 6 };
    bool weekend = ro_slice_is(value, "WE");
    ro_slice part = ro_slice_part(value, value.len ? 1 : 0, value.len);
    clue->weekday = SATURDAY;
    clue->kind = weekend                                                ? RO_CLUE_WEEKEND
                 : ro_slice_is(part, "TMO")                             ? RO_CLUE_MORNING
                 : ro_slice_is(part, "TNI") || ro_slice_is(part, "TEV") ? RO_CLUE_NIGHT
                                                                        : RO_CLUE_WEEKDAY;
    return weekend || digits(value, 0, 1, &clue->weekday);
}

/* What a TIMEX3 value names: "XXXX-WXX-5", "XXXX-10-07", "XXXX-10", "2016-09-12", "2016-09", "2016". */
static bool read_value(ro_slice value, ro_clue *clue) {
    bool open = ro_slice_starts(value, RO_LITERAL("XXXX-"));
    if (ro_slice_starts(value, RO_LITERAL("XXXX-WXX-")))
        return read_weekday(ro_slice_part(value, 9, value.len), clue);
    bool year = !open && digits(value, 0, 4, &clue->year) && clue->year >= 1900 && clue->year < 2100;
    bool month = value.len >= 7 && value.ptr[4] == '-' && digits(value, 5, 2, &clue->month);
    bool mday = month && value.len >= 10 && value.ptr[7] == '-' && digits(value, 8, 2, &clue->mday);
    if ((!open && !year) || (month && (clue->month < 1 || clue->month > 12)))
        return false;
    if (mday) {
        clue->kind = year ? RO_CLUE_DAY : RO_CLUE_MONTHDAY;
        clue->day = year ? ro_day_of((ro_date){clue->year, clue->month, clue->mday}) : RO_NO_DAY;
        return clue->mday >= 1 && clue->mday <= 31 && (!year || clue->day != RO_NO_DAY);
    }
    clue->kind = month ? year ? RO_CLUE_YEARMONTH : RO_CLUE_MONTH : RO_CLUE_YEAR;
    return month ? value.len == 7 : year && value.len == 4;
}

static bool same_clue(const ro_clue *a, const ro_clue *b) {
    return a->kind == b->kind && a->towards == b->towards && a->year == b->year && a->month == b->month &&
           a->mday == b->mday && a->weekday == b->weekday && a->day == b->day;
}

static int add_clue(ro_clues *clues, const ro_clue *clue, ro_arena *arena) {
    for (uint32_t c = 0; c < clues->count; c++)
        if (same_clue(&clues->items[c], clue)) {
            clues->items[c].times++;
            clues->items[c].weight += clue->weight;
            return 0;
        }
    if (clues->count == RO_MOST_CLUES)
        return 0;
    ro_clue *added = ro_array_push(arena, clues);
    if (!added)
        return READOUT_NO_MEMORY;
    *added = *clue;
    added->times = 1;
    return 0;
}

/* ---- offsets and events ---- */

/* The words around a time expression: what happened then is told there. */
static ro_slice around(ro_slice sentence, uint32_t at) {
    enum { REACH = 70 };
    size_t begin = at > REACH ? at - REACH : 0, end = at + REACH < sentence.len ? at + REACH : sentence.len;
    while (begin > 0 && begin < end && ((unsigned char)sentence.ptr[begin] & 0xC0) == 0x80)
        begin++;
    return ro_slice_part(sentence, begin, end);
}

static bool has_word(const ro_date_event *event, uint32_t hash) {
    for (uint32_t w = 0; w < event->word_count; w++)
        if (event->words[w] == hash)
            return true;
    return false;
}

static bool is_start(const ro_date_table *table, uint32_t hash) {
    for (uint32_t row = 0; row < table->starts.row_count; row++)
        if (table->start_hashes[row] == hash)
            return true;
    return false;
}

int ro_clue_around(const ro_date_table *table, const ro_term_table *terms, const ro_doc *doc, uint32_t byte,
                   ro_arena *arena, ro_date_event *event, readout_error *error) {
    const float telling = 1.5f;
    uint32_t sentence = ro_doc_sentence_at(doc, byte);
    ro_tokens tokens = {0};
    event->word_count = 0;
    event->start = false;
    if (sentence == RO_NONE || byte >= doc->sentences.items[sentence].span.end)
        return 0;
    ro_span span = doc->sentences.items[sentence].span;
    int status = ro_tokenize(terms, around(ro_doc_text(doc, span), byte - span.begin), arena, &tokens, error);
    for (uint32_t t = 0; !status && t < tokens.count && event->word_count < RO_DATE_EVENT_WORDS; t++) {
        const ro_token *token = &tokens.items[t];
        event->start |= is_start(table, token->hash);
        if (!token->capital && token->weight >= telling && !has_word(event, token->hash))
            event->words[event->word_count++] = token->hash;
    }
    return status;
}

/* The event that an offset is counted from: the one told in most of the same words, of those that began where
 * the offset tells of a beginning; RO_NONE for none. */
static int find_event(const ro_date_table *table, const ro_date_question *q, uint32_t byte, ro_arena *arena,
                      uint32_t *event, bool *start, readout_error *error) {
    double best = 0;
    ro_date_event said;
    *event = RO_NONE;
    *start = false;
    int status = ro_clue_around(table, q->terms, q->doc, byte, arena, &said, error);
    for (uint32_t e = 0; !status && e < q->event_count; e++) {
        double weight = 0;
        for (uint32_t w = 0; w < said.word_count; w++)
            if (has_word(&q->events[e], said.words[w]))
                weight += (double)ro_term_weight(q->terms, said.words[w]);
        bool begins = weight > 0 && said.start && q->events[e].start;
        if (begins == *start ? weight > best : begins) {
            best = weight;
            *event = e;
            *start = begins;
        }
    }
    return status;
}

/* "-P3M": three months behind the event. */
static ro_day shifted(ro_day day, ro_slice offset, ro_clue_kind *kind) {
    bool back = offset.len && offset.ptr[0] == '-';
    char unit = offset.len ? offset.ptr[offset.len - 1] : 0;
    int count = 0;
    for (size_t i = back + 1u; i + 1 < offset.len; i++) {
        if (offset.ptr[i] < '0' || offset.ptr[i] > '9' || count > 10000)
            return RO_NO_DAY;
        count = 10 * count + (offset.ptr[i] - '0');
    }
    static const char units[] = "DWMY";
    static const double days[] = {1, 7, 30.437, 365.2425};
    const char *found = unit ? strchr(units, unit) : NULL;
    if (!back || !found || !count || count > 300)
        return RO_NO_DAY;
    *kind = (ro_clue_kind)(RO_CLUE_OFFSET_D + (found - units));
    return day + (ro_day)floor(count * days[found - units] + 0.5);
}

/* By how the expression begins. */
static int side_of(const ro_date_table *table, ro_slice said) {
    for (uint32_t row = 0; row < table->sides.row_count; row++)
        if (ro_slice_starts(said, ro_lexicon_cell(&table->sides, row, 0)))
            return *ro_lexicon_cell(&table->sides, row, 1).ptr == '-' ? -1 : 1;
    return 0;
}

static int add_offset(const ro_date_table *table, const ro_date_question *q, const ro_time *time,
                      ro_arena *arena, ro_clues *clues, readout_error *error) {
    ro_clue clue = {.span = time->span, .day = RO_NO_DAY};
    if (shifted(0, time->offset, &clue.kind) == RO_NO_DAY || clues->count == RO_MOST_CLUES)
        return 0;
    bool start;
    int status = find_event(table, q, time->span.begin, arena, &clue.event, &start, error);
    if (status || clue.event == RO_NONE)
        return status;
    const ro_date_event *event = &q->events[clue.event];
    ro_day day = event->day;
    if (day == RO_NO_DAY) {
        day = ro_day_of((ro_date){2000, event->month, event->mday});
        clue.month = event->month;
        clue.mday = event->mday;
    }
    clue.day = shifted(day, time->offset, &clue.kind);
    clue.named = ro_day_date(clue.day);
    clue.side = side_of(table, ro_doc_text(q->doc, time->span));
    clue.towards = !start ? 0 : clue.side ? -1 : 1;
    return add_clue(clues, &clue, arena) ? ro_fail_memory(error) : 0;
}

static int add_siblings(const ro_date_question *q, ro_arena *arena, ro_clues *clues) {
    int status = 0;
    for (uint32_t s = 0; !status && s < q->sibling_count; s++) {
        const ro_date_sibling *sibling = &q->siblings[s];
        ro_clue clue = {.kind = sibling->same_words        ? RO_CLUE_SAME
                                : sibling->likeness >= 0.3 ? RO_CLUE_NEAR
                                                           : RO_CLUE_FAR,
                        .inferred = sibling->inferred,
                        .weight = sibling->same_words ? 1 : pow(sibling->likeness, 3),
                        .day = sibling->day};
        if (sibling->day != RO_NO_DAY && clue.weight > 0)
            status = add_clue(clues, &clue, arena);
    }
    return status;
}

static int add_latest(ro_clues *clues, ro_arena *arena) {
    ro_clue latest = {.kind = RO_CLUE_LATEST, .day = RO_NO_DAY};
    for (uint32_t c = 0; c < clues->count; c++)
        if (clues->items[c].year > latest.year) {
            latest.year = clues->items[c].year;
            latest.span = clues->items[c].span;
        }
    return latest.year ? add_clue(clues, &latest, arena) : 0;
}

/* What something is counted from is long past: it is no day that publication is near. */
static bool is_counted_from(const ro_date_question *q, const ro_clues *clues, const ro_clue *named) {
    for (uint32_t c = 0;
         c < clues->count && (named->kind == RO_CLUE_MONTHDAY || named->kind == RO_CLUE_SINCE); c++) {
        const ro_clue *clue = &clues->items[c];
        const ro_date_event *event = clue->kind >= RO_CLUE_OFFSET_D ? &q->events[clue->event] : NULL;
        if (event && event->month == named->month && event->mday == named->mday)
            return true;
    }
    return false;
}

/* A beginning that is told twice, as by several articles, is looked back to for long. */
static bool is_looked_back_to(const ro_date_question *q, const ro_clue *named) {
    unsigned told = 0;
    for (uint32_t e = 0; e < q->event_count && named->kind == RO_CLUE_SINCE; e++)
        told += q->events[e].start && q->events[e].month == named->month && q->events[e].mday == named->mday;
    return told > 1;
}

static void drop_counted_from(const ro_date_question *q, ro_clues *clues) {
    uint32_t kept = 0;
    for (uint32_t c = 0; c < clues->count; c++)
        if (!is_counted_from(q, clues, &clues->items[c]) && !is_looked_back_to(q, &clues->items[c]))
            clues->items[kept++] = clues->items[c];
    clues->count = kept;
}

static bool is_before(const ro_date_table *table, ro_slice word) {
    uint32_t hash = ro_fold_hash(word);
    for (uint32_t row = 0; row < table->starts.row_count; row++)
        if (table->start_hashes[row] == hash)
            return ro_lexicon_cell(&table->starts, row, 1).len != 0;
    return false;
}

/* "Since the war began on Oct. 7": something lasts from the day that is named. */
static bool lasts_from(const ro_date_table *table, const ro_doc *doc, uint32_t byte) {
    enum { REACH = 8 };
    uint32_t sentence = ro_doc_sentence_at(doc, byte);
    uint32_t begin = sentence == RO_NONE ? byte : doc->sentences.items[sentence].span.begin;
    ro_slice before = ro_slice_trim(ro_slice_part(doc->text, begin, byte));
    for (int words = 0; words < REACH && before.len && !strchr(",;:", before.ptr[before.len - 1]); words++) {
        size_t at = before.len;
        while (at && before.ptr[at - 1] != ' ')
            at--;
        if (is_before(table, ro_slice_part(before, at, before.len)))
            return true;
        before = ro_slice_trim(ro_slice_part(before, 0, at));
    }
    return false;
}

/* What a time expression names, by where it stands; false: nothing that a day can be known by. */
static bool read_time(const ro_date_table *table, const ro_doc *doc, const ro_time *time, ro_clue *clue) {
    enum { LEAD = 3 };
    if ((time->type != RO_TIME_DATE && time->type != RO_TIME_TIME) || !read_value(time->value, clue))
        return false;
    if (clue->kind == RO_CLUE_DAY || clue->kind == RO_CLUE_YEARMONTH)
        clue->towards = 0;
    if (clue->kind == RO_CLUE_WEEKDAY && ro_doc_sentence_at(doc, time->span.begin) < LEAD)
        clue->kind = RO_CLUE_LEAD;
    if (clue->kind == RO_CLUE_MONTHDAY && time->dateline) {
        clue->kind = RO_CLUE_DATELINE;
        clue->towards = 0;
    }
    if (clue->kind == RO_CLUE_MONTHDAY && lasts_from(table, doc, time->span.begin)) {
        clue->kind = RO_CLUE_SINCE;
        clue->towards = 0;
    }
    return true;
}

int ro_clues_find(const ro_date_table *table, const ro_date_question *q, ro_arena *arena, ro_clues *clues,
                  readout_error *error) {
    enum { MOST_OFFSETS = 12 };
    unsigned offsets = 0;
    *clues = (ro_clues){0};
    int status = add_siblings(q, arena, clues) ? ro_fail_memory(error) : 0;
    for (uint32_t t = 0; !status && t < q->doc->times.count; t++) {
        const ro_time *time = &q->doc->times.items[t];
        ro_clue clue = {
            .towards = (time->towards > 0) - (time->towards < 0), .span = time->span, .day = RO_NO_DAY};
        if (time->offset.len && q->event_count && offsets < MOST_OFFSETS) {
            offsets++;
            status = add_offset(table, q, time, arena, clues, error);
        }
        if (status || !read_time(table, q->doc, time, &clue))
            continue;
        status = add_clue(clues, &clue, arena) ? ro_fail_memory(error) : 0;
    }
    drop_counted_from(q, clues);
    if (!status)
        status = add_latest(clues, arena) ? ro_fail_memory(error) : 0;
    return status;
}

ro_slice ro_clue_words(const ro_clue *clue, const ro_date_question *q, ro_day day, ro_arena *arena) {
    ro_slice said = ro_doc_text(q->doc, clue->span);
    ro_asked_day asked = ro_asked(day);
    int lag = ro_clue_lag(clue, &asked);
    ro_day_text named = ro_day_write(clue->day == RO_NO_DAY ? day - lag : clue->day);
    if (ro_clue_is_weekday(clue->kind))
        return ro_arena_format(arena, "\"%.*s\" is %s", (int)said.len, said.ptr, named.text);
    switch (clue->kind) {
    case RO_CLUE_SAME:
        return ro_arena_format(arena, "an article%s of %s has words of it",
                               clue->inferred ? " thought to be" : "", named.text);
    case RO_CLUE_NEAR:
    case RO_CLUE_FAR:
        return ro_arena_format(arena, "an article of %s is like it", named.text);
    case RO_CLUE_DATELINE:
        return ro_arena_format(arena, "its dateline \"%.*s\" is %s", (int)said.len, said.ptr, named.text);
    case RO_CLUE_SINCE:
    case RO_CLUE_MONTHDAY:
    case RO_CLUE_DAY:
        return ro_arena_format(arena, "\"%.*s\" is %s", (int)said.len, said.ptr, named.text);
    case RO_CLUE_MONTH:
    case RO_CLUE_YEARMONTH:
    case RO_CLUE_YEAR:
    case RO_CLUE_LATEST:
        return ro_arena_format(arena, "it speaks of \"%.*s\"", (int)said.len, said.ptr);
    default:
        break;
    }
    const ro_date_event *event = &q->events[clue->event];
    ro_day_text of = ro_day_write(event->day);
    return event->day == RO_NO_DAY
               ? ro_arena_format(arena, "\"%.*s\" is counted from a day told as %02d-%02d", (int)said.len,
                                 said.ptr, event->month, event->mday)
               : ro_arena_format(arena, "\"%.*s\" is counted from %s", (int)said.len, said.ptr, of.text);
}
