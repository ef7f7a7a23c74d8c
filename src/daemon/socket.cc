// Binding without a moment in which others could connect: on Linux the mode of a socket that is set before bind()
// becomes, less the umask, the mode of its file.

#include "daemon/socket.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace bulkhead {
namespace {

base::Error io_error(const std::string& what, int error, const std::string& place) {
  return {"io_error", what + ": " + strerror(error), place};
}

base::Status create_folder_of(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  std::error_code error;
  if (!folder.empty()) std::filesystem::create_directories(folder, error);
  if (error) return io_error("cannot create the socket's folder", error.value(), folder.string());
  return base::Ok{};
}

base::Result<sockaddr_un> address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof address.sun_path) {
    return base::Error{"option_error",
                       "the socket's path has " + std::to_string(path.size()) + " bytes, expected 1 to " +
                           std::to_string(sizeof address.sun_path - 1),
                       path};
  }
  memcpy(address.sun_path, path.data(), path.size());
  return address;
}

// Makes way for bind(): removes a socket without a listener, refuses anything else that is there.
base::Status clear_stale_socket(const sockaddr_un& address) {
  struct stat file{};
  if (lstat(address.sun_path, &file) != 0) {
    if (errno == ENOENT) return base::Ok{};
    return io_error("cannot look at the socket's path", errno, address.sun_path);
  }
  if (!S_ISSOCK(file.st_mode)) return base::Error{"io_error", "found a file that is no socket", address.sun_path};
  const base::UniqueFd probe(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!probe.is_open()) return io_error("cannot create a socket", errno, address.sun_path);
  const int connected = ::connect(probe.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
  if (connected == 0 || errno != ECONNREFUSED) {
    return base::Error{"socket_in_use", "another program answers on this socket", address.sun_path};
  }
  if (unlink(address.sun_path) != 0) return io_error("cannot remove the stale socket", errno, address.sun_path);
  return base::Ok{};
}

}  // namespace

base::Result<base::UniqueFd> lock_instance(const std::string& socket_path) {
  if (base::Status folder = create_folder_of(socket_path); !folder) return folder.take_error();
  const std::string path = socket_path + ".lock";
  base::UniqueFd fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!fd.is_open()) return io_error("cannot open the lock file", errno, path);
  if (flock(fd.get(), LOCK_EX | LOCK_NB) == 0) return fd;
  if (errno != EWOULDBLOCK) return io_error("cannot lock", errno, path);
  return base::Error{"already_running", "another instance serves this socket", path};
}

base::Result<ListeningSocket> open_socket(const std::string& path) {
  if (base::Status folder = create_folder_of(path); !folder) return folder.take_error();
  const base::Result<sockaddr_un> address = address_of(path);
  if (!address) return address.error();
  if (base::Status cleared = clear_stale_socket(*address); !cleared) return cleared.take_error();

  ListeningSocket listening{base::UniqueFd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)), path};
  const int fd = listening.fd.get();
  if (fd < 0 || fchmod(fd, 0600) != 0) return io_error("cannot create a socket", errno, path);
  if (::bind(fd, reinterpret_cast<const sockaddr*>(&*address), sizeof *address) != 0) {
    return io_error("cannot bind", errno, path);
  }
  struct stat file{};
  if (lstat(path.c_str(), &file) != 0 || ::listen(fd, SOMAXCONN) != 0) return io_error("cannot listen", errno, path);
  listening.device = file.st_dev;
  listening.inode = file.st_ino;
  return listening;
}

void remove_socket(const ListeningSocket& socket) {
  struct stat file{};
  if (lstat(socket.path.c_str(), &file) != 0) return;
  if (file.st_dev == socket.device && file.st_ino == socket.inode) unlink(socket.path.c_str());
}

}  // namespace bulkhead
