#pragma once
// Who is on the other end of a connection: only root or the daemon's own user may ask for decisions.

#include <sys/types.h>

namespace bulkhead {

struct Peer {
  uid_t uid = 0;
  pid_t pid = 0;  // 0: not one of ours to see
  bool may_connect = false;
};

// By SO_PEERCRED: the user at the time of connect(). One that cannot be told may not connect.
Peer peer_of(int socket_fd);

}  // namespace bulkhead
