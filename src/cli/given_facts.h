#pragma once
// GivenFacts: what `bulkhead normalize` knows of a daemon and its host: a file of facts, and a folder that stands for
// the host's root.

#include <optional>
#include <string>

#include "base/arena.h"
#include "base/result.h"
#include "docker/gather/host_root.h"
#include "docker/workload/document_facts.h"

namespace bulkhead {

class GivenFacts final : public DocumentFacts {
 public:
  // `facts` is an object as document_facts.h describes it, and outlives this. `root` answers for paths that it does not
  // name.
  GivenFacts(const rego::Value& facts, std::optional<HostRoot> root) : DocumentFacts(facts), root_(std::move(root)) {}

  HostPathFact host_path(std::string_view path) override;

 private:
  std::optional<HostRoot> root_;
  base::Arena arena_;  // of texts given out
};

// The object in a file of facts; an empty one where `file` is empty. Values live in `arena`.
base::Result<rego::Value> read_facts_file(base::Arena& arena, const std::string& file);

}  // namespace bulkhead
