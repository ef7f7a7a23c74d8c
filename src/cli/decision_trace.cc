// The gate's own rules answer, not a second opinion of ours: the policies are compiled once more, with the same
// configuration as data, and asked for what lies behind the decision.

#include "cli/decision_trace.h"

#include <fmt/core.h>

#include <algorithm>

#include "daemon/configuration.h"
#include "docker/cli_line/object_maker.h"
#include "policies/embedded.h"
#include "rego/engine/policy.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

constexpr std::string_view kQuery = R"({
  "roles": {
    "mine": [role.name | some role in data.bulkhead.gate.roles.mine],
    "here": [role.name | some role in data.bulkhead.gate.roles.here]
  },
  "elevations": [{"name": name, "findings": [finding | some finding in data.bulkhead.gate.findings.of(name)]} |
    some name in data.bulkhead.gate.findings.names]
})";

base::Error to_error(const rego::Diagnostics& diagnostics) { return {"", rego::to_text(diagnostics), ""}; }

// {"bulkhead": {"config": …}}
rego::Value data_of(base::Arena& arena, const rego::Value& config) {
  cli_line::ObjectMaker ours(arena), data(arena);
  return data.value("bulkhead", ours.value("config", config).finish()).finish();
}

base::Result<rego::Value> ask(base::Arena& arena, const rego::Value& config, const rego::Value& input) {
  rego::PolicyInput policies;
  policies.data = data_of(arena, config);
  for (const EmbeddedPolicy& policy : embedded_policies()) {
    policies.sources.push_back(
        std::make_shared<const rego::Source>(std::string(policy.path), std::string(policy.text)));
  }
  const auto policy = rego::Policy::compile(policies);
  if (!policy) return to_error(policy.error());
  const auto query = (*policy)->prepare(kQuery);
  if (!query) return to_error(query.error());
  rego::Evaluator evaluator;
  const auto answer = evaluator.evaluate(**query, input);
  if (!answer) return base::Error{answer.error().code, answer.error().message, answer.error().place};
  return rego::deep_copy(arena, *answer);
}

base::Result<FileConfiguration> configuration_of(base::Arena& arena, const ServeOptions& options,
                                                 const std::string& profile) {
  TrustedFile file{"profile", "profile: " + (profile.empty() ? "baseline" : profile) + "\n", {}};
  if (!options.config_file.empty()) {
    auto read = read_trusted_file(options.config_file);
    if (!read) return read.take_error();
    file = *std::move(read);
  }
  return read_configuration_file(arena, file);
}

std::string text_of_names(const rego::Value& names) {
  std::string text;
  for (const rego::Value& name : names.items()) {
    text += (text.empty() ? "" : ", ") + (name.is_string() ? std::string(name.as_string()) : "the default role");
  }
  return text.empty() ? "none" : text;
}

template <typename Elevations>
bool holds(const Elevations& elevations, std::string_view name) {
  return std::ranges::any_of(elevations, [&](const DecidedElevation& each) { return each.name == name; });
}

std::string_view verdict_of(const Decision& decision, std::string_view name) {
  if (holds(decision.refused, name)) return "refused";
  if (holds(decision.granted, name)) return "granted";
  return holds(decision.reported, name) ? "reported" : "passes";
}

std::string elevations_text(const Decision& decision, const rego::Value& elevations) {
  std::string out;
  for (const rego::Value& elevation : elevations.items()) {
    const std::string_view name = elevation.get("name").as_string();
    for (const rego::Value& finding : elevation.get("findings").items()) {
      const rego::Value path = finding.get("path");
      out += fmt::format("  {:<9} {:<26} {}: {}\n", verdict_of(decision, name), name,
                         path.is_string() ? path.as_string() : "", finding.get("message").as_string());
    }
  }
  return out;
}

}  // namespace

base::Result<DecisionTrace> trace_decision(base::Arena& arena, const ServeOptions& options, const std::string& profile,
                                           const Decision& decision) {
  DecisionTrace trace;
  cli_line::ObjectMaker request(arena);
  request.text("method", decision.method).text("path", decision.path).text("route", decision.route);
  trace.request = request.finish();
  if (!decision.input.is_object()) return trace;
  trace.identity = decision.input.get("identity");
  trace.unknown = decision.input.get("workload").get("unknown");
  if (!options.policy_file.empty()) return trace;
  const auto configuration = configuration_of(arena, options, profile);
  if (!configuration) return configuration.error();
  const auto answer = ask(arena, configuration->values.document, decision.input);
  if (!answer) return answer.error();
  trace.roles = answer->get("roles");
  trace.elevations = answer->get("elevations");
  return trace;
}

std::string trace_text(const Decision& decision, const DecisionTrace& trace) {
  std::string out = fmt::format("request\n  {} {} is {}\n", decision.method, decision.path,
                                decision.route.empty() ? "not decoded" : decision.route);
  if (trace.identity.is_object()) out += fmt::format("caller\n  {}\n", rego::to_json(trace.identity));
  if (trace.roles.is_object()) {
    out += fmt::format("roles\n  of the caller: {}\n  that speak of this call: {}\n",
                       text_of_names(trace.roles.get("mine")), text_of_names(trace.roles.get("here")));
  }
  if (trace.unknown.is_array() && trace.unknown.size() > 0) {
    out += fmt::format("not known\n  {}\n", rego::to_json(trace.unknown));
  }
  if (trace.elevations.is_array() && trace.elevations.size() > 0) {
    out += "found\n" + elevations_text(decision, trace.elevations);
  }
  return out;
}

rego::Value with_trace(base::Arena& arena, const rego::Value& document, const DecisionTrace& trace) {
  const auto or_null = [](const rego::Value& value) { return value.is_undefined() ? rego::Value::null() : value; };
  cli_line::ObjectMaker object(arena);
  object.value("request", or_null(trace.request)).value("identity", or_null(trace.identity));
  object.value("unknown", or_null(trace.unknown)).value("roles", or_null(trace.roles));
  object.value("elevations", or_null(trace.elevations));
  rego::ObjectBuilder all(arena);
  for (const rego::Entry& entry : document.entries()) all.add(entry.key, entry.value);
  all.add(rego::Value::string(arena, "trace"), object.finish());
  return all.finish();
}

}  // namespace bulkhead
