#pragma once
// The gate's questions over the daemon's socket.

#include <string>
#include <utility>

#include "docker/client/daemon_client.h"
#include "docker/gather/gatherer.h"

namespace bulkhead {

class DaemonAsker final : public Asker {
 public:
  explicit DaemonAsker(std::string socket_path, DaemonClientLimits limits = {})
      : client_(std::move(socket_path), limits) {}

  void get(std::string target, std::string_view header, std::string secret, Clock::time_point deadline,
           Callback callback) override {
    client_.get(std::move(target), {{std::string(header), std::move(secret)}}, deadline,
                [callback = std::move(callback)](base::Result<DaemonAnswer> answer) {
                  if (!answer) return callback(answer.take_error());
                  callback(Reply{answer->status, std::move(answer->body)});
                });
  }

 private:
  DaemonClient client_;
};

}  // namespace bulkhead
