#include "story/disputes.h"

#include "base/error.h"
#include "story/claims.h"

#include <math.h>

enum { REPORT_DAYS = 10, OPINION_DAYS = 1, REPLY_DAYS = 7, BLAME_SENTENCES = 3, MOST = 400 };

typedef struct {
    ro_coverage *coverage;
    ro_arena *arena;
    ro_claims claims;
    int64_t next_id;
} finder;

typedef struct {
    uint32_t article, sentence;
    ro_span span;
} place;

static ro_span sentence_span(const finder *f, uint32_t article, uint32_t sentence) {
    return f->coverage->articles.items[article].sentences[sentence];
}

/* The same two sentences; or one of them again, against the other's article: one dispute is told once. */
static bool is_known(const finder *f, ro_difference_type type, place a, place b) {
    for (uint32_t d = 0; d < f->coverage->differences.count; d++) {
        const ro_cov_difference *old = &f->coverage->differences.items[d];
        for (unsigned side = 0; side < 2; side++) {
            bool articles = old->article[side] == a.article && old->article[!side] == b.article;
            bool first = old->sentence[side] == a.sentence, second = old->sentence[!side] == b.sentence;
            if (articles && ((first && second) ||
                             (old->type == type && type != RO_DIFFERENCE_FIGURE && (first || second))))
                return true;
        }
    }
    return false;
}

static int add(finder *f, ro_difference_type type, place a, place b, const char *question, double score,
               const char *why) {
    if (is_known(f, type, a, b) || f->coverage->differences.count >= MOST)
        return 0;
    ro_cov_difference *difference = ro_array_push(f->arena, &f->coverage->differences);
    if (!difference)
        return READOUT_NO_MEMORY;
    *difference = (ro_cov_difference){.id = f->next_id++,
                                      .type = type,
                                      .article = {a.article, b.article},
                                      .sentence = {a.sentence, b.sentence},
                                      .span = {a.span, b.span},
                                      .question = ro_slice_of(question, strlen(question)),
                                      .score = score,
                                      .why = ro_slice_of(why, strlen(why))};
    return 0;
}

static place place_of(const ro_claim *claim) {
    return (place){claim->article, claim->sentence, claim->span};
}

static bool within(ro_day a, ro_day b, ro_day days) {
    return a != RO_NO_DAY && b != RO_NO_DAY && a - b <= days && b - a <= days;
}

static bool same_voice(const ro_claim *a, const ro_claim *b) {
    if (a->speaker != RO_NONE && a->speaker == b->speaker)
        return true;
    return a->voice.len && b->voice.len && ro_phrase_same_name(a->voice, b->voice);
}

/* ---- reports and denials ----------------------------------------------------------------------------------
 */

/* How much of what is denied the sentence tells, 0..1; 0 where that is too little to be the same. */
static double tells(const ro_claim *denial, const ro_claim *other) {
    if (!(denial->signature & other->signature) || other->denies || other->says_false ||
        same_voice(denial, other))
        return 0;
    uint32_t shared = ro_phrase_shared(&denial->stems, &other->stems), count = denial->stems.count;
    double share = count ? (double)shared / count : 0;
    return shared >= 3 && share >= 0.7 ? share : 0;
}

static const ro_claim *reported_by(const finder *f, const ro_claim *denial) {
    const ro_claim *best = NULL;
    double most = 0;
    for (uint32_t c = 0; c < f->claims.items.count; c++) {
        const ro_claim *other = &f->claims.items.items[c];
        bool earlier = other->article == denial->article ||
                       (within(other->day, denial->day, REPORT_DAYS) && other->day <= denial->day);
        bool own = other->article == denial->article && other->sentence == denial->sentence;
        double share = earlier && !own ? tells(denial, other) : 0;
        if (share > most) {
            most = share;
            best = other;
        }
    }
    return best;
}

static bool is_sentence(const finder *f, const ro_claim *claim) {
    ro_slice text = f->coverage->articles.items[claim->article].text;
    char last = text.ptr[claim->span.end - 1];
    return claim->stems.count >= 2 && claim->span.end > claim->span.begin && !(last >= 'a' && last <= 'z') &&
           !(last >= 'A' && last <= 'Z');
}

