#include "learn/plain_form.h"

static bool is_apostrophe(ro_slice text, size_t at) {
    return at + 2 < text.len && (unsigned char)text.ptr[at] == 0xe2 &&
           (unsigned char)text.ptr[at + 1] == 0x80 &&
           ((unsigned char)text.ptr[at + 2] == 0x99 || (unsigned char)text.ptr[at + 2] == 0x98);
}

uint32_t ro_plain_form(ro_slice text, char form[RO_PLAIN_FORM]) {
    uint32_t length = 0;
    for (size_t i = 0; i < text.len && length < RO_PLAIN_FORM; i++) {
        char c = text.ptr[i];
        if (is_apostrophe(text, i)) {
            c = '\'';
            i += 2;
        }
        if (c >= 'A' && c <= 'Z')
            c = (char)(c | 0x20);
        form[length++] = c >= '0' && c <= '9' ? '0' : c;
    }
    return length;
}
