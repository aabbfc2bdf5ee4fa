/* The English model: the network, the lemmas, and what their numbers mean.
 *
 *     manifest         JSON: data, split, seed, flags, scores, licence
 *     labels.tags      "UPOS XPOS" of each tag, NUL-terminated, one after the other
 *     labels.relations "nsubj:pass" …
 *     boundaries       language/sentences.h
 *     net.*            learn/network_model.h
 *     lemma.*          language/lemmas.h
 */
#ifndef RO_LANGUAGE_ENGLISH_H
#define RO_LANGUAGE_ENGLISH_H

#include "doc/doc.h"
#include "language/lemmas.h"
#include "language/sentences.h"
#include "learn/network_model.h"

/* Name labels: 0 is outside, 1 + 2t begins a name of type t, 2 + 2t goes on with it. */
enum { RO_NAME_LABELS = 1 + 2 * (RO_NAME_OTHER + 1) };

typedef struct {
    uint8_t upos;
    uint8_t xpos; /* index into xpos_names */
} ro_tag;

typedef struct {
    uint8_t relation, subtype; /* index into subtype_names */
} ro_label;

typedef struct {
    ro_model_file file;
    ro_linear boundaries;
    ro_network network;
    ro_lemmas lemmas;
    const ro_tag *tags;     /* [network.layout.shape.tags] */
    const ro_label *labels; /* [network.layout.shape.relations] */
    const char *const *xpos_names;
    const char *const *subtype_names;
} ro_english;

/* The model that the library carries. */
ro_slice ro_english_resource(void);

/* Opens a model over bytes that outlive it. READOUT_BAD_MODEL with the reason. */
int ro_english_open(ro_arena *arena, ro_slice bytes, ro_english *english, readout_error *error);

#endif
