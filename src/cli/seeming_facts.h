#pragma once
// SeemingFacts: a host and a daemon on which everything is what its name says, for the question what a docker option
// means as such.

#include <string_view>

#include "base/arena.h"
#include "docker/workload/facts.h"

namespace bulkhead {

class SeemingFacts final : public Facts {
 public:
  // Containers, volumes and networks are ordinary: made with no options.
  Fact container(std::string_view name_or_id) override;
  Fact volume(std::string_view name) override;
  Fact image(std::string_view reference) override;
  Fact exec(std::string_view) override { return {}; }
  Fact network(std::string_view name_or_id) override;
  Fact service(std::string_view) override { return {}; }
  Fact plugin(std::string_view) override { return {}; }
  Fact daemon_info() override;
  // Every path exists and leads where it says; below /dev stand devices, "….sock" is a socket.
  HostPathFact host_path(std::string_view path) override;

 private:
  Fact known(std::string_view json);

  base::Arena arena_;
};

}  // namespace bulkhead
