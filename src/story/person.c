/* Names as they are compared: story/people.h says how. */
#include "base/hash.h"
#include "base/utf8.h"
#include "story/people.h"

enum { LONGEST_PART = 48, BY_ROLE = 3, ACRONYM_BITS = 0xfffff };

/* A word of one article in two hundred or fewer. */
#define RARE 5.3f

/* What the table of particles says of a part; empty: nothing. */
static ro_slice class_of(const ro_story *story, ro_slice folded) {
    uint32_t row = ro_lexicon_find(&story->particles, folded);
    return row == RO_NONE ? RO_LITERAL("") : ro_lexicon_cell(&story->particles, row, 1);
}

static ro_generation generation_of(ro_slice class) {
    static const char *const names[] = {"", "elder", "younger", "second", "third"};
    for (int g = RO_ELDER; g <= RO_THIRD; g++)
        if (ro_slice_is(class, names[g]))
            return (ro_generation)g;
    return RO_ONLY_ONE;
}

/* What the letters at `at` are read as, and how many they are; "d$" in the table is a d that ends the name.
 */
static ro_slice read_letters(const ro_story *story, ro_slice folded, size_t at, size_t *taken) {
    char last[] = {folded.ptr[at], '$'};
    uint32_t row = at + 1 == folded.len ? ro_lexicon_find(&story->spellings, ro_slice_of(last, 2)) : RO_NONE;
    *taken = 1;
    for (size_t n = 3; row == RO_NONE && n; n--) {
        if (at + n > folded.len)
            continue;
        row = ro_lexicon_find(&story->spellings, ro_slice_part(folded, at, at + n));
        *taken = n;
    }
    return row == RO_NONE ? ro_slice_part(folded, at, at + 1) : ro_lexicon_cell(&story->spellings, row, 1);
}

/* Doubled letters become one. */
static uint32_t sound(const ro_story *story, ro_slice folded) {
    char out[LONGEST_PART];
    size_t length = 0, taken;
    for (size_t at = 0; at < folded.len; at += taken) {
        ro_slice read = read_letters(story, folded, at, &taken);
        for (size_t i = 0; i < read.len && length < sizeof out; i++)
            if (!length || out[length - 1] != read.ptr[i])
                out[length++] = read.ptr[i];
    }
    return (uint32_t)ro_hash(ro_slice_of(out, length), 0x6e616d) | 1;
}

static bool all_capitals(ro_slice word) {
    unsigned bytes, letters = 0;
    for (size_t at = 0; at < word.len; at += bytes, letters++)
        if (!ro_is_upper(ro_utf8_at(word, at, &bytes)))
            return false;
    return letters > 1;
}

/* Not ro_fold: a name's last s is its own. */
static ro_slice fold_part(ro_slice word, char folded[LONGEST_PART]) {
    size_t length = 0;
    for (size_t at = 0; at < word.len && length + 4 < LONGEST_PART;) {
        unsigned bytes;
        uint32_t point = ro_utf8_at(word, at, &bytes);
        length += ro_fold_point(point, folded + length, LONGEST_PART - length);
        at += bytes;
    }
    return ro_slice_of(folded, length);
}

/* `given`: what each part is compared as where it is a forename. */
static void add_part(const ro_story *story, ro_slice word, ro_person *person, uint32_t *given) {
    char folded[LONGEST_PART];
    ro_slice part = fold_part(word, folded), class = class_of(story, part);
    bool link = ro_slice_is(class, "link");
    if (generation_of(class))
        person->generation = generation_of(class);
    if (!part.len || (class.len && !link))
        return;
    if (person->part_count == RO_NAME_PARTS) {
        memmove(person->parts, person->parts + 1, sizeof person->parts - sizeof *person->parts);
        memmove(person->initials, person->initials + 1, sizeof person->initials - sizeof *person->initials);
        memmove(given, given + 1, sizeof person->parts - sizeof *person->parts);
        person->part_count--;
    }
    uint32_t forename = ro_lexicon_find(&story->forenames, part);
    given[person->part_count] =
        sound(story, forename == RO_NONE ? part : ro_lexicon_cell(&story->forenames, forename, 1));
    person->initials[person->part_count] = (unsigned char)folded[0] | (part.len == 1 ? RO_PART_INITIAL : 0) |
                                           (all_capitals(word) ? RO_PART_CAPITALS : 0) |
                                           (link ? RO_PART_LINK : 0);
    person->parts[person->part_count++] = sound(story, part);
}

