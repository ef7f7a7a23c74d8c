// The smallest HTTP server that a scraper is content with: it reads one head, answers, and closes.

#include "daemon/metrics_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>

namespace bulkhead {
namespace {

using Clock = std::chrono::steady_clock;

constexpr size_t kHeadBytesMax = 8192;
constexpr std::chrono::milliseconds kScrapeTimeMax{2000};
constexpr int kWaiting = 16;

base::Error address_error(const std::string& address) {
  return {"option_error",
          "found \"" + address + "\", expected the path of a socket, 127.0.0.1:PORT, [::1]:PORT or localhost:PORT",
          "--metrics"};
}

base::Result<base::UniqueFd> listen_on_port(const std::string& address) {
  const size_t colon = address.rfind(':');
  const std::string_view host = std::string_view(address).substr(0, colon);
  const std::string_view digits = colon == std::string::npos ? "" : std::string_view(address).substr(colon + 1);
  uint16_t port = 0;
  const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (digits.empty() || wrong != std::errc() || end != digits.data() + digits.size()) return address_error(address);
  const bool is_six = host == "[::1]";
  if (!is_six && host != "127.0.0.1" && host != "localhost") return address_error(address);
  sockaddr_in four{};
  four.sin_family = AF_INET;
  four.sin_port = htons(port);
  four.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  sockaddr_in6 six{};
  six.sin6_family = AF_INET6;
  six.sin6_port = htons(port);
  six.sin6_addr = IN6ADDR_LOOPBACK_INIT;
  base::UniqueFd fd(::socket(is_six ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  const int reuse = 1;
  setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof reuse);
  const sockaddr* bound = is_six ? reinterpret_cast<sockaddr*>(&six) : reinterpret_cast<sockaddr*>(&four);
  const socklen_t bytes = is_six ? sizeof six : sizeof four;
  if (!fd.is_open() || ::bind(fd.get(), bound, bytes) != 0 || ::listen(fd.get(), kWaiting) != 0) {
    return base::Error{"io_error", std::string("cannot listen: ") + strerror(errno), address};
  }
  return fd;
}

// Waits until something can be read or written; false at the deadline.
bool wait_for(int fd, short what, Clock::time_point deadline) {
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd target{fd, what, 0};
    const int ready = left > 0 ? ::poll(&target, 1, static_cast<int>(left)) : 0;
    if (ready >= 0 || errno != EINTR) return ready > 0;
  }
}

std::string read_head(int fd, Clock::time_point deadline) {
  std::string head;
  while (head.find("\r\n\r\n") == std::string::npos) {
    char bytes[1024];
    if (head.size() > kHeadBytesMax || !wait_for(fd, POLLIN, deadline)) return {};
    const ssize_t got = ::recv(fd, bytes, sizeof bytes, MSG_DONTWAIT);
    if (got <= 0) return {};
    head.append(bytes, static_cast<size_t>(got));
  }
  return head;
}

void send_all(int fd, std::string_view bytes, Clock::time_point deadline) {
  while (!bytes.empty() && wait_for(fd, POLLOUT, deadline)) {
    const ssize_t sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
}

}  // namespace

MetricsServer::~MetricsServer() {
  if (!thread_.joinable()) return;
  stop_write_.reset();
  thread_.join();
  if (!socket_.path.empty()) remove_socket(socket_);
}

base::Status MetricsServer::listen(const std::string& address) {
  if (address.starts_with('/')) {
    base::Result<ListeningSocket> opened = open_socket(address);
    if (!opened) return opened.take_error();
    socket_ = *std::move(opened);
    fcntl(socket_.fd.get(), F_SETFL, O_NONBLOCK);  // who connected may be gone when we come to accept
    return base::Ok{};
  }
  base::Result<base::UniqueFd> opened = listen_on_port(address);
  if (!opened) return opened.take_error();
  socket_.fd = *std::move(opened);
  return base::Ok{};
}

base::Status MetricsServer::start(const std::string& address) {
  if (base::Status listening = listen(address); !listening) return listening;
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return base::Error{"system_error", "no pipe for the metrics", address};
  stop_read_.reset(ends[0]);
  stop_write_.reset(ends[1]);
  thread_ = std::thread([this] { run(); });
  return base::Ok{};
}

int MetricsServer::port() const {
  sockaddr_in bound{};
  socklen_t bytes = sizeof bound;
  if (getsockname(socket_.fd.get(), reinterpret_cast<sockaddr*>(&bound), &bytes) != 0) return 0;
  return ntohs(bound.sin_port);
}

void MetricsServer::run() {
  for (;;) {
    pollfd waited[] = {{socket_.fd.get(), POLLIN, 0}, {stop_read_.get(), POLLIN, 0}};
    if (::poll(waited, std::size(waited), -1) < 0 && errno != EINTR) return;
    if (waited[1].revents != 0) return;
    if (waited[0].revents == 0) continue;
    const base::UniqueFd client(::accept4(socket_.fd.get(), nullptr, nullptr, SOCK_CLOEXEC));
    if (client.is_open()) answer(client.get());
  }
}

void MetricsServer::answer(int client) {
  const Clock::time_point deadline = Clock::now() + kScrapeTimeMax;
  const std::string head = read_head(client, deadline);
  if (head.empty()) return;
  const std::string_view line = std::string_view(head).substr(0, head.find("\r\n"));
  const bool is_asked = line.starts_with("GET /metrics ") || line.starts_with("GET /metrics?");
  text_ = "there is only GET /metrics\n";
  if (is_asked) source_(text_);
  std::string response = is_asked ? "HTTP/1.1 200 OK\r\n" : "HTTP/1.1 404 Not Found\r\n";
  response += is_asked ? "Content-Type: text/plain; version=0.0.4; charset=utf-8\r\n" : "Content-Type: text/plain\r\n";
  response += "Content-Length: " + std::to_string(text_.size()) + "\r\nConnection: close\r\n\r\n";
  response += text_;
  send_all(client, response, deadline);
  ::shutdown(client, SHUT_WR);
  // Until the peer has read it: closing at once could take the answer away from under it.
  char rest[256];
  while (wait_for(client, POLLIN, deadline) && ::recv(client, rest, sizeof rest, MSG_DONTWAIT) > 0) continue;
}

}  // namespace bulkhead
