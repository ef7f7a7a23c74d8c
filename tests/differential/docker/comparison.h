#pragma once
// Comparison: bodies that are generated from one seed, decoded by us and by a daemon's own types. Whatever both read
// must be the same, what the daemon refuses we refuse, and ordinary bodies must not be refused.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "body_generator.h"
#include "daemon_process.h"
#include "docker/api/body_reader.h"
#include "docker/api/routes.h"

namespace bulkhead::differential {

struct Plan {
  uint64_t seed = 1;
  uint64_t bodies_max = UINT64_MAX;
  std::chrono::steady_clock::time_point end = std::chrono::steady_clock::time_point::max();
};

struct Counts {
  uint64_t bodies = 0;
  uint64_t equal = 0;
  uint64_t both_refuse = 0;
  uint64_t ordinary = 0;
  std::map<std::string, uint64_t> only_we_refuse;  // by code
  std::vector<std::string> differences;            // in words; the first ones
};

class Comparison {
 public:
  Comparison(const std::string& program, const DaemonTraits& traits, const Plan& plan);
  Counts run();

 private:
  struct Asked {
    uint64_t number;
    const Route* route;
    BodyRules rules;
    Manner manner;
    std::string body;
    std::string canonical;
    std::string code;  // of our refusal; empty if there was none
  };

  Asked make(uint64_t number);
  void judge(const Asked& asked, const Answer& answer);
  void note_difference(const Asked& asked, const std::string& what);
  bool is_over() const;

  DaemonProcess daemon_;
  DaemonTraits traits_;
  Plan plan_;
  std::vector<const Route*> routes_;
  BodyReader reader_;
  base::Arena arena_;
  Counts counts_;
};

}  // namespace bulkhead::differential