/* "denied it": what is denied stands in the sentence before. */
static int find_denied_before(finder *f, uint32_t index) {
    const ro_claim *denial = &f->claims.items.items[index], *before = denial - 1;
    if (before->article != denial->article || !is_sentence(f, before) || same_voice(before, denial))
        return 0;
    return add(f, before->blames ? RO_DIFFERENCE_BLAME : RO_DIFFERENCE_DENIAL, place_of(before),
               place_of(denial), before->blames ? "who is to blame" : "a report and its denial", 0.85,
               "the second denies what the sentence before it tells");
}

static bool has_denial(const finder *f, uint32_t article) {
    for (uint32_t d = 0; d < f->coverage->differences.count; d++)
        if (f->coverage->differences.items[d].type == RO_DIFFERENCE_DENIAL &&
            f->coverage->differences.items[d].article[1] == article)
            return true;
    return false;
}

static int find_denial(finder *f, uint32_t index) {
    const ro_claim *denial = &f->claims.items.items[index];
    if (!denial->denies_it && !denial->denies_report && !denial->denies_that)
        return 0;
    if (denial->denies_it)
        return index ? find_denied_before(f, index) : 0;
    const ro_claim *report = reported_by(f, denial);
    if (report)
        return add(f, RO_DIFFERENCE_DENIAL, place_of(report), place_of(denial), "a report and its denial",
                   0.75, "the second denies what the first tells, in the same words");
    if (denial->denies_report && denial->stems.count >= 3 && is_sentence(f, denial) &&
        !has_denial(f, denial->article))
        return add(f, RO_DIFFERENCE_DENIAL, place_of(denial), place_of(denial), "a report that is denied",
                   0.6, "it names the report that it denies");
    return 0;
}

/* "The report is false": of the report that another sentence of the article denies. */
static int find_false(finder *f, const ro_claim *claim) {
    for (uint32_t d = 0; d < f->coverage->differences.count; d++) {
        const ro_cov_difference *old = &f->coverage->differences.items[d];
        place report = {old->article[0], old->sentence[0], old->span[0]};
        if (old->type == RO_DIFFERENCE_DENIAL && old->article[1] == claim->article &&
            old->article[0] != claim->article) {
            f->coverage->differences.items[d].type =
                RO_DIFFERENCE_WORDS; /* so that a second denial is a dispute too */
            int status = add(f, RO_DIFFERENCE_DENIAL, report, place_of(claim), "a report and its denial", 0.7,
                             "the second calls the report false");
            f->coverage->differences.items[d].type = RO_DIFFERENCE_DENIAL;
            return status;
        }
    }
    return 0;
}

/* ---- opinions of the talks
 * --------------------------------------------------------------------------------- */

static const ro_cov_talk *talk_at(const finder *f, uint32_t index) {
    return &f->coverage->talks.items[index];
}

static ro_day talk_day(const finder *f, const ro_cov_talk *talk) {
    ro_day day = ro_day_read(talk->day);
    return day != RO_NO_DAY ? day : ro_day_read(f->coverage->articles.items[talk->article].published);
}

static place talk_place(const finder *f, const ro_cov_talk *talk) {
    return (place){talk->article, talk->sentence, sentence_span(f, talk->article, talk->sentence)};
}

static bool is_copy(const finder *f, uint32_t article) {
    return f->coverage->articles.items[article].copy_of != RO_NONE;
}

static bool is_state(const ro_cov_talk *talk, const char *state) {
    return ro_slice_is(talk->state, state);
}

static bool other_voices(const ro_cov_talk *a, const ro_cov_talk *b) {
    if (a->who.len && b->who.len)
        return !(a->entity != RO_NONE && a->entity == b->entity) && !ro_phrase_same_name(a->who, b->who);
    return a->article != b->article;
}

/* The sentences share a word. */
static bool same_subject(const finder *f, const ro_cov_talk *a, const ro_cov_talk *b) {
    const ro_claim *x = ro_claims_find(&f->claims, a->article, a->sentence);
    const ro_claim *y = ro_claims_find(&f->claims, b->article, b->sentence);
    return x && y && ro_phrase_shared(&x->stems, &y->stems) > 0;
}

