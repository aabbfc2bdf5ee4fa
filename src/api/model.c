#include "base/buffer.h"
#include "base/error.h"
#include "english/english.h"
#include "language/english.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

/* A model file: the bytes that the library carries, or a file's, which are freed by free_model. */
typedef struct {
    ro_slice bytes;
    char *owned;
} model_bytes;

static int read_model(const char *path, model_bytes *model, readout_error *error) {
    *model = (model_bytes){.bytes = ro_english_resource()};
    if (!path)
        return 0;
    ro_buffer file = {0};
    int status = train_read_file(path, &file, error);
    size_t room = (file.length / RO_MODEL_ALIGN + 1) * RO_MODEL_ALIGN;
    if (!status && !(model->owned = aligned_alloc(RO_MODEL_ALIGN, room)))
        status = ro_fail_memory(error);
    if (!status) {
        memcpy(model->owned, file.bytes, file.length);
        model->bytes = ro_slice_of(model->owned, file.length);
    }
    ro_buffer_free(&file);
    return status;
}

static int give(ro_buffer *text, readout_write write, void *context, readout_error *error) {
    int status = text->failed ? ro_fail_memory(error) : 0;
    if (!status && write(context, text->bytes, text->length))
        status = READOUT_STOPPED;
    ro_buffer_free(text);
    return status;
}

int readout_model_info(const char *path, readout_write write, void *context, readout_error *error) {
    model_bytes model;
    ro_arena arena = {0};
    ro_english english;
    ro_buffer text = {0};
    int status = read_model(path, &model, error);
    if (!status)
        status = ro_english_open(&arena, model.bytes, &english, error);
    if (!status) {
        ro_buffer_format(&text, "model of %zu bytes, format %d\n", model.bytes.len, RO_MODEL_VERSION);
        ro_buffer_add(&text, ro_model_find(&english.file, "manifest"));
        ro_buffer_byte(&text, '\n');
        for (uint32_t s = 0; s < english.file.section_count; s++)
            ro_buffer_format(&text, "%-24s%12llu bytes\n", english.file.sections[s].name,
                             (unsigned long long)english.file.sections[s].size);
        status = give(&text, write, context, error);
    }
    ro_arena_free(&arena);
    free(model.owned);
    return status;
}

int readout_model_eval(const char *path, const char *const *treebanks, size_t treebank_count,
                       readout_write write, void *context, readout_error *error) {
    model_bytes model;
    int status = read_model(path, &model, error);
    for (size_t t = 0; !status && t < treebank_count; t++) {
        train_count counts[TRAIN_SCORES] = {{0}};
        ro_buffer text = {0};
        status = train_eval(model.bytes, treebanks[t], counts, error);
        ro_buffer_format(&text, "%s\n", treebanks[t]);
        for (int s = 0; s < TRAIN_SCORES; s++)
            ro_buffer_format(&text, "%-9s %6.2f  (%u of %u gold, %u found)\n",
                             train_score_name((train_score)s), train_f1(counts[s]), counts[s].right,
                             counts[s].gold, counts[s].found);
        if (status)
            ro_buffer_free(&text);
        else
            status = give(&text, write, context, error);
    }
    free(model.owned);
    return status;
}

static void say_nothing(void *context, const char *line) {
    (void)context, (void)line;
}

static int write_file(const char *path, const ro_buffer *bytes, readout_error *error) {
    FILE *file = fopen(path, "wb");
    if (!file)
        return ro_fail(error, READOUT_IO, "%s: %s", path, strerror(errno));
    bool written = fwrite(bytes->bytes, 1, bytes->length, file) == bytes->length;
    if (fclose(file) || !written)
        return ro_fail(error, READOUT_IO, "%s could not be written", path);
    return 0;
}

int readout_model_train(const readout_model_training *training, readout_error *error) {
    const train_recipe *recipe = train_recipe_named(training->recipe ? training->recipe : "free");
    if (!recipe)
        return ro_fail(error, READOUT_BAD_ARGUMENT, "no recipe is called '%s'", training->recipe);
    train_progress progress = {training->progress ? training->progress : say_nothing, training->context};
    ro_buffer model = {0};
    int status = train_english(recipe, training->data, &progress, &model, error);
    if (!status)
        status = write_file(training->output, &model, error);
    ro_buffer_free(&model);
    return status;
}
