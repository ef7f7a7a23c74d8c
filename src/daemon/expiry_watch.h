#pragma once
// Says in time that an exception comes to its end: two weeks and a day before, and when it is over. Pure: the caller
// brings the clock.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/configuration.h"

namespace bulkhead {

class ExpiryWatch {
 public:
  enum class Stage { kFar, kTwoWeeks, kOneDay, kOver };

  struct Report {
    Expiry expiry;
    Stage stage;
  };

  // The exceptions of a configuration that now decides. What was told of one before is not told again.
  void set(std::vector<Expiry> expiries);
  // What has come since the last call; each stage of each exception once.
  std::vector<Report> due(int64_t now_ns);

 private:
  struct Watched {
    Expiry expiry;
    Stage told = Stage::kFar;
  };
  std::vector<Watched> watched_;
};

}  // namespace bulkhead
