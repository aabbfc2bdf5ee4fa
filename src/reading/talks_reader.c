#include "reading/talks_reader.h"

#include "base/day.h"

enum { SUBJECT_REACH = 16, DAY_REACH = 14 };

static void mark_names(const ro_doc *doc, uint32_t *name_of, uint32_t *time_of) {
    memset(name_of, 0xff, doc->words.count * sizeof *name_of);
    memset(time_of, 0xff, doc->words.count * sizeof *time_of);
    for (uint32_t n = 0; n < doc->names.count; n++)
        for (uint32_t w = 0; w < doc->names.items[n].words; w++)
            name_of[doc->names.items[n].first_word + w] = n;
    for (uint32_t t = 0; t < doc->times.count; t++)
        for (uint32_t w = 0; w < doc->times.items[t].words; w++)
            time_of[doc->times.items[t].first_word + w] = t;
}

/* "the oil producers": where mentions lie in each other, the shorter one counts. */
static void mark_mentions(const ro_doc *doc, const uint32_t *name_of, uint32_t *mention_of,
                          uint32_t *length) {
    memset(mention_of, 0xff, doc->words.count * sizeof *mention_of);
    memset(length, 0xff, doc->words.count * sizeof *length);
    for (uint32_t e = 0; e < doc->entities.count; e++) {
        const ro_entity *entity = &doc->entities.items[e];
        for (uint32_t m = 0; m < entity->mentions.count; m++) {
            ro_span span = entity->mentions.items[m];
            for (uint32_t w = ro_doc_word_at(doc, span.begin);
                 w < doc->words.count && doc->words.items[w].span.begin < span.end; w++)
                if (name_of[w] == RO_NONE && span.end - span.begin < length[w]) {
                    length[w] = span.end - span.begin;
                    mention_of[w] = e;
                }
        }
    }
}

static uint32_t content_length(const ro_statement *statement) {
    uint32_t length = 0;
    for (uint32_t c = 0; c < statement->content.count; c++)
        length += statement->content.items[c].end - statement->content.items[c].begin;
    return length;
}

/* The longest contents are laid down first, so that what is said within them lies on top. Statements hardly
 * nest: each word is written once or twice. */
static void mark_said(const ro_doc *doc, uint32_t *said_in) {
    memset(said_in, 0xff, doc->words.count * sizeof *said_in);
    for (uint32_t s = 0; s < doc->statements.count; s++) {
        const ro_statement *statement = &doc->statements.items[s];
        uint32_t length = content_length(statement);
        for (uint32_t c = 0; c < statement->content.count; c++) {
            ro_span span = statement->content.items[c];
            for (uint32_t w = ro_doc_word_at(doc, span.begin);
                 w < doc->words.count && doc->words.items[w].span.begin < span.end; w++)
                if (said_in[w] == RO_NONE || content_length(&doc->statements.items[said_in[w]]) > length)
                    said_in[w] = s;
        }
    }
}

static uint32_t weight_of(uint64_t classes) {
    const uint64_t around =
        RO_TC_BIT(RO_TC_DEAL) | RO_TC_BIT(RO_TC_PLAN) | RO_TC_BIT(RO_TC_ENVOY) | RO_TC_BIT(RO_TC_TOPIC);
    return classes & RO_TC_BIT(RO_TC_TALKS) ? 2 : classes & around ? 1 : 0;
}

/* A title that is no line of the text. */
static uint32_t weigh_title(const ro_talks_reader *r) {
    ro_slice title = r->doc->article.title, word;
    uint32_t weight = 0;
    if (r->doc->article.title_span.end)
        return 0;
    while (ro_slice_field(&title, ' ', &word)) {
        while (word.len && memchr(",.:;?!", word.ptr[word.len - 1], 6))
            word.len--;
        weight += 2 * weight_of(ro_talks_classes(r->words, word));
    }
    return weight;
}

