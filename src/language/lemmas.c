#include "language/lemmas.h"

#include "base/error.h"
#include "base/utf8.h"
#include "learn/linear.h"

int ro_lemmas_open(const ro_model_file *file, ro_lemmas *lemmas, readout_error *error) {
    size_t slots = ro_model_find(file, "lemma.keys").len / sizeof(uint32_t);
    size_t scripts = ro_model_find(file, "lemma.scripts").len / sizeof(ro_lemma_script);
    if (slots < 2 || slots & (slots - 1) || slots > UINT32_MAX || !scripts || scripts > UINT16_MAX)
        return ro_fail(error, READOUT_BAD_MODEL, "model file: %zu slots for lemmas", slots);
    *lemmas = (ro_lemmas){.mask = (uint32_t)slots - 1, .script_count = (uint32_t)scripts};
    int status =
        ro_model_array(file, "lemma.keys", slots, sizeof(uint32_t), (const void **)&lemmas->keys, error);
    if (!status)
        status = ro_model_array(file, "lemma.choices", slots, sizeof(uint16_t),
                                (const void **)&lemmas->choices, error);
    if (!status)
        status = ro_model_array(file, "lemma.scripts", scripts, sizeof(ro_lemma_script),
                                (const void **)&lemmas->scripts, error);
    bool room = false;
    for (size_t i = 0; !status && i < slots; i++) {
        room |= !lemmas->keys[i];
        if (lemmas->choices[i] >= scripts)
            status = ro_fail(error, READOUT_BAD_MODEL, "model file: no lemma script %u", lemmas->choices[i]);
    }
    for (size_t i = 0; !status && i < scripts; i++)
        if (lemmas->scripts[i].length > RO_LEMMA_ADDED || lemmas->scripts[i].letter_case > RO_LEMMA_TITLE)
            status = ro_fail(error, READOUT_BAD_MODEL, "model file: lemma script %zu is damaged", i);
    if (!status && !room)
        status = ro_fail(error, READOUT_BAD_MODEL, "model file: no empty slot for lemmas");
    return status;
}

/* 0: no capitals; 1: one, at the beginning; 2: others. */
static uint32_t lower_form(ro_slice form, char *lower, uint32_t *length) {
    uint32_t capitals = 0;
    bool first = false;
    *length = 0;
    for (size_t at = 0; at < form.len;) {
        unsigned size;
        uint32_t c = ro_utf8_at(form, at, &size), low = ro_to_lower(c);
        if (*length + 4 > RO_LEMMA_LONGEST)
            return RO_NONE;
        capitals += low != c;
        first |= low != c && at == 0;
        *length += ro_utf8_put(low, lower + *length);
        at += size;
    }
    return capitals == 0 ? 0 : capitals == 1 && first && form.len > 1 ? 1 : 2;
}

uint32_t ro_lemma_keys(ro_slice form, uint32_t xpos, uint32_t keys[RO_LEMMA_ENDINGS],
                       char lower[RO_LEMMA_LONGEST], uint32_t *length) {
    uint32_t letter_case = lower_form(form, lower, length);
    if (letter_case == RO_NONE)
        return 0;
    uint32_t context = (xpos * 4 + letter_case) * 0x9e3779b1u, hash = 0x811c9dc5u;
    uint32_t endings[RO_LEMMA_ENDINGS], count = 0;
    endings[count++] = ro_feature(100, context);
    for (uint32_t i = *length; i--;) {
        hash = (hash ^ (unsigned char)lower[i]) * 0x01000193u;
        if (count < RO_LEMMA_ENDINGS - 1) {
            endings[count] = ro_feature(100 + count, hash ^ context);
            count++;
        }
    }
    uint32_t next = 0;
    keys[next++] = ro_feature(120, hash ^ context) | 1;
    while (count)
        keys[next++] = endings[--count] | 1;
    return next;
}

uint32_t ro_lemma_apply(const ro_lemma_script *script, ro_slice form, const char *lower, uint32_t length,
                        char out[RO_LEMMA_LONGEST + RO_LEMMA_ADDED]) {
    if (script->cut > length || (script->letter_case == RO_LEMMA_KEEP && form.len != length))
        return 0;
    uint32_t kept = length - script->cut;
    if (script->cut && ((unsigned char)lower[kept] & 0xC0) == 0x80)
        return 0; /* inside a character */
    memcpy(out, script->letter_case == RO_LEMMA_KEEP ? form.ptr : lower, kept);
    if (script->letter_case == RO_LEMMA_TITLE && kept && out[0] >= 'a' && out[0] <= 'z')
        out[0] = (char)(out[0] - 32);
    memcpy(out + kept, script->added, script->length);
    return kept + script->length;
}

static const ro_lemma_script *find(const ro_lemmas *lemmas, uint32_t key) {
    for (uint32_t i = key & lemmas->mask; lemmas->keys[i]; i = (i + 1) & lemmas->mask)
        if (lemmas->keys[i] == key)
            return &lemmas->scripts[lemmas->choices[i]];
    return NULL;
}

ro_slice ro_lemma_of(const ro_lemmas *lemmas, ro_slice form, uint32_t xpos, ro_arena *arena) {
    uint32_t keys[RO_LEMMA_ENDINGS], length;
    char lower[RO_LEMMA_LONGEST], made[RO_LEMMA_LONGEST + RO_LEMMA_ADDED];
    uint32_t count = ro_lemma_keys(form, xpos, keys, lower, &length);
    const ro_lemma_script *script = NULL;
    for (uint32_t k = 0; k < count && !script; k++)
        script = find(lemmas, keys[k]);
    uint32_t made_length = script ? ro_lemma_apply(script, form, lower, length, made) : 0;
    if (!made_length || (made_length == form.len && !memcmp(made, form.ptr, form.len)))
        return form;
    return ro_arena_copy(arena, ro_slice_of(made, made_length));
}
