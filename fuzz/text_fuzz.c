/* Plain text in any encoding. */
#include "intake_harness.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    fuzz_read_form(RO_RAW_TEXT, ro_slice_of((const char *)bytes, size));
    return 0;
}
