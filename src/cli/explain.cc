// `bulkhead explain`: one elevation for people, by its id, its name, or the docker options that lead to it. What
// options lead to is not looked up in a list: the line is read as Docker's client reads it, and the gate says what is
// in it.

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <optional>

#include "base/nearest.h"
#include "base/tame_text.h"
#include "cli/cli_format.h"
#include "cli/command.h"
#include "cli/disk_world.h"
#include "cli/explanation.h"
#include "cli/gate_snapshot.h"
#include "cli/offline_gate.h"
#include "cli/seeming_facts.h"
#include "docker/cli_line/docker_line.h"
#include "policies/catalogue.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

constexpr const char* kHelp =
    R"(Explains an elevation: what it gives an attacker, what to use instead, what each profile does with it.

Usage: bulkhead explain [--format text|json] [ID | NAME | DOCKER-OPTION…]

  bulkhead explain                          list all elevations
  bulkhead explain BH1102
  bulkhead explain cap-sys-admin
  bulkhead explain --cap-add SYS_ADMIN      what these options of docker run lead to
  bulkhead explain -v /:/host --pid host

Exit codes: 0; 1 the options lead to no elevation; 2 there is no such elevation, or no such option.
)";

// What the command line says.
struct Line {
  std::vector<std::string> words;  // behind our own options
  OutputFormat format = OutputFormat::kText;
  bool asks_help = false;
};

int fail(const std::string& message) {
  std::string text = "bulkhead explain: ";
  base::append_tame_lines(text, message);
  fmt::print(stderr, "{}\n", text);
  return kExitUsage;
}

// Ours are --help and --format in front; from the first other word on all belongs to the question.
base::Result<Line> read_line(Arguments arguments) {
  Line line;
  for (size_t i = 0; i < arguments.size(); i++) {
    const std::string_view word = arguments[i];
    const bool is_first = line.words.empty();
    if (is_first && word == "--help") {
      line.asks_help = true;
    } else if (word == "--format" || word.starts_with("--format=")) {
      const bool has_value = word != "--format";
      if (!has_value && i + 1 == arguments.size()) return base::Error{"", "--format needs text or json", ""};
      const auto format = output_format_of(has_value ? word.substr(9) : std::string_view(arguments[++i]));
      if (!format) return base::Error{"", "--format: there are text and json", ""};
      line.format = *format;
    } else {
      line.words.emplace_back(word);
    }
  }
  return line;
}

std::string_view name_of(const rego::Value& elevation) { return elevation.get("custom").get("name").as_string(); }
std::string_view id_of(const rego::Value& elevation) { return elevation.get("custom").get("id").as_string(); }

// "CAP_SYS_ADMIN", "sys_admin" and "bh1102" are what people type.
std::string spelled_as_name(std::string_view word) {
  std::string name;
  for (const char byte : word) {
    const char lower = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    name += lower == '_' || lower == ' ' ? '-' : lower;
  }
  return name;
}

const rego::Value* find_elevation(const std::vector<rego::Value>& catalogue, std::string_view word) {
  const std::string name = spelled_as_name(word);
  for (const rego::Value& elevation : catalogue) {
    if (name_of(elevation) == name || spelled_as_name(id_of(elevation)) == name) return &elevation;
  }
  for (const rego::Value& elevation : catalogue) {
    if (name_of(elevation) == "cap-" + name) return &elevation;
  }
  return nullptr;
}

int not_found(std::string_view word) {
  const ElevationNames& known = elevation_names();
  const std::string_view near = base::nearest(spelled_as_name(word), known.names);
  const std::string hint = near.empty() ? "`bulkhead explain` lists all" : fmt::format("did you mean \"{}\"?", near);
  return fail(fmt::format("there is no elevation \"{}\"; {}", word, hint));
}

// The names of the elevations in the request of a docker line, sorted.
class LineElevations {
 public:
  static base::Result<LineElevations> make() {
    auto snapshot = snapshot_of_profile("open");
    if (!snapshot) return snapshot.take_error();
    return LineElevations(*std::move(snapshot));
  }

