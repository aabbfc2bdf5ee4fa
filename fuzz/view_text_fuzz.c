/* Any bytes on a terminal of any width: no line too wide, nothing that acts on the terminal. */
#include "view/table.h"

#include <stdlib.h>

static void check(const ro_buffer *out, unsigned width) {
    ro_slice rest = ro_buffer_slice(out), line;
    if (ro_utf8_valid(rest) != rest.len)
        abort();
    while (ro_slice_line(&rest, &line)) {
        size_t indent = 0;
        while (indent < line.len && line.ptr[indent] == ' ')
            indent++;
        if (indent + ro_text_width(ro_slice_part(line, indent, line.len)) > width)
            abort();
        for (size_t i = 0; i < line.len; i++)
            if ((unsigned char)line.ptr[i] < 0x20 || line.ptr[i] == 0x7f)
                abort();
    }
}

static void write_paragraph(ro_sheet *sheet, ro_slice text, unsigned indent) {
    ro_sheet_begin(sheet, indent, 12 - indent);
    ro_sheet_add(sheet, RO_STRONG, ro_slice_part(text, 0, text.len / 2));
    ro_sheet_add(sheet, RO_PLAIN, ro_slice_part(text, text.len / 2, text.len));
    ro_sheet_end(sheet);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const ro_table_column columns[] = {{.title = "one", .least = 4},
                                              {.title = "two", .least = 9, .drop = 1}};
    if (!size)
        return 0;
    ro_slice text = ro_slice_of((const char *)data + 1, size - 1);
    readout_look look = {.width = RO_MIN_WIDTH + data[0] % 90};
    ro_buffer out = {0};
    ro_sheet sheet;
    ro_sheet_open(&sheet, &out, &look);
    write_paragraph(&sheet, text, data[0] % 13);
    const ro_slice cells[] = {text, ro_slice_part(text, text.len / 3, text.len)};
    ro_table_put(&sheet, columns, 2, cells, 1);
    bool cut;
    ro_slice clipped = ro_text_clip(text, look.width, &cut);
    if (clipped.len > text.len || (!cut && clipped.len != text.len) || ro_text_width(clipped) > look.width)
        abort();
    if (ro_sheet_close(&sheet, NULL))
        abort();
    check(&out, look.width);
    ro_buffer_free(&out);
    return 0;
}
