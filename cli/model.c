#include "commands.h"
#include "terminal.h"

#include <stdio.h>
#include <string.h>

static const cli_option options[] = {
    {"model", 'm', "FILE", "a model file, not the one that the command carries"},
    {"data", 'd', "FOLDER", "train: where the data is (train/README.md)"},
    {"output", 'o', "FILE", "train: the model file to write"},
    {"recipe", 'r', "NAME", "train: free (default: data that may be used commercially) or all"},
    {0},
};

static int report(const char *what, int status, const readout_error *error) {
    if (status && status != READOUT_STOPPED) {
        fprintf(stderr, "readout model %s: ", what);
        cli_print_safe(error->message, strlen(error->message));
        return EXIT_FAILED;
    }
    return cli_finish_output("model") ? EXIT_DONE : EXIT_FAILED;
}

static void say(void *context, const char *line) {
    fprintf(context, "%s\n", line);
}

static int train(cli_values *values) {
    readout_model_training training = {.data = cli_value(values, "data"),
                                       .output = cli_value(values, "output"),
                                       .recipe = cli_value(values, "recipe"),
                                       .progress = say,
                                       .context = stderr};
    if (!training.data || !training.output) {
        fprintf(stderr, "readout model train: name the data and the output: "
                        "readout model train --data FOLDER --output FILE\n");
        return EXIT_USAGE;
    }
    readout_error error = {0};
    return report("train", readout_model_train(&training, &error), &error);
}

static int eval(cli_values *values) {
    if (values->argument_count < 2) {
        fprintf(stderr, "readout model eval: name CoNLL-U files: readout model eval TREEBANK...\n");
        return EXIT_USAGE;
    }
    readout_error error = {0};
    int status = readout_model_eval(cli_value(values, "model"), values->arguments + 1,
                                    (size_t)values->argument_count - 1, cli_write_file, stdout, &error);
    return report("eval", status, &error);
}

static int info(cli_values *values) {
    if (values->argument_count > 1) {
        fprintf(stderr,
                "readout model info: another model is named by --model: readout model info --model FILE\n");
        return EXIT_USAGE;
    }
    readout_error error = {0};
    return report("info", readout_model_info(cli_value(values, "model"), cli_write_file, stdout, &error),
                  &error);
}

static int run(cli_values *values) {
    const char *what = values->argument_count ? values->arguments[0] : "";
    if (!strcmp(what, "info"))
        return info(values);
    if (!strcmp(what, "eval"))
        return eval(values);
    if (!strcmp(what, "train"))
        return train(values);
    fprintf(stderr, "readout model: say what to do: info, eval TREEBANK... or train\n");
    return EXIT_USAGE;
}

const cli_command command_model = {
    .name = "model",
    .arguments = "info|eval|train ...",
    .summary = "describe, score or train the language model",
    .options = options,
    .run = run,
};
