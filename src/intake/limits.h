/* Caps of the intake, so that no input costs more than its share. The text of an article: RO_MAX_TEXT in
 * doc/doc.h. */
#ifndef RO_INTAKE_LIMITS_H
#define RO_INTAKE_LIMITS_H

enum {
    RO_MAX_FILE = 20 << 20,        /* bytes of a file that is read as a whole: text, page, feed */
    RO_MAX_FEED_DEPTH = 200,       /* elements inside each other */
    RO_MAX_HTML_DEPTH = 512,       /* elements inside each other */
    RO_MAX_HTML_ATTRIBUTES = 1000, /* of one tag */
    RO_MAX_HTML_MEMORY = 64 << 20, /* bytes that parsing a page may take */
    RO_MAX_RECORD = 24 << 20,      /* bytes of a line of JSON Lines or of a JSON value */
    RO_MAX_RECORD_VALUES = 100000, /* of all arrays and objects in it */
    RO_MAX_INFLATION = 1000,       /* times that a file may grow when decompressed … */
    RO_INFLATION_FLOOR = 8 << 20,  /* … once this many bytes have come out */
    RO_MAX_CODEC_MEMORY = 256 << 20,
    RO_MAX_FOLDER_DEPTH = 128,
};

#endif
