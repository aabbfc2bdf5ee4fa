#include "reading/talks_points.h"

enum { PHRASE_UNITS = 14, STEM = 6, STEMS = 24, LATEST = 12 };

/* ---- what two phrases have in common ----------------------------------------------------------------------
 */

typedef struct {
    char text[STEM];
    uint8_t length;
} stem;

/* The beginnings of the nouns and names of a span: "corridors" and "corridor" begin alike. Words that stand
 * in every report of talks say nothing of what they are about; they are in the table of words. */
static unsigned stems_of(const ro_talks_reader *r, ro_span span, stem *stems) {
    unsigned count = 0;
    for (uint32_t w = ro_doc_word_at(r->doc, span.begin);
         w < r->doc->words.count && r->doc->words.items[w].span.begin < span.end && count < STEMS; w++) {
        const ro_word *word = &r->doc->words.items[w];
        ro_slice text = ro_doc_text(r->doc, word->span);
        bool noun = !(r->doc->layers & RO_LAYER_TAGS) || word->upos == RO_UPOS_NOUN;
        if (text.len < 4 || !noun || r->name_of[w] != RO_NONE || ro_talks_is_common(r->words, text))
            continue;
        stems[count].length = (uint8_t)(text.len < STEM ? text.len : STEM);
        memcpy(stems[count].text, text.ptr, stems[count].length);
        count++;
    }
    return count;
}

static bool share(const ro_talks_reader *r, ro_span a, ro_span b) {
    stem first[STEMS], second[STEMS];
    unsigned firsts = stems_of(r, a, first), seconds = stems_of(r, b, second);
    for (unsigned i = 0; i < firsts; i++)
        for (unsigned j = 0; j < seconds; j++)
            if (first[i].length == second[j].length &&
                !memcmp(first[i].text, second[j].text, first[i].length))
                return true;
    return false;
}

bool ro_talks_tells(const ro_talks_reader *r, ro_span span) {
    stem stems[STEMS];
    return stems_of(r, span, stems) > 0;
}

ro_sticking_point *ro_talks_point_about(const ro_talks_reader *r, ro_span span) {
    ro_talks *talks = &r->doc->talks;
    uint32_t count = talks->sticking_points.count;
    for (uint32_t n = 0; n < count && n < LATEST; n++) {
        ro_sticking_point *point = &talks->sticking_points.items[count - 1 - n];
        if (share(r, point->issue, span))
            return point;
        uint32_t told = point->positions.count;
        for (uint32_t p = told > LATEST ? told - LATEST : 0; p < told; p++)
            if (share(r, point->positions.items[p].span, span))
                return point;
    }
    return NULL;
}

/* The point that was spoken of no more than `reach` sentences before. */
ro_sticking_point *ro_talks_last_point(const ro_talks_reader *r, uint32_t reach) {
    ro_talks *talks = &r->doc->talks;
    ro_sticking_point *best = NULL;
    uint32_t nearest = reach;
    for (uint32_t n = 0; n < talks->sticking_points.count && n < LATEST; n++) {
        ro_sticking_point *point = &talks->sticking_points.items[talks->sticking_points.count - 1 - n];
        uint32_t told = point->positions.count ? point->positions.items[point->positions.count - 1].sentence
                                               : point->sentence;
        if (r->sentence - told <= nearest && (!best || r->sentence - told < nearest)) {
            best = point;
            nearest = r->sentence - told;
        }
    }
    return best;
}

ro_sticking_point *ro_talks_point_for(ro_talks_reader *r, ro_span issue, const ro_talks_match *match) {
    ro_sticking_point *point = ro_talks_point_about(r, issue);
    if (point)
        return point;
    point = ro_array_push(r->doc->arena, &r->doc->talks.sticking_points);
    if (point)
        *point =
            (ro_sticking_point){.issue = issue, .sentence = r->sentence, .score = 0.5, .why = match->why};
    return point;
}

/* ---- phrases ----------------------------------------------------------------------------------------------
 */

static bool owned(const ro_talks_reader *r, uint32_t at) {
    return ro_talks_word_is(r, at, "'s") || ro_talks_word_is(r, at, "’s");
}

static bool is_finite(const ro_talks_reader *r, uint32_t at) {
    uint8_t upos = r->doc->words.items[r->units.items[at].word].upos;
    return upos == RO_UPOS_VERB || upos == RO_UPOS_AUX;
}

/* "pensions and | the talks are …": where the next clause begins; "the pass and the road" goes on. */
bool ro_talks_joins_clause(const ro_talks_reader *r, uint32_t at) {
    enum { SUBJECT = 6 };
    bool joins = ro_talks_word_is(r, at, "and") || ro_talks_word_is(r, at, "but");
    if (!joins || !(ro_talks_in(r, at + 1, RO_TC_DET) || ro_talks_in(r, at + 1, RO_TC_PRONOUN)))
        return false;
    for (uint32_t n = at + 1; n < r->units.count && n <= at + SUBJECT && !ro_talks_clause_ends(r, n); n++)
        if (is_finite(r, n))
            return true;
    return !(r->doc->layers & RO_LAYER_TAGS);
}

/* "the question of what will happen": the clause belongs to the word. */
static bool asks(const ro_talks_reader *r, uint32_t at) {
    return ro_talks_word_is(r, at, "what") || ro_talks_word_is(r, at, "who") ||
           ro_talks_word_is(r, at, "how") || ro_talks_word_is(r, at, "whether");
}

ro_span ro_talks_phrase_after(const ro_talks_reader *r, uint32_t at) {
    while (ro_talks_in(r, at, RO_TC_PREP))
        at++;
    uint32_t end = at;
    bool when = ro_talks_in(r, at, RO_TC_TIME) ||
                (ro_talks_in(r, at, RO_TC_DET) && ro_talks_in(r, at + 1, RO_TC_TIME));
    if (when || ro_talks_word_is(r, at + 1, "weekend"))
        return (ro_span){0, 0};
    while (end < r->units.count && end - at < PHRASE_UNITS && !ro_talks_clause_ends(r, end) &&
           !ro_talks_joins_clause(r, end) &&
           !(end > at && !owned(r, end) && !asks(r, end - 1) &&
             (ro_talks_in(r, end, RO_TC_SUBORD) || ro_talks_in(r, end, RO_TC_BE) ||
              ro_talks_in(r, end, RO_TC_MODAL) || ro_talks_in(r, end, RO_TC_HAVE))))
        end++;
    while (end > at && (ro_talks_in(r, end - 1, RO_TC_PREP) || ro_talks_in(r, end - 1, RO_TC_DET) ||
                        ro_talks_word_is(r, end - 1, "and") || ro_talks_word_is(r, end - 1, "or")))
        end--;
    return end > at ? ro_talks_span(r, at, end) : (ro_span){0, 0};
}
