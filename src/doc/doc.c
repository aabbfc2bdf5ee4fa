#include "doc/doc.h"

uint32_t ro_doc_sentence_at(const ro_doc *doc, uint32_t offset) {
    uint32_t low = 0, high = doc->sentences.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->sentences.items[middle].span.begin <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? low - 1 : RO_NONE;
}

uint32_t ro_doc_word_at(const ro_doc *doc, uint32_t offset) {
    uint32_t low = 0, high = doc->words.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->words.items[middle].span.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const char *ro_qualifier_name(ro_qualifier qualifier) {
    static const char *const names[] = {"exact",  "more_than", "less_than", "at_least", "at_most",
                                        "around", "nearly",    "some",      "dozens",   "between"};
    return names[qualifier];
}

const char *ro_name_type_name(ro_name_type type) {
    static const char *const names[] = {"person", "organisation", "place", "other"};
    return names[type];
}

const char *ro_time_type_name(ro_time_type type) {
    static const char *const names[] = {"date", "time", "duration", "set"};
    return names[type];
}

const char *ro_statement_kind_name(ro_statement_kind kind) {
    static const char *const names[] = {"direct", "indirect", "mixed"};
    return names[kind];
}

const char *ro_when_from_name(ro_when_from from) {
    static const char *const names[] = {NULL, "stated", "carried", "published"};
    return names[from];
}

const char *ro_act_name(ro_act act) {
    static const char *const names[] = {"assert", "deny",    "demand",   "urge",   "accept",
                                        "reject", "promise", "threaten", "assess", "decline"};
    return names[act];
}
