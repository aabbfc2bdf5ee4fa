#include "commands.h"

const cli_command *const commands[] = {
    &command_read,
    NULL,
};
