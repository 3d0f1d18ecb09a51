#ifndef RUNG_FAULTS_INTERNAL_H
#define RUNG_FAULTS_INTERNAL_H

#include <sqlite3.h>
#include <stdint.h>

int faults_memory_install(void);
int faults_disk_install(void);

/* What is written to a file, or how long it is made, since it was last synchronised. */
struct change {
  int is_write;
  int64_t offset; /* of a write; else the new length */
  int64_t count;
  unsigned char *bytes;
};

/* A file's content, whatever names lead to it. */
struct content {
  unsigned char *durable;
  int64_t length; /* of what is durable */
  struct change *changes;
  int change_count;
  int64_t length_now;
};

/* A name, and what it led to: first durably, then after each change of the folder since. Null
   stands for no file. */
struct name {
  char *path;
  struct content **states;
  int state_count;
  struct name *next;
};

struct disk {
  struct name *names;
  void (*moment)(void *);
  void *context;
  int64_t moments;
};

/* Names and contents: records.c */
struct name *faults_name(struct disk *, const char *path);
struct content *faults_content_now(struct name *);
void faults_link(struct name *, struct content *);
void faults_folder_synchronised(struct disk *);
struct content *faults_content_new(void);
void faults_write(struct content *, const void *bytes, int64_t count, int64_t offset);
void faults_truncate(struct content *, int64_t length);
void faults_synchronised(struct content *);
/* `length_now` bytes with the changes before `end` applied to [from, from + count). */
void faults_apply(
    const struct content *, int end, unsigned char *into, int64_t from, int64_t count);

/* The disk of this thread while it is armed: disk.c */
struct disk *faults_disk(void);

#endif
