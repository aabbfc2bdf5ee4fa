/* Unlabelled news, by article or as a stream of forms. */
#ifndef TRAIN_ENGLISH_NEWS_H
#define TRAIN_ENGLISH_NEWS_H

#include "base/slice.h"
#include "readout.h"

typedef enum { NEWS_SMALL, NEWS_CAPITAL, NEWS_CAPITALS } news_case;

typedef struct {
    uint32_t form;   /* its number, by first sight; RO_NONE: a paragraph ends */
    uint8_t letters; /* news_case */
    bool inside;     /* follows a word in small letters: a capital is its own */
} news_word;

typedef struct {
    news_word *words;
    size_t count, capacity;
    uint32_t *hashes, *counts; /* [forms] ro_word_form */
    uint32_t forms, forms_capacity;
    uint32_t *slots, mask; /* 1 + form, 0: empty */
} news_stream;

/* Calls `take` for the text of each article of JSON Lines (`text`), packed by xz or not. */
int news_each(const char *path, int (*take)(void *context, ro_slice text, readout_error *error),
              void *context, readout_error *error);

/* Reads such a file; words are cut as the language step cuts them. */
int news_read(news_stream *news, const char *path, readout_error *error);
void news_free(news_stream *news);

#endif
