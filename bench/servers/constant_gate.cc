// Our own HTTP stack with a constant answer: constant_gate SOCKET. The daemon as it is, with a decider that allows
// everything without a look. What `bulkhead serve` takes beyond this is the cost of decoding and deciding.

#include <cstdio>

#include "daemon/daemon.h"

namespace {

class ConstantDecider final : public bulkhead::Decider {
 public:
  bulkhead::Decision decide(const bulkhead::Snapshot&, std::string_view, const bulkhead::Surroundings&) override {
    bulkhead::Decision decision;
    decision.allow = true;
    decision.code = "allowed";
    return decision;
  }
  std::atomic<bool>& cancel_flag() override { return cancel_; }
  void write_reply(std::string& out, const bulkhead::Decision& decision) override {
    bulkhead::write_reply(out, decision);
  }

 private:
  std::atomic<bool> cancel_{false};
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: constant_gate SOCKET\n");
    return 1;
  }
  bulkhead::ServeOptions options;
  options.socket_path = argv[1];
  options.is_quiet = true;
  const bulkhead::DaemonParts parts{{}, [] { return std::make_unique<ConstantDecider>(); }};
  const base::Status status = bulkhead::run_daemon(options, parts);
  if (!status) fprintf(stderr, "%s\n", status.error().to_string().c_str());
  return status ? 0 : 1;
}
