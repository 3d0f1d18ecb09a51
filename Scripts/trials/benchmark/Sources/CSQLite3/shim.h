#include <sqlite3.h>

/* Swift does not import the cast to a function pointer in SQLITE_TRANSIENT. */
static inline int bench_bind_text(sqlite3_stmt *statement, int index, const char *text, int count) {
  return sqlite3_bind_text(statement, index, text, count, SQLITE_TRANSIENT);
}
