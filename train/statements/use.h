/* A trainer stops where it cannot go on. */
#ifndef TRAIN_STATEMENTS_USE_H
#define TRAIN_STATEMENTS_USE_H

#include "base/arena.h"
#include "learn/model_file.h"

#include <stdlib.h>

_Noreturn void stop(const char *format, ...) __attribute__((format(printf, 1, 2)));
void *need(size_t size);                     /* zeroed, by malloc */
void *need_in(ro_arena *arena, size_t size); /* zeroed */
double cpu_seconds(void);
/* The whole file. */
ro_slice read_file(ro_arena *arena, const char *path);
/* The byte at which a code point begins; the text's length behind the last. */
uint32_t byte_of(ro_slice text, unsigned long point);
/* A model file, its sections in the arena. */
ro_model_file open_model(ro_arena *arena, const char *path);
/* Writes the model and says how large it is; the writer is freed. */
void write_file(ro_model_writer *writer, const char *path);

#endif