/* "U.S." is one part, as "US" is. */
static void join_initials(const ro_story *story, ro_person *person) {
    char letters[RO_NAME_PARTS];
    for (uint32_t p = 0; p < person->part_count; p++) {
        if (!(person->initials[p] & RO_PART_INITIAL))
            return;
        letters[p] = (char)(person->initials[p] & 127);
    }
    if (person->part_count < 2)
        return;
    person->parts[0] = sound(story, ro_slice_of(letters, person->part_count));
    person->initials[0] = (unsigned char)letters[0] | RO_PART_CAPITALS;
    person->part_count = 1;
}

/* A capital at the begin may be the sentence's: "Residents", "Kirby". */
static bool is_name(const ro_story *story, ro_slice text, size_t at) {
    size_t end = 0;
    while (!at && end < text.len && text.ptr[end] != ' ')
        end++;
    return at || ro_term_weight(&story->terms, ro_fold_hash(ro_slice_part(text, 0, end))) >= RARE;
}

void ro_person_of_text(ro_joining *joining, ro_slice text, ro_person *person) {
    uint32_t given[RO_NAME_PARTS];
    *person = (ro_person){.type = RO_NAME_OTHER};
    size_t begin = 0;
    for (size_t at = 0; at <= text.len;) {
        unsigned length = 1;
        uint32_t point = at < text.len ? ro_utf8_at(text, at, &length) : ' ';
        if (ro_is_letter(point) || ro_is_digit(point)) {
            person->named |= at == begin && ro_is_upper(point) && is_name(joining->story, text, at);
        } else {
            ro_slice word = ro_slice_part(text, begin, at);
            if (word.len && !(word.len == 1 && *word.ptr == 's'))
                add_part(joining->story, word, person, given);
            begin = at + length;
        }
        at += length;
    }
    join_initials(joining->story, person);
    for (uint32_t p = 0; p + 1 < person->part_count; p++)
        person->parts[p] = given[p];
}

static void set_acronym(const ro_story *story, ro_person *person) {
    char letters[RO_NAME_PARTS];
    size_t count = 0;
    for (uint32_t p = 0; p < person->part_count; p++)
        if (!(person->initials[p] & RO_PART_LINK))
            letters[count++] = (char)(person->initials[p] & 127);
    if (count > 1)
        person->acronym = sound(story, ro_slice_of(letters, count));
}

static void add_role_words(ro_joining *joining, ro_slice role, ro_person *person) {
    size_t begin = 0;
    for (size_t at = 0; at <= role.len; at++) {
        if (at < role.len && role.ptr[at] != ' ' && role.ptr[at] != '-' && role.ptr[at] != ',')
            continue;
        uint32_t hash = ro_fold_hash(ro_slice_part(role, begin, at));
        if (at > begin + 1 && person->role_count < RO_ROLE_WORDS &&
            ro_term_weight(&joining->story->terms, hash) > 1.5f)
            person->roles[person->role_count++] = hash;
        begin = at + 1;
    }
}

static ro_slice last_word(ro_slice text) {
    size_t begin = text.len;
    while (begin && text.ptr[begin - 1] != ' ')
        begin--;
    return ro_slice_part(text, begin, text.len);
}

/* "Lethia's national security adviser": the name in it is another's. */
static bool is_description(const ro_entity *entity) {
    ro_slice word = last_word(entity->name);
    if (entity->type != RO_NAME_PERSON || !word.len || word.len == entity->name.len)
        return false;
    bool lower = (signed char)word.ptr[0] >= 'a';
    for (size_t i = 1; i < word.len; i++)
        lower &= word.ptr[i] < 'A' || word.ptr[i] >= 'a';
    return lower;
}

