#include "faults.h"
#include "internal.h"

#include <stdlib.h>
#include <string.h>

/* A VFS over the system's own: on a thread that armed it, every change to a database or its
   journal is remembered before it is passed on. Other threads never meet it: their files are the
   system's from the moment they are opened. */

static sqlite3_vfs *below, faulty;
static _Thread_local struct disk *current;
static _Thread_local int resting;
static int installed = -1;

struct disk *faults_disk(void) { return current; }

struct file {
  sqlite3_file base;
  struct disk *disk;
  struct content *content;
  /* Its first synchronisation takes the folder along, as unixSync does for a new journal. */
  int is_new_journal;
  sqlite3_file *real;
};

static struct file *own(sqlite3_file *file) { return (struct file *)file; }

/* The power may go now. */
static void moment(struct disk *disk) {
  disk->moments += 1;
  if (!disk->moment || resting) return;
  resting = 1;
  disk->moment(disk->context);
  resting = 0;
}

static int file_close(sqlite3_file *file) {
  struct file *it = own(file);
  int code = it->real->pMethods->xClose(it->real);
  free(it->real);
  return code;
}

static int file_read(sqlite3_file *file, void *into, int count, sqlite3_int64 offset) {
  return own(file)->real->pMethods->xRead(own(file)->real, into, count, offset);
}

static int file_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
  struct file *it = own(file);
  moment(it->disk);
  int code = it->real->pMethods->xWrite(it->real, bytes, count, offset);
  if (code == SQLITE_OK) faults_write(it->content, bytes, count, offset);
  return code;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 length) {
  struct file *it = own(file);
  moment(it->disk);
  int code = it->real->pMethods->xTruncate(it->real, length);
  if (code == SQLITE_OK) faults_truncate(it->content, length);
  return code;
}

static int file_sync(sqlite3_file *file, int flags) {
  struct file *it = own(file);
  moment(it->disk);
  int code = it->real->pMethods->xSync(it->real, flags);
  if (code != SQLITE_OK) return code;
  faults_synchronised(it->content);
  if (it->is_new_journal) faults_folder_synchronised(it->disk);
  it->is_new_journal = 0;
  return code;
}

#define PASSED_ON(name, arguments, ...) \
  static int file_##name arguments { \
    return own(file)->real->pMethods->x##name(own(file)->real, ##__VA_ARGS__); \
  }
PASSED_ON(FileSize, (sqlite3_file *file, sqlite3_int64 *length), length)
PASSED_ON(Lock, (sqlite3_file *file, int kind), kind)
PASSED_ON(Unlock, (sqlite3_file *file, int kind), kind)
PASSED_ON(CheckReservedLock, (sqlite3_file *file, int *answer), answer)
PASSED_ON(SectorSize, (sqlite3_file *file))
PASSED_ON(DeviceCharacteristics, (sqlite3_file *file))

static int file_control(sqlite3_file *file, int what, void *argument) {
  /* Space that is set aside ahead, or memory-mapped files, would change the file past us. */
  if (what == SQLITE_FCNTL_SIZE_HINT || what == SQLITE_FCNTL_CHUNK_SIZE ||
      what == SQLITE_FCNTL_MMAP_SIZE)
    return SQLITE_NOTFOUND;
  return own(file)->real->pMethods->xFileControl(own(file)->real, what, argument);
}

static const sqlite3_io_methods methods = {
    1, file_close, file_read, file_write, file_truncate, file_sync, file_FileSize, file_Lock,
    file_Unlock, file_CheckReservedLock, file_control, file_SectorSize,
    file_DeviceCharacteristics, 0, 0, 0, 0, 0, 0};

/* What is in the file when it is first met is taken for durable. */
static int met(struct content *content, sqlite3_file *real) {
  sqlite3_int64 length = 0;
  int code = real->pMethods->xFileSize(real, &length);
  if (code != SQLITE_OK) return code;
  content->durable = malloc((size_t)length + 1);
  content->length = content->length_now = length;
  return length ? real->pMethods->xRead(real, content->durable, (int)length, 0) : SQLITE_OK;
}

static int vfs_open(
    sqlite3_vfs *vfs, sqlite3_filename path, sqlite3_file *file, int flags, int *given) {
  (void)vfs;
  int kinds = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL;
  if (!current || resting || !path || !(flags & kinds))
    return below->xOpen(below, path, file, flags, given);
  struct file *it = own(file);
  memset(it, 0, sizeof *it);
  int is_there = 0;
  below->xAccess(below, path, SQLITE_ACCESS_EXISTS, &is_there);
  /* A new file is a change of its folder. */
  if (!is_there && (flags & SQLITE_OPEN_CREATE)) moment(current);
  it->real = calloc(1, (size_t)below->szOsFile);
  int code = below->xOpen(below, path, it->real, flags, given);
  if (code != SQLITE_OK) {
    if (it->real->pMethods) it->real->pMethods->xClose(it->real);
    free(it->real);
    return code;
  }
  it->base.pMethods = &methods;
  it->disk = current;
  struct name *name = faults_name(current, path);
  it->content = faults_content_now(name);
  if (!it->content) {
    it->content = faults_content_new();
    if (is_there) {
      code = met(it->content, it->real);
      name->states[0] = it->content;
    } else {
      faults_link(name, it->content);
      it->is_new_journal = !(flags & SQLITE_OPEN_MAIN_DB);
    }
  }
  return code;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int with_folder) {
  (void)vfs;
  if (!current || resting) return below->xDelete(below, path, with_folder);
  moment(current);
  int code = below->xDelete(below, path, with_folder);
  if (code != SQLITE_OK) return code;
  faults_link(faults_name(current, path), 0);
  if (with_folder) faults_folder_synchronised(current);
  return code;
}

int faults_disk_install(void) {
  below = sqlite3_vfs_find(0);
  if (!below) return SQLITE_ERROR;
  faulty = *below;
  faulty.zName = "faulty";
  faulty.pNext = 0;
  if (faulty.szOsFile < (int)sizeof(struct file)) faulty.szOsFile = sizeof(struct file);
  faulty.xOpen = vfs_open;
  faulty.xDelete = vfs_delete;
  return sqlite3_vfs_register(&faulty, 1);
}

/* Before anything in the process has used SQLite. */
__attribute__((constructor)) static void install(void) {
  installed = faults_memory_install();
  if (installed == SQLITE_OK) installed = faults_disk_install();
}

int faults_installed(void) { return installed; }

void faults_disk_arm(void (*moment)(void *context), void *context) {
  current = calloc(1, sizeof *current);
  current->moment = moment;
  current->context = context;
}

int64_t faults_disk_disarm(void) {
  int64_t moments = current ? current->moments : 0;
  current = 0;
  return moments;
}
