#pragma once
// DocumentFacts: facts that stand in one JSON document, for tests and for people who try a policy without a daemon.
//
//   {"containers": {"web": {…}}, "volumes": {…}, "images": {…}, "execs": {…}, "networks": {…}, "services": {…},
//    "plugins": {…}, "info": {…}, "paths": {"/data": {"resolved": "/srv/data", "type": "directory", "owner_uid": 0}}}
//
// Under each name stands the daemon's own document, or null where the daemon has none. What is not there is unknown. A
// path that is null does not exist, one with "reason" cannot be resolved.

#include "docker/workload/facts.h"

namespace bulkhead {

class DocumentFacts : public Facts {
 public:
  // `document` outlives this and is frozen if threads share it.
  explicit DocumentFacts(const rego::Value& document) : document_(document) {}

  Fact container(std::string_view name_or_id) override { return find("containers", name_or_id); }
  Fact volume(std::string_view name) override { return find("volumes", name); }
  Fact image(std::string_view reference) override { return find("images", reference); }
  Fact exec(std::string_view id) override { return find("execs", id); }
  Fact network(std::string_view name_or_id) override { return find("networks", name_or_id); }
  Fact service(std::string_view id) override { return find("services", id); }
  Fact plugin(std::string_view name) override { return find("plugins", name); }
  Fact daemon_info() override;
  HostPathFact host_path(std::string_view path) override;

 private:
  Fact find(std::string_view group, std::string_view name) const;

  rego::Value document_;
};

}  // namespace bulkhead
