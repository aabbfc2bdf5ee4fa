/* From rows to instructions. Parts are written out where they are used: a row may use only names above it, so
 * the code is finite; RO_CODE_LIMIT says how long a table's may grow. */
#include "language/pattern_code.h"

#include "base/error.h"
#include "base/lexicon.h"

enum { CODE_LIMIT = 1 << 18 };

typedef struct {
    ro_arena *arena;
    ro_patterns *patterns;
    ro_vocabulary *vocabulary;
    ro_lexicon rows;
    const char *table;
    uint32_t row; /* being read */
    readout_error *error;
} compiler;

static int bad_row(const compiler *c, const char *what, ro_slice where) {
    ro_slice name = ro_lexicon_cell(&c->rows, c->row, 0), pattern = ro_lexicon_cell(&c->rows, c->row, 1);
    return ro_fail(c->error, READOUT_BAD_MODEL, "%s: %.*s '%.*s': %s: '%.*s'", c->table, (int)name.len,
                   name.ptr, (int)pattern.len, pattern.ptr, what, (int)where.len, where.ptr);
}

static int emit(compiler *c, ro_op op, uint32_t arg) {
    if (c->patterns->code.count == CODE_LIMIT)
        return ro_fail(c->error, READOUT_BAD_MODEL, "%s: more than %d instructions", c->table, CODE_LIMIT);
    ro_instruction *instruction = ro_array_push(c->arena, &c->patterns->code);
    if (!instruction)
        return ro_fail_memory(c->error);
    *instruction = (ro_instruction){.op = (uint8_t)op, .arg = arg};
    return 0;
}

static bool is_class_name(ro_slice word) {
    bool capitals = word.len > 0;
    for (size_t i = 0; i < word.len; i++)
        capitals = capitals && ((word.ptr[i] >= 'A' && word.ptr[i] <= 'Z') || (i && word.ptr[i] == '_'));
    return capitals;
}

/* A class or a word, as an instruction's or a look's argument. */
static int resolve(compiler *c, ro_slice word, bool *is_class, uint32_t *arg) {
    *is_class = is_class_name(word);
    if (*is_class) {
        *arg = ro_vocabulary_class(c->vocabulary, word);
        bool known = *arg < c->vocabulary->class_count && *arg < RO_WORD_CLASSES;
        return known ? 0 : bad_row(c, "no class of words", word);
    }
    if (word.len > 1 && word.ptr[0] == '\\')
        word = ro_slice_part(word, 1, word.len);
    return ro_vocabulary_add(c->arena, c->vocabulary, word, arg, c->error);
}

static int compile_rows(compiler *c, ro_slice name, uint32_t before, int levels);

static int compile_choice(compiler *c, ro_slice choice, int levels) {
    bool glued = choice.len > 1 && choice.ptr[0] == '_', is_class;
    bool capital = choice.len > 1 && choice.ptr[0] == '^';
    uint32_t arg;
    if (glued || capital)
        choice = ro_slice_part(choice, 1, choice.len);
    if (choice.len > 2 && choice.ptr[0] == '<' && choice.ptr[choice.len - 1] == '>')
        return compile_rows(c, ro_slice_part(choice, 1, choice.len - 1), c->row, levels);
    int status = resolve(c, choice, &is_class, &arg);
    if (!status)
        status = emit(c, is_class ? RO_OP_CLASS : RO_OP_WORD, arg);
    if (!status) {
        ro_instruction *emitted = &c->patterns->code.items[c->patterns->code.count - 1];
        emitted->glued = glued;
        emitted->capital = capital;
    }
    return status;
}

/* a|b|c: split to each, and from each behind the last. The jumps are a chain until their end is known. */
static int compile_choices(compiler *c, ro_slice choices, int levels) {
    uint32_t last_jump = RO_NONE;
    ro_slice choice;
    int status = 0;
    while (!status && ro_slice_field(&choices, '|', &choice)) {
        bool more = choices.ptr && choices.len;
        uint32_t split = c->patterns->code.count;
        if (more)
            status = emit(c, RO_OP_SPLIT, 0);
        if (!status)
            status = compile_choice(c, choice, levels);
        if (!status && more) {
            status = emit(c, RO_OP_JUMP, last_jump);
            last_jump = c->patterns->code.count - 1;
            c->patterns->code.items[split].arg = c->patterns->code.count;
        }
    }
    while (!status && last_jump != RO_NONE) {
        uint32_t next = c->patterns->code.items[last_jump].arg;
        c->patterns->code.items[last_jump].arg = c->patterns->code.count;
        last_jump = next;
    }
    return status;
}

static int compile_element(compiler *c, ro_slice element, int levels) {
    bool optional =
        element.len > 1 && element.ptr[element.len - 1] == '?' && element.ptr[element.len - 2] != '\\';
    uint32_t split = c->patterns->code.count;
    int status = 0;
    if (optional) {
        element = ro_slice_part(element, 0, element.len - 1);
        status = emit(c, RO_OP_SPLIT, 0);
    }
    if (!status)
        status = compile_choices(c, element, levels);
    if (!status && optional)
        c->patterns->code.items[split].arg = c->patterns->code.count;
    return status;
}

