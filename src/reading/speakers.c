#include "reading/speakers.h"

#include "base/error.h"
#include "reading/acts.h"
#include "reading/occasion.h"
#include "reading/source_entity.h"

typedef struct {
    ro_cue_words words;
    ro_people people;
    ro_act_rules acts;
    ro_addressee_words addressees;
} lexicons;

static uint32_t paragraph_of(const ro_doc *doc, const ro_statement *statement) {
    return doc->sentences.items[statement->sentence].paragraph;
}

/* A quotation without a source behind a statement of the same or the last paragraph. */
static uint32_t continued_speaker(const ro_doc *doc, uint32_t s) {
    if (!s || doc->statements.items[s].kind != RO_DIRECT)
        return RO_NONE;
    const ro_statement *before = &doc->statements.items[s - 1];
    bool near = paragraph_of(doc, &doc->statements.items[s]) - paragraph_of(doc, before) <= 1;
    return near && before->kind != RO_INDIRECT ? before->speaker : RO_NONE;
}

static bool is_day(ro_slice when) {
    return when.len >= 10 && when.ptr[0] >= '0' && when.ptr[0] <= '9' && when.ptr[4] == '-' &&
           when.ptr[5] != 'W';
}

/* "had said": on another occasion than what is told before. */
static bool is_earlier(const ro_reader *r, const ro_statement *statement) {
    return statement->cue.count &&
           ro_reader_is(r, ro_doc_word_at(r->doc, statement->cue.items[0].begin), "had");
}

/* Who has said one thing on a day goes on to say the next, unless the article tells another time. */
static ro_slice when_before(const ro_reader *r, const uint32_t *last, uint32_t s) {
    const ro_statement *statement = &r->doc->statements.items[s];
    if (statement->speaker == RO_NONE || last[statement->speaker] == RO_NONE || is_earlier(r, statement))
        return (ro_slice){NULL, 0};
    const ro_statement *before = &r->doc->statements.items[last[statement->speaker]];
    return is_day(before->when) && !is_earlier(r, before) ? before->when : (ro_slice){NULL, 0};
}

static int read_statement(const lexicons *l, const ro_reader *r, const ro_told_list *list, uint32_t *last,
                          uint32_t s) {
    ro_doc *doc = r->doc;
    uint32_t speaker = RO_NONE;
    int status = 0;
    if (doc->statements.items[s].source.count)
        status = ro_source_entity(&l->people, r, list, &doc->statements.items[s].source, &speaker);
    else
        speaker = continued_speaker(doc, s);
    ro_statement *statement = &doc->statements.items[s];
    statement->speaker = speaker;
    statement->addressee = RO_NONE;
    statement->act = ro_act_of(&l->acts, r, statement);
    ro_addressee_of(&l->people, &l->addressees, r, list, statement);
    statement->when = ro_when_of(r, statement);
    statement->when_from = statement->when.len ? RO_WHEN_STATED : RO_WHEN_UNKNOWN;
    if (!statement->when.len) {
        statement->when = when_before(r, last, s);
        if (statement->when.len)
            statement->when_from = RO_WHEN_CARRIED;
        else if (ro_is_told_as_done(r, statement))
            statement->when_from = RO_WHEN_PUBLISHED;
    }
    if (speaker != RO_NONE)
        last[speaker] = s;
    return status;
}

int ro_speakers_load(ro_arena *arena, const void **model, readout_error *error) {
    lexicons *l = ro_arena_zero(arena, 1, sizeof *l);
    if (!l)
        return ro_fail_memory(error);
    *model = l;
    int status = ro_cue_words_load(arena, &l->words, error);
    if (!status)
        status = ro_people_load(arena, &l->people, error);
    if (!status)
        status = ro_act_rules_load(arena, &l->acts, error);
    const ro_lexicon_wanted wanted[] = {
        {"data/reading/addressee_words.tsv", 2, &l->addressees.pairs},
        {"data/reading/audiences.tsv", 2, &l->addressees.audiences},
    };
    return status ? status : ro_lexicons_load(arena, wanted, sizeof wanted / sizeof *wanted, error);
}

int ro_speakers_run(const void *model, ro_doc *doc, ro_arena *scratch, readout_error *error) {
    const lexicons *l = model;
    ro_reader reader;
    ro_told_list list;
    int status = ro_reader_make(&l->words, doc, scratch, &reader);
    if (!status)
        status = ro_told_list_make(doc, scratch, &list);
    /* Each statement adds one speaker at most. */
    size_t speakers = (size_t)doc->entities.count + doc->statements.count + 1;
    uint32_t *last = status ? NULL : ro_arena_alloc(scratch, speakers * sizeof *last);
    if (!status && !last)
        status = READOUT_NO_MEMORY;
    if (last)
        memset(last, 0xff, speakers * sizeof *last);
    for (uint32_t s = 0; !status && s < doc->statements.count; s++)
        status = read_statement(l, &reader, &list, last, s);
    return status ? ro_fail_memory(error) : 0;
}
