#include "intake/article_model.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/utf8.h"

/* Two measures of repetition.
 *
 * Bullets: the share of a bullet's word shingles (three words in a row, case and marks aside) that occur in
 * the rest of the article. After A. Broder, "On the resemblance and containment of documents", 1997:
 * containment.
 *
 * Whole lines: the same bytes as an earlier line, marks at the end aside. */
enum {
    SHINGLE = 3,
    LONGER_WORD = 4,
    TOP_LINES = 12,
    LEAST_REPEATED_BYTES = 60,
    MOST_GROUPS = 4,
    LONGEST_POINT = 200,
    MOST_POINTS = 8
};
static const double HEADED_SHARE = 0.4, HEADED_WORDS = 0.75, UNHEADED_SHARE = 0.6;

/* Open addressing over hashes; a power of two, at most half full. */
typedef struct {
    uint64_t *slots;
    size_t mask;
} hash_set;

static int make_set(ro_arena *arena, size_t most, hash_set *set) {
    size_t capacity = 16;
    while (capacity < 2 * most)
        capacity *= 2;
    set->slots = ro_arena_zero(arena, capacity, sizeof *set->slots);
    set->mask = capacity - 1;
    return set->slots ? 0 : READOUT_NO_MEMORY;
}

static size_t slot_of(const hash_set *set, uint64_t hash) {
    size_t slot = hash & set->mask;
    while (set->slots[slot] && set->slots[slot] != hash)
        slot = (slot + 1) & set->mask;
    return slot;
}

/* False when it was there before. 0 marks a free slot. */
static bool add_hash(hash_set *set, uint64_t hash) {
    hash += !hash;
    size_t slot = slot_of(set, hash);
    bool fresh = !set->slots[slot];
    set->slots[slot] = hash;
    return fresh;
}

static bool has_hash(const hash_set *set, uint64_t hash) {
    hash += !hash;
    return set->slots[slot_of(set, hash)] != 0;
}

/* ---- shingles ------------------------------------------------------------------------------------------ */

/* FNV-1a over the letters and digits of the next word, and how many there are; false when there is none. */
static bool next_word(ro_slice text, size_t *at, size_t end, uint64_t *hash, uint32_t *letters) {
    *hash = 0xcbf29ce484222325u;
    *letters = 0;
    while (*at < end) {
        unsigned length;
        uint32_t c = ro_utf8_at(text, *at, &length);
        bool inside = ro_is_letter(c) || ro_is_digit(c);
        if (!inside && *letters && c != '\'' && c != 0x2019)
            return true;
        if (inside) {
            ++*letters;
            *hash = (*hash ^ ro_to_lower(c)) * 0x100000001b3u;
        }
        *at += length;
    }
    return *letters > 0;
}

/* Shingles and longer words of a span, and how many of them occur in a set. */
typedef struct {
    uint32_t shingles, words, found_shingles, found_words;
} repetition;

/* Adds what is in the span to `add`, or counts what of it is in `set`. */
static repetition compare(ro_slice text, ro_span span, hash_set *set, bool add) {
    uint64_t last[SHINGLE] = {0}, word;
    uint32_t words = 0, letters;
    repetition sum = {0};
    for (size_t at = span.begin; next_word(text, &at, span.end, &word, &letters);) {
        memmove(last, last + 1, sizeof last - sizeof *last);
        last[SHINGLE - 1] = word;
        if (letters >= LONGER_WORD) {
            sum.words++;
            sum.found_words += add ? add_hash(set, word) : has_hash(set, word);
        }
        if (++words < SHINGLE)
            continue;
        uint64_t shingle = ro_hash_mix(ro_hash_mix(last[0], last[1]), last[2]);
        sum.shingles++;
        sum.found_shingles += add ? add_hash(set, shingle) : has_hash(set, shingle);
    }
    return sum;
}

/* ---- bullets ------------------------------------------------------------------------------------------- */

typedef struct {
    uint32_t begin, end; /* lines of bullets */
    uint32_t head;       /* the line that heads them, or RO_NONE */
} bullet_group;

static bool is_bullet(const ro_article_work *work, uint32_t number) {
    ro_slice line = ro_work_text(work, work->lines.items[number].span);
    unsigned length;
    uint32_t c = ro_utf8_at(line, 0, &length);
    bool mark =
        c == 0x2022 || c == 0x25AA || c == 0x25CF || c == 0x25E6 || c == 0x2023 || c == 0x25A0 || c == 0xB7;
    bool dash = c == '-' || c == '*' || c == 0x2013 || c == 0x2014;
    return mark || (dash && line.len > length && line.ptr[length] == ' ');
}

