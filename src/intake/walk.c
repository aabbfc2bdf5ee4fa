#include "intake/walk.h"

#include "base/array.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "intake/limits.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

typedef RO_ARRAY(const char *) names;

typedef struct {
    ro_arena arena; /* holds the names */
    names names;
    uint32_t next;
    size_t path_length; /* of the folder's own path, in walk->path */
} open_folder;

typedef struct {
    uint64_t device, inode; /* inode + 1 */
} folder_key;

struct ro_walk {
    const char *const *paths;
    size_t count, next;
    open_folder levels[RO_MAX_FOLDER_DEPTH];
    uint32_t depth;   /* levels open */
    ro_buffer path;   /* of what is looked at, NUL-terminated */
    ro_buffer id;     /* what the last file's id points to */
    size_t id_begin;  /* where in `path` the id begins */
    uint64_t found;   /* files handed out below the path at hand */
    folder_key *seen; /* folders entered below the path at hand: open addressing, a power of two */
    uint32_t seen_count, seen_capacity;
};

int ro_fail_system(readout_error *error, int number) {
    char words[128];
    const char *text = strerror_r(number, words, sizeof words);
    int status = number == ENOENT || number == ENOTDIR ? READOUT_NOT_FOUND : READOUT_IO;
    return ro_fail(error, status, "%s", text);
}

int ro_walk_open(const char *const *paths, size_t count, ro_walk **walk, readout_error *error) {
    *walk = calloc(1, sizeof **walk);
    if (!*walk)
        return ro_fail_memory(error);
    (*walk)->paths = paths;
    (*walk)->count = count;
    return 0;
}

static void leave_folder(ro_walk *walk) {
    ro_arena_free(&walk->levels[--walk->depth].arena);
}

void ro_walk_close(ro_walk *walk) {
    if (!walk)
        return;
    while (walk->depth)
        leave_folder(walk);
    ro_buffer_free(&walk->path);
    ro_buffer_free(&walk->id);
    free(walk->seen);
    free(walk);
}

/* ---- folders already entered --------------------------------------------------------------------------- */

static uint32_t slot_of(const folder_key *seen, uint32_t capacity, folder_key key) {
    uint32_t slot = (uint32_t)ro_hash_mix(key.device, key.inode) & (capacity - 1);
    while (seen[slot].inode && (seen[slot].inode != key.inode || seen[slot].device != key.device))
        slot = (slot + 1) & (capacity - 1);
    return slot;
}

static int grow_seen(ro_walk *walk) {
    uint32_t capacity = walk->seen_capacity ? walk->seen_capacity * 2 : 64;
    folder_key *seen = calloc(capacity, sizeof *seen);
    if (!seen)
        return READOUT_NO_MEMORY;
    for (uint32_t i = 0; i < walk->seen_capacity; i++)
        if (walk->seen[i].inode)
            seen[slot_of(seen, capacity, walk->seen[i])] = walk->seen[i];
    free(walk->seen);
    walk->seen = seen;
    walk->seen_capacity = capacity;
    return 0;
}

/* 1 when the folder is new, 0 when it was entered before, or READOUT_NO_MEMORY. */
static int enter_once(ro_walk *walk, const struct stat *folder) {
    if (2 * walk->seen_count >= walk->seen_capacity && grow_seen(walk))
        return READOUT_NO_MEMORY;
    folder_key key = {folder->st_dev, folder->st_ino + 1}; /* 0 marks a free slot */
    uint32_t slot = slot_of(walk->seen, walk->seen_capacity, key);
    if (walk->seen[slot].inode)
        return 0;
    walk->seen[slot] = key;
    walk->seen_count++;
    return 1;
}

static void forget_folders(ro_walk *walk) {
    if (walk->seen_count)
        memset(walk->seen, 0, walk->seen_capacity * sizeof *walk->seen);
    walk->seen_count = 0;
}

/* ---- one folder ---------------------------------------------------------------------------------------- */

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What stands beside articles and is none. A user who names such a file has it read. */
static bool is_beside_articles(const char *name) {
    static const char *const beside[] = {"README", "README.md", "README.txt", "LICENSE", "key.json"};
    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
        if (!strcmp(name, beside[i]))
            return true;
    return name[0] == '.';
}

static int read_names(DIR *folder, open_folder *level, readout_error *problem) {
    struct dirent *entry;
    while (errno = 0, (entry = readdir(folder))) {
        if (is_beside_articles(entry->d_name))
            continue;
        ro_slice name = ro_arena_copy(&level->arena, ro_slice_of(entry->d_name, strlen(entry->d_name)));
        const char **slot = name.ptr ? ro_array_push(&level->arena, &level->names) : NULL;
        if (!slot)
            return ro_fail_memory(problem);
        *slot = name.ptr;
    }
    if (errno)
        return ro_fail_system(problem, errno);
    if (level->names.count)
        qsort(level->names.items, level->names.count, sizeof *level->names.items, by_name);
    return 0;
}

/* Opens the folder that walk->path names. */
static int enter_folder(ro_walk *walk, readout_error *problem) {
    if (walk->depth == RO_MAX_FOLDER_DEPTH)
        return ro_fail(problem, READOUT_TOO_LARGE, "folders nested more than %d deep", RO_MAX_FOLDER_DEPTH);
    DIR *folder = opendir(walk->path.bytes);
    if (!folder)
        return ro_fail_system(problem, errno);
    open_folder *level = &walk->levels[walk->depth++];
    *level = (open_folder){.path_length = walk->path.length};
    int status = read_names(folder, level, problem);
    closedir(folder);
    if (status)
        leave_folder(walk);
    return status;
}

