#include "intake/words.h"

#include "base/utf8.h"

/* The next letter or digit at or behind *at, in lower case; 0 at the end. */
static uint32_t next_letter(ro_slice text, size_t *at) {
    while (*at < text.len) {
        unsigned length;
        uint32_t c = ro_utf8_at(text, *at, &length);
        *at += length;
        if (ro_is_letter(c) || ro_is_digit(c))
            return ro_to_lower(c);
    }
    return 0;
}

bool ro_same_words(ro_slice a, ro_slice b) {
    size_t i = 0, j = 0;
    for (;;) {
        uint32_t x = next_letter(a, &i), y = next_letter(b, &j);
        if (x != y)
            return false;
        if (!x)
            return true;
    }
}
