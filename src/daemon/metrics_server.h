#pragma once
// Serves the metrics: GET /metrics over HTTP, on a unix socket or a port of the loopback. One thread, one scrape after
// the other, each with a deadline: whoever scrapes cannot hold a decision up.

#include <functional>
#include <string>
#include <thread>

#include "base/result.h"
#include "base/unique_fd.h"
#include "daemon/socket.h"

namespace bulkhead {

class MetricsServer {
 public:
  // Writes the text of the moment; replaces what the string held.
  using Source = std::function<void(std::string&)>;

  explicit MetricsServer(Source source) : source_(std::move(source)) {}
  ~MetricsServer();
  MetricsServer(const MetricsServer&) = delete;
  MetricsServer& operator=(const MetricsServer&) = delete;

  // `address` is the path of a unix socket (mode 0600), or 127.0.0.1:PORT, [::1]:PORT or localhost:PORT. Any other
  // host is refused: what is counted is not for the network.
  base::Status start(const std::string& address);
  // Of a started one on a port; port 0 takes any that is free.
  int port() const;

 private:
  base::Status listen(const std::string& address);
  void run();
  void answer(int client);

  const Source source_;
  ListeningSocket socket_;
  base::UniqueFd stop_read_;
  base::UniqueFd stop_write_;
  std::string text_;
  std::thread thread_;
};

}  // namespace bulkhead
