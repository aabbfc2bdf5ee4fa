/* Whom an article names was met before: one entity for a person, an organisation or a place in all articles.
 *
 *     name      “Tevzat Orshany”   “Márta Köves”   “el-Sissi”
 *     sounds     tevzat orshani     marta koves     sisi         y as i, doubled letters as one, marks and
 *                                                                particles off: spellings of one name agree
 *
 * People are found by the last part of their name; the other parts must agree where both have them (an
 * initial agrees with what it begins, a short form with its forename). A name alone joins a person only if no
 * other of that name is met. A name with a part behind it ("Helen Marchetti Boyd") is the shorter one's where
 * they share a role. Two of one name stay apart when country, or both affiliation and roles, are known of
 * both and have nothing in common, and when one is the elder and the other the younger.
 *
 * Parties are one in whatever order their words stand ("University of Tartu", "Tartu University"), and by
 * their initials.
 */
#ifndef RO_STORY_PEOPLE_H
#define RO_STORY_PEOPLE_H

#include "story/record.h"

#include "story/story.h"

/* Which entities have a name; before anything is made of them. */
int ro_people_name(ro_joining *joining);
int ro_people_ask(ro_joining *joining);
int ro_people_decide(ro_joining *joining);

/* A name with its roles, as a later article's is looked for: its keys and its record, in the arena. Nothing
 * is found of what is no name: false. */
bool ro_people_keys(const ro_story *story, ro_slice name, ro_name_type type, const ro_slice *roles,
                    uint32_t role_count, ro_arena *arena, uint64_t keys[2], ro_slice *record);

enum { RO_NAME_PARTS = 6, RO_ROLE_WORDS = 12 };

/* What is known of a part of a name besides its sounds: an initial alone, all capitals, a word that may be
 * left out. */
enum { RO_PART_INITIAL = 256, RO_PART_CAPITALS = 512, RO_PART_LINK = 1024 };

typedef enum { RO_ONLY_ONE, RO_ELDER, RO_YOUNGER, RO_SECOND, RO_THIRD } ro_generation;

/* What is compared of a person or a party. */
typedef struct {
    uint32_t type;
    uint32_t parts[RO_NAME_PARTS];    /* hashes of the sounds, the last name last */
    uint32_t initials[RO_NAME_PARTS]; /* the first letter, with RO_PART_… */
    uint32_t part_count;
    uint32_t roles[RO_ROLE_WORDS]; /* hashes of the roles' content words */
    uint32_t role_count;
    uint32_t affiliation; /* hash of its last word, 0: unknown */
    uint32_t country;     /* hash, 0: unknown */
    uint32_t acronym; /* of a party of two words or more: hash of the initials' sounds; 20 bits are kept */
    ro_generation generation;
    bool named; /* by a name, not a common noun ("officials") */
} ro_person;

/* An entity of joining->doc where joining->named is there. */
void ro_person_of(ro_joining *joining, const ro_entity *entity, ro_person *person);
void ro_person_of_text(ro_joining *joining, ro_slice text, ro_person *person);
void ro_person_pack(const ro_person *person, ro_buffer *buffer);
void ro_person_unpack(ro_record *record, ro_person *person);

typedef enum { RO_OTHER_PERSON, RO_MAYBE_PERSON, RO_SAME_PERSON } ro_sameness;

/* "The Lethian national security adviser" is who has that role where three words of it agree.
 * A person whose role names a party ("army spokeswoman") speaks as the party: the same. */
ro_sameness ro_person_compare(const ro_person *a, const ro_person *b);
/* Words of their roles that both have, each once. */
uint32_t ro_person_shared_roles(const ro_person *a, const ro_person *b);

#endif
