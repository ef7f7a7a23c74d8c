// Answers are checked by the rules of the configuration's own reader, so that what is written reads back.

#include "cli/init_answers.h"

#include <fmt/core.h>

#include <algorithm>

#include "daemon/config/text_check.h"
#include "policies/catalogue.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

constexpr std::string_view kProfiles[] = {"open", "baseline", "restricted", "seed"};
constexpr std::string_view kModes[] = {"enforce", "warn", "audit"};
constexpr std::string_view kScopes[] = {"all", "work", "look"};

constexpr std::string_view kProfileWords = R"(Which profile? It says what is refused to everyone who is not granted it.
  open        refuses nothing and records everything
  baseline    refuses what leads from a container to the host: privileged, host paths, devices, …
  restricted  refuses root and missing limits too: Kubernetes' restricted level, for Docker
  seed        refuses --privileged alone
)";

constexpr std::string_view kModeWords = R"(
What becomes of a refusal?
  enforce  the call is refused
  warn     it passes, and the log and the metrics have a warning (a plugin cannot show one to the caller)
  audit    it passes, and is recorded: to see first what people do
)";

constexpr std::string_view kRoleWords = R"(
Roles say who may do what. A plugin knows people only by their TLS client certificates. Whoever opens the daemon's
local socket has no name: to a plugin all of them are one person ("socket"). Telling them apart needs proxy mode.
)";

constexpr std::string_view kScopeWords = R"(What may the role do?
  all   every call that the profile lets pass
  work  containers, images, networks and volumes
  look  lists, inspections and logs, no changes
)";

std::vector<std::string> calls_of(std::string_view scope) {
  if (scope == "all") return {"*"};
  if (scope == "work") {
    return {"container.*", "exec.*", "image.*", "image.build", "network.*", "volume.*", "system.*", "event.list"};
  }
  return {"container.list", "container.inspect", "container.logs", "container.stats", "container.top",
          "image.list",     "image.inspect",     "network.list",   "network.inspect", "volume.list",
          "volume.inspect", "system.*",          "event.list"};
}

Prompter::Check check_of(config::TextRule rule) {
  return [rule](const std::string& answer) {
    const ElevationNames& known = elevation_names();
    return config::check_text(rule, answer, {known.names, known.ids, 0}).mistake;
  };
}

// An empty answer does too.
Prompter::Check optional_check_of(config::TextRule rule) {
  return [check = check_of(rule)](const std::string& answer) { return answer.empty() ? answer : check(answer); };
}

std::optional<std::vector<std::string>> ask_scope(Prompter& prompter) {
  prompter.say(kScopeWords);
  const auto scope = prompter.choice("Calls", kScopes, "work");
  if (!scope) return {};
  return calls_of(*scope);
}

// False where the person gave up.
bool ask_role(Prompter& prompter, InitRole& role) {
  auto certificates =
      prompter.list("Names (CN) of their client certificates, with commas between them; empty for the socket",
                    check_of(config::TextRule::kSentence));
  if (!certificates) return false;
  role.certificates = *std::move(certificates);
  role.is_socket = role.certificates.empty();
  auto may = ask_scope(prompter);
  if (!may) return false;
  role.may = *std::move(may);
  auto elevations = prompter.list("Elevations beyond the profile (`bulkhead explain` lists them); empty for none",
                                  check_of(config::TextRule::kElevation));
  if (!elevations) return false;
  role.elevations = *std::move(elevations);
  const auto own = prompter.yes_or_no("Only what it created itself?", false);
  if (!own) return false;
  role.own = *own;
  return true;
}

bool ask_roles(Prompter& prompter, InitAnswers& answers) {
  prompter.say(kRoleWords);
  constexpr size_t kRolesMax = 100;
  while (answers.roles.size() < kRolesMax) {
    const auto name = prompter.text("Name of the next role; empty for no more", "", [&](const std::string& given) {
      const bool is_known = std::ranges::find(answers.roles, given, &InitRole::name) != answers.roles.end();
      return is_known ? "there is such a role already" : optional_check_of(config::TextRule::kName)(given);
    });
    if (!name) return false;
    if (name->empty()) break;
    InitRole role;
    role.name = *name;
    if (!ask_role(prompter, role)) return false;
    answers.roles.push_back(std::move(role));
  }
  if (answers.roles.empty()) return true;
  const auto is_open = prompter.yes_or_no("May callers without a role do all that the profile lets pass?", false);
  if (!is_open) return false;
  if (!*is_open) answers.others = calls_of("look");
  return true;
}

std::string quoted(std::string_view text) {
  std::string out;
  rego::write_json_string(out, text);
  return out;
}

std::string flow_list(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + quoted(word);
  return "[" + text + "]";
}

std::string role_text(const InitRole& role) {
  const std::string who =
      role.is_socket ? "{ socket: true }" : fmt::format("{{ cn: {} }}", flow_list(role.certificates));
  std::string text =
      fmt::format("  - name: {}\n    who: {}\n    may: {}\n", quoted(role.name), who, flow_list(role.may));
  if (!role.elevations.empty()) text += fmt::format("    elevations: {}\n", flow_list(role.elevations));
  return text + (role.own ? "    own: true\n" : "");
}

}  // namespace

std::optional<InitAnswers> ask_for_configuration(Prompter& prompter, InitAnswers answers) {
  prompter.say(kProfileWords);
  const auto profile = prompter.choice("Profile", kProfiles, answers.profile);
  if (!profile) return {};
  answers.profile = *profile;
  prompter.say(kModeWords);
  const auto mode = prompter.choice("Mode", kModes, answers.mode);
  if (!mode) return {};
  answers.mode = *mode;
  const auto contact = prompter.text("\nWho can grant more? Shown to the refused, like #platform; empty for nobody",
                                     answers.contact, optional_check_of(config::TextRule::kSentence));
  if (!contact) return {};
  answers.contact = *contact;
  if (!ask_roles(prompter, answers)) return {};
  return answers;
}

std::string configuration_text(const InitAnswers& answers) {
  std::string text =
      "# What Bulkhead decides Docker's API calls by. Every key: docs/configuration.md, man bulkhead.yaml.\n";
  text += "# `bulkhead check-config FILE` says whether it is good; it is loaded again when it changes.\n\n";
  text += fmt::format("profile: {}\n", answers.profile);
  text += fmt::format("mode: {}  # enforce refuses; warn and audit let pass and record\n", answers.mode);
  if (!answers.contact.empty()) text += fmt::format("contact: {}\n", quoted(answers.contact));
  if (!answers.roles.empty()) {
    text +=
        "\n# A plugin cannot tell apart who opens the daemon's local socket: `socket: true` is all of them.\nroles:\n";
    for (const InitRole& role : answers.roles) text += role_text(role);
  }
  if (answers.others) {
    text += fmt::format("\n# Callers without a role.\ndefault:\n  may: {}\n", flow_list(*answers.others));
  }
  return text;
}

}  // namespace bulkhead
