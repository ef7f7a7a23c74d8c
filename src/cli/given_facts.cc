// See given_facts.h.

#include "cli/given_facts.h"

#include "cli/bounded_file.h"
#include "rego/value/json.h"

namespace bulkhead {

HostPathFact GivenFacts::host_path(std::string_view path) {
  const HostPathFact named = DocumentFacts::host_path(path);
  if (!root_ || named.state != FactState::kUnknown) return named;
  const HostPath found = root_->resolve(path);
  HostPathFact fact;
  fact.state = found.state == HostPathState::kUnreadable ? FactState::kUnknown : FactState::kKnown;
  fact.is_resolvable = found.state == HostPathState::kResolved || found.state == HostPathState::kMissing;
  fact.resolved = arena_.copy(found.path);
  fact.reason = arena_.copy(found.reason);
  fact.exists = found.state == HostPathState::kResolved;
  fact.kind = found.kind;
  fact.owner_uid = found.owner_uid;
  fact.owner_gid = found.owner_gid;
  fact.mode = found.mode;
  return fact;
}

base::Result<rego::Value> read_facts_file(base::Arena& arena, const std::string& file) {
  if (file.empty()) return rego::Value::empty_object();
  auto text = read_bounded_file(file);
  if (!text) return text.take_error();
  auto facts = rego::read_json(arena, *text);
  if (!facts) return base::Error{"facts", facts.error().to_string(), file};
  if (!facts->is_object()) return base::Error{"facts", "it is no JSON object", file};
  return facts;
}

}  // namespace bulkhead
