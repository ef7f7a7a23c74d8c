// The profiles are Rego, so they are asked and not read: each has the sets refuses, reports and passes, and what
// happens to an elevation that is in none of them.

#include "cli/profile_table.h"

#include <algorithm>

#include "policies/embedded.h"
#include "rego/engine/policy.h"

namespace bulkhead {
namespace {

constexpr std::string_view kOrder[] = {"open", "baseline", "restricted", "seed", "none"};

std::vector<std::string> texts_of(const rego::Value& set) {
  std::vector<std::string> texts;
  if (!set.is_set()) return texts;
  for (const rego::Value& item : set.items()) texts.emplace_back(item.as_string());
  return texts;
}

bool holds(const std::vector<std::string>& sorted, std::string_view name) {
  return std::ranges::binary_search(sorted, name);
}

base::Error to_error(const rego::Diagnostics& diagnostics) { return {"", rego::to_text(diagnostics), ""}; }

}  // namespace

base::Result<ProfileTable> ProfileTable::load() {
  rego::PolicyInput input;
  input.data = rego::Value::empty_object();
  for (const EmbeddedPolicy& policy : embedded_policies()) {
    if (!policy.path.starts_with("profiles/")) continue;
    input.sources.push_back(std::make_shared<const rego::Source>(std::string(policy.path), std::string(policy.text)));
  }
  const auto policy = rego::Policy::compile(input);
  if (!policy) return to_error(policy.error());
  const auto query = (*policy)->prepare("data.bulkhead.profiles");
  if (!query) return to_error(query.error());
  rego::Evaluator evaluator;
  const auto profiles = evaluator.evaluate(**query, rego::Value::empty_object());
  if (!profiles) return base::Error{profiles.error().code, profiles.error().message, profiles.error().place};
  ProfileTable table;
  for (const std::string_view name : kOrder) {
    const rego::Value profile = profiles->get(name);
    const rego::Value otherwise = profile.get("otherwise");
    if (!otherwise.is_string()) return base::Error{"profile", "there is no profile " + std::string(name), ""};
    table.profiles_.push_back({std::string(name), std::string(otherwise.as_string()), texts_of(profile.get("refuses")),
                               texts_of(profile.get("reports")), texts_of(profile.get("passes"))});
  }
  return table;
}

std::vector<ProfileVerdict> ProfileTable::verdicts(std::string_view elevation) const {
  std::vector<ProfileVerdict> result;
  for (const Profile& profile : profiles_) {
    std::string_view verdict = profile.otherwise;
    if (holds(profile.passes, elevation)) verdict = "pass";
    if (holds(profile.reports, elevation)) verdict = "report";
    if (holds(profile.refuses, elevation)) verdict = "refuse";
    result.push_back({profile.name, std::string(verdict) + (verdict == "pass" ? "es" : "s")});
  }
  return result;
}

}  // namespace bulkhead
