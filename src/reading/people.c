#include "reading/people.h"

int ro_people_load(ro_arena *arena, ro_people *people, readout_error *error) {
    const struct {
        const char *name;
        uint32_t columns;
        ro_lexicon *lexicon;
    } tables[] = {
        {"data/reading/people.tsv", 5, &people->nouns},
        {"data/language/titles.tsv", 3, &people->titles},
        {"data/language/first_names.tsv", 2, &people->first_names},
        {"data/language/countries.tsv", 3, &people->countries},
        {"data/language/organisations.tsv", 3, &people->organisations},
        {"data/reading/pronouns.tsv", 3, &people->pronouns},
        {"data/reading/epithets.tsv", 1, &people->epithets},
    };
    int status = 0;
    for (size_t t = 0; !status && t < sizeof tables / sizeof *tables; t++)
        status = ro_lexicon_load(arena, tables[t].name, tables[t].columns, tables[t].lexicon, error);
    return status;
}

static char letter(ro_slice cell) {
    return cell.len ? cell.ptr[0] : 0;
}

ro_noun ro_people_noun(const ro_people *people, ro_slice word) {
    const ro_lexicon *nouns = &people->nouns;
    uint32_t row = ro_lexicon_find(nouns, word);
    char lower[32];
    if (row == RO_NONE && word.len && word.len <= sizeof lower && word.ptr[0] >= 'A' && word.ptr[0] <= 'Z') {
        memcpy(lower, word.ptr, word.len);
        lower[0] = (char)(lower[0] + 32);
        row = ro_lexicon_find(nouns, ro_slice_of(lower, word.len));
    }
    if (row == RO_NONE)
        return (ro_noun){.kind = RO_NOUN_NONE};
    static const char *const kinds[] = {"", "person", "group", "document", "polity"};
    ro_noun noun = {.many = ro_slice_is(ro_lexicon_cell(nouns, row, 3), "many"),
                    .gender = letter(ro_lexicon_cell(nouns, row, 4)),
                    .singular = ro_lexicon_cell(nouns, row, 1)};
    for (ro_noun_kind k = RO_NOUN_PERSON; k <= RO_NOUN_POLITY; k++)
        if (ro_slice_is(ro_lexicon_cell(nouns, row, 2), kinds[k]))
            noun.kind = k;
    return noun;
}

char ro_people_first_name(const ro_people *people, ro_slice word) {
    uint32_t row = ro_lexicon_find(&people->first_names, word);
    return row == RO_NONE ? 0 : letter(ro_lexicon_cell(&people->first_names, row, 1));
}

bool ro_people_is_title(const ro_people *people, ro_slice word) {
    return ro_lexicon_find(&people->titles, word) != RO_NONE;
}

char ro_people_title(const ro_people *people, ro_slice word) {
    uint32_t row = ro_lexicon_find(&people->titles, word);
    return row == RO_NONE ? 0 : letter(ro_lexicon_cell(&people->titles, row, 1));
}

ro_slice ro_people_country(const ro_people *people, ro_slice form, ro_slice *kind) {
    uint32_t row = ro_lexicon_find(&people->countries, form);
    *kind = row == RO_NONE ? (ro_slice){NULL, 0} : ro_lexicon_cell(&people->countries, row, 2);
    return row == RO_NONE ? (ro_slice){NULL, 0} : ro_lexicon_cell(&people->countries, row, 1);
}

ro_slice ro_people_country_name(const ro_people *people, ro_slice code) {
    const ro_lexicon *countries = &people->countries;
    for (uint32_t row = 0; row < countries->row_count; row++)
        if (ro_slice_equal(ro_lexicon_cell(countries, row, 1), code) &&
            ro_slice_is(ro_lexicon_cell(countries, row, 2), "name"))
            return ro_lexicon_cell(countries, row, 0);
    return code;
}
