#include "doc/talks.h"

const char *ro_side_role_name(ro_side_role role) {
    static const char *const names[] = {"party", "mediator"};
    return names[role];
}

const char *ro_contact_manner_name(ro_contact_manner manner) {
    static const char *const names[] = {"direct", "indirect", "none"};
    return names[manner];
}

const char *ro_round_state_name(ro_round_state state) {
    static const char *const names[] = {"held", "planned", "under_way", "ended", "called_off"};
    return names[state];
}

const char *ro_reply_stance_name(ro_reply_stance stance) {
    static const char *const names[] = {"accept", "reject", "conditional", "study"};
    return names[stance];
}

const char *ro_mood_name(ro_mood mood) {
    static const char *const names[] = {"asserted", "denied", "questioned", "reported"};
    return names[mood];
}

const char *ro_scale_name(int scale) {
    static const char *const names[] = {"collapsed", "stalled", "mixed", "progress", "close"};
    return scale >= -2 && scale <= 2 ? names[scale + 2] : "";
}
