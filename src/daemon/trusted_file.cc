// Trust is a property of the whole path: who may write a folder may replace what is in it. The check runs on the opened
// descriptor, so that what was checked is what is read; the folders are checked by path, which is sound because nobody
// but the trusted can change a path whose every folder passes.

#include "daemon/trusted_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "base/unique_fd.h"

namespace bulkhead {
namespace {

namespace fs = std::filesystem;

base::Error io_error(const std::string& what, int error, const std::string& path) {
  return {"io_error", what + ": " + strerror(error), path};
}

// In a user namespace (rootless Docker) the host's root appears as the overflow user.
bool is_unmapped_root(uid_t uid) {
  std::ifstream map("/proc/self/uid_map");
  uint64_t inside = 0, outside = 0, count = 0;
  const bool is_initial = (map >> inside >> outside >> count) && outside == 0 && count == UINT32_MAX;
  uid_t overflow = 0;
  return !is_initial && (std::ifstream("/proc/sys/kernel/overflowuid") >> overflow) && uid == overflow;
}

base::Status check_owner_and_mode(const struct stat& file, const std::string& path) {
  const bool is_folder = S_ISDIR(file.st_mode);
  const bool is_ours = file.st_uid == 0 || file.st_uid == geteuid() || (is_folder && is_unmapped_root(file.st_uid));
  if (!is_ours) {
    return base::Error{"untrusted_file",
                       "owned by user " + std::to_string(file.st_uid) + ", expected root or the daemon's user", path};
  }
  const bool may_be_writable = is_folder && (file.st_mode & S_ISVTX) != 0;
  if ((file.st_mode & (S_IWGRP | S_IWOTH)) != 0 && !may_be_writable) {
    return base::Error{"untrusted_file", "its group or others may write it; run: chmod go-w " + path, path};
  }
  return base::Ok{};
}

// The folder and all above it.
base::Status check_folders(fs::path folder) {
  for (;; folder = folder.parent_path()) {
    struct stat status{};
    if (stat(folder.c_str(), &status) != 0) return io_error("cannot look at the folder", errno, folder.string());
    if (base::Status checked = check_owner_and_mode(status, folder.string()); !checked) return checked;
    if (folder == folder.root_path()) return base::Ok{};
  }
}

// Every folder that has a say in what the path means: those it names, those behind each symbolic link at its end, and
// those of the file itself.
base::Status check_path(const std::string& path) {
  constexpr int kLinksMax = 40;
  std::error_code error;
  fs::path at = fs::absolute(path, error);
  for (int links = 0; !error && links < kLinksMax; ++links) {
    if (base::Status checked = check_folders(at.parent_path()); !checked) return checked;
    if (!fs::is_symlink(at, error)) break;
    at = at.parent_path() / fs::read_symlink(at, error);
  }
  const fs::path resolved = fs::canonical(path, error);
  if (error) return io_error("cannot find the file", error.value(), path);
  return check_folders(resolved.parent_path());
}

int64_t to_ns(const timespec& time) { return int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; }

FileStamp to_stamp(const struct stat& file) {
  return {file.st_dev, file.st_ino, static_cast<uint64_t>(file.st_size), to_ns(file.st_mtim), to_ns(file.st_ctim)};
}

// A read lease is granted only while nobody has the file open for writing. It is given back at once; the signal that a
// writer would cause in between is one that does nothing by default.
bool is_open_for_writing(int fd) {
  fcntl(fd, F_SETSIG, SIGURG);
  if (fcntl(fd, F_SETLEASE, F_RDLCK) != 0) return errno == EAGAIN;
  fcntl(fd, F_SETLEASE, F_UNLCK);
  return false;
}

base::Status read_all(int fd, const std::string& path, std::string& text) {
  for (size_t done = 0; done < text.size();) {
    const ssize_t got = ::read(fd, text.data() + done, text.size() - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return io_error("cannot read", errno, path);
    if (got == 0) return base::Error{"file_busy", "the file became shorter while it was read", path};
    done += static_cast<size_t>(got);
  }
  return base::Ok{};
}

}  // namespace

base::Result<FileStamp> stamp_of(const std::string& path) {
  struct stat file{};
  if (stat(path.c_str(), &file) != 0) return io_error("cannot find the file", errno, path);
  return to_stamp(file);
}

base::Result<TrustedFile> read_trusted_file(const std::string& path) {
  const base::UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
  if (!fd.is_open()) return io_error("cannot open", errno, path);
  struct stat before{};
  if (fstat(fd.get(), &before) != 0) return io_error("cannot look at the file", errno, path);
  if (!S_ISREG(before.st_mode)) return base::Error{"io_error", "expected a regular file", path};
  if (base::Status checked = check_owner_and_mode(before, path); !checked) return checked.take_error();
  if (base::Status checked = check_path(path); !checked) return checked.take_error();
  TrustedFile file{path, {}, to_stamp(before)};
  if (file.stamp.bytes > kTrustedFileBytesMax) {
    return base::Error{"file_too_large", "expected at most 256 MiB", path};
  }
  if (is_open_for_writing(fd.get())) return base::Error{"file_busy", "another process is writing the file", path};
  file.text.resize(file.stamp.bytes);
  if (base::Status read = read_all(fd.get(), path, file.text); !read) return read.take_error();
  struct stat after{};
  if (fstat(fd.get(), &after) != 0) return io_error("cannot look at the file", errno, path);
  if (to_stamp(after) != file.stamp) return base::Error{"file_busy", "the file changed while it was read", path};
  return file;
}

}  // namespace bulkhead