/* A collapse that is reported, and one that is denied; or a voice above and one below the middle. */
static int compare_opinions(finder *f, const ro_cov_talk *a, const ro_cov_talk *b) {
    ro_day first = talk_day(f, a), second = talk_day(f, b);
    bool told = is_state(a, "asserted") || is_state(a, "reported");
    if (told && is_state(b, "denied") && a->number == b->number && a->number == -2 && first <= second &&
        within(first, second, REPORT_DAYS / 2) && other_voices(a, b))
        return add(f, RO_DIFFERENCE_DENIAL, talk_place(f, a), talk_place(f, b),
                   "whether the talks have collapsed", 0.9,
                   "the second denies what the first says of the talks");
    bool opposed = (a->number == -1 || b->number == -1) && a->number * b->number < 0 &&
                   is_state(a, "asserted") && is_state(b, "asserted");
    bool named = a->entity != RO_NONE && b->entity != RO_NONE && a->score >= 0.7 && b->score >= 0.7;
    if (a < b && opposed && named && within(first, second, OPINION_DAYS) && other_voices(a, b) &&
        same_subject(f, a, b))
        return add(f, RO_DIFFERENCE_ASSESSMENT, talk_place(f, a), talk_place(f, b), "how the talks go", 0.7,
                   "one voice sees progress, the other none, within a day");
    return 0;
}

/* One answer that is said to have been given, and not to have been. A later answer is a change of mind. */
static int compare_replies(finder *f, const ro_cov_talk *a, const ro_cov_talk *b) {
    ro_slice told = ro_slice_part(f->coverage->articles.items[a->article].text,
                                  sentence_span(f, a->article, a->sentence).begin, a->span.end);
    bool party = (a->entity != RO_NONE && a->entity == b->entity) || ro_slice_equal(a->who, b->who) ||
                 (b->who.len && memmem(told.ptr, told.len, b->who.ptr, b->who.len));
    bool accepts = (is_state(a, "accept") || is_state(a, "conditional")) && !a->denied;
    bool not_accepted = is_state(b, "accept") && b->denied;
    if (!party || !accepts || !not_accepted || !within(talk_day(f, a), talk_day(f, b), REPLY_DAYS))
        return 0;
    return add(f, RO_DIFFERENCE_ACCEPTANCE, talk_place(f, a), talk_place(f, b),
               "whether the proposal was accepted", 0.85,
               "a party is said to have accepted, and said not to have");
}

static int compare_talks(finder *f) {
    int status = 0;
    for (uint32_t i = 0; i < f->coverage->talks.count; i++)
        for (uint32_t j = 0; !status && j < f->coverage->talks.count; j++) {
            const ro_cov_talk *a = talk_at(f, i), *b = talk_at(f, j);
            if (i == j || a->kind != b->kind || is_copy(f, a->article) || is_copy(f, b->article) ||
                a->score < 0.5 || b->score < 0.5)
                continue;
            if (a->kind == RO_TALK_ASSESSMENT)
                status = compare_opinions(f, a, b);
            else if (a->kind == RO_TALK_REPLY)
                status = compare_replies(f, a, b);
        }
    return status;
}

/* ---- blame
 * -------------------------------------------------------------------------------------------------- */

/* The stems of a sentence before or behind the word that blames. */
static void blame_stems(const finder *f, const ro_claim *claim, bool behind, ro_phrase_stems *stems) {
    ro_slice text = f->coverage->articles.items[claim->article].text;
    ro_phrase_stem(behind ? ro_slice_part(text, claim->blame, claim->span.end)
                          : ro_slice_part(text, claim->span.begin, claim->blame),
                   stems);
}

/* Whom the one blames speaks in the other. */
static bool answers(const finder *f, const ro_claim *a, const ro_claim *b) {
    ro_phrase_stems blamed, speaks;
    blame_stems(f, a, true, &blamed);
    blame_stems(f, b, false, &speaks);
    return ro_phrase_shared(&blamed, &speaks) > 0;
}

