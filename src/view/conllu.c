#include "view/conllu.h"

#include "base/error.h"
#include "base/utf8.h"

/* Text on one line: a tab or line break inside would end the field. */
static void put_line_text(ro_buffer *out, ro_slice text) {
    for (size_t at = 0; at < text.len;) {
        unsigned length;
        uint32_t c = ro_utf8_at(text, at, &length);
        if (c < 0x20 || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029)
            ro_buffer_byte(out, ' ');
        else
            ro_buffer_add(out, ro_slice_part(text, at, at + length));
        at += length;
    }
}

static void put_field(ro_buffer *out, ro_slice text) {
    ro_buffer_byte(out, '\t');
    if (text.len)
        put_line_text(out, text);
    else
        ro_buffer_byte(out, '_');
}

static ro_slice of(const char *text) {
    return ro_slice_of(text, strlen(text));
}

static void put_tags(const ro_doc *doc, const ro_word *word, ro_buffer *out) {
    if (!(doc->layers & RO_LAYER_TAGS)) {
        ro_buffer_text(out, "\t_\t_\t_\t_");
        return;
    }
    put_field(out, word->lemma);
    put_field(out, of(ro_upos_name(word->upos)));
    put_field(out, of(doc->xpos_names[word->xpos]));
    ro_buffer_text(out, "\t_");
}

static void put_tree(const ro_doc *doc, const ro_sentence *sentence, const ro_word *word, ro_buffer *out) {
    if (!(doc->layers & RO_LAYER_TREES)) {
        ro_buffer_text(out, "\t_\t_");
        return;
    }
    ro_buffer_byte(out, '\t');
    ro_buffer_number(out, word->head == RO_NONE ? 0 : word->head - sentence->first_word + 1);
    put_field(out, of(ro_relation_name(word->relation)));
    if (word->subtype) {
        ro_buffer_byte(out, ':');
        ro_buffer_text(out, doc->subtype_names[word->subtype]);
    }
}

static void put_word(const ro_doc *doc, const ro_sentence *sentence, uint32_t index, bool in_range,
                     ro_buffer *out) {
    const ro_word *word = &doc->words.items[index];
    ro_buffer_number(out, index - sentence->first_word + 1);
    put_field(out, ro_doc_text(doc, word->span));
    put_tags(doc, word, out);
    put_tree(doc, sentence, word, out);
    ro_buffer_text(out, word->space_after || in_range ? "\t_\t_\n" : "\t_\tSpaceAfter=No\n");
}

/* How many words from `index` on belong to one multi-word token. */
static uint32_t token_words(const ro_doc *doc, const ro_sentence *sentence, uint32_t index) {
    uint32_t end = sentence->first_word + sentence->words, after = index + 1;
    while (after < end && doc->words.items[after].joined)
        after++;
    return after - index;
}

static void put_range(const ro_doc *doc, const ro_sentence *sentence, uint32_t index, uint32_t words,
                      ro_buffer *out) {
    const ro_word *first = &doc->words.items[index], *last = &doc->words.items[index + words - 1];
    ro_buffer_number(out, index - sentence->first_word + 1);
    ro_buffer_byte(out, '-');
    ro_buffer_number(out, index + words - sentence->first_word);
    put_field(out, ro_doc_text(doc, (ro_span){first->span.begin, last->span.end}));
    ro_buffer_text(out, "\t_\t_\t_\t_\t_\t_\t_");
    ro_buffer_text(out, last->space_after ? "\t_\n" : "\tSpaceAfter=No\n");
}

static void put_sentence(const ro_doc *doc, uint32_t number, ro_buffer *out) {
    const ro_sentence *sentence = &doc->sentences.items[number];
    if (!number || sentence->paragraph != sentence[-1].paragraph)
        ro_buffer_text(out, "# newpar\n");
    ro_buffer_text(out, "# sent_id = ");
    put_line_text(out, doc->id);
    ro_buffer_byte(out, '-');
    ro_buffer_number(out, number + 1);
    ro_buffer_text(out, "\n# text = ");
    put_line_text(out, ro_doc_text(doc, sentence->span));
    ro_buffer_byte(out, '\n');
    for (uint32_t i = 0; i < sentence->words;) {
        uint32_t index = sentence->first_word + i, words = token_words(doc, sentence, index);
        if (words > 1)
            put_range(doc, sentence, index, words, out);
        for (uint32_t k = 0; k < words; k++)
            put_word(doc, sentence, index + k, words > 1, out);
        i += words;
    }
    ro_buffer_byte(out, '\n');
}

int ro_view_conllu(const ro_doc *doc, ro_buffer *out, readout_error *error) {
    ro_buffer_text(out, "# newdoc id = ");
    put_line_text(out, doc->id);
    ro_buffer_byte(out, '\n');
    for (uint32_t i = 0; i < doc->sentences.count; i++)
        put_sentence(doc, i, out);
    return out->failed ? ro_fail_memory(error) : 0;
}
