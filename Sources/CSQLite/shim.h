#ifndef RUNG_CSQLITE_SHIM_H
#define RUNG_CSQLITE_SHIM_H

#include <sqlite3.h>

#endif
