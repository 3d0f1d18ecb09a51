#ifndef RUNG_FAULTS_H
#define RUNG_FAULTS_H

/* For tests only: a memory and a disk that fail. Both are in SQLite's way in the whole test
   process, from its start on, and do nothing until a thread asks for trouble for itself, so
   other tests run beside it undisturbed. */

#include <stdint.h>

/* 0, or the SQLite result code if the faults could not be installed. */
int faults_installed(void);

/* From now on, on this thread: the nth allocation that SQLite asks for fails, or that one and
   all after it. 0 fails none, and counts. */
void faults_memory_arm(int64_t nth, int and_all_after);
/* Ends it. How many allocations were asked for since. */
int64_t faults_memory_disarm(void);
/* Bytes that SQLite took on this thread and has not given back. */
int64_t faults_memory_held(void);
/* The same of the whole process, by SQLite's own count (sqlite3_memory_used). */
int64_t faults_memory_used(void);

/* A disk whose unsynchronised writes are lost when the power goes. From now on, on this thread,
   what SQLite changes in files is remembered until it is synchronised; before each change,
   `moment` is called, on a thread for which the disk is sound meanwhile. */
void faults_disk_arm(void (*moment)(void *context), void *context);
/* Ends it. How many changes and synchronisations there were. */
int64_t faults_disk_disarm(void);
/* Writes into a folder what a power failure at this moment may have left of the files: of each
   sector some version since the last synchronisation, or a torn one; of each name, the file
   that it had then or one that it got since. 0, or -1 when it could not be written. */
int faults_disk_image(const char *folder, uint64_t seed);

#endif
