#include "doc/tagset.h"

static const char *const upos_names[] = {
#define UPOS(name) #name,
#include "doc/tagset.def"
#undef UPOS
};

static const char *const relation_names[] = {
#define RELATION(name) #name,
#include "doc/tagset.def"
#undef RELATION
};

const char *ro_upos_name(ro_upos upos) {
    return upos_names[upos < RO_UPOS_COUNT ? upos : RO_UPOS_X];
}

const char *ro_relation_name(ro_relation relation) {
    return relation_names[relation < RO_REL_COUNT ? relation : RO_REL_dep];
}

ro_upos ro_upos_from(ro_slice name) {
    for (unsigned i = 0; i < RO_UPOS_COUNT; i++)
        if (ro_slice_is(name, upos_names[i]))
            return (ro_upos)i;
    return RO_UPOS_X;
}

ro_relation ro_relation_from(ro_slice name) {
    const char *colon = name.len ? memchr(name.ptr, ':', name.len) : NULL;
    if (colon)
        name.len = (size_t)(colon - name.ptr);
    for (unsigned i = 0; i < RO_REL_COUNT; i++)
        if (ro_slice_is(name, relation_names[i]))
            return (ro_relation)i;
    return RO_REL_dep;
}
