// One read loop for files, pipes and the standard input: the size that stat() tells is not to be believed.

#include "cli/bounded_file.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/unique_fd.h"

namespace bulkhead {
namespace {

base::Error failure(const std::string& path, const char* what) {
  return {"file_error", fmt::format("cannot read it: {}", what), path};
}

base::Result<std::string> read_all(const std::string& path, int fd, size_t bytes_max) {
  std::string text;
  char buffer[64 * 1024];
  while (true) {
    const ssize_t count = ::read(fd, buffer, sizeof(buffer));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure(path, strerror(errno));
    if (count == 0) return text;
    text.append(buffer, static_cast<size_t>(count));
    if (text.size() > bytes_max) return failure(path, fmt::format("it holds more than {} bytes", bytes_max).c_str());
  }
}

}  // namespace

base::Result<std::string> read_bounded_file(const std::string& path, size_t bytes_max) {
  if (path == "-") return read_all("standard input", STDIN_FILENO, bytes_max);
  const base::UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  if (!fd.is_open()) return failure(path, strerror(errno));
  return read_all(path, fd.get(), bytes_max);
}

}  // namespace bulkhead
