#include "view/report.h"

#include "base/error.h"
#include "base/resource.h"

int ro_view_report(const ro_coverage *coverage, ro_buffer *out, readout_error *error) {
    static const char place[] = "{\"coverage\":null}";
    ro_slice page = ro_resource_find("web/dist/report.html");
    const char *hole = page.ptr ? memmem(page.ptr, page.len, place, sizeof place - 1) : NULL;
    if (!hole)
        return ro_fail(error, READOUT_NOT_FOUND, "the page that holds the report is not in this program");
    size_t before = (size_t)(hole - page.ptr);
    ro_buffer_add(out, ro_slice_part(page, 0, before));
    int status = ro_view_report_json(coverage, out, error);
    if (status)
        return status;
    ro_buffer_add(out, ro_slice_part(page, before + sizeof place - 1, page.len));
    return out->failed ? ro_fail_memory(error) : 0;
}
