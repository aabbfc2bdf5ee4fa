#include "corpus.h"

#include "base/error.h"

#include <stdio.h>
#include <stdlib.h>

int16_t train_label(train_labels *labels, ro_arena *arena, ro_slice name, bool add) {
    enum { ROOM = sizeof labels->names / sizeof *labels->names };
    for (uint32_t i = 0; i < labels->count; i++)
        if (ro_slice_equal(labels->names[i], name))
            return (int16_t)i;
    if (!add || labels->count == ROOM)
        return TRAIN_UNKNOWN;
    labels->names[labels->count] = ro_arena_copy(arena, name);
    return (int16_t)labels->count++;
}

train_word *train_add_word(train_corpus *corpus, ro_slice form) {
    train_word *word = ro_array_push(corpus->arena, &corpus->words);
    if (!word)
        return NULL;
    *word = (train_word){.form = ro_arena_copy(corpus->arena, form),
                         .features = ro_word_features_of(form),
                         .head = TRAIN_UNKNOWN,
                         .tag = TRAIN_UNKNOWN,
                         .relation = TRAIN_UNKNOWN,
                         .name = TRAIN_UNKNOWN,
                         .answers = RO_NONE};
    return word;
}

int train_end_sentence(train_corpus *corpus, uint32_t first, bool tree, bool paragraph) {
    if (corpus->words.count == first)
        return 0;
    train_sentence *sentence = ro_array_push(corpus->arena, &corpus->sentences);
    if (!sentence)
        return READOUT_NO_MEMORY;
    *sentence = (train_sentence){first, corpus->words.count - first, tree, paragraph};
    return 0;
}

/* One treebank on its way in. */
typedef struct {
    train_corpus *corpus;
    const char *without;
    bool add, gum, skipping, paragraph;
    int32_t joined_from, joined_to; /* ids of the multi-word token's words */
    uint32_t first;
    ro_slice text;
    RO_ARRAY(ro_slice) entities; /* of the words since `first` */
} treebank;

static bool is_without(const treebank *bank, ro_slice line) {
    const char *at = memmem(line.ptr, line.len, "GUM_", 4);
    if (!at || !bank->without)
        return false;
    const char *end = memchr(at + 4, '_', (size_t)(line.ptr + line.len - at - 4));
    return end && memmem(bank->without, strlen(bank->without), at + 4, (size_t)(end - at - 4));
}

static void read_comment(treebank *bank, ro_slice line) {
    static const char newdoc[] = "# newdoc", newpar[] = "# newpar", text[] = "# text = ";
    if (ro_slice_starts(line, ro_slice_of(newdoc, sizeof newdoc - 1))) {
        bank->skipping = is_without(bank, line);
        bank->paragraph = true;
    } else if (ro_slice_starts(line, ro_slice_of(newpar, sizeof newpar - 1))) {
        bank->paragraph |= !ro_slice_starts(line, RO_LITERAL("# newpar_block"));
    } else if (ro_slice_starts(line, ro_slice_of(text, sizeof text - 1))) {
        bank->text = ro_slice_trim(ro_slice_part(line, sizeof text - 1, line.len));
    }
}

static int32_t to_number(ro_slice digits) {
    int32_t number = 0;
    for (size_t i = 0; i < digits.len && digits.ptr[i] >= '0' && digits.ptr[i] <= '9'; i++)
        number = number * 10 + digits.ptr[i] - '0';
    return number;
}

static ro_slice entity_of(ro_slice misc) {
    const char *at = memmem(misc.ptr, misc.len, "Entity=", 7);
    if (!at)
        return (ro_slice){misc.ptr, 0};
    ro_slice rest = ro_slice_of(at + 7, (size_t)(misc.ptr + misc.len - at - 7)), value;
    ro_slice_field(&rest, '|', &value);
    return value;
}

static int read_word(treebank *bank, ro_slice line) {
    train_corpus *corpus = bank->corpus;
    ro_slice cells[10] = {{0}};
    for (int i = 0; i < 10 && ro_slice_field(&line, '\t', &cells[i]); i++)
        ;
    const char *dash = memchr(cells[0].ptr, '-', cells[0].len);
    if (dash) {
        bank->joined_from = to_number(cells[0]);
        bank->joined_to = to_number(ro_slice_of(dash + 1, (size_t)(cells[0].ptr + cells[0].len - dash - 1)));
    }
    if (dash || memchr(cells[0].ptr, '.', cells[0].len))
        return 0;
    int32_t id = to_number(cells[0]);
    train_word *word = train_add_word(corpus, cells[1]);
    ro_slice *entity = ro_array_push(corpus->arena, &bank->entities);
    if (!word || !entity)
        return READOUT_NO_MEMORY;
    char tag[64];
    int length = snprintf(tag, sizeof tag, "%.*s %.*s", (int)cells[3].len, cells[3].ptr, (int)cells[4].len,
                          cells[4].ptr);
    word->tag = train_label(corpus->tags, corpus->arena, ro_slice_of(tag, (size_t)length), bank->add);
    word->relation = train_label(corpus->relations, corpus->arena, cells[7], bank->add);
    word->head = to_number(cells[6]) - 1;
    word->joined = id > bank->joined_from && id <= bank->joined_to;
    if (!ro_slice_is(cells[2], "_"))
        word->lemma = ro_arena_copy(corpus->arena, cells[2]);
    *entity = entity_of(cells[9]);
    return 0;
}

static int end_sentence(treebank *bank) {
    train_corpus *corpus = bank->corpus;
    bool any = corpus->words.count > bank->first;
    ro_slice *text = any ? ro_array_push(corpus->arena, &corpus->texts) : &bank->text;
    if (!text || train_end_sentence(corpus, bank->first, true, bank->paragraph))
        return READOUT_NO_MEMORY;
    if (any) {
        *text = ro_arena_copy(corpus->arena, bank->text);
        if (bank->gum)
            train_gum_names(corpus, bank->first, bank->entities.items);
        bank->paragraph = false;
    }
    bank->first = corpus->words.count;
    bank->entities.count = 0;
    bank->joined_from = bank->joined_to = 0;
    return 0;
}

int train_read_treebank(train_corpus *corpus, const char *path, const char *without, bool add,
                        readout_error *error) {
    ro_buffer bytes = {0};
    int status = train_read_file(path, &bytes, error);
    ro_slice rest = ro_buffer_slice(&bytes), line;
    treebank bank = {
        .corpus = corpus, .without = without, .add = add, .paragraph = true, .first = corpus->words.count};
    bank.gum = !status && memmem(rest.ptr, rest.len, "Entity=", 7);
    while (!status && ro_slice_line(&rest, &line)) {
        if (!line.len)
            status = end_sentence(&bank);
        else if (line.ptr[0] == '#')
            read_comment(&bank, line);
        else if (!bank.skipping)
            status = read_word(&bank, line);
    }
    if (!status)
        status = end_sentence(&bank);
    ro_buffer_free(&bytes);
    return status == READOUT_NO_MEMORY ? ro_fail_memory(error) : status;
}