/* Each blames the other, near to each other in one article. */
static int compare_blame(finder *f, const ro_claim *a, const ro_claim *b) {
    bool near = a->article == b->article && b->sentence - a->sentence <= BLAME_SENTENCES;
    if (!near || !b->blames || b->denies || !b->voice.len || same_voice(a, b) || !answers(f, a, b) ||
        !answers(f, b, a))
        return 0;
    return add(f, RO_DIFFERENCE_BLAME, place_of(a), place_of(b), "who is to blame", 0.75,
               "each side blames the other");
}

static int find_blame(finder *f) {
    int status = 0;
    for (uint32_t i = 0; i < f->claims.items.count; i++)
        for (uint32_t j = i + 1; !status && f->claims.items.items[i].blames && j < f->claims.items.count; j++)
            status = compare_blame(f, &f->claims.items.items[i], &f->claims.items.items[j]);
    return status;
}

/* ---- figures
 * ------------------------------------------------------------------------------------------------ */

typedef struct {
    double least, most;
} range;

static range range_of(const ro_cov_point *p) {
    double upper = isnan(p->upper) ? p->value : p->upper, rough = fabs(p->value) * 0.1;
    switch (p->qualifier) {
    case RO_MORE_THAN:
    case RO_AT_LEAST:
    case RO_DOZENS:
        return (range){p->value, isnan(p->upper) ? INFINITY : p->upper};
    case RO_LESS_THAN:
    case RO_AT_MOST:
        return (range){-INFINITY, p->value};
    case RO_AROUND:
    case RO_NEARLY:
    case RO_SOME:
        return (range){p->value - rough, p->value + rough};
    default:
        return (range){p->value, upper};
    }
}

/* By whose account: the figure's own, else whoever speaks the sentence. */
static ro_slice account_of(const finder *f, const ro_cov_point *p) {
    if (p->account.len)
        return p->account;
    const ro_claim *claim = ro_claims_find(&f->claims, p->article, p->sentence);
    return claim ? claim->voice : (ro_slice){0};
}

/* Two numbers of a size: what is far apart counts something else. */
static bool comparable(const ro_cov_point *a, const ro_cov_point *b) {
    double ratio = a->value > b->value ? a->value / b->value : b->value / a->value;
    return a->value > 0 && b->value > 0 && ratio <= 4;
}

/* Counted alike: by a shared word, or by one that fits all. */
static bool same_counted(const ro_cov_point *a, const ro_cov_point *b) {
    ro_phrase_stems x, y;
    ro_phrase_stem(a->counts, &x);
    ro_phrase_stem(b->counts, &y);
    bool general = ro_slice_is(a->counts, "people") || ro_slice_is(b->counts, "people");
    return (!x.count && !y.count) || general || ro_phrase_shared(&x, &y);
}

/* Another day's count is an update. */
static bool same_time(const finder *f, const ro_cov_point *a, const ro_cov_point *b) {
    enum { NEAR = 3 };
    ro_day first = ro_day_read(a->day), second = ro_day_read(b->day);
    bool near = a->sentence + NEAR >= b->sentence && b->sentence + NEAR >= a->sentence;
    if (a->article == b->article)
        return a->sentence != b->sentence && (near ? within(first, second, 1) : within(first, second, 0));
    return within(first, second, 0) &&
           within(ro_day_read(f->coverage->articles.items[a->article].published),
                  ro_day_read(f->coverage->articles.items[b->article].published), 0);
}

/* Shares and sums of money are seldom of one thing; what is forecast is not what is counted. */
static bool is_share(const finder *f, const ro_cov_point *p) {
    const ro_claim *claim = ro_claims_find(&f->claims, p->article, p->sentence);
    if (claim && claim->forecast)
        return true;
    ro_slice text = ro_slice_part(f->coverage->articles.items[p->article].text, p->span.begin, p->span.end);
    return (text.len && text.ptr[text.len - 1] == '%') || ro_slice_ends(text, RO_LITERAL("cent")) ||
           memchr(text.ptr, '$', text.len);
}

