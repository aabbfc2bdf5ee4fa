#include "reading/speakers.h"

#include "base/error.h"
#include "reading/acts.h"
#include "reading/occasion.h"
#include "reading/source_entity.h"

typedef struct {
    ro_cue_words words;
    ro_people people;
    ro_act_rules acts;
    ro_lexicon addressees; /* word, preposition */
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

static bool adds(const ro_reader *r, const ro_statement *statement) {
    ro_cue_form form;
    if (!ro_cue_of(r, statement, &form))
        return false;
    ro_slice lemma = ro_cue_lemma(r->lexicon, form.row);
    return ro_slice_is(lemma, "add") || ro_slice_is(lemma, "continue") || ro_slice_is(lemma, "go on");
}

/* "he added" is said when the speaker's statement before it was. */
static ro_slice when_before(const ro_reader *r, uint32_t s) {
    const ro_statement *statement = &r->doc->statements.items[s];
    if (s && r->doc->statements.items[s - 1].speaker == statement->speaker && statement->speaker != RO_NONE &&
        adds(r, statement))
        return r->doc->statements.items[s - 1].when;
    return (ro_slice){NULL, 0};
}

static int read_statement(const lexicons *l, const ro_reader *r, const ro_told_list *list, uint32_t s) {
    ro_doc *doc = r->doc;
    uint32_t speaker = RO_NONE;
    int status = 0;
    if (doc->statements.items[s].source.count)
        status = ro_source_entity(&l->people, r, list, doc->statements.items[s].source.items[0], &speaker);
    else
        speaker = continued_speaker(doc, s);
    ro_statement *statement = &doc->statements.items[s];
    statement->speaker = speaker;
    statement->addressee = RO_NONE;
    statement->act = ro_act_of(&l->acts, r, statement);
    ro_addressee_of(&l->people, &l->addressees, r, list, statement);
    statement->when = ro_when_of(r, statement);
    if (!statement->when.len)
        statement->when = when_before(r, s);
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
    return status ? status
                  : ro_lexicon_load(arena, "data/reading/addressee_words.tsv", 2, &l->addressees, error);
}

int ro_speakers_run(const void *model, ro_doc *doc, ro_arena *scratch, readout_error *error) {
    const lexicons *l = model;
    ro_reader reader;
    ro_told_list list;
    int status = ro_reader_make(&l->words, doc, scratch, &reader);
    if (!status)
        status = ro_told_list_make(doc, scratch, &list);
    for (uint32_t s = 0; !status && s < doc->statements.count; s++)
        status = read_statement(l, &reader, &list, s);
    return status ? ro_fail_memory(error) : 0;
}
