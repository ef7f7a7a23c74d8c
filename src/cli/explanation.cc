// Lines are at most kColumns wide; words are never cut.

#include "cli/explanation.h"

#include <fmt/core.h>

#include "docker/cli_line/object_maker.h"
#include "rego/value/builders.h"

namespace bulkhead {
namespace {

constexpr size_t kColumns = 100;

std::string_view text_at(const rego::Value& object, std::string_view key) {
  const rego::Value value = object.get(key);
  return value.is_string() ? value.as_string() : std::string_view();
}

// `text` in lines that begin with `margin` spaces; the first one has `start` in the margin's place.
std::string wrapped(std::string_view start, size_t margin, std::string_view text) {
  std::string out(start);
  if (out.size() < margin) out.append(margin - out.size(), ' ');
  size_t column = margin;
  bool is_first = true;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    const size_t width = end - begin;
    if (!is_first && column + 1 + width > kColumns) {
      out += '\n';
      out.append(margin, ' ');
      column = margin;
    } else if (!is_first) {
      out += ' ';
      column++;
    }
    out.append(text.substr(begin, width));
    column += width;
    is_first = false;
    begin = end + 1;
  }
  return out + "\n";
}

std::string joined(const rego::Value& list) {
  std::string text;
  for (const rego::Value& item : list.items()) text += (text.empty() ? "" : ", ") + std::string(item.as_string());
  return text;
}

// "5.3 (1.2.0, 1.3.1), 5.4 (1.6.0)" of {"1.2.0": "5.3", …}.
std::string benchmark_text(const rego::Value& numbers) {
  std::vector<std::pair<std::string, std::string>> versions_by_number;
  for (const rego::Entry& entry : numbers.entries()) {
    const std::string number(entry.value.as_string());
    const std::string version(entry.key.as_string());
    if (versions_by_number.empty() || versions_by_number.back().first != number) {
      versions_by_number.emplace_back(number, version);
    } else {
      versions_by_number.back().second += ", " + version;
    }
  }
  std::string text;
  for (const auto& [number, versions] : versions_by_number) {
    text += fmt::format("{}{} ({})", text.empty() ? "" : ", ", number, versions);
  }
  return text;
}

std::string references_text(const rego::Value& references) {
  constexpr size_t kMargin = 2;
  std::string out;
  const rego::Value cis = references.get("cis");
  if (cis.is_object() && cis.size() > 0) {
    out += wrapped("", kMargin, "CIS Docker Benchmark " + benchmark_text(cis));
  }
  const std::string_view level = text_at(references, "pss");
  if (!level.empty()) {
    out += fmt::format("  Kubernetes Pod Security: forbidden from the level {} on\n", level);
  }
  const rego::Value cve = references.get("cve");
  if (cve.is_array() && cve.size() > 0) out += wrapped("", kMargin, joined(cve));
  const rego::Value falco = references.get("falco");
  if (falco.is_array() && falco.size() > 0) out += wrapped("", kMargin, "Falco: " + joined(falco));
  const rego::Value docs = references.get("docs");
  if (docs.is_array()) {
    for (const rego::Value& url : docs.items()) out += fmt::format("  {}\n", url.as_string());
  }
  return out.empty() ? out : "\nReferences:\n" + out;
}

}  // namespace

std::string explanation_text(const rego::Value& elevation, const ProfileTable& profiles) {
  constexpr size_t kMargin = 14;
  const rego::Value custom = elevation.get("custom");
  const rego::Value instead = custom.get("instead");
  std::string out = fmt::format("{} {} ({}): {}\n", text_at(custom, "id"), text_at(custom, "name"),
                                text_at(custom, "severity"), text_at(elevation, "title"));
  out += "\nWhat it gives an attacker:\n" + wrapped("", 2, text_at(elevation, "description"));
  out += "\nWhat to use instead:\n";
  out += wrapped("  Docker", kMargin, text_at(instead, "docker"));
  out += wrapped("  Compose", kMargin, text_at(instead, "compose"));
  out += wrapped("  Kubernetes", kMargin, text_at(instead, "kubernetes"));
  out += "\nThe profiles:\n";
  for (const ProfileVerdict& profile : profiles.verdicts(text_at(custom, "name"))) {
    out += wrapped("  " + profile.profile, kMargin, profile.verdict + " it");
  }
  return out + references_text(custom.get("references"));
}

rego::Value explanation_document(base::Arena& arena, const rego::Value& elevation, const ProfileTable& profiles) {
  const rego::Value custom = elevation.get("custom");
  cli_line::ObjectMaker verdicts(arena);
  for (const ProfileVerdict& profile : profiles.verdicts(text_at(custom, "name"))) {
    verdicts.text(profile.profile, profile.verdict);
  }
  cli_line::ObjectMaker document(arena);
  for (const std::string_view key : {"id", "name", "severity", "group"}) document.text(key, text_at(custom, key));
  for (const std::string_view key : {"title", "description"}) document.text(key, text_at(elevation, key));
  document.value("instead", custom.get("instead")).value("references", custom.get("references"));
  return document.value("profiles", verdicts.finish()).finish();
}

std::string catalogue_text(const std::vector<rego::Value>& catalogue) {
  std::string out;
  std::string_view group;
  for (const rego::Value& elevation : catalogue) {
    const rego::Value custom = elevation.get("custom");
    if (text_at(custom, "group") != group) {
      out += fmt::format("{}{}\n", group.empty() ? "" : "\n", text_at(custom, "group"));
      group = text_at(custom, "group");
    }
    out += fmt::format("  {}  {:<8}  {:<27}  {}\n", text_at(custom, "id"), text_at(custom, "severity"),
                       text_at(custom, "name"), text_at(elevation, "title"));
  }
  return out;
}

}  // namespace bulkhead
