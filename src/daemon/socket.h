#pragma once
// The plugin's socket in the file system, and the lock that makes sure that one instance alone serves it.

#include <sys/types.h>

#include <string>

#include "base/result.h"
#include "base/unique_fd.h"

namespace bulkhead {

// Locks SOCKET_PATH.lock, which is created and stays. Fails at once while another instance holds it. The lock ends with
// the descriptor, so a killed instance leaves none behind.
base::Result<base::UniqueFd> lock_instance(const std::string& socket_path);

// A listening socket that knows its own file, to remove that one and no other.
struct ListeningSocket {
  base::UniqueFd fd;
  std::string path;
  dev_t device = 0;
  ino_t inode = 0;
};

// Binds and listens with mode 0600 from the first moment on. A socket that nobody listens on is replaced; one that
// answers, and a file that is no socket, is not touched. Call under lock_instance(). Missing folders are created
// (0755).
base::Result<ListeningSocket> open_socket(const std::string& path);

// Removes the socket's file if it is still this socket's.
void remove_socket(const ListeningSocket& socket);

}  // namespace bulkhead
