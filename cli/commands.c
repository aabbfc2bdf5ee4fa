#include "commands.h"

const cli_command *const commands[] = {
    &command_digest, &command_add,   &command_show, &command_explain, &command_report,
    &command_merge,  &command_split, &command_read, &command_model,   NULL,
};
