#include "docker/workload/document_facts.h"

#include "docker/workload/reading.h"

namespace bulkhead {
namespace {

using rego::Value;

Fact fact_of(const Value& document) {
  if (document.is_undefined()) return {FactState::kUnknown, {}};
  if (document.is_null()) return {FactState::kAbsent, {}};
  return {FactState::kKnown, document};
}

HostFileKind kind_of(std::string_view type) {
  constexpr struct {
    std::string_view type;
    HostFileKind kind;
  } kKinds[] = {{"file", HostFileKind::kFile},     {"directory", HostFileKind::kDirectory},
                {"socket", HostFileKind::kSocket}, {"block", HostFileKind::kBlockDevice},
                {"pipe", HostFileKind::kPipe},     {"character", HostFileKind::kCharacterDevice},
                {"other", HostFileKind::kOther}};
  for (const auto& row : kKinds) {
    if (row.type == type) return row.kind;
  }
  return HostFileKind::kNone;
}

int64_t number_or(const Value& value, int64_t otherwise) { return value.is_integer() ? value.as_integer() : otherwise; }

}  // namespace

Fact DocumentFacts::find(std::string_view group, std::string_view name) const {
  return fact_of(document_.get(group).get(name));
}

Fact DocumentFacts::daemon_info() { return fact_of(document_.get("info")); }

HostPathFact DocumentFacts::host_path(std::string_view path) {
  const Value document = document_.get("paths").get(path);
  HostPathFact fact;
  if (document.is_undefined()) return fact;
  fact.state = FactState::kKnown;
  fact.reason = text_of(document.get("reason"));
  fact.is_resolvable = fact.reason.empty();
  if (!fact.is_resolvable) return fact;
  const Value resolved = document.get("resolved");
  fact.resolved = has_text(resolved) ? resolved.as_string() : path;
  fact.exists = document.is_object();
  fact.kind = kind_of(text_of(document.get("type")));
  fact.owner_uid = number_or(document.get("owner_uid"), -1);
  fact.owner_gid = number_or(document.get("owner_gid"), -1);
  fact.mode = static_cast<int32_t>(number_or(document.get("mode"), -1));
  return fact;
}

}  // namespace bulkhead
