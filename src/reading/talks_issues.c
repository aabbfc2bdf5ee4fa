#include "reading/talks_points.h"

enum { ISSUE_UNITS = 14 };

static ro_span phrase_before(const ro_talks_reader *r, uint32_t end) {
    uint32_t begin = end;
    while (begin && end - begin < ISSUE_UNITS && !ro_talks_clause_ends(r, begin - 1) &&
           !ro_talks_in(r, begin - 1, RO_TC_QUOTE))
        begin--;
    while (begin < end && (ro_talks_in(r, begin, RO_TC_PREP) || ro_talks_in(r, begin, RO_TC_SUBORD)))
        begin++;
    return begin < end ? ro_talks_span(r, begin, end) : (ro_span){0, 0};
}

static int take_issue(ro_talks_reader *r, const ro_talks_match *match) {
    ro_span issue = ro_slice_is(match->value, "before") ? phrase_before(r, match->begin)
                                                        : ro_talks_phrase_after(r, match->end);
    if (!issue.end || !ro_talks_tells(r, issue))
        return 0;
    ro_sticking_point *point = ro_talks_point_for(r, issue, match);
    if (!point)
        return READOUT_NO_MEMORY;
    if (!point->named) {
        point->issue = issue;
        point->named = true;
        point->score = 0.8;
    }
    return 0;
}

int ro_talks_find_issues(ro_talks_reader *r) {
    int status = 0;
    for (uint32_t at = 0; !status && at < r->units.count;) {
        ro_talks_match match;
        if (!ro_talks_match_at(r->words, &r->units, RO_TK_ISSUE, at, &match)) {
            at++;
            continue;
        }
        status = take_issue(r, &match);
        at = match.end;
    }
    return status;
}

/* What only one side wants, and nobody calls an open question, is a demand: it stays, with a low score. */
void ro_talks_close_issues(ro_talks_reader *r) {
    for (uint32_t n = 0; n < r->doc->talks.sticking_points.count; n++) {
        ro_sticking_point *point = &r->doc->talks.sticking_points.items[n];
        bool two = false;
        for (uint32_t p = 1; p < point->positions.count; p++)
            two |= !ro_slice_equal(ro_doc_text(r->doc, point->positions.items[p].party.span),
                                   ro_doc_text(r->doc, point->positions.items[0].party.span));
        point->score = point->named ? 0.9 : two ? 0.7 : 0.4;
    }
}
