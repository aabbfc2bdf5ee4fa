/* Reports and their denials. */
#include "story/disputes_find.h"

enum { MOST_THERE = 20, NEAR_DENIAL = 12, REPORT_DAYS = 10, BACK = 2, LEAST_SHARED = 3, LEAST_TOLD = 2 };

static const double self_share = 0.5, near_share = 0.6, far_share = 0.75;

/* "She denied that she would resign", and "Köves intends to resign": the name stands for "she". */
static bool tells_of_self(const ro_finder *f, const ro_claim *denial, const ro_claim *other) {
    enum { DAYS = 3, SENTENCES = 4 };
    bool person = denial->of_self && denial->speaker != RO_NONE &&
                  f->coverage->entities.items[denial->speaker].type == RO_NAME_PERSON;
    bool near = denial->article == other->article ? denial->sentence - other->sentence <= SENTENCES
                                                  : ro_days_within(denial->day, other->day, DAYS);
    if (!person || !near)
        return false;
    ro_phrase_stems name;
    ro_phrase_stem(f->coverage->entities.items[denial->speaker].name, &name);
    return ro_phrase_shared(&name, &other->names) > 0;
}

/* Whoever denies is named in the other: all of the name. */
static bool names_denier(const ro_finder *f, const ro_claim *denial, const ro_claim *other) {
    ro_phrase_stems voice;
    ro_phrase_stem(denial->voice.len ? denial->voice : ro_claim_text(f, denial, denial->denier), &voice);
    return voice.count && ro_phrase_shared(&voice, &other->stems) == voice.count;
}

/* Of whoever denies, a name: what is denied of oneself is told of oneself. */
static bool names_some(const ro_finder *f, const ro_claim *denial, const ro_claim *other) {
    ro_phrase_stems voice;
    ro_phrase_stem(denial->voice.len ? denial->voice : ro_claim_text(f, denial, denial->denier), &voice);
    return ro_phrase_shared(&voice, &other->stems) > 0;
}

/* "denied that it was about to acquire Skyline", and "Nordfly plans to buy its rival Skyline": what somebody
 * else says of whoever denies, within days, and a rare word that both have. */
static bool tells_in_other_words(const ro_finder *f, const ro_claim *denial, const ro_claim *other,
                                 double share) {
    enum { DAYS = 3, MOST_WORDS = 16 };
    static const double rare = 0.6, least = 0.45;
    if (!denial->denied.end || denial->article == other->article || !other->voice.len ||
        other->stems.count > MOST_WORDS || !ro_days_within(denial->day, other->day, DAYS) || share < least ||
        !names_denier(f, denial, other))
        return false;
    ro_phrase_stems said = denial->stems, voice;
    ro_phrase_stem(denial->voice, &voice);
    ro_phrase_remove(&said, &voice);
    return ro_claims_rarest(&f->claims, &said, &other->stems) >= rare;
}

/* "rejected the claim that Norland had offered to lower its tariff", and who told of that offer, in the story
 * and within days. */
static bool is_report_of_days(const ro_finder *f, const ro_claim *denial, const ro_claim *other, double share,
                              uint32_t things) {
    enum { DAYS = 3, LEAST_THINGS = 3 };
    static const double rare = 0.6, least = 0.5;
    const ro_cov_article *articles = f->coverage->articles.items;
    return denial->of_report && denial->denied.end && denial->article != other->article && other->voice.len &&
           articles[denial->article].story == articles[other->article].story && things >= LEAST_THINGS &&
           share >= least && ro_days_within(denial->day, other->day, DAYS) &&
           ro_claims_rarest(&f->claims, &denial->stems, &other->stems) >= rare;
}

/* Few words are denied, and all of them are those of another's short sentence, days before. */
static bool is_short_telling(const ro_finder *f, const ro_claim *denial, const ro_claim *other) {
    enum { DAYS = 3, MOST_WORDS = 12 };
    static const double rare = 0.6;
    return other->voice.len && other->stems.count <= MOST_WORDS &&
           (denial->of_report || names_some(f, denial, other)) &&
           ro_days_within(denial->day, other->day, DAYS) &&
           ro_claims_rarest(&f->claims, &denial->stems, &other->stems) >= rare;
}

