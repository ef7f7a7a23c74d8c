// The policies of the program and the operator's own are compiled as one, so that own Rego may read
// data.bulkhead.elevations. They do not meet otherwise: what is ours lies below data.bulkhead, and nothing of the
// operator's may lie there, because a rule or a value there could take the place of ours.

#include "gate/compile_gate.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>

#include "base/arena.h"
#include "gate/log_mask.h"
#include "policies/embedded.h"
#include "rego/engine/policy.h"
#include "rego/syntax/parser.h"
#include "rego/value/builders.h"

namespace bulkhead {
namespace {

using rego::Value;

constexpr std::string_view kOurs = "bulkhead";
constexpr std::string_view kDecision = "data.bulkhead.gate.decision";

base::Error to_error(const rego::Diagnostics& diagnostics) { return {"", rego::to_text(diagnostics), ""}; }

// The first name below data of a module's package.
std::string_view package_root(const rego::Module& module) {
  const rego::Term& package = *module.package;
  const auto parts = package.items;
  if (parts.size() < 2) return {};
  const rego::Term& first = *parts[1];
  return first.kind == rego::TermKind::kScalar && first.scalar.is_string() ? first.scalar.as_string()
                                                                           : std::string_view();
}

base::Status check_package(const OwnModule& own) {
  const auto module = rego::parse_module(own.source, {own.version});
  if (!module) return to_error(module.error());
  if (*module == nullptr || package_root(**module) != kOurs) return base::Ok();
  return base::Error{"package_error", "the package bulkhead is the program's own; give the file another one",
                     own.source->name()};
}

base::Result<Mode> mode_of(const Value& config) {
  const Value mode = config.get("mode");
  for (const Mode each : {Mode::kEnforce, Mode::kWarn, Mode::kAudit}) {
    if (mode.is_string() && mode.as_string() == mode_name(each)) return each;
  }
  return base::Error{"config_error", "mode must be enforce, warn or audit", ""};
}

bool is_profile(std::string_view name) {
  const std::string file = "profiles/" + std::string(name) + ".rego";
  const auto policies = embedded_policies();
  return std::ranges::any_of(policies, [&](const EmbeddedPolicy& policy) { return policy.path == file; });
}

std::string text_at(const Value& object, std::string_view key) {
  const Value value = object.get(key);
  return value.is_string() ? std::string(value.as_string()) : std::string();
}

Unprotected unprotected_of(const Value& config) {
  std::vector<std::string> paths;
  const Value list = config.get("unprotected");
  for (const Value& path : list.is_array() ? list.items() : std::span<const Value>()) {
    if (path.is_string()) paths.emplace_back(path.as_string());
  }
  return Unprotected(paths);
}

// Own data, with the configuration beside it as data.bulkhead.config.
base::Result<Value> merged_data(base::Arena& arena, const GateSources& sources) {
  rego::ObjectBuilder ours(arena);
  ours.add(Value::string(arena, "config"), sources.config);
  rego::ObjectBuilder data(arena);
  data.add(Value::string(arena, kOurs), ours.finish());
  if (sources.data.is_defined()) {
    if (!sources.data.is_object()) return base::Error{"data_error", "own data must be an object", ""};
    for (const rego::Entry& entry : sources.data.entries()) {
      if (entry.key.is_string() && entry.key.as_string() == kOurs) {
        return base::Error{"data_error", "the key bulkhead of the data is the program's own; choose another name", ""};
      }
      data.add(entry.key, entry.value);
    }
  }
  return data.finish();
}

void add_source(rego::PolicyInput& input, std::shared_ptr<const rego::Source> source, rego::RegoVersion version) {
  input.sources.push_back(std::move(source));
  input.versions.push_back(version);
}

base::Status add_modules(rego::PolicyInput& input, const GateSources& sources) {
  for (const EmbeddedPolicy& policy : embedded_policies()) {
    add_source(input, std::make_shared<rego::Source>("policies/" + std::string(policy.path), std::string(policy.text)),
               rego::RegoVersion::kV1);
  }
  for (const OwnModule& own : sources.modules) {
    const base::Status checked = check_package(own);
    if (!checked) return checked.error();
    add_source(input, own.source, own.version);
  }
  return base::Ok();
}

// Modules of package system are for the program's own log (data.system.log.mask) and decide nothing.
bool decides(const OwnModule& own) {
  const auto module = rego::parse_module(own.source, {own.version});
  return !module || *module == nullptr || package_root(**module) != "system";
}

// What the program is asked by name, without "data.".
std::string policy_name_of(const GateSources& sources, const std::string& profile) {
  if (std::ranges::none_of(sources.modules, decides)) return "profile " + profile;
  constexpr std::string_view kRoot = "data.";
  return sources.query.substr(sources.query.starts_with(kRoot) ? kRoot.size() : 0);
}

bool is_held_to_own(const Value& role) { return role.get("own").is_true(); }

// The gate's own policy always can read ownership. It is recorded and asked about only where somebody is held to it.
bool needs_ownership(const GateSources& sources) {
  const Value roles = sources.config.get("roles");
  if (roles.is_array() && std::ranges::any_of(roles.items(), is_held_to_own)) return true;
  if (is_held_to_own(sources.config.get("default"))) return true;
  return std::ranges::any_of(sources.modules, [](const OwnModule& own) {
    const std::string_view text = own.source->text();
    return text.find("ownership") != text.npos || text.find("input[") != text.npos;
  });
}

base::Status prepare(Snapshot& snapshot, const rego::Policy& policy, const GateSources& sources) {
  auto gate = policy.prepare(kDecision);
  if (!gate) return to_error(gate.error());
  snapshot.gate = *std::move(gate);
  snapshot.needs = input_needs_of(*snapshot.gate);
  auto mask = log_mask_of(policy);
  if (!mask) return to_error(mask.error());
  snapshot.log_mask = *std::move(mask);
  if (std::ranges::none_of(sources.modules, decides)) return base::Ok();
  auto own = policy.prepare(sources.query);
  if (!own) return to_error(own.error());
  snapshot.query = *std::move(own);
  snapshot.needs = input_needs_of(*snapshot.query);  // of both: they are of one policy, and only this text is another's
  return base::Ok();
}

std::vector<int64_t> exception_ends(const Value& config) {
  std::vector<int64_t> ends;
  const Value exceptions = config.get("exceptions");
  for (const Value& exception : exceptions.is_array() ? exceptions.items() : std::span<const Value>()) {
    const Value end = exception.get("expires_ns");
    ends.push_back(end.is_integer() ? end.as_integer() : INT64_MAX);
  }
  return ends;
}

}  // namespace

base::Result<Snapshot> compile_gate(const GateSources& sources) {
  if (!sources.config.is_object()) return base::Error{"config_error", "the configuration must be an object", ""};
  const base::Result<Mode> mode = mode_of(sources.config);
  if (!mode) return mode.error();
  const std::string profile = text_at(sources.config, "profile");
  if (!is_profile(profile)) return base::Error{"config_error", "there is no profile " + profile, ""};
  base::Arena arena;
  const base::Result<Value> data = merged_data(arena, sources);
  if (!data) return data.error();
  rego::PolicyInput input;
  input.data = *data;
  const base::Status added = add_modules(input, sources);
  if (!added) return added.error();
  const auto policy = rego::Policy::compile(input);
  if (!policy) return to_error(policy.error());
  Snapshot snapshot;
  snapshot.mode = *mode;
  snapshot.profile = profile;
  snapshot.exception_ends_ns = exception_ends(sources.config);
  snapshot.contact = text_at(sources.config, "contact");
  snapshot.unprotected = unprotected_of(sources.config);
  snapshot.policy_name = policy_name_of(sources, snapshot.profile);
  const base::Status prepared = prepare(snapshot, **policy, sources);
  if (!prepared) return prepared.error();
  snapshot.needs.ownership = needs_ownership(sources);
  return snapshot;
}

}  // namespace bulkhead