/* A line of a summary that has lost its bullet: short, and without a full stop. */
static bool is_point(const ro_article_work *work, uint32_t number) {
    ro_slice line = ro_work_text(work, work->lines.items[number].span);
    unsigned length;
    uint32_t last = ro_utf8_before(line, line.len, &length);
    while (last == '"' || last == '\'' || last == 0x2019 || last == 0x201D) {
        line.len -= length;
        last = ro_utf8_before(line, line.len, &length);
    }
    return line.len && line.len <= LONGEST_POINT && last != '.' && last != '!' && last != '?' && last != ':';
}

static uint32_t group_end(const ro_article_work *work, const bullet_group *group) {
    uint32_t end = group->begin;
    while (end < work->lines.count && is_bullet(work, end))
        end++;
    if (end > group->begin || group->head == RO_NONE)
        return end;
    while (end < work->lines.count && end - group->begin < MOST_POINTS && is_point(work, end))
        end++;
    return end;
}

/* The next group of bullets at or behind `line`: headed ones anywhere, others near the top and two at least.
 */
static bool next_group(const ro_article_work *work, uint32_t line, bullet_group *group) {
    for (; line < work->lines.count; line++) {
        bool head = work->lines.items[line].box;
        if (!head && !(line < TOP_LINES && is_bullet(work, line)))
            continue;
        *group = (bullet_group){line + head, line + head, head ? line : RO_NONE};
        group->end = group_end(work, group);
        if (group->end > group->begin + !head)
            return true;
        line = group->end > line ? group->end - 1 : line;
    }
    return false;
}

static int fill_set(const ro_article_work *work, const bullet_group *group, hash_set *set) {
    /* A word has two bytes with its space, and gives two hashes. */
    if (make_set(work->scratch, work->doc->text.len + 2, set))
        return READOUT_NO_MEMORY;
    for (uint32_t i = 0; i < work->lines.count; i++)
        if ((i < group->begin || i >= group->end) && i != group->head && !work->lines.items[i].furniture)
            compare(work->doc->text, work->lines.items[i].span, set, true);
    return 0;
}

static bool repeats(const repetition *of, bool headed) {
    if (headed && of->found_words >= HEADED_WORDS * of->words)
        return true;
    return of->found_shingles >= (headed ? HEADED_SHARE : UNHEADED_SHARE) * of->shingles;
}

static int judge_group(ro_article_work *work, const bullet_group *group, readout_error *error) {
    hash_set set;
    if (fill_set(work, group, &set))
        return ro_fail_memory(error);
    bool headed = group->head != RO_NONE;
    uint32_t repeated = 0;
    for (uint32_t i = group->begin; i < group->end; i++) {
        repetition of = compare(work->doc->text, work->lines.items[i].span, &set, false);
        work->lines.items[i].listed = true;
        work->lines.items[i].furniture = of.words && repeats(&of, headed);
        repeated += work->lines.items[i].furniture;
    }
    /* Without a heading only a list that repeats as a whole is a summary. */
    if (headed)
        work->lines.items[group->head].furniture = 2 * repeated >= group->end - group->begin;
    for (uint32_t i = group->begin; !headed && repeated < group->end - group->begin && i < group->end; i++)
        work->lines.items[i].furniture = false;
    return 0;
}

/* ---- whole lines --------------------------------------------------------------------------------------- */

static uint64_t line_hash(ro_slice line) {
    while (line.len && strchr(" .,;:", line.ptr[line.len - 1]))
        line.len--;
    return ro_hash(line, 0);
}

static int judge_lines(ro_article_work *work, readout_error *error) {
    hash_set set;
    if (make_set(work->scratch, work->lines.count, &set))
        return ro_fail_memory(error);
    for (uint32_t i = 0; i < work->lines.count; i++) {
        ro_line *line = &work->lines.items[i];
        if (!line->furniture && line->span.end - line->span.begin >= LEAST_REPEATED_BYTES)
            line->furniture = !add_hash(&set, line_hash(ro_work_text(work, line->span)));
    }
    return 0;
}

int ro_article_repeats(ro_article_work *work, readout_error *error) {
    bullet_group group = {0};
    for (unsigned g = 0; g < MOST_GROUPS && next_group(work, group.end, &group); g++) {
        ro_arena_mark mark = ro_arena_here(work->scratch);
        int status = judge_group(work, &group, error);
        ro_arena_rewind(work->scratch, mark);
        if (status)
            return status;
    }
    return judge_lines(work, error);
}
