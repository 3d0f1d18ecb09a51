#include "faults.h"
#include "internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is left after the power went. */

#define SECTOR 512

static uint64_t next(uint64_t *seed) {
  uint64_t mixed = *seed += 0x9E3779B97F4A7C15u;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
  return mixed ^ (mixed >> 31);
}

static int below(uint64_t *seed, int end) { return (int)(next(seed) % (uint64_t)end); }

/* How the disk treats what was not synchronised. */
enum manner { LOST, KEPT, IN_ORDER, ANY_SECTOR, TORN };

static int64_t length_after(const struct content *content, int end) {
  int64_t length = content->length;
  for (int index = 0; index < end; index++) {
    const struct change *change = &content->changes[index];
    if (!change->is_write)
      length = change->offset;
    else if (change->offset + change->count > length)
      length = change->offset + change->count;
  }
  return length;
}

/* Bytes of the change that was under way when the power went: some of them, or rubbish. No byte
   outside of it is touched, which SQLite relies on (SQLITE_IOCAP_POWERSAFE_OVERWRITE). */
static void tear(
    const struct content *content, int index, unsigned char *into, int64_t from, int64_t count,
    uint64_t *seed) {
  const struct change *change = &content->changes[index];
  if (!change->is_write) return;
  int64_t start = change->offset < from ? from : change->offset;
  int64_t stop = from + count;
  if (change->offset + change->count < stop) stop = change->offset + change->count;
  if (start >= stop) return;
  int64_t cut = start + below(seed, (int)(stop - start) + 1);
  int rubbish = below(seed, 3) == 0;
  for (int64_t place = start; place < cut; place++)
    into[place - from] = rubbish ? (unsigned char)next(seed) : change->bytes[place - change->offset];
}

static int write_image(const struct content *content, const char *path, uint64_t *seed) {
  int changes = content->change_count;
  enum manner manner = (enum manner)below(seed, 5);
  int prefix = manner == LOST ? 0 : manner == KEPT ? changes : below(seed, changes + 1);
  int64_t length = length_after(content, prefix);
  unsigned char *bytes = malloc(length + SECTOR);
  for (int64_t from = 0; from < length; from += SECTOR) {
    int end = manner >= ANY_SECTOR ? below(seed, changes + 1) : prefix;
    int64_t count = length - from < SECTOR ? length - from : SECTOR;
    faults_apply(content, end, bytes + from, from, count);
    if (manner == TORN && end < changes) tear(content, end, bytes + from, from, count, seed);
  }
  FILE *file = fopen(path, "wb");
  if (!file) return -1;
  size_t written = fwrite(bytes, 1, (size_t)length, file);
  free(bytes);
  return fclose(file) == 0 && written == (size_t)length ? 0 : -1;
}

int faults_disk_image(const char *folder, uint64_t seed) {
  for (struct name *name = faults_disk()->names; name; name = name->next) {
    const struct content *content = name->states[below(&seed, name->state_count)];
    if (!content) continue;
    const char *slash = strrchr(name->path, '/');
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, slash ? slash + 1 : name->path);
    if (write_image(content, path, &seed) != 0) return -1;
  }
  return 0;
}
