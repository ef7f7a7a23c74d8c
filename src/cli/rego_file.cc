// Small file matters of the commands. Nothing is created: a file that vanished is an error.

#include "cli/rego_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/unique_fd.h"

namespace bulkhead {

std::string read_stdin() {
  std::string text;
  char block[1 << 16];
  while (const size_t size = fread(block, 1, sizeof block, stdin)) text.append(block, size);
  return text;
}

std::string clean_path(const std::string& path) {
  constexpr std::string_view kScheme = "file://";
  if (!path.starts_with(kScheme)) return path;
  const size_t slash = path.find('/', kScheme.size());  // what stands before it names a host
  return slash == std::string::npos ? "" : path.substr(slash);
}

base::Status overwrite_file(const std::string& path, const std::string& text) {
  const auto failed = [&](const char* what) {
    return base::Error{"io_error", std::string(what) + ": open " + path + ": " + strerror(errno), path};
  };
  const base::UniqueFd file(open(path.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC));
  if (!file.is_open()) return failed("failed to open file for writing");
  for (size_t done = 0; done < text.size();) {
    const ssize_t written = write(file.get(), text.data() + done, text.size() - done);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failed("failed writing formatted contents");
    done += static_cast<size_t>(written);
  }
  return base::Ok{};
}

}  // namespace bulkhead
