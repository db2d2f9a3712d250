// Stands between a program and the C library, for the files below one folder only (FAULT_FOLDER). Counts every call that
// changes the disk and every call that reads it, and at a chosen one ends the process (FAULT_KILL_AT, half-way through a
// write with FAULT_TORN), answers that the disk is full (FAULT_FULL_AT, FAULT_FULL_FOR) or that it cannot be read
// (FAULT_READ_AT, FAULT_READ_FOR). Removing a file with FAULT_ROOM_IN in its path ends the full disk. FAULT_RECORD keeps every change for playing power cuts; FAULT_COUNT gets the counts.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <string>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

struct Plan {
  std::string folder, count;
  long killAt = -1, fullAt = -1, fullFor = 0, readAt = -1, readFor = 0;
  bool torn = false;
  // Part of the name of a file whose removal makes room on a full disk.
  std::string roomIn;
  bool roomMade = false;
  int record = -1;
  long changes = 0, reads = 0;
};

constexpr int mostFiles = 65536;
std::string *names[mostFiles];
std::mutex one;

const char *text(const char *name) { return getenv(name); }
long number(const char *name, long otherwise) { return text(name) ? atol(text(name)) : otherwise; }

Plan &plan() {
  static Plan *made = [] {
    auto *p = new Plan;
    p->folder = text("FAULT_FOLDER") ? text("FAULT_FOLDER") : "";
    p->count = text("FAULT_COUNT") ? text("FAULT_COUNT") : "";
    p->killAt = number("FAULT_KILL_AT", -1);
    p->fullAt = number("FAULT_FULL_AT", -1);
    p->fullFor = number("FAULT_FULL_FOR", 1L << 40);
    p->readAt = number("FAULT_READ_AT", -1);
    p->readFor = number("FAULT_READ_FOR", 1);
    p->roomIn = text("FAULT_ROOM_IN") ? text("FAULT_ROOM_IN") : "";
    p->torn = text("FAULT_TORN") != nullptr;
    if (text("FAULT_RECORD"))
      p->record = syscall(SYS_openat, AT_FDCWD, text("FAULT_RECORD"), O_CREAT | O_WRONLY | O_APPEND | O_TRUNC, 0600);
    return p;
  }();
  return *made;
}

bool below(const char *path) {
  const auto &folder = plan().folder;
  return path && !folder.empty() && strncmp(path, folder.c_str(), folder.size()) == 0;
}

// What the program itself says it has done is on the tape, but is no call of the protocol.
bool isTestimony(const std::string &path) { return path.size() > 5 && path.compare(path.size() - 5, 5, "/said") == 0; }

// A file may be closed past us; then its number can be an event's by now, and a thread that cannot wake another gives up.
const std::string *nameOf(int fd) {
  if (fd < 0 || fd >= mostFiles || !names[fd]) return nullptr;
  struct stat now;
  if (fstat(fd, &now) == 0 && !S_ISREG(now.st_mode) && !S_ISDIR(now.st_mode)) names[fd] = nullptr;
  return names[fd];
}

void record(char kind, const std::string &path, int64_t at, const void *data, uint32_t length) {
  int to = plan().record;
  if (to < 0) return;
  uint32_t pathLength = path.size();
  char head[17];
  head[0] = kind;
  memcpy(head + 1, &pathLength, 4);
  memcpy(head + 5, &at, 8);
  memcpy(head + 13, &length, 4);
  std::lock_guard<std::mutex> hold(one);
  syscall(SYS_write, to, head, sizeof head);
  syscall(SYS_write, to, path.data(), path.size());
  if (length > 0) syscall(SYS_write, to, data, length);
}

[[noreturn]] void die() {
  syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
  for (;;) pause();
}

// Counts one change. True when it must fail because the disk is full.
bool change(bool takesRoom) {
  long now = __sync_add_and_fetch(&plan().changes, 1);
  if (now == plan().killAt) die();
  return takesRoom && !plan().roomMade && plan().fullAt > 0 && now >= plan().fullAt && now < plan().fullAt + plan().fullFor;
}

bool unreadable() {
  long now = __sync_add_and_fetch(&plan().reads, 1);
  return plan().readAt > 0 && now >= plan().readAt && now < plan().readAt + plan().readFor;
}

int opened(const char *path, int flags, mode_t mode, int from) {
  bool ours = below(path);
  struct stat before;
  bool makes = ours && (flags & O_CREAT) && ::stat(path, &before) != 0;
  bool cuts = ours && !makes && (flags & O_TRUNC);
  if ((makes || cuts) && !isTestimony(path) && change(makes)) return errno = ENOSPC, -1;
  int fd = syscall(SYS_openat, from, path, flags, mode);
  if (fd < 0 || fd >= mostFiles) return fd;
  delete names[fd];
  names[fd] = ours ? new std::string(path) : nullptr;
  if (makes) record('C', path, 0, nullptr, 0);
  if (cuts) record('T', path, 0, nullptr, 0);
  return fd;
}

mode_t modeOf(int flags, va_list rest) {
  return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(rest, mode_t) : 0;
}

