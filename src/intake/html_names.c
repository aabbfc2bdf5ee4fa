#include "intake/html_names.h"

static bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

bool ro_html_names_next(ro_html_names *names, ro_slice *word, ro_slice *joined) {
    ro_slice value = names->value;
    /* The word handed out last is the one before. */
    memmove(names->pair, names->pair + names->before, names->length);
    names->before = names->length;
    names->length = 0;
    for (; names->at < value.len; names->at++) {
        char c = value.ptr[names->at];
        bool letter = is_upper(c) || is_lower(c);
        bool hump = is_upper(c) && names->at && is_lower(value.ptr[names->at - 1]);
        if (names->length && (!letter || hump || names->length == RO_NAME_WORD))
            break;
        if (c == ' ' || c == '\t' || c == '\n')
            names->before = 0;
        if (letter)
            names->pair[names->before + names->length++] = is_upper(c) ? (char)(c + 32) : c;
    }
    *word = ro_slice_of(names->pair + names->before, names->length);
    *joined = names->before ? ro_slice_of(names->pair, names->before + names->length) : (ro_slice){"", 0};
    return names->length > 0;
}