  base::Result<std::vector<std::string>> of(const std::vector<std::string>& words) {
    const auto request = read_docker_line(words, {CliVersion::k28, newest_api(CliVersion::k28), world_});
    if (!request) return request.error();
    RawRequest raw;
    raw.method = request->method;
    raw.target = request->target;
    raw.content_type = "application/json";
    raw.body = request->body;
    SeemingFacts facts;
    OfflineGate gate(snapshot_, traits_for(DaemonVersion{"", kNewestApi, {1, 40}}), facts);
    const OfflineCaller caller{{}, {}, {}, true};
    const Decision decision = gate.decide(plugin_message_of(raw), &caller);
    if (!decision.allow) return base::Error{"", std::string(decision.reason), ""};
    std::vector<std::string> names;
    for (const DecidedElevation& elevation : decision.reported) names.emplace_back(elevation.name);
    std::ranges::sort(names);
    return names;
  }

 private:
  explicit LineElevations(std::shared_ptr<const Snapshot> snapshot) : snapshot_(std::move(snapshot)) {}

  std::shared_ptr<const Snapshot> snapshot_;
  DiskWorld world_;
};

// What the options add to, and take from, a container without any.
struct Difference {
  std::vector<std::string> added, taken;
};

base::Result<Difference> difference_of(const std::vector<std::string>& options) {
  auto elevations = LineElevations::make();
  if (!elevations) return elevations.take_error();
  std::vector<std::string> words = {"docker", "run"};
  const auto bare = elevations->of({"docker", "run", "image"});
  if (!bare) return bare.error();
  words.insert(words.end(), options.begin(), options.end());
  words.emplace_back("image");
  const auto asked = elevations->of(words);
  if (!asked) return asked.error();
  Difference difference;
  std::ranges::set_difference(*asked, *bare, std::back_inserter(difference.added));
  std::ranges::set_difference(*bare, *asked, std::back_inserter(difference.taken));
  return difference;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : separator).append(word);
  return text;
}

void print(const std::string& text) { fwrite(text.data(), 1, text.size(), stdout); }

int print_all(const Line& line, const std::vector<const rego::Value*>& elevations, const ProfileTable& profiles) {
  if (line.format == OutputFormat::kJson) {
    base::Arena arena;
    rego::ArrayBuilder list(arena);
    for (const rego::Value* elevation : elevations) list.add(explanation_document(arena, *elevation, profiles));
    print(rego::to_json(list.finish(), rego::JsonStyle::kPretty) + "\n");
    return kExitOk;
  }
  for (size_t i = 0; i < elevations.size(); i++) {
    if (i > 0) print("\n" + std::string(100, '-') + "\n\n");
    print(explanation_text(*elevations[i], profiles));
  }
  return kExitOk;
}

int explain_options(const Line& line, const std::vector<rego::Value>& catalogue, const ProfileTable& profiles) {
  const auto difference = difference_of(line.words);
  if (!difference) return fail(difference.error().message);
  std::vector<const rego::Value*> elevations;
  for (const std::string& name : difference->added) elevations.push_back(find_elevation(catalogue, name));
  std::erase(elevations, nullptr);
  if (!elevations.empty()) return print_all(line, elevations, profiles);
  if (line.format == OutputFormat::kJson) {
    print("[]\n");
  } else {
    std::string asked;
    base::append_tame(asked, joined(line.words, " "));
    print(asked + " leads to no elevation");
    print(difference->taken.empty() ? ".\n" : "; it takes away " + joined(difference->taken, ", ") + ".\n");
  }
  return kExitFailure;
}

}  // namespace

int run_explain(Arguments arguments) {
  const auto line = read_line(arguments);
  if (!line) return fail(line.error().message);
  if (line->asks_help) {
    print(kHelp);
    return kExitOk;
  }
  base::Arena arena;
  const auto catalogue = read_catalogue(arena);
  if (!catalogue) return fail(catalogue.error().to_string());
  const auto profiles = ProfileTable::load();
  if (!profiles) return fail(profiles.error().to_string());
  std::vector<const rego::Value*> elevations;
  if (line->words.empty()) {
    if (line->format == OutputFormat::kText) print(catalogue_text(*catalogue));
    for (const rego::Value& elevation : *catalogue) elevations.push_back(&elevation);
    return line->format == OutputFormat::kText ? kExitOk : print_all(*line, elevations, *profiles);
  }
  if (line->words.front().starts_with('-')) return explain_options(*line, *catalogue, *profiles);
  for (const std::string& word : line->words) {
    const rego::Value* elevation = find_elevation(*catalogue, word);
    if (elevation == nullptr) return not_found(word);
    elevations.push_back(elevation);
  }
  return print_all(*line, elevations, *profiles);
}

}  // namespace bulkhead
