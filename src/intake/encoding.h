/* From any encoding to UTF-8.
 *
 *     BOM ▸ UTF-16/32 by where the zero bytes lie ▸ valid UTF-8 ▸ UTF-8 with a few bad bytes (each becomes
 *     U+FFFD) ▸ what is declared ▸ few non-ASCII bytes: windows-1252 ▸ ICU's detector ▸ windows-1252
 *
 * Valid UTF-8 goes before a declaration: pages saved as UTF-8 keep their old <meta>, and text in another
 * encoding that happens to be valid UTF-8 does not occur at any length.
 */
#ifndef RO_INTAKE_ENCODING_H
#define RO_INTAKE_ENCODING_H

#include "base/lexicon.h"

typedef enum { RO_WIDE_NONE, RO_WIDE_UTF16LE, RO_WIDE_UTF16BE, RO_WIDE_UTF32LE, RO_WIDE_UTF32BE } ro_wide;

/* Whether the bytes are UTF-16 or UTF-32, by BOM or by their first zero bytes. */
ro_wide ro_encoding_wide(ro_slice head);

/* An ASCII view of the head of a file in any encoding, for telling its form: UTF-16/32 narrowed, with '?' for
 * what is not ASCII; no BOM. The head itself where it is not wide. */
ro_slice ro_encoding_narrow(ro_arena *arena, ro_slice head);

/* What the first bytes of a page or an XML file declare (<meta charset>, http-equiv, <?xml encoding?>), in
 * lower case in `room`; empty where they declare nothing. */
enum { RO_DECLARED_ROOM = 32 };
ro_slice ro_encoding_declared(ro_slice head, char room[RO_DECLARED_ROOM]);

/* `labels`: data/intake/encodings.tsv. `declared` may be empty. *text points into bytes where they are UTF-8
 * already, else into `arena`. READOUT_BAD_INPUT: not text. READOUT_TOO_LARGE: more than `limit` bytes. */
int ro_encoding_to_utf8(const ro_lexicon *labels, ro_slice bytes, ro_slice declared, size_t limit,
                        ro_arena *arena, ro_slice *text, readout_error *error);

#endif
