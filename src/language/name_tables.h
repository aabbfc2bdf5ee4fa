/* What a great deal of news shows of words as parts of names, learnt beforehand (train/names).
 *
 *     form (lower case) ──hash──▶ ro_name_word      how often it has a capital, which part of which type of
 *                                                   name it is most, then second most; its classes
 *     phrase (lower case, one space between words) ──hash──▶ the type that it is as a whole
 *
 * Sections of names.model: "words" ro_name_word[slots], "phrases" ro_name_phrase[slots]; slots are powers of
 * two, at least one of each is empty, and a hash is sought from its low bits on. */
#ifndef RO_LANGUAGE_NAME_TABLES_H
#define RO_LANGUAGE_NAME_TABLES_H

#include "learn/model_file.h"
#include "learn/plain_form.h"

enum {
    RO_NAME_PHRASE = 6, /* words of a known phrase, at most */
};

/* What the lexicons of data/language say of a word. */
enum {
    RO_KIND_FIRST_NAME = 1,
    RO_KIND_TITLE = 2,
    RO_KIND_COUNTRY = 4,
    RO_KIND_PEOPLE = 8,
    RO_KIND_PLACE = 16,
    RO_KIND_ORGANISATION = 32,
    RO_KIND_HEAD_ORGANISATION = 64,
    RO_KIND_HEAD_PLACE = 128,
};

typedef struct {
    uint32_t key;  /* 0: empty */
    uint16_t fine; /* class of the form by its company, 0: none */
    uint8_t coarse;
    uint8_t capital; /* 0 unknown, 1 hardly ever … 7 nearly always, inside sentences */
    uint8_t role,
        second; /* 0 none; 1 + 3 × (4 × type + part) + how surely; parts: alone, first, inner, last */
    uint8_t kinds;
    uint8_t longest; /* words of the longest known phrase that begins with it, 0: none */
} ro_name_word;

typedef struct {
    uint32_t key;  /* 0: empty */
    uint32_t code; /* 1 + 3 × type + how surely */
} ro_name_phrase;

typedef struct {
    const ro_name_word *words;
    const ro_name_phrase *phrases;
    uint32_t word_slots, phrase_slots;
} ro_name_tables;

/* READOUT_BAD_MODEL with the reason when a section is missing or not as written above. */
int ro_name_tables_open(const ro_model_file *file, ro_name_tables *tables, readout_error *error);

/* Of a plain form (learn/plain_form.h). */
uint32_t ro_name_form_hash(ro_slice form);

/* The word's row; the empty one where it is not known. */
const ro_name_word *ro_name_word_find(const ro_name_tables *tables, uint32_t hash);

/* Phrases are hashed word by word. */
static inline uint32_t ro_name_phrase_add(uint32_t hash, uint32_t form) {
    uint32_t h = (hash * 0x9e3779b1u) ^ form;
    h = (h ^ h >> 15) * 0x85ebca6bu;
    return (h ^ h >> 13) | 1;
}

/* The code, 0 where it is not known. */
uint32_t ro_name_phrase_find(const ro_name_tables *tables, uint32_t hash);

#endif
