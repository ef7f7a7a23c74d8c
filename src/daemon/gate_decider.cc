// The gate's Worker behind the Decider that the server knows.

#include "daemon/gate_decider.h"

#include "gate/gate.h"

namespace bulkhead {
namespace {

class GateDecider final : public Decider {
 public:
  Decision decide(const Snapshot& snapshot, std::string_view message, const Surroundings& surroundings) override {
    return worker_.decide(snapshot, message, surroundings);
  }
  std::atomic<bool>& cancel_flag() override { return worker_.cancel_flag(); }
  void write_reply(std::string& out, const Decision& decision) override { bulkhead::write_reply(out, decision); }

 private:
  Worker worker_;
};

}  // namespace

std::unique_ptr<Decider> make_gate_decider() { return std::make_unique<GateDecider>(); }

}  // namespace bulkhead