static int compare_points(finder *f, const ro_cov_point *a, const ro_cov_point *b) {
    range x = range_of(a), y = range_of(b);
    bool disjoint = x.most < y.least || y.most < x.least;
    if (!disjoint || !same_time(f, a, b) || !comparable(a, b) || !same_counted(a, b) || is_share(f, a) ||
        is_share(f, b))
        return 0;
    ro_slice first = account_of(f, a), second = account_of(f, b);
    if (!first.len || !second.len || ro_phrase_same_name(first, second) || is_copy(f, a->article) ||
        is_copy(f, b->article))
        return 0;
    return add(f, RO_DIFFERENCE_FIGURE, (place){a->article, a->sentence, a->span},
               (place){b->article, b->sentence, b->span}, "two accounts of one figure", 0.8,
               "two numbers for the same thing and day, by two accounts");
}

static int find_figures(finder *f) {
    enum { MOST_POINTS = 3000 };
    const ro_coverage *coverage = f->coverage;
    uint32_t count = coverage->points.count < MOST_POINTS ? coverage->points.count : MOST_POINTS;
    ro_slice *topics = ro_arena_zero(f->arena, coverage->points.count + 1, sizeof *topics);
    if (!topics)
        return READOUT_NO_MEMORY;
    for (uint32_t s = 0; s < coverage->series.count; s++)
        for (uint32_t p = 0; p < coverage->series.items[s].point_count; p++)
            topics[coverage->series.items[s].first_point + p] = coverage->series.items[s].topic;
    int status = 0;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = i + 1; !status && topics[i].len && j < count; j++)
            if (ro_slice_equal(topics[i], topics[j]))
                status = compare_points(f, &coverage->points.items[i], &coverage->points.items[j]);
    return status;
}

static const ro_cov_point *point_at(const finder *f, uint32_t article, ro_span span) {
    for (uint32_t p = 0; p < f->coverage->points.count; p++)
        if (f->coverage->points.items[p].article == article &&
            f->coverage->points.items[p].span.begin == span.begin)
            return &f->coverage->points.items[p];
    return NULL;
}

/* Two figures of the linking: held to the rules for figures here. */
static bool figures_stay(const finder *f, const ro_cov_difference *old) {
    const ro_cov_point *a = point_at(f, old->article[0], old->span[0]),
                       *b = point_at(f, old->article[1], old->span[1]);
    return !a || !b ||
           (comparable(a, b) && same_counted(a, b) && same_time(f, a, b) && !is_share(f, a) &&
            !is_share(f, b));
}

/* "denied him the right" denies no report: a denial of the linking stays where it names what it denies. */
static bool denial_stays(const finder *f, const ro_cov_difference *old) {
    bool named = false;
    for (unsigned side = 0; side < 2; side++) {
        const ro_claim *claim = ro_claims_find(&f->claims, old->article[side], old->sentence[side]);
        named |=
            !claim || claim->denies_that || claim->denies_report || claim->denies_it || claim->says_false;
    }
    return named;
}

static void sift(finder *f) {
    uint32_t kept = 0;
    for (uint32_t d = 0; d < f->coverage->differences.count; d++) {
        const ro_cov_difference *old = &f->coverage->differences.items[d];
        bool stays = old->type == RO_DIFFERENCE_DENIAL   ? denial_stays(f, old)
                     : old->type == RO_DIFFERENCE_FIGURE ? figures_stay(f, old)
                                                         : true;
        if (stays)
            f->coverage->differences.items[kept++] = *old;
    }
    f->coverage->differences.count = kept;
}

int ro_disputes_find(ro_coverage *coverage, ro_arena *arena, readout_error *error) {
    finder f = {.coverage = coverage, .arena = arena, .next_id = 1};
    for (uint32_t d = 0; d < coverage->differences.count; d++)
        if (coverage->differences.items[d].id >= f.next_id)
            f.next_id = coverage->differences.items[d].id + 1;
    int status = ro_claims_make(coverage, arena, &f.claims, error);
    if (status)
        return status;
    sift(&f);
    status = compare_talks(&f);
    for (uint32_t c = 0; !status && c < f.claims.items.count; c++)
        if (f.claims.items.items[c].denies)
            status = find_denial(&f, c);
    for (uint32_t c = 0; !status && c < f.claims.items.count; c++)
        if (f.claims.items.items[c].says_false && f.claims.items.items[c].of_report)
            status = find_false(&f, &f.claims.items.items[c]);
    if (!status)
        status = find_blame(&f);
    if (!status)
        status = find_figures(&f);
    return status ? ro_fail_memory(error) : 0;
}
