#pragma once
#include <sqlite3.h>

/* Swift cannot call sqlite3_db_config, which takes a variable number of arguments. Makes a connection safe for
   files of unknown origin: no extensions, triggers or views, no functions from the schema. */
static inline int quartier_sqlite_harden(sqlite3 *database) {
    int off = sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, (int *)0);
    off |= sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, (int *)0);
    off |= sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, (int *)0);
    off |= sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
    off |= sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
    return off;
}
