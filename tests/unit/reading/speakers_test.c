#include "reading/marked.h"

static void find_who(void *context, ro_slice input, ro_buffer *found) {
    marked *m = context;
    ro_buffer text = {0};
    ro_doc doc;
    marked_read(m, input, &text, &doc);
    for (uint32_t i = 0; i < doc.statements.count; i++) {
        uint32_t speaker = doc.statements.items[i].speaker;
        ro_buffer_add(found, speaker == RO_NONE ? RO_LITERAL("-") : doc.entities.items[speaker].name);
        ro_buffer_byte(found, '\n');
    }
    ro_buffer_free(&text);
    ro_arena_reset(&m->arena);
}

/* act | to whom | when */
static void find_act(void *context, ro_slice input, ro_buffer *found) {
    marked *m = context;
    ro_buffer text = {0};
    ro_doc doc;
    marked_read(m, input, &text, &doc);
    for (uint32_t i = 0; i < doc.statements.count; i++) {
        const ro_statement *s = &doc.statements.items[i];
        ro_buffer_text(found, ro_act_name(s->act));
        ro_buffer_text(found, " | ");
        if (s->addressee != RO_NONE)
            ro_buffer_add(found, doc.entities.items[s->addressee].name);
        else
            ro_buffer_add(found,
                          s->addressee_span.end ? ro_doc_text(&doc, s->addressee_span) : RO_LITERAL("-"));
        ro_buffer_text(found, " | ");
        ro_buffer_add(found, s->when.len ? s->when : RO_LITERAL("-"));
        ro_buffer_byte(found, '\n');
    }
    ro_buffer_free(&text);
    ro_arena_reset(&m->arena);
}

static void run(void **state, const char *file, cases_find *find, unsigned least_cases,
                unsigned least_percent) {
    assert_true(cases_hold(file, find, *state, least_cases, least_percent));
}

static void who_is_right(void **state) {
    run(state, READOUT_ROOT "/tests/cases/reading/who.case", find_who, 60, 85);
}

static void acts_are_right(void **state) {
    run(state, READOUT_ROOT "/tests/cases/reading/acts.case", find_act, 150, 85);
}

static void acts_of_news_are_right(void **state) {
    run(state, READOUT_ROOT "/tests/cases/reading/news_acts.case", find_act, 150, 85);
}

static void who_is_owned_is_right(void **state) {
    run(state, READOUT_ROOT "/tests/cases/reading/owners.case", find_who, 20, 85);
}

static void acts_in_turns_of_speech_are_right(void **state) {
    run(state, READOUT_ROOT "/tests/cases/reading/wills.case", find_act, 30, 85);
}

static void audiences_are_right(void **state) {
    run(state, READOUT_ROOT "/tests/cases/reading/audiences.case", find_act, 15, 85);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(who_is_right, marked_set_up, marked_tear_down),
        cmocka_unit_test_setup_teardown(acts_are_right, marked_set_up, marked_tear_down),
        cmocka_unit_test_setup_teardown(who_is_owned_is_right, marked_set_up, marked_tear_down),
        cmocka_unit_test_setup_teardown(acts_in_turns_of_speech_are_right, marked_set_up, marked_tear_down),
        cmocka_unit_test_setup_teardown(audiences_are_right, marked_set_up, marked_tear_down),
        cmocka_unit_test_setup_teardown(acts_of_news_are_right, marked_set_up, marked_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
