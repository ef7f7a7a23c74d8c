#pragma once
// TargetGenerator: request-targets, from what clients send to what has fooled readers of paths and queries.

#include <string>

#include "docker/api/routes.h"
#include "random.h"

namespace bulkhead::differential {

class TargetGenerator {
 public:
  explicit TargetGenerator(Random& random) : random_(random) {}

  // A target that is meant for `route`, mostly.
  std::string write(const Route& route);

 private:
  std::string path(std::string_view pattern);
  std::string query();
  std::string segment();
  void escape_some(std::string& text);

  Random& random_;
};

}  // namespace bulkhead::differential
