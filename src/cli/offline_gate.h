#pragma once
// OfflineGate: the gate without a daemon, for people who ask what it would decide. Facts come from whoever has them,
// the caller is who the command line says.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "docker/api/request_decoder.h"
#include "docker/workload/facts.h"
#include "gate/gate.h"

namespace bulkhead {

// "cn:alice", "dns:ci.example", "fingerprint:HEX", "socket"; several with commas between them are one caller.
struct OfflineCaller {
  std::string cn;
  std::vector<std::string> dns;
  std::string fingerprint;
  bool is_socket = false;
};
base::Result<OfflineCaller> parse_caller(std::string_view text);

// The message that a daemon would send about the request.
std::string plugin_message_of(const RawRequest& request);

class OfflineGate {
 public:
  // `facts` is borrowed.
  OfflineGate(std::shared_ptr<const Snapshot> snapshot, const DaemonTraits& traits, Facts& facts);
  ~OfflineGate();
  OfflineGate(const OfflineGate&) = delete;
  OfflineGate& operator=(const OfflineGate&) = delete;

  // Borrowed until the next call. `message` is a plugin's message; a caller who is null is whom the message names.
  Decision decide(std::string_view message, const OfflineCaller* caller);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bulkhead