/* ---- ids ----------------------------------------------------------------------------------------------- */

static void escape_byte(ro_buffer *id, unsigned char byte) {
    if (byte == '\n')
        ro_buffer_text(id, "\\n");
    else if (byte == '\t')
        ro_buffer_text(id, "\\t");
    else
        ro_buffer_format(id, "\\x%02x", byte);
}

static ro_slice make_id(ro_walk *walk) {
    ro_buffer_clear(&walk->id);
    ro_slice path = ro_slice_part(ro_buffer_slice(&walk->path), walk->id_begin, walk->path.length);
    for (size_t at = 0; at < path.len;) {
        unsigned length;
        uint32_t c = ro_utf8_at(path, at, &length);
        bool plain = c >= 0x20 && c != 0x7f && !(c >= 0x80 && c < 0xa0) && !(c == 0xFFFD && length == 1);
        if (plain)
            ro_buffer_add(&walk->id, ro_slice_part(path, at, at + length));
        else
            for (unsigned i = 0; i < length; i++)
                escape_byte(&walk->id, (unsigned char)path.ptr[at + i]);
        at += length;
    }
    return ro_buffer_slice(&walk->id);
}

/* ---- the walk ------------------------------------------------------------------------------------------ */

/* Ends the path with a NUL that does not count. */
static void end_path(ro_walk *walk) {
    ro_buffer_byte(&walk->path, 0);
    walk->path.length -= !walk->path.failed;
}

static void set_path(ro_walk *walk, const char *path) {
    ro_buffer_clear(&walk->path);
    ro_buffer_text(&walk->path, path);
    end_path(walk);
    walk->id_begin = 0;
}

static void set_entry(ro_walk *walk, const open_folder *level, const char *name) {
    walk->path.length = level->path_length;
    if (walk->path.length && walk->path.bytes[walk->path.length - 1] != '/')
        ro_buffer_byte(&walk->path, '/');
    if (walk->count == 1 && walk->depth == 1)
        walk->id_begin = walk->path.length;
    ro_buffer_text(&walk->path, name);
    end_path(walk);
}

static int give(ro_walk *walk, ro_walk_file *file, readout_error *error) {
    file->path = walk->path.bytes;
    file->id = make_id(walk);
    walk->found++;
    return walk->path.failed || walk->id.failed ? ro_fail_memory(error) : 1;
}

/* Looks at walk->path: 1 when `file` is filled, 0 when there is nothing to hand out, or READOUT_NO_MEMORY. */
static int visit(ro_walk *walk, bool given, ro_walk_file *file, readout_error *error) {
    struct stat about;
    if (walk->path.failed)
        return ro_fail_memory(error);
    if (stat(walk->path.bytes, &about)) {
        file->status = ro_fail_system(&file->problem, errno);
        return give(walk, file, error);
    }
    if (S_ISDIR(about.st_mode)) {
        int fresh = enter_once(walk, &about);
        if (fresh <= 0)
            return fresh ? ro_fail_memory(error) : 0;
        file->status = enter_folder(walk, &file->problem);
        return file->status ? give(walk, file, error) : 0;
    }
    /* A pipe named by the user is meant to be read; one that lies in a folder would hold the walk up. */
    if (!S_ISREG(about.st_mode) && (!given || S_ISSOCK(about.st_mode) || S_ISBLK(about.st_mode)))
        file->status = ro_fail(&file->problem, READOUT_BAD_INPUT, "not a regular file");
    file->size = S_ISREG(about.st_mode) ? (uint64_t)about.st_size : 0;
    return give(walk, file, error);
}

static int visit_given(ro_walk *walk, ro_walk_file *file, readout_error *error) {
    const char *path = walk->paths[walk->next++];
    walk->found = 0;
    forget_folders(walk);
    if (!strcmp(path, "-")) {
        set_path(walk, "stdin");
        file->standard_input = true;
        return give(walk, file, error);
    }
    set_path(walk, path);
    return visit(walk, true, file, error);
}

/* The path at hand, a folder, is done. */
static int end_given(ro_walk *walk, ro_walk_file *file, readout_error *error) {
    set_path(walk, walk->paths[walk->next - 1]);
    file->status = ro_fail(&file->problem, READOUT_BAD_INPUT, "no file in this folder");
    return give(walk, file, error);
}

int ro_walk_next(ro_walk *walk, ro_walk_file *file, readout_error *error) {
    int got = 0;
    while (!got) {
        *file = (ro_walk_file){0};
        if (walk->depth) {
            open_folder *level = &walk->levels[walk->depth - 1];
            if (level->next < level->names.count) {
                set_entry(walk, level, level->names.items[level->next++]);
                got = visit(walk, false, file, error);
                continue;
            }
            leave_folder(walk);
            if (!walk->depth && !walk->found)
                got = end_given(walk, file, error);
        } else if (walk->next < walk->count) {
            got = visit_given(walk, file, error);
        } else {
            return 0;
        }
    }
    return got;
}