void ro_person_of(ro_joining *joining, const ro_entity *entity, ro_person *person) {
    ro_person_of_text(joining, entity->name, person);
    person->type = entity->type;
    person->named &= !is_description(entity);
    if (entity->type != RO_NAME_PERSON)
        set_acronym(joining->story, person);
    person->named |= joining->named && joining->named[entity - joining->doc->entities.items];
    if (entity->type != RO_NAME_PERSON || !person->named)
        add_role_words(joining, entity->name, person); /* "the army" and its spokeswoman share a word */
    for (uint32_t r = 0; r < entity->roles.count; r++)
        add_role_words(joining, entity->roles.items[r].text, person);
    person->affiliation = entity->affiliation.len ? ro_fold_hash(last_word(entity->affiliation)) : 0;
    person->country =
        entity->country[0] ? ro_fold_hash(ro_slice_of(entity->country, strnlen(entity->country, 3))) : 0;
}

void ro_person_pack(const ro_person *person, ro_buffer *buffer) {
    ro_record_put(buffer, person->type | (person->named ? 256u : 0) | (uint32_t)person->generation << 9 |
                              person->acronym << 12);
    ro_record_put(buffer, person->affiliation);
    ro_record_put(buffer, person->country);
    ro_record_put(buffer, person->part_count);
    for (uint32_t p = 0; p < person->part_count; p++) {
        ro_record_put(buffer, person->parts[p]);
        ro_record_put(buffer, person->initials[p]);
    }
    ro_record_put(buffer, person->role_count);
    for (uint32_t r = 0; r < person->role_count; r++)
        ro_record_put(buffer, person->roles[r]);
}

void ro_person_unpack(ro_record *record, ro_person *person) {
    *person = (ro_person){0};
    uint32_t type = ro_record_get(record);
    person->type = type & 255;
    person->named = type & 256;
    person->generation = (type >> 9 & 7) <= RO_THIRD ? (ro_generation)(type >> 9 & 7) : RO_ONLY_ONE;
    person->acronym = type >> 12;
    person->affiliation = ro_record_get(record);
    person->country = ro_record_get(record);
    uint32_t parts = ro_record_count(record, 2);
    for (uint32_t p = 0; p < parts; p++) {
        uint32_t part = ro_record_get(record), initial = ro_record_get(record);
        if (p < RO_NAME_PARTS) {
            person->parts[person->part_count] = part;
            person->initials[person->part_count++] = initial;
        }
    }
    uint32_t roles = ro_record_count(record, 1);
    for (uint32_t r = 0; r < roles; r++) {
        uint32_t role = ro_record_get(record);
        if (r < RO_ROLE_WORDS)
            person->roles[person->role_count++] = role;
    }
}

/* Every part of the shorter name but the last is a part of the longer, or the initial of one. */
static bool forenames_agree(const ro_person *a, const ro_person *b) {
    if (a->part_count > b->part_count) {
        const ro_person *swap = a;
        a = b;
        b = swap;
    }
    for (uint32_t i = 0; i + 1 < a->part_count; i++) {
        bool found = false;
        for (uint32_t j = 0; j + 1 < b->part_count && !found; j++)
            found = a->parts[i] == b->parts[j] || ((a->initials[i] | b->initials[j]) & RO_PART_INITIAL &&
                                                   (a->initials[i] & 255) == (b->initials[j] & 255));
        if (!found)
            return false;
    }
    return true;
}

static bool has_role(const ro_person *person, uint32_t hash, uint32_t count) {
    for (uint32_t r = 0; r < count; r++)
        if (person->roles[r] == hash)
            return true;
    return false;
}

uint32_t ro_person_shared_roles(const ro_person *a, const ro_person *b) {
    uint32_t shared = 0;
    for (uint32_t i = 0; i < a->role_count; i++)
        shared += !has_role(a, a->roles[i], i) && has_role(b, a->roles[i], b->role_count);
    return shared;
}

static bool share_role(const ro_person *a, const ro_person *b) {
    return ro_person_shared_roles(a, b) > 0;
}