/* How much of what is denied the sentence tells, 0..1; 0 where that is too little to be the same. */
static double tells(const ro_finder *f, const ro_claim *denial, const ro_claim *other) {
    if (__builtin_popcountll(denial->signature & other->signature) == 0 ||
        other->denies != RO_DENIES_NOTHING || ro_claim_same_voice(denial, other))
        return 0;
    bool here = denial->article == other->article;
    if (other->negated || other->rejects || (here && !other->asserts && !other->alleges))
        return 0;
    double weighed = ro_claims_share(&f->claims, &denial->stems, &other->stems);
    uint32_t shared = ro_phrase_shared(&denial->stems, &other->stems);
    uint32_t things = shared - ro_phrase_common(&denial->stems, &other->stems, &denial->names);
    uint32_t self = tells_of_self(f, denial, other), needed = here ? LEAST_SHARED : LEAST_SHARED + 1;
    double share = denial->stems.count ? (double)(shared + self) / (denial->stems.count + self) : 0;
    bool names = denial->of_report && denial->denied.end; /* it needs no other */
    double least = self ? self_share : here && !names ? near_share : far_share;
    if (denial->of_self && !self && !names_some(f, denial, other)) {
        if (!here)
            return 0;
        least = far_share;
    }
    if (!here && (share > weighed || other->stems.count > MOST_THERE))
        share = self || other->stems.count <= MOST_THERE ? weighed : 0;
    if (is_report_of_days(f, denial, other, weighed, things) ||
        tells_in_other_words(f, denial, other, weighed))
        return weighed;
    if (denial->stems.count < needed && share == 1 && is_short_telling(f, denial, other))
        needed = LEAST_TOLD;
    return (self ? shared + 1 >= LEAST_TOLD : shared >= needed) && things + self >= LEAST_TOLD &&
                   share >= least
               ? share
               : 0;
}

/* A sentence is preferred to a headline. */
static const ro_claim *reported_by(const ro_finder *f, const ro_claim *denial) {
    const ro_claim *best = NULL;
    double most = 0;
    for (uint32_t c = 0; c < f->claims.items.count; c++) {
        const ro_claim *other = &f->claims.items.items[c];
        bool same = other->article == denial->article;
        bool earlier =
            same || (ro_days_within(other->day, denial->day, REPORT_DAYS) && other->day <= denial->day);
        bool own = same && other->sentence == denial->sentence;
        double share = earlier && !own && other->whole ? tells(f, denial, other) : 0;
        if (share > most) {
            most = share;
            best = other;
        }
    }
    return best;
}

/* "There is no letter", behind a letter; "no such plans" behind plans. */
static bool tells_of_lacked(const ro_finder *f, const ro_claim *denial, const ro_claim *before) {
    ro_phrase_stems thing;
    ro_phrase_stem(ro_claim_text(f, denial, denial->lacked), &thing);
    return !denial->lacked.end ||
           (thing.count && ro_phrase_shared(&thing, &before->stems) > 0 && denial->voice.len);
}

/* May the sentence say what is denied behind it? */
static bool may_say(const ro_finder *f, const ro_claim *denial, const ro_claim *before) {
    bool says = denial->told_by == RO_TOLD_BY_ACCUSATION ? before->accuses
                : denial->told_by == RO_TOLD_BY_REPORT   ? before->alleges
                                                         : before->alleges || before->asserts;
    bool refused = before->requests && denial->denies != RO_DENIES_AS_FALSE;
    return says && !refused && !before->rejects && tells_of_lacked(f, denial, before) && before->whole &&
           before->denies == RO_DENIES_NOTHING && before->stems.count >= LEAST_TOLD;
}

/* It blames somebody, in more than a pronoun, and whoever denies by name is not in it. */
static bool is_of_another(const ro_finder *f, const ro_claim *denial, const ro_claim *before) {
    return before->blamed.end && denial->speaker != RO_NONE && denial->denies == RO_DENIES_REPORT &&
           f->coverage->entities.items[denial->speaker].type == RO_NAME_PERSON &&
           !names_some(f, denial, before);
}

/* "denied it", "denied the charges": the nearest of the sentences before that may say what. */
static const ro_claim *said_before(const ro_finder *f, const ro_claim *denial) {
    const ro_claim *first = f->claims.items.items;
    ro_slice text = ro_claim_text(f, denial, denial->span);
    bool goes_on =
        !denial->voice.len && text.len && (text.ptr[0] == '"' || (unsigned char)text.ptr[0] == 0xE2);
    if (goes_on) /* one quotation of the same voice */
        return NULL;
    uint32_t reach = denial->denies == RO_DENIES_IT ? 1 : BACK;
    for (uint32_t n = 1; n <= reach && denial - n >= first && denial[-(int)n].article == denial->article; n++)
        if (may_say(f, denial, denial - n) && !is_of_another(f, denial, denial - n))
            return ro_claim_same_voice(denial - n, denial) ? NULL : denial - n;
    return NULL;
}

static int add(ro_finder *f, const ro_claim *report, const ro_claim *denial, double score, const char *why) {
    ro_difference_type type = report == denial ? RO_DIFFERENCE_DENIAL : ro_disputes_type(f, report, denial);
    const char *question = type == RO_DIFFERENCE_BLAME         ? "who is to blame"
                           : type == RO_DIFFERENCE_DATE        ? "when it was"
                           : type == RO_DIFFERENCE_PARTICIPANT ? "who was there"
                           : report == denial                  ? "a report that is denied"
                                                               : "a report and its denial";
    return ro_dispute_add(f, type, ro_claim_passage(report), ro_claim_passage(denial), question, score, why);
}

