#include "faults.h"
#include "internal.h"

#include <sqlite3.h>

/* The allocator that SQLite would use anyway, with a countdown in front of it. */

static sqlite3_mem_methods sound;
static _Thread_local int armed, all_after;
static _Thread_local int64_t fails_at, asked, held;

static int refused(void) {
  if (!armed) return 0;
  asked += 1;
  return fails_at > 0 && (asked == fails_at || (all_after && asked > fails_at));
}

static void *allocate(int count) {
  void *memory = refused() ? 0 : sound.xMalloc(count);
  if (memory) held += sound.xSize(memory);
  return memory;
}

static void release(void *memory) {
  held -= sound.xSize(memory);
  sound.xFree(memory);
}

static void *resize(void *memory, int count) {
  if (refused()) return 0;
  int before = sound.xSize(memory);
  void *moved = sound.xRealloc(memory, count);
  if (moved) held += sound.xSize(moved) - before;
  return moved;
}

int faults_memory_install(void) {
  int code = sqlite3_config(SQLITE_CONFIG_GETMALLOC, &sound);
  if (code != SQLITE_OK) return code;
  sqlite3_mem_methods faulty = sound;
  faulty.xMalloc = allocate;
  faulty.xFree = release;
  faulty.xRealloc = resize;
  return sqlite3_config(SQLITE_CONFIG_MALLOC, &faulty);
}

void faults_memory_arm(int64_t nth, int and_all_after) {
  asked = 0;
  fails_at = nth;
  all_after = and_all_after;
  armed = 1;
}

int64_t faults_memory_disarm(void) {
  armed = 0;
  return asked;
}

int64_t faults_memory_held(void) { return held; }

int64_t faults_memory_used(void) { return sqlite3_memory_used(); }
