// docker_differential: our decoder against the types of both daemons and their router. Made by `./run test` for a
// bounded number of bodies and by `./run fuzz docker-differential` for as long as told.
//
//   docker_differential PROGRAMS [--bodies N] [--seconds S] [--seed N]
//
// PROGRAMS is the folder with moby20, moby156 and router (tools/docker-types/build.sh). Status 1 when anything differs.

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <string>

#include "comparison.h"
#include "target_comparison.h"

namespace bulkhead::differential {
namespace {

struct Daemon {
  const char* program;
  DaemonVersion version;
};

const Daemon kDaemons[] = {
    {"moby20", {"20.10.24", {1, 41}, {1, 12}}},
    {"moby156", {"2.0.0-beta.24", {1, 56}, {1, 40}}},
};

bool read_options(int count, char** words, Plan& plan) {
  if (count < 2 || count % 2 != 0) return false;
  for (int i = 2; i < count; i += 2) {
    const std::string_view name = words[i];
    const uint64_t number = strtoull(words[i + 1], nullptr, 10);
    if (name == "--bodies") {
      plan.bodies_max = number;
    } else if (name == "--seconds") {
      plan.end = std::chrono::steady_clock::now() + std::chrono::seconds(number);
    } else if (name == "--seed") {
      plan.seed = number;
    } else {
      return false;
    }
  }
  return true;
}

// Whether nothing differed, and the comparison compared something: at least a tenth was read by both.
bool report(const char* program, const Plan& plan, const Counts& counts) {
  for (const std::string& difference : counts.differences) printf("%s: %s\n", program, difference.c_str());
  printf("%s: seed %llu, %llu texts, %llu of them ordinary: %llu read equally, %llu refused by both", program,
         static_cast<unsigned long long>(plan.seed), static_cast<unsigned long long>(counts.bodies),
         static_cast<unsigned long long>(counts.ordinary), static_cast<unsigned long long>(counts.equal),
         static_cast<unsigned long long>(counts.both_refuse));
  for (const auto& [code, times] : counts.only_we_refuse) {
    printf(", %s %llu", code.c_str(), static_cast<unsigned long long>(times));
  }
  printf(", %zu differences\n", counts.differences.size());
  return counts.differences.empty() && counts.bodies > 0 && counts.equal >= counts.bodies / 10;
}

int run(int count, char** words) {
  Plan plan;
  if (!read_options(count, words, plan)) {
    fprintf(stderr, "usage: docker_differential PROGRAMS [--bodies N] [--seconds S] [--seed N]\n");
    return 2;
  }
  signal(SIGPIPE, SIG_IGN);
  std::future<Counts> runs[std::size(kDaemons)];
  for (size_t i = 0; i < std::size(kDaemons); i++) {
    runs[i] = std::async(std::launch::async, [&, i] {
      const std::string program = std::string(words[1]) + "/" + kDaemons[i].program;
      return Comparison(program, traits_for(kDaemons[i].version), plan).run();
    });
  }
  std::future<Counts> targets =
      std::async(std::launch::async, [&] { return compare_targets(std::string(words[1]) + "/router", plan); });
  bool is_equal = report("router", plan, targets.get());
  for (size_t i = 0; i < std::size(kDaemons); i++) is_equal &= report(kDaemons[i].program, plan, runs[i].get());
  return is_equal ? 0 : 1;
}

}  // namespace
}  // namespace bulkhead::differential

int main(int count, char** words) { return bulkhead::differential::run(count, words); }
