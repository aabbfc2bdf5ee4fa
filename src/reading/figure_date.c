#include "reading/figure_date.h"

#include "base/utf8.h"
#include "reading/figure_account.h"

enum { MAX_TO_DATE = 14 }; /* words between a figure and the date it is of */

static bool begins_span_of_time(const ro_reader *r, uint32_t w) {
    static const char *const words[] = {"since", "Since", "until", "from", "before", "after", "through"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (ro_reader_is(r, w, words[i]))
            return true;
    return false;
}

static bool is_day(const ro_time *time) {
    return time->type == RO_TIME_DATE && time->value.len && ro_is_digit(time->value.ptr[0]);
}

/* "64 in May", "64 people on Tuesday": the date that nothing but a small word parts from the number. */
static ro_slice date_behind(const ro_reader *r, const ro_number *number, ro_phrase counted,
                            uint32_t at_time) {
    const ro_doc *doc = r->doc;
    uint32_t end = number->first_word + number->words;
    end = counted.end > end ? counted.end : end;
    for (uint32_t t = at_time; t < doc->times.count && doc->times.items[t].first_word <= end + 1; t++) {
        const ro_time *time = &doc->times.items[t];
        bool parted = time->first_word == end + 1 && doc->words.items[end].upos != RO_UPOS_ADP;
        if (time->first_word >= end && !parted && is_day(time) &&
            !begins_span_of_time(r, time->first_word - 1) && !ro_reader_is(r, time->first_word - 1, "by"))
            return time->value;
    }
    return (ro_slice){NULL, 0};
}

/* The date near the figure in its sentence that is no bound of a time. */
static ro_slice date_near(const ro_reader *r, const ro_number *number, uint32_t at_time) {
    const ro_doc *doc = r->doc;
    const ro_sentence *s = &doc->sentences.items[doc->words.items[number->first_word].sentence];
    ro_slice best = {NULL, 0};
    uint32_t nearest = MAX_TO_DATE;
    for (uint32_t t = at_time; t > 0 && doc->times.items[t - 1].span.begin >= s->span.begin; t--) {
        const ro_time *time = &doc->times.items[t - 1];
        uint32_t gap = number->first_word - time->first_word;
        if (is_day(time) && gap < nearest &&
            !(time->first_word && begins_span_of_time(r, time->first_word - 1))) {
            nearest = gap;
            best = time->value;
        }
    }
    for (uint32_t t = at_time; t < doc->times.count && doc->times.items[t].span.begin < s->span.end; t++) {
        const ro_time *time = &doc->times.items[t];
        uint32_t gap = time->first_word - number->first_word;
        bool bounded =
            begins_span_of_time(r, time->first_word - 1) || ro_reader_is(r, time->first_word - 1, "by");
        for (uint32_t w = number->first_word; w < time->first_word; w++)
            bounded |= ro_reader_is(r, w, "since") || ro_figure_compares(r, w);
        if (is_day(time) && gap < nearest && !bounded) {
            nearest = gap;
            best = time->value;
        }
    }
    return best;
}

ro_slice ro_figure_date(const ro_reader *r, const ro_number *number, ro_phrase counted, uint32_t at_time) {
    ro_slice behind = date_behind(r, number, counted, at_time);
    bool former = ro_figure_is_former(r, number);
    return behind.len || former ? behind : date_near(r, number, at_time);
}
