#pragma once
// What each profile does with each elevation, as policies/profiles says.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace bulkhead {

struct ProfileVerdict {
  std::string profile;  // "baseline"
  std::string verdict;  // "refuses", "reports" or "passes"
};

class ProfileTable {
 public:
  static base::Result<ProfileTable> load();

  // In the order open, baseline, restricted, seed, none.
  std::vector<ProfileVerdict> verdicts(std::string_view elevation) const;

 private:
  struct Profile {
    std::string name;
    std::string otherwise;
    std::vector<std::string> refuses, reports, passes;  // sorted
  };
  std::vector<Profile> profiles_;
};

}  // namespace bulkhead
