// The peer's credentials as the kernel knows them.

#include "daemon/peer.h"

#include <sys/socket.h>
#include <unistd.h>

namespace bulkhead {

Peer peer_of(int socket_fd) {
  ucred credentials{};
  socklen_t bytes = sizeof credentials;
  if (getsockopt(socket_fd, SOL_SOCKET, SO_PEERCRED, &credentials, &bytes) != 0) return {};
  return {credentials.uid, credentials.pid, credentials.uid == 0 || credentials.uid == geteuid()};
}

}  // namespace bulkhead