/* What the article itself speaks of, outside what others say and its headline, is there to be seen. */
static void mark_narrated(ro_talks_reader *r) {
    bool title = r->doc->sentences.items[r->sentence].title;
    for (uint32_t u = 0; u < r->units.count && !title; u++) {
        const ro_talks_unit *unit = &r->units.items[u];
        if (r->said_in[unit->word] == RO_NONE && ro_talks_is_thing(r->words, unit->entry) &&
            r->narrated[unit->entry] < UINT8_MAX)
            r->narrated[unit->entry]++;
    }
}

/* Weighs the article and marks the sentences that speak of talks. */
static int weigh(ro_talks_reader *r) {
    r->weight = weigh_title(r);
    for (uint32_t s = 0; s < r->doc->sentences.count; s++) {
        if (ro_talks_reader_cut(r, s))
            return READOUT_NO_MEMORY;
        mark_narrated(r);
        for (uint32_t u = 0; u < r->units.count; u++) {
            uint64_t classes = r->units.items[u].classes;
            bool round = classes & RO_TC_BIT(RO_TC_ROUND) && u && ro_talks_in(r, u - 1, RO_TC_ORD);
            bool talks = classes & (RO_TC_BIT(RO_TC_TALKS) | RO_TC_BIT(RO_TC_DEAL));
            r->topical[s] |= (uint8_t)((round ? RO_TOPIC_ROUND : 0) | (talks ? RO_TOPIC_TALKS : 0));
            r->weight += weight_of(classes) * (r->doc->sentences.items[s].title ? 2 : 1);
        }
    }
    return 0;
}

int ro_talks_reader_make(const ro_talks_words *words, ro_doc *doc, ro_arena *scratch,
                         ro_talks_reader *reader) {
    uint32_t *maps = ro_arena_alloc(scratch, (5 * (size_t)doc->words.count + 1) * sizeof *maps);
    uint8_t *topical = ro_arena_zero(scratch, doc->sentences.count + 1, 1);
    uint8_t *narrated = ro_arena_zero(scratch, ro_talks_entry_count(words), 1);
    if (!maps || !topical || !narrated)
        return READOUT_NO_MEMORY;
    uint32_t count = doc->words.count;
    mark_names(doc, maps, maps + count);
    mark_said(doc, maps + 2 * (size_t)count);
    mark_mentions(doc, maps, maps + 3 * (size_t)count, maps + 4 * (size_t)count);
    ro_slice published = doc->article.published;
    bool dated = ro_day_read(published) != RO_NO_DAY;
    *reader = (ro_talks_reader){.words = words,
                                .doc = doc,
                                .scratch = scratch,
                                .name_of = maps,
                                .time_of = maps + count,
                                .said_in = maps + 2 * (size_t)count,
                                .mention_of = maps + 3 * (size_t)count,
                                .topical = topical,
                                .narrated = narrated,
                                .published = dated ? ro_slice_part(published, 0, 10) : (ro_slice){0}};
    return weigh(reader);
}

/* An article in which a negotiation is more than mentioned: some words of it, and not too far apart. */
bool ro_talks_is_about(const ro_talks_reader *r) {
    enum { LEAST = 2, WORDS_APART = 220 };
    return r->weight >= LEAST && r->weight * WORDS_APART >= r->doc->words.count;
}

bool ro_talks_is_mostly_about(const ro_talks_reader *r) {
    enum { WORDS_APART = 90 };
    return (size_t)r->weight * WORDS_APART >= r->doc->words.count;
}

int ro_talks_reader_cut(ro_talks_reader *r, uint32_t sentence) {
    r->sentence = sentence;
    return ro_talks_units_cut(r->words, r->doc, r->name_of, r->time_of, sentence, r->scratch, &r->units);
}

/* ---- units ------------------------------------------------------------------------------------------------
 */

bool ro_talks_word_is(const ro_talks_reader *r, uint32_t at, const char *word) {
    return at < r->units.count && r->units.items[at].words == 1 &&
           ro_slice_is(ro_doc_text(r->doc, r->doc->words.items[r->units.items[at].word].span), word);
}