static int compile_look(compiler *c, ro_slice choices, int distance) {
    ro_look *look = ro_array_push(c->arena, &c->patterns->looks);
    if (!look)
        return ro_fail_memory(c->error);
    bool negative = choices.len && choices.ptr[0] == '!';
    *look = (ro_look){.first_test = c->patterns->tests.count, .distance = distance, .negative = negative};
    if (negative)
        choices = ro_slice_part(choices, 1, choices.len);
    for (ro_slice word; ro_slice_field(&choices, '|', &word);) {
        ro_look_test test;
        int status = resolve(c, word, &test.is_class, &test.arg);
        if (status)
            return status;
        ro_look_test *added = ro_array_push(c->arena, &c->patterns->tests);
        if (!added)
            return ro_fail_memory(c->error);
        *added = test;
        look->tests++;
    }
    return emit(c, RO_OP_LOOK, c->patterns->looks.count - 1);
}

static bool is_look(ro_slice element) {
    return element.len > 2 && element.ptr[0] == '(' && element.ptr[element.len - 1] == ')';
}

/* How many looks stand before the first element. */
static int leading_looks(ro_slice pattern) {
    int looks = 0;
    for (ro_slice element; ro_slice_field(&pattern, ' ', &element) && is_look(element);)
        looks++;
    return looks;
}

static int compile_sets(compiler *c, ro_slice sets) {
    for (ro_slice set; sets.len && ro_slice_field(&sets, ' ', &set);) {
        ro_slice slot, value = set;
        ro_slice_field(&value, '=', &slot);
        unsigned class = ro_vocabulary_class(c->vocabulary, slot);
        if (class == c->vocabulary->class_count)
            return bad_row(c, "no such slot", slot);
        ro_sense *constant = ro_array_push(c->arena, &c->patterns->constants);
        if (!constant)
            return ro_fail_memory(c->error);
        *constant = (ro_sense){value, ro_table_number(value), (uint8_t) class};
        int status = emit(c, RO_OP_SET, c->patterns->constants.count - 1);
        if (status)
            return status;
    }
    return 0;
}

/* The looks before the first element are tried first, and those behind the last where they stand; what is set
 * comes before what is taken, so that a part's own items can overrule it. */
static int compile_row(compiler *c, uint32_t row, int levels) {
    ro_slice pattern = ro_lexicon_cell(&c->rows, row, 1);
    int before = leading_looks(pattern), after = 0,
        status = compile_sets(c, ro_lexicon_cell(&c->rows, row, 2));
    if (!pattern.len)
        return bad_row(c, "no pattern", pattern);
    for (ro_slice element; !status && ro_slice_field(&pattern, ' ', &element);) {
        if (is_look(element)) {
            ro_slice choices = ro_slice_part(element, 1, element.len - 1);
            status = compile_look(c, choices, before ? -before : after++);
            before -= before > 0;
        } else {
            status = after ? bad_row(c, "an element behind a context", element)
                           : compile_element(c, element, levels);
        }
    }
    return status;
}

/* All rows of a name above `before`: a choice of them. */
static int compile_rows(compiler *c, ro_slice name, uint32_t before, int levels) {
    uint32_t last_jump = RO_NONE, outer = c->row, row = ro_lexicon_find(&c->rows, name);
    if (row == RO_NONE || row >= before)
        return bad_row(c, "no such part above", name);
    if (levels == 0)
        return bad_row(c, "parts within parts go too deep", name);
    int status = 0;
    while (!status && row != RO_NONE && row < before) {
        uint32_t next = ro_lexicon_next(&c->rows, row), split = c->patterns->code.count;
        bool more = next != RO_NONE && next < before;
        c->row = row;
        if (more)
            status = emit(c, RO_OP_SPLIT, 0);
        if (!status)
            status = compile_row(c, row, levels - 1);
        if (!status && more) {
            status = emit(c, RO_OP_JUMP, last_jump);
            last_jump = c->patterns->code.count - 1;
            c->patterns->code.items[split].arg = c->patterns->code.count;
        }
        row = next;
    }
    c->row = outer;
    while (!status && last_jump != RO_NONE) {
        uint32_t next = c->patterns->code.items[last_jump].arg;
        c->patterns->code.items[last_jump].arg = c->patterns->code.count;
        last_jump = next;
    }
    return status;
}

static int compile_tops(compiler *c, const char *const *tops) {
    enum { DEEPEST_PART = 6 };
    for (c->row = 0; c->row < c->rows.row_count; c->row++) {
        uint32_t top = 0;
        while (tops[top] && !ro_slice_is(ro_lexicon_cell(&c->rows, c->row, 0), tops[top]))
            top++;
        if (!tops[top])
            continue;
        ro_production *production = ro_array_push(c->arena, &c->patterns->productions);
        if (!production)
            return ro_fail_memory(c->error);
        *production = (ro_production){c->patterns->code.count, top, c->row};
        int status = compile_row(c, c->row, DEEPEST_PART);
        if (!status)
            status = emit(c, RO_OP_MATCH, 0);
        if (status)
            return status;
    }
    return 0;
}

int ro_patterns_load(ro_arena *arena, const char *table, const char *const *tops, ro_vocabulary *vocabulary,
                     const ro_patterns **patterns, readout_error *error) {
    compiler c = {.arena = arena, .vocabulary = vocabulary, .table = table, .error = error};
    c.patterns = ro_arena_zero(arena, 1, sizeof *c.patterns);
    if (!c.patterns)
        return ro_fail_memory(error);
    c.patterns->vocabulary = vocabulary;
    int status = ro_lexicon_load(arena, table, 3, &c.rows, error);
    if (!status)
        status = compile_tops(&c, tops);
    if (!status)
        status = ro_patterns_list_starts(arena, c.patterns) ? ro_fail_memory(error) : 0;
    *patterns = c.patterns;
    return status;
}
