/* Any bytes, cut into a sentence's words and asked what they deny: words in order and inside, indices of
 * words or none. */
#include "story/denial.h"

#include <stdlib.h>

static void require(bool condition) {
    if (!condition)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static ro_dispute_words words;
    static ro_arena arena;
    static ro_sentence_words cut;
    if (!words.bits)
        require(ro_dispute_words_load(&arena, &words, NULL) == 0);
    ro_sentence_words_cut(&words, ro_slice_of((const char *)bytes, size), &cut);
    require(cut.count <= RO_SENTENCE_WORDS);
    for (uint32_t w = 0; w < cut.count; w++) {
        require(cut.items[w].begin < cut.items[w].end && cut.items[w].end <= size);
        require(!w || cut.items[w - 1].end <= cut.items[w].begin);
        require(cut.items[w].length <= RO_WORD_BYTES && (!cut.items[w].ends || cut.items[w].stops));
    }
    ro_denial denial = ro_denial_find(&cut);
    require(denial.kind <= RO_DENIES_AS_FALSE);
    if (denial.kind != RO_DENIES_NOTHING) {
        require(denial.verb < cut.count && denial.first <= cut.count && denial.last <= cut.count);
        require(denial.noun <= cut.count && !cut.asks);
        require(!denial.here || denial.kind == RO_DENIES_IT);
    }
    return 0;
}