bool ro_talks_clause_ends(const ro_talks_reader *r, uint32_t at) {
    return at >= r->units.count || ro_talks_in(r, at, RO_TC_BREAK) || ro_talks_word_is(r, at, ",");
}

bool ro_talks_is_question(const ro_talks_reader *r) {
    for (uint32_t at = r->units.count; at-- > 0;)
        if (!ro_talks_in(r, at, RO_TC_QUOTE))
            return ro_talks_word_is(r, at, "?");
    return false;
}

ro_span ro_talks_span(const ro_talks_reader *r, uint32_t begin, uint32_t end) {
    const ro_talks_unit *last = &r->units.items[end - 1];
    return (ro_span){r->doc->words.items[r->units.items[begin].word].span.begin,
                     r->doc->words.items[last->word + last->words - 1].span.end};
}

uint32_t ro_talks_statement(const ro_talks_reader *r, uint32_t at) {
    return r->said_in[r->units.items[at].word];
}

/* ---- who --------------------------------------------------------------------------------------------------
 */

static uint32_t entity_of(const ro_talks_reader *r, uint32_t name) {
    return r->doc->layers & RO_LAYER_ENTITIES ? r->doc->names.items[name].entity : RO_NONE;
}

ro_talker ro_talks_actor_at(const ro_talks_reader *r, uint32_t at) {
    ro_talker actor = {{0, 0}, RO_NONE};
    const ro_talks_unit *unit = &r->units.items[at];
    if (ro_talks_is(unit, RO_TC_NAME)) {
        actor.entity = entity_of(r, r->name_of[unit->word]);
        actor.span = ro_talks_span(r, at, at + 1);
    } else if (ro_talks_is(unit, RO_TC_PARTY)) {
        actor.span = ro_talks_span(r, at, at + 1);
    }
    return actor;
}

/* A name that belongs to another: "Israel" in "Israel's demand". */
static bool owns(const ro_talks_reader *r, uint32_t at) {
    return ro_talks_word_is(r, at + 1, "'s") || ro_talks_word_is(r, at + 1, "’s") ||
           ro_talks_word_is(r, at + 1, "’") || ro_talks_word_is(r, at + 1, "'");
}

/* The verb that the word at the unit belongs to: its own word, or the head of an auxiliary. */
static uint32_t verb_of(const ro_talks_reader *r, uint32_t unit) {
    uint32_t w = r->units.items[unit].word;
    const ro_word *word = &r->doc->words.items[w];
    bool helps =
        word->relation == RO_REL_aux || word->relation == RO_REL_cop || word->relation == RO_REL_advmod;
    return helps && word->head != RO_NONE ? word->head : w;
}

/* The unit of the word that depends on `head` as its subject; the number of units where there is none. */
static uint32_t subject_of(const ro_talks_reader *r, uint32_t head) {
    for (uint32_t u = 0; u < r->units.count; u++)
        for (uint32_t w = 0; w < r->units.items[u].words; w++) {
            const ro_word *word = &r->doc->words.items[r->units.items[u].word + w];
            if (word->head == head && word->relation == RO_REL_nsubj)
                return u;
        }
    return r->units.count;
}

/* The subject by the tree: the verb's own, else that of the verb it is joined to ("met and rejected"). */
uint32_t ro_talks_subject_unit(const ro_talks_reader *r, uint32_t unit) {
    enum { CLIMB = 3 };
    if (!(r->doc->layers & RO_LAYER_TREES))
        return r->units.count;
    uint32_t verb = verb_of(r, unit), subject = subject_of(r, verb);
    for (int n = 0; n < CLIMB && subject == r->units.count; n++) {
        const ro_word *word = &r->doc->words.items[verb];
        bool joined = word->relation == RO_REL_conj || word->relation == RO_REL_xcomp;
        if (!joined || word->head == RO_NONE)
            break;
        verb = word->head;
        subject = subject_of(r, verb);
    }
    return subject;
}

