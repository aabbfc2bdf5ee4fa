/* Makes of a feed as it is found one that an XML parser takes without losing text:
 *
 *     &nbsp; &rsquo;      the character: feeds use HTML's names without declaring them
 *     AT&T, &unknown;     &#38; before the rest
 *     &amp; &lt;          &#38; &#60;: after its first error the parser drops references by name
 *     <!DOCTYPE … >       dropped, with every entity that it declares
 *     control characters  spaces
 *
 * Inside comments, CDATA sections and processing instructions only the last of these.
 */
#ifndef RO_INTAKE_FEED_CLEAN_H
#define RO_INTAKE_FEED_CLEAN_H

#include "base/buffer.h"

/* Appends to `out`, which remembers whether memory was there. `text` is UTF-8. */
void ro_feed_clean(ro_slice text, ro_buffer *out);

#endif