/* It was denied before: in the article half of it, in the story three quarters; of what is recalled a word.
 */
static bool is_again(const ro_finder *f, const ro_claim *old, const ro_claim *denial) {
    static const double rare = 0.5;
    uint32_t shared = ro_phrase_shared(&old->stems, &denial->stems);
    if (old->article == denial->article)
        return shared * 2 >= denial->stems.count;
    const ro_cov_article *articles = f->coverage->articles.items;
    if (denial->recalls && old->day <= denial->day)
        return ro_claims_rarest(&f->claims, &old->stems, &denial->stems) >= rare;
    return articles[old->article].story == articles[denial->article].story && shared >= LEAST_TOLD &&
           shared * 4 >= denial->stems.count * 3;
}

/* The same denial told again, or the headline over it. */
static bool is_told(const ro_finder *f, const ro_claim *denial) {
    enum { LATEST = 2000 };
    uint32_t count = f->coverage->differences.count;
    for (uint32_t d = count > LATEST ? count - LATEST : 0; d < count; d++) {
        const ro_cov_difference *old = &f->coverage->differences.items[d];
        const ro_claim *other = old->type == RO_DIFFERENCE_DENIAL
                                    ? ro_claims_find(&f->claims, old->article[1], old->sentence[1])
                                    : NULL;
        if (other && is_again(f, other, denial))
            return true;
    }
    return false;
}

/* Like words may be of another matter: what is denied and called no report is told of whoever denies. */
static bool may_be_other(const ro_finder *f, const ro_claim *denial, const ro_claim *report) {
    return !denial->of_report && !names_some(f, denial, report) && !tells_of_self(f, denial, report);
}

/* With the sentence that tells the claim where that is likely enough; else alone, where it names what it
 * denies. */
static int find_denial(ro_finder *f, const ro_claim *denial) {
    bool told = denial->denied.end && (denial->stems.count >= LEAST_TOLD || denial->denies != RO_DENIES_THAT);
    if (!denial->whole)
        return 0;
    const ro_claim *report = told                  ? reported_by(f, denial)
                             : denial->denies_here ? NULL
                                                   : said_before(f, denial);
    bool named = denial->denies_here || told;
    double pair = report ? ro_dispute_weigh(f, report, denial) : 0;
    double alone = named ? ro_dispute_weigh(f, denial, denial) : 0;
    bool doubtful = named && report && may_be_other(f, denial, report);
    if (report && !doubtful && pair >= (named ? f->weights.least_told : f->weights.least))
        return add(f, report, denial, pair,
                   told ? "the second denies what the first tells, in the same words"
                        : "the second denies what stands before it");
    return named && alone >= f->weights.least && !is_told(f, denial)
               ? add(f, denial, denial, alone, "it names what it denies")
               : 0;
}

/* "The report is false": of the report that another sentence denies, else of what stands before. */
static int find_false(ro_finder *f, const ro_claim *claim) {
    for (uint32_t d = 0; d < f->coverage->differences.count; d++) {
        const ro_cov_difference *old = &f->coverage->differences.items[d];
        ro_passage report = {old->article[0], old->sentence[0], old->span[0]};
        bool near = old->sentence[1] < claim->sentence && claim->sentence - old->sentence[1] <= NEAR_DENIAL;
        if (old->type == RO_DIFFERENCE_DENIAL && old->article[1] == claim->article && near &&
            claim->told_by == RO_TOLD_BY_REPORT && old->article[0] != claim->article)
            return ro_dispute_add(f, RO_DIFFERENCE_DENIAL, report, ro_claim_passage(claim),
                                  "a report and its denial", 0.7, "the second calls the report false");
    }
    const ro_claim *report = claim->calls_first ? said_before(f, claim) : NULL;
    double score = report ? ro_dispute_weigh(f, report, claim) : 0;
    return report && score >= f->weights.least
               ? add(f, report, claim, score, "the second calls false what stands before it")
               : 0;
}

int ro_disputes_denials(ro_finder *f) {
    int status = 0;
    for (uint32_t c = 0; !status && c < f->claims.items.count; c++) {
        ro_denial_kind kind = f->claims.items.items[c].denies;
        bool told = f->claims.items.items[c].denied.end > 0;
        if (kind != RO_DENIES_NOTHING && (kind != RO_DENIES_AS_FALSE || told))
            status = find_denial(f, &f->claims.items.items[c]);
    }
    for (uint32_t c = 0; !status && c < f->claims.items.count; c++)
        if (f->claims.items.items[c].denies == RO_DENIES_AS_FALSE && !f->claims.items.items[c].denied.end)
            status = find_false(f, &f->claims.items.items[c]);
    return status;
}
