/* Pages; the bound on their depth must hold for what the parser makes of them. */
#include "intake_harness.h"

#include "intake/html.h"
#include "intake/tables.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_tree(ro_slice page) {
    fuzz_intake *all = fuzz_intake_get();
    ro_html html;
    if (ro_html_parse(&all->intake->html_tags, page, &all->scratch, &html, NULL)) {
        ro_arena_reset(&all->scratch);
        return;
    }
    for (uint32_t n = 0; n < html.nodes.count; n++) {
        const ro_html_node *node = &html.nodes.items[n];
        FUZZ_CHECK(node->end > n && node->end <= html.nodes.count);
        FUZZ_CHECK(node->parent == RO_NONE ||
                   (node->parent < n && node->end <= html.nodes.items[node->parent].end));
    }
    ro_arena_reset(&all->scratch);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    ro_slice page = ro_slice_of((const char *)bytes, size);
    if (ro_utf8_valid(page) == page.len)
        check_tree(page);
    fuzz_read_form(RO_RAW_HTML, page);
    return 0;
}
