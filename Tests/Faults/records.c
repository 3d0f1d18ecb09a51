#include "internal.h"

#include <stdlib.h>
#include <string.h>

/* What a disk holds for certain, and what was asked of it since. Nothing is freed: it is a test,
   and a file may still be open when its disk goes. */

struct name *faults_name(struct disk *disk, const char *path) {
  for (struct name *name = disk->names; name; name = name->next)
    if (strcmp(name->path, path) == 0) return name;
  struct name *name = calloc(1, sizeof *name);
  name->path = strdup(path);
  name->states = calloc(1, sizeof *name->states);
  name->state_count = 1;
  name->next = disk->names;
  disk->names = name;
  return name;
}

struct content *faults_content_now(struct name *name) {
  return name->states[name->state_count - 1];
}

void faults_link(struct name *name, struct content *content) {
  name->states = realloc(name->states, (name->state_count + 1) * sizeof *name->states);
  name->states[name->state_count++] = content;
}

void faults_folder_synchronised(struct disk *disk) {
  for (struct name *name = disk->names; name; name = name->next) {
    name->states[0] = faults_content_now(name);
    name->state_count = 1;
  }
}

struct content *faults_content_new(void) { return calloc(1, sizeof(struct content)); }

static struct change *added(struct content *content) {
  content->changes =
      realloc(content->changes, (content->change_count + 1) * sizeof *content->changes);
  return &content->changes[content->change_count++];
}

void faults_write(struct content *content, const void *bytes, int64_t count, int64_t offset) {
  unsigned char *copy = malloc(count);
  memcpy(copy, bytes, count);
  *added(content) = (struct change){1, offset, count, copy};
  if (offset + count > content->length_now) content->length_now = offset + count;
}

void faults_truncate(struct content *content, int64_t length) {
  *added(content) = (struct change){0, length, 0, 0};
  content->length_now = length;
}

void faults_apply(
    const struct content *content, int end, unsigned char *into, int64_t from, int64_t count) {
  memset(into, 0, count);
  if (from < content->length) {
    int64_t there = content->length - from;
    memcpy(into, content->durable + from, there < count ? there : count);
  }
  for (int index = 0; index < end; index++) {
    const struct change *change = &content->changes[index];
    int64_t start = change->offset < from ? from : change->offset;
    int64_t stop = from + count;
    if (change->is_write && change->offset + change->count < stop)
      stop = change->offset + change->count;
    if (start >= stop) continue;
    if (change->is_write)
      memcpy(into + (start - from), change->bytes + (start - change->offset), stop - start);
    else
      memset(into + (start - from), 0, stop - start);
  }
}

void faults_synchronised(struct content *content) {
  unsigned char *durable = malloc(content->length_now + 1);
  faults_apply(content, content->change_count, durable, 0, content->length_now);
  for (int index = 0; index < content->change_count; index++)
    free(content->changes[index].bytes);
  free(content->changes);
  free(content->durable);
  content->durable = durable;
  content->length = content->length_now;
  content->changes = 0;
  content->change_count = 0;
}