/* "talks opened in Geneva" may be read as "talks that were opened": the noun that the verb describes, or one
 * that it is part of ("round of talks"). */
static bool describes(const ro_word *words, uint32_t verb, uint32_t noun) {
    enum { CLIMB = 3 };
    uint32_t w = words[verb].relation == RO_REL_acl ? words[verb].head : RO_NONE;
    for (int n = 0; n < CLIMB && w != RO_NONE && w != noun; n++)
        w = words[w].relation == RO_REL_nmod || words[w].relation == RO_REL_compound ? words[w].head
                                                                                     : RO_NONE;
    return w == noun;
}

bool ro_talks_depends(const ro_talks_reader *r, uint32_t unit, uint32_t verb) {
    enum { CLIMB = 3 };
    if (!(r->doc->layers & RO_LAYER_TREES))
        return true;
    uint32_t w = r->units.items[unit].word, v = r->units.items[verb].word;
    const ro_word *words = r->doc->words.items;
    if (words[v].upos != RO_UPOS_VERB)
        return false;
    if (describes(words, v, w))
        return true;
    for (int n = 0; n < CLIMB && words[w].head != RO_NONE; n++, w = words[w].head) {
        if (words[w].head == v)
            return words[w].relation == RO_REL_nsubj || words[w].relation == RO_REL_obj || n;
        if (words[w].relation != RO_REL_nmod && words[w].relation != RO_REL_compound &&
            words[w].relation != RO_REL_conj)
            return words[v].head == words[w].head && words[v].relation == RO_REL_xcomp;
    }
    return false;
}

static ro_talker pronoun_at(const ro_talks_reader *r, uint32_t at) {
    ro_talker actor = {ro_talks_span(r, at, at + 1), RO_NONE};
    for (uint32_t e = 0; e < r->doc->entities.count && actor.entity == RO_NONE; e++) {
        const ro_entity *entity = &r->doc->entities.items[e];
        for (uint32_t m = 0; m < entity->mentions.count && m < 200; m++)
            if (entity->mentions.items[m].begin == actor.span.begin)
                actor.entity = e;
    }
    return actor;
}

static ro_talker actor_or_pronoun(const ro_talks_reader *r, uint32_t at) {
    ro_talker actor = ro_talks_actor_at(r, at);
    if (!actor.span.end && ro_talks_in(r, at, RO_TC_PRONOUN))
        actor = pronoun_at(r, at);
    return actor;
}

/* Whoever is meant by the noun that the tree gives as a subject: "the envoy", "small islands". */
static ro_talker subject_at(const ro_talks_reader *r, uint32_t at) {
    ro_talker actor = actor_or_pronoun(r, at);
    uint32_t w = r->units.items[at].word, entity = r->mention_of[w];
    const ro_word *word = &r->doc->words.items[w];
    if (actor.span.end || entity == RO_NONE || (word->upos != RO_UPOS_NOUN && word->upos != RO_UPOS_PROPN) ||
        r->doc->entities.items[entity].type == RO_NAME_PLACE || ro_talks_in(r, at, RO_TC_PLAN) ||
        ro_talks_in(r, at, RO_TC_DEAL) || ro_talks_in(r, at, RO_TC_TALKS))
        return actor;
    return (ro_talker){word->span, entity};
}

/* "two delegations that refuse to meet": the noun that the clause describes; else the unit itself. */
static uint32_t antecedent(const ro_talks_reader *r, uint32_t unit) {
    const ro_word *words = r->doc->words.items, *word = &words[r->units.items[unit].word];
    bool relative = ro_talks_word_is(r, unit, "that") || ro_talks_word_is(r, unit, "which") ||
                    ro_talks_word_is(r, unit, "who");
    if (!relative || word->head == RO_NONE || words[word->head].relation != RO_REL_acl)
        return unit;
    for (uint32_t u = 0; u < unit; u++)
        if (words[word->head].head - r->units.items[u].word < r->units.items[u].words)
            return u;
    return unit;
}

