// systemd's journal, spoken to directly: a datagram of KEY=value lines (systemd.io/JOURNAL_NATIVE_PROTOCOL). A line of
// the decision log has no line feed inside, so the simple form does, and it is short enough for one datagram. Each
// datagram is addressed anew: a journal that was restarted is found again.

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>

#include <cerrno>
#include <cstring>

#include "base/unique_fd.h"
#include "record/sink.h"

namespace bulkhead {
namespace {

constexpr timeval kPatience{1, 0};
constexpr int kSendBufferBytes = 1 << 20;

class JournalSink final : public Sink {
 public:
  JournalSink(base::UniqueFd socket, const sockaddr_un& address) : socket_(std::move(socket)), address_(address) {}

  base::Status write(std::string_view line) override {
    message_.assign("SYSLOG_IDENTIFIER=bulkhead\nPRIORITY=6\nBULKHEAD_LOG=decision\nMESSAGE=");
    message_ += line;
    ssize_t sent = 0;
    do {
      sent = ::sendto(socket_.get(), message_.data(), message_.size(), MSG_NOSIGNAL,
                      reinterpret_cast<const sockaddr*>(&address_), sizeof address_);
    } while (sent < 0 && errno == EINTR);
    if (sent >= 0) return base::Ok{};
    return base::Error{"io_error", std::string("cannot write to the journal: ") + strerror(errno), address_.sun_path};
  }

 private:
  const base::UniqueFd socket_;
  const sockaddr_un address_;
  std::string message_;
};

}  // namespace

base::Result<std::unique_ptr<Sink>> open_journal_sink(const std::string& socket_path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (socket_path.size() >= sizeof address.sun_path) {
    return base::Error{"option_error", "the path of the journal's socket is too long", socket_path};
  }
  memcpy(address.sun_path, socket_path.data(), socket_path.size());
  const base::UniqueFd probe(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  if (::connect(probe.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    return base::Error{"io_error", std::string("there is no journal: ") + strerror(errno), socket_path};
  }
  base::UniqueFd socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  if (!socket.is_open()) return base::Error{"io_error", "cannot make a socket for the journal", socket_path};
  setsockopt(socket.get(), SOL_SOCKET, SO_SNDTIMEO, &kPatience, sizeof kPatience);
  setsockopt(socket.get(), SOL_SOCKET, SO_SNDBUF, &kSendBufferBytes, sizeof kSendBufferBytes);
  return std::unique_ptr<Sink>(std::make_unique<JournalSink>(std::move(socket), address));
}

}  // namespace bulkhead
