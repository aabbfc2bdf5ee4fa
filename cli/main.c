#include "readout.h"

#include <stdio.h>

int main(void) {
    fprintf(stderr, "readout %s\n", READOUT_VERSION);
    return 2;
}
