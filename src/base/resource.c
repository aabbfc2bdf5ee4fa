#include "base/resource.h"

/* Made by cmake/embed.cmake, sorted by nothing: there are a few dozen. */
extern const struct ro_resource {
    const char *name;
    const char *begin, *end;
} ro_resources[];

ro_slice ro_resource_find(const char *name) {
    for (const struct ro_resource *r = ro_resources; r->name; r++)
        if (!strcmp(r->name, name))
            return ro_slice_of(r->begin, (size_t)(r->end - r->begin));
    return (ro_slice){NULL, 0};
}

bool ro_resource_is(ro_slice bytes) {
    for (const struct ro_resource *r = ro_resources; r->name; r++)
        if (bytes.ptr == r->begin && bytes.len == (size_t)(r->end - r->begin))
            return true;
    return false;
}
