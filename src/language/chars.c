#include "language/chars.h"

ro_char_class ro_char_class_of(uint32_t c) {
    if (ro_is_space(c))
        return RO_CHAR_SPACE;
    if (ro_is_letter(c))
        return RO_CHAR_LETTER;
    if (ro_is_digit(c))
        return RO_CHAR_DIGIT;
    /* Combining marks stay with their letter: the diacritical blocks, and what is below the symbols. */
    if ((c >= 0x300 && c < 0x370) || (c >= 0x483 && c < 0x2000))
        return RO_CHAR_LETTER;
    return RO_CHAR_MARK;
}

bool ro_is_stop(uint32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}
