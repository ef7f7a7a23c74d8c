// The protocol is three words in the environment and a descriptor; libsystemd would be a shared library for that.

#include "daemon/activation.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <charconv>
#include <cstring>
#include <filesystem>
#include <string_view>

namespace bulkhead {
namespace {

constexpr int kFirstDescriptor = 3;

long number_in(const char* name) {
  const char* text = getenv(name);
  if (text == nullptr) return -1;
  long number = -1;
  const std::string_view digits(text);
  const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return wrong == std::errc() && end == digits.data() + digits.size() ? number : -1;
}

base::Error activation_error(std::string message, const std::string& path) {
  return {"activation_error", std::move(message), path};
}

bool is_same_path(const std::string& a, const std::string& b) {
  std::error_code wrong;
  if (a == b) return true;
  const auto resolved_a = std::filesystem::weakly_canonical(a, wrong);
  if (wrong) return false;
  const auto resolved_b = std::filesystem::weakly_canonical(b, wrong);
  return !wrong && resolved_a == resolved_b;
}

int option_of(int fd, int option) {
  int value = -1;
  socklen_t bytes = sizeof value;
  return getsockopt(fd, SOL_SOCKET, option, &value, &bytes) == 0 ? value : -1;
}

}  // namespace

base::Result<base::UniqueFd> take_activated_socket(const std::string& path) {
  const bool is_for_us = number_in("LISTEN_PID") == getpid();
  const long count = number_in("LISTEN_FDS");
  for (const char* name : {"LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"}) unsetenv(name);
  if (!is_for_us || count == 0) return base::UniqueFd();
  if (count != 1)
    return activation_error("found " + std::to_string(count) + " sockets handed over, expected one", path);
  base::UniqueFd fd(kFirstDescriptor);
  const bool listens = option_of(fd.get(), SO_DOMAIN) == AF_UNIX && option_of(fd.get(), SO_TYPE) == SOCK_STREAM &&
                       option_of(fd.get(), SO_ACCEPTCONN) == 1;
  if (!listens) return activation_error("what was handed over is no listening unix socket", path);
  sockaddr_un address{};
  socklen_t bytes = sizeof address;
  if (getsockname(fd.get(), reinterpret_cast<sockaddr*>(&address), &bytes) != 0) {
    return activation_error("the socket that was handed over has no name", path);
  }
  const std::string name(address.sun_path, strnlen(address.sun_path, sizeof address.sun_path));
  if (!is_same_path(name, path)) {
    return activation_error("the socket that was handed over is " + name + "; the options name another", path);
  }
  fcntl(fd.get(), F_SETFD, FD_CLOEXEC);
  fcntl(fd.get(), F_SETFL, O_NONBLOCK);
  return fd;
}

}  // namespace bulkhead