ssize_t written(int fd, const void *data, size_t length, off_t at, bool positioned) {
  const auto *name = nameOf(fd);
  if (name) {
    struct stat now;
    off_t to = positioned ? at : syscall(SYS_lseek, fd, 0, SEEK_CUR);
    if (!positioned && (syscall(SYS_fcntl, fd, F_GETFL) & O_APPEND) && fstat(fd, &now) == 0) to = now.st_size;
    if (!isTestimony(*name)) {
      if (plan().torn && plan().changes + 1 == plan().killAt && length > 1) syscall(SYS_pwrite64, fd, data, length / 2, to);
      if (change(true)) return errno = ENOSPC, -1;
    }
    record('W', *name, to, data, length);
  }
  return positioned ? syscall(SYS_pwrite64, fd, data, length, at) : syscall(SYS_write, fd, data, length);
}

int cut(int fd, off_t length) {
  if (const auto *name = nameOf(fd)) {
    change(false);
    record('T', *name, length, nullptr, 0);
  }
  return syscall(SYS_ftruncate, fd, length);
}

int synced(int fd, long call) {
  if (const auto *name = nameOf(fd)) {
    change(false);
    record('S', *name, 0, nullptr, 0);
  }
  return syscall(call, fd);
}

int removed(const char *path, int from, int flags) {
  if (below(path)) {
    struct stat before;
    if (::stat(path, &before) != 0) return errno = ENOENT, -1;
    change(false);
    if (!plan().roomIn.empty() && strstr(path, plan().roomIn.c_str())) plan().roomMade = true;
    record('U', path, 0, nullptr, 0);
  }
  return syscall(SYS_unlinkat, from, path, flags);
}

ssize_t have(int fd, ssize_t (*read)(int, void *, size_t, off_t), void *into, size_t length, off_t at) {
  const auto *name = nameOf(fd);
  if (name && !isTestimony(*name) && unreadable()) return errno = EIO, -1;
  return read(fd, into, length, at);
}

struct AtTheEnd {
  ~AtTheEnd() {
    if (plan().count.empty()) return;
    char said[64];
    int length = snprintf(said, sizeof said, "%ld %ld", plan().changes, plan().reads);
    int fd = syscall(SYS_openat, AT_FDCWD, plan().count.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
    syscall(SYS_write, fd, said, length);
  }
} atTheEnd;

} // namespace

extern "C" {

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = modeOf(flags, rest);
  va_end(rest);
  return opened(path, flags, mode, AT_FDCWD);
}
int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = modeOf(flags, rest);
  va_end(rest);
  return opened(path, flags, mode, AT_FDCWD);
}
int openat(int from, const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = modeOf(flags, rest);
  va_end(rest);
  return opened(path, flags, mode, from);
}
int openat64(int from, const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = modeOf(flags, rest);
  va_end(rest);
  return opened(path, flags, mode, from);
}
int close(int fd) {
  if (nameOf(fd)) {
    delete names[fd];
    names[fd] = nullptr;
  }
  return syscall(SYS_close, fd);
}

ssize_t write(int fd, const void *data, size_t length) { return written(fd, data, length, 0, false); }
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) { return written(fd, data, length, at, true); }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t at) { return written(fd, data, length, at, true); }
ssize_t writev(int fd, const struct iovec *pieces, int count) {
  if (!nameOf(fd)) return syscall(SYS_writev, fd, pieces, count);
  ssize_t sum = 0;
  for (int piece = 0; piece < count; piece++) {
    ssize_t done = written(fd, pieces[piece].iov_base, pieces[piece].iov_len, 0, false);
    if (done < 0) return sum > 0 ? sum : -1;
    sum += done;
  }
  return sum;
}
int ftruncate(int fd, off_t length) { return cut(fd, length); }
int ftruncate64(int fd, off64_t length) { return cut(fd, length); }
int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

int unlink(const char *path) { return removed(path, AT_FDCWD, 0); }
int remove(const char *path) {
  struct stat what;
  bool folder = ::lstat(path, &what) == 0 && S_ISDIR(what.st_mode);
  return removed(path, AT_FDCWD, folder ? AT_REMOVEDIR : 0);
}
int unlinkat(int from, const char *path, int flags) { return removed(path, from, flags); }
int mkdir(const char *path, mode_t mode) {
  if (below(path)) {
    struct stat before;
    if (::stat(path, &before) != 0 && change(true)) return errno = ENOSPC, -1;
  }
  return syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}
int rename(const char *from, const char *to) {
  if (below(from) || below(to)) {
    if (change(true)) return errno = ENOSPC, -1;
    record('R', from, 0, to, strlen(to));
  }
  return syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

ssize_t read(int fd, void *into, size_t length) {
  return have(fd, [](int f, void *i, size_t l, off_t) -> ssize_t { return syscall(SYS_read, f, i, l); }, into, length, 0);
}
ssize_t pread(int fd, void *into, size_t length, off_t at) {
  return have(fd, [](int f, void *i, size_t l, off_t a) -> ssize_t { return syscall(SYS_pread64, f, i, l, a); }, into, length, at);
}
ssize_t pread64(int fd, void *into, size_t length, off64_t at) {
  return have(fd, [](int f, void *i, size_t l, off_t a) -> ssize_t { return syscall(SYS_pread64, f, i, l, a); }, into, length, at);
}

} // extern "C"
