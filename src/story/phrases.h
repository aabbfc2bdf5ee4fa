/* How much the words of two short phrases have in common. */
#ifndef RO_STORY_PHRASES_H
#define RO_STORY_PHRASES_H

#include "base/slice.h"

enum { RO_PHRASE_STEMS = 32, RO_PHRASE_STEM = 6 };

typedef struct {
    struct {
        char text[RO_PHRASE_STEM];
        uint8_t length;
    } stems[RO_PHRASE_STEMS];
    uint32_t count;
} ro_phrase_stems;

/* The beginnings of its words of four letters and more, in lower case, each once: "corridors" and "corridor"
 * begin alike. */
void ro_phrase_stem(ro_slice text, ro_phrase_stems *stems);
/* How many they share. */
uint32_t ro_phrase_shared(const ro_phrase_stems *a, const ro_phrase_stems *b);
bool ro_phrase_has(const ro_phrase_stems *stems, const char *text, uint8_t length);
/* Takes the stems of `away` out. */
void ro_phrase_remove(ro_phrase_stems *stems, const ro_phrase_stems *away);
/* How many all three share. */
uint32_t ro_phrase_common(const ro_phrase_stems *a, const ro_phrase_stems *b, const ro_phrase_stems *c);
/* Names that mean the same: one holds the other's last word, case aside. */
bool ro_phrase_same_name(ro_slice a, ro_slice b);

#endif
