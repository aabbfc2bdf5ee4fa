/* The layers of a document. A stage says which it reads and which it fills (src/pipeline.def). */
#ifndef RO_DOC_LAYERS_H
#define RO_DOC_LAYERS_H

enum {
    RO_LAYER_TEXT = 1 << 0,       /* text, id: from the source, before any stage */
    RO_LAYER_ARTICLE = 1 << 1,    /* doc/article.h */
    RO_LAYER_SENTENCES = 1 << 2,  /* doc/analysis.h: paragraphs, sentences, words */
    RO_LAYER_QUOTES = 1 << 3,     /* doc/analysis.h */
    RO_LAYER_TAGS = 1 << 4,       /* doc/analysis.h: upos, xpos, lemma */
    RO_LAYER_TREES = 1 << 5,      /* doc/analysis.h: head, relation */
    RO_LAYER_NAMES = 1 << 6,      /* doc/analysis.h */
    RO_LAYER_NUMBERS = 1 << 7,    /* doc/analysis.h */
    RO_LAYER_TIMES = 1 << 8,      /* doc/analysis.h */
    RO_LAYER_STATEMENTS = 1 << 9, /* doc/reading.h: kind, source, cue, content, score, why */
    RO_LAYER_ENTITIES = 1 << 10,  /* doc/reading.h: entities, and entity in each name */
    RO_LAYER_SPEAKERS = 1 << 11,  /* doc/reading.h: speaker, addressee, act, when of each statement */
    RO_LAYER_FIGURES = 1 << 12,   /* doc/reading.h */
    RO_LAYER_TALKS = 1 << 14,     /* doc/talks.h */
};

#endif
