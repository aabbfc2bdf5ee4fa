/* The ways of multiplying packed matrices; all give the same bits. Shared by packed.c, packed_x86.c and
 * tests.
 *
 *     weights   panels of RO_PANEL columns (the last may be narrower), each [k / 4][columns of it][4], so
 * that a panel is read from its first byte to its last
 */
#ifndef RO_LEARN_PACKED_KERNELS_H
#define RO_LEARN_PACKED_KERNELS_H

#include "learn/packed.h"

enum { RO_GROUP = 4, RO_PANEL = 64 };

static inline uint32_t ro_panel_width(uint32_t columns, uint32_t first) {
    return columns - first < RO_PANEL ? columns - first : RO_PANEL;
}

typedef void ro_packed_multiplier(const ro_packed *packed, const uint8_t *bytes, const float *scales,
                                  const float *bias, float *c, size_t m);

/* Any machine. */
ro_packed_multiplier ro_packed_multiply_plain;

typedef struct {
    const char *name;
    bool (*runs_here)(void);
    ro_packed_multiplier *multiply;
} ro_packed_kernel;

/* The fastest first; .multiply NULL at the end. */
extern const ro_packed_kernel ro_packed_kernels[];

#endif
