// The file of the decision log. The promise: every line in it is whole, and a line that write() called written is there
// when the process dies a moment later.
//
// A line is one write() to a file opened for appending. What can tear it: a full disk or a size limit (write() says
// fewer bytes) and a kill (the process is gone; the next one finds the file's end torn). Both are mended the same way:
// the file is cut back to the end of its last whole line. No reply has left for a line that is cut away. Where the file
// cannot be cut (append-only by its attributes), a line feed keeps the rest apart from the next line.

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/unique_fd.h"
#include "record/sink.h"

namespace bulkhead {
namespace {

constexpr unsigned kOldFilesLookedFor = 1000;
constexpr size_t kTailBytes = 64 << 10;

base::Error file_error(const std::string& what, const std::string& path) {
  return {"io_error", what + ": " + strerror(errno), path};
}

class FileSink final : public Sink {
 public:
  FileSink(std::string path, const FileSinkLimits& limits) : path_(std::move(path)), limits_(limits) {}

  base::Status write(std::string_view line) override;
  base::Status reopen() override;
  void look_after() override;
  void remove_beyond_cap();

 private:
  std::string old_name(unsigned number) const { return path_ + "." + std::to_string(number); }
  base::Status rotate();
  bool append(std::string_view bytes);
  void cut_back_to(uint64_t bytes);
  void mend_end();

  const std::string path_;
  const FileSinkLimits limits_;
  base::UniqueFd file_;
  uint64_t bytes_ = 0;             // of the file
  bool ends_inside_line_ = false;  // and could not be cut back
};

base::Status FileSink::reopen() {
  base::UniqueFd file(
      ::open(path_.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW | O_NONBLOCK, 0600));
  if (!file.is_open()) return file_error("cannot open the decision log", path_);
  struct stat found{};
  if (fstat(file.get(), &found) != 0) return file_error("cannot look at the decision log", path_);
  if (!S_ISREG(found.st_mode)) return base::Error{"io_error", "the decision log is no ordinary file", path_};
  struct stat held{};
  const bool is_held = file_.is_open() && fstat(file_.get(), &held) == 0;
  if (is_held && held.st_dev == found.st_dev && held.st_ino == found.st_ino) return base::Ok{};
  if (flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
    return base::Error{"io_error", "another process writes the decision log", path_};
  }
  file_ = std::move(file);
  bytes_ = static_cast<uint64_t>(found.st_size);
  ends_inside_line_ = false;
  mend_end();
  return base::Ok{};
}

// Cuts away what follows the last line feed.
void FileSink::mend_end() {
  char tail[kTailBytes];
  uint64_t end = bytes_;
  while (end > 0) {
    const uint64_t start = end > kTailBytes ? end - kTailBytes : 0;
    const ssize_t got = ::pread(file_.get(), tail, end - start, static_cast<off_t>(start));
    if (got <= 0) break;
    const std::string_view bytes(tail, static_cast<size_t>(got));
    const size_t feed = bytes.rfind('\n');
    if (feed != std::string_view::npos) {
      end = start + feed + 1;
      break;
    }
    end = start;
  }
  if (end < bytes_) cut_back_to(end);
}

void FileSink::cut_back_to(uint64_t bytes) {
  ends_inside_line_ = ::ftruncate(file_.get(), static_cast<off_t>(bytes)) != 0;
  if (!ends_inside_line_) bytes_ = bytes;
}

bool FileSink::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file_.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    if (written == 0) {
      errno = ENOSPC;
      return false;
    }
    bytes_ += static_cast<uint64_t>(written);
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

base::Status FileSink::write(std::string_view line) {
  if (bytes_ > 0 && bytes_ + line.size() > limits_.file_bytes_max) {
    if (base::Status rotated = rotate(); !rotated) return rotated;
  }
  if (ends_inside_line_) {
    if (!append("\n")) return file_error("cannot write the decision log", path_);
    ends_inside_line_ = false;
  }
  const uint64_t before = bytes_;
  if (append(line)) return base::Ok{};
  base::Error error = file_error("cannot write the decision log", path_);
  if (bytes_ > before) cut_back_to(before);
  return error;
}

// FILE.1 becomes FILE.2 and so on; the oldest is written over, and FILE begins anew.
base::Status FileSink::rotate() {
  if (limits_.files_max < 2) {
    if (::ftruncate(file_.get(), 0) != 0) return file_error("cannot empty the decision log", path_);
    bytes_ = 0;
    ends_inside_line_ = false;
    return base::Ok{};
  }
  for (unsigned number = limits_.files_max - 1; number > 1; --number) {
    const bool is_moved = ::rename(old_name(number - 1).c_str(), old_name(number).c_str()) == 0 || errno == ENOENT;
    if (!is_moved) return file_error("cannot rotate the decision log", old_name(number - 1));
  }
  if (::rename(path_.c_str(), old_name(1).c_str()) != 0 && errno != ENOENT) {
    return file_error("cannot rotate the decision log", path_);
  }
  base::Status opened = reopen();
  if (!opened) ::rename(old_name(1).c_str(), path_.c_str());
  return opened;
}

void FileSink::look_after() {
  struct stat held{};
  struct stat found{};
  if (fstat(file_.get(), &held) != 0) return;
  const bool is_there = lstat(path_.c_str(), &found) == 0;
  // Somebody moved or removed it. What cannot be opened anew is tried again at the next look.
  if (!is_there || found.st_dev != held.st_dev || found.st_ino != held.st_ino) static_cast<void>(reopen());
}

void FileSink::remove_beyond_cap() {
  for (unsigned number = limits_.files_max; number < kOldFilesLookedFor; ++number) {
    if (::unlink(old_name(number).c_str()) != 0) return;
  }
}

}  // namespace

base::Result<std::unique_ptr<Sink>> open_file_sink(const std::string& path, const FileSinkLimits& limits) {
  auto sink = std::make_unique<FileSink>(path, limits);
  if (base::Status opened = sink->reopen(); !opened) return opened.take_error();
  sink->remove_beyond_cap();
  return std::unique_ptr<Sink>(std::move(sink));
}

}  // namespace bulkhead