ro_talker ro_talks_subject(const ro_talks_reader *r, uint32_t verb) {
    ro_talker none = {{0, 0}, RO_NONE}, governed = none;
    uint32_t subject = ro_talks_subject_unit(r, verb);
    if (subject < r->units.count)
        return subject_at(r, antecedent(r, subject));
    for (uint32_t at = verb, steps = 0; at-- > 0 && steps < SUBJECT_REACH; steps++) {
        if (ro_talks_in(r, at, RO_TC_BREAK))
            break;
        ro_talker actor = actor_or_pronoun(r, at);
        if (!actor.span.end || owns(r, at))
            continue;
        bool after_preposition =
            (at && ro_talks_in(r, at - 1, RO_TC_PREP)) ||
            (at > 1 && ro_talks_in(r, at - 1, RO_TC_DET) && ro_talks_in(r, at - 2, RO_TC_PREP));
        if (!after_preposition)
            return actor;
        if (!governed.span.end)
            governed = actor;
    }
    return governed;
}

ro_talker ro_talks_speaker(const ro_talks_reader *r, uint32_t statement) {
    ro_talker actor = {{0, 0}, RO_NONE};
    if (statement == RO_NONE)
        return actor;
    const ro_statement *said = &r->doc->statements.items[statement];
    if (said->source.count)
        actor.span = said->source.items[0];
    if (r->doc->layers & RO_LAYER_SPEAKERS)
        actor.entity = said->speaker;
    return actor;
}

uint64_t ro_talks_role_classes(const ro_talks_reader *r, uint32_t entity) {
    uint64_t classes = 0;
    if (entity >= r->doc->entities.count)
        return 0;
    const ro_entity *whose = &r->doc->entities.items[entity];
    for (uint32_t role = 0; role < whose->roles.count; role++)
        classes |= ro_talks_classes_within(r->words, whose->roles.items[role].text);
    return classes;
}

bool ro_talks_has_office(const ro_talks_reader *r, uint32_t entity) {
    return entity < r->doc->entities.count && (ro_talks_role_classes(r, entity) & RO_TC_BIT(RO_TC_OFFICE) ||
                                               r->doc->entities.items[entity].affiliation.len > 0);
}

/* ---- when -------------------------------------------------------------------------------------------------
 */

ro_slice ro_talks_day_at(const ro_talks_reader *r, uint32_t at) {
    ro_slice none = {0};
    if (!ro_talks_in(r, at, RO_TC_TIME))
        return none;
    const ro_time *time = &r->doc->times.items[r->time_of[r->units.items[at].word]];
    bool day =
        (time->type == RO_TIME_DATE || time->type == RO_TIME_TIME) && ro_day_read(time->value) != RO_NO_DAY;
    return day ? ro_slice_part(time->value, 0, 10) : none;
}

ro_day ro_talks_last_day(const ro_talks_reader *r, uint32_t at) {
    ro_slice day = ro_talks_day_at(r, at);
    if (day.len || !ro_talks_in(r, at, RO_TC_TIME))
        return ro_day_read(day);
    const ro_time *time = &r->doc->times.items[r->time_of[r->units.items[at].word]];
    return time->type == RO_TIME_DATE ? ro_period_last(time->value) : RO_NO_DAY;
}

ro_slice ro_talks_when(const ro_talks_reader *r, uint32_t at) {
    for (uint32_t reach = 1; reach <= DAY_REACH; reach++) {
        ro_slice after = ro_talks_day_at(r, at + reach);
        ro_slice before = at >= reach ? ro_talks_day_at(r, at - reach) : (ro_slice){0};
        if (after.len || before.len)
            return after.len ? after : before;
    }
    uint32_t statement = ro_talks_statement(r, at);
    if (statement != RO_NONE && ro_day_read(r->doc->statements.items[statement].when) != RO_NO_DAY)
        return r->doc->statements.items[statement].when;
    return r->published;
}
