#pragma once
// What the server asks for a decision. The gate stands behind it in the daemon, a fake in the server's tests.

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "gate/gate.h"

namespace bulkhead {

// One thread at a time.
class Decider {
 public:
  virtual ~Decider() = default;

  // The decision is borrowed until the next call. Raising the flag ends a decision that runs, with a refusal.
  virtual Decision decide(const Snapshot& snapshot, std::string_view message, const Surroundings& surroundings) = 0;
  virtual std::atomic<bool>& cancel_flag() = 0;
  // The body of the plugin's answer; replaces what `out` held.
  virtual void write_reply(std::string& out, const Decision& decision) = 0;
};

using DeciderFactory = std::function<std::unique_ptr<Decider>()>;

}  // namespace bulkhead