static bool other_country(const ro_person *a, const ro_person *b) {
    return a->country && b->country && a->country != b->country;
}

/* Father and son. The younger is often told without it; who is called the elder has somebody to be told from.
 */
static bool other_generation(const ro_person *a, const ro_person *b) {
    if (a->generation == b->generation)
        return false;
    bool elder = a->generation == RO_ELDER || b->generation == RO_ELDER;
    return (a->generation && b->generation) || (elder && a->role_count && b->role_count && !share_role(a, b));
}

static bool conflict(const ro_person *a, const ro_person *b) {
    if (other_generation(a, b))
        return true;
    if (share_role(a, b))
        return false;
    if (other_country(a, b))
        return true;
    return a->affiliation && b->affiliation && a->affiliation != b->affiliation && a->role_count &&
           b->role_count;
}

/* Every part but those that may be left out has its like in the other. */
static bool parts_within(const ro_person *a, const ro_person *b) {
    bool any = false;
    for (uint32_t i = 0; i < a->part_count; i++) {
        bool found = a->initials[i] & RO_PART_LINK;
        any |= !found;
        for (uint32_t j = 0; j < b->part_count && !found; j++)
            found = a->parts[i] == b->parts[j];
        if (!found)
            return false;
    }
    return any;
}

static bool is_acronym_of(const ro_person *a, const ro_person *b) {
    return a->part_count == 1 && a->initials[0] & RO_PART_CAPITALS && b->acronym &&
           (a->parts[0] & ACRONYM_BITS) == (b->acronym & ACRONYM_BITS);
}

static bool of_one_name(const ro_person *a, const ro_person *b) {
    return parts_within(a, b) && parts_within(b, a);
}

/* A name of several words is one party's, whatever it was taken for: "Vantry Metro", a company, not a place.
 */
static bool is_long(const ro_person *person) {
    return person->part_count > 1;
}

static ro_sameness compare_parties(const ro_person *a, const ro_person *b) {
    if (other_country(a, b))
        return RO_OTHER_PERSON;
    if (of_one_name(a, b))
        return a->type == b->type || is_long(a) ? RO_SAME_PERSON : RO_MAYBE_PERSON;
    return is_acronym_of(a, b) || is_acronym_of(b, a) ? RO_MAYBE_PERSON : RO_OTHER_PERSON;
}

/* A surname with another behind it, by marriage or of both parents. */
static bool has_surname_before(const ro_person *longer, const ro_person *shorter) {
    return longer->part_count > 2 && shorter->part_count > 1 &&
           longer->parts[longer->part_count - 2] == shorter->parts[shorter->part_count - 1];
}

static ro_sameness compare_people(const ro_person *a, const ro_person *b) {
    if (!forenames_agree(a, b) || conflict(a, b))
        return RO_OTHER_PERSON;
    if (a->parts[a->part_count - 1] != b->parts[b->part_count - 1]) {
        bool before = has_surname_before(a, b) || has_surname_before(b, a);
        return before && share_role(a, b) ? RO_SAME_PERSON : RO_OTHER_PERSON;
    }
    bool both_full = a->part_count > 1 && b->part_count > 1;
    return both_full || share_role(a, b) ? RO_SAME_PERSON : RO_MAYBE_PERSON;
}

ro_sameness ro_person_compare(const ro_person *a, const ro_person *b) {
    if (!a->part_count || !b->part_count || !a->named || !b->named)
        return a->named != b->named && ro_person_shared_roles(a, b) >= BY_ROLE ? RO_SAME_PERSON
                                                                               : RO_MAYBE_PERSON;
    if (a->type == RO_NAME_PERSON && b->type == RO_NAME_PERSON)
        return compare_people(a, b);
    if (a->type != RO_NAME_PERSON && b->type != RO_NAME_PERSON)
        return compare_parties(a, b);
    bool one = (a->type == RO_NAME_OTHER || b->type == RO_NAME_OTHER) && is_long(a) && of_one_name(a, b);
    return one || share_role(a, b) ? RO_SAME_PERSON : RO_OTHER_PERSON; /* who speaks for a party */
}
