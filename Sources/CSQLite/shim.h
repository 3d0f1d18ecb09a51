#ifndef RUNG_CSQLITE_SHIM_H
#define RUNG_CSQLITE_SHIM_H

#include <sqlite3.h>

/* Swift imports neither C's variadic functions nor casts to a function pointer
   (SQLITE_TRANSIENT), so each of those has a door here. */

static inline int rung_db_config(sqlite3 *db, int option, int value) {
  return sqlite3_db_config(db, option, value, (int *)0);
}

static inline int rung_count_no_memory(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

static inline int rung_bind_text(
    sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
  return sqlite3_bind_text64(
      statement, index, (const char *)bytes, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int rung_bind_blob(
    sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
  return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_TRANSIENT);
}

/* A VFS of one connection, over the one that it lends the rest of its work to. */
typedef struct rung_vfs {
  sqlite3_vfs vfs;
  sqlite3_vfs *base;
  void *owner;
} rung_vfs;

/* What <string.h> has, without that header, which would be visible to every importer of this module. */

static inline int rung_equal(const void *one, const void *other, long count) {
  return __builtin_memcmp(one, other, (unsigned long)count) == 0;
}

static inline long rung_length(const char *text) { return (long)__builtin_strlen(text); }

static inline void rung_result_text(
    sqlite3_context *context, const void *bytes, sqlite3_uint64 count) {
  sqlite3_result_text64(context, (const char *)bytes, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline void rung_result_blob(
    sqlite3_context *context, const void *bytes, sqlite3_uint64 count) {
  sqlite3_result_blob64(context, bytes, count, SQLITE_TRANSIENT);
}

#endif
