// What came from the request is shown as the decision holds it: the gate has already taken out what a terminal acts on.

#include "cli/decision_text.h"

#include <fmt/core.h>

#include <span>

#include "docker/cli_line/object_maker.h"
#include "rego/value/builders.h"

namespace bulkhead {
namespace {

rego::Value elevations_value(base::Arena& arena, std::span<const DecidedElevation> elevations) {
  rego::ArrayBuilder list(arena);
  for (const DecidedElevation& elevation : elevations) {
    cli_line::ObjectMaker object(arena);
    object.text("name", elevation.name).text("id", elevation.id).text("severity", elevation.severity);
    object.text_if_any("by", elevation.by);
    list.add(object.finish());
  }
  return list.finish();
}

rego::Value texts_value(base::Arena& arena, std::span<const std::string_view> texts) {
  rego::ArrayBuilder list(arena);
  for (const std::string_view text : texts) list.add(cli_line::make_text(arena, text));
  return list.finish();
}

std::string elevation_lines(std::string_view verb, std::span<const DecidedElevation> elevations) {
  std::string out;
  for (const DecidedElevation& elevation : elevations) {
    out += fmt::format("  {:<9} {} {} ({})", verb, elevation.id, elevation.name, elevation.severity);
    out += elevation.by.empty() ? "\n" : fmt::format(" by {}\n", elevation.by);
  }
  return out;
}

std::string headline(const Decision& decision) {
  if (decision.would_refuse) return fmt::format("allowed by mode {}, which else is refused", mode_name(decision.mode));
  return decision.allow ? "allowed" : "refused";
}

}  // namespace

std::string decision_text(const Decision& decision) {
  std::string out = headline(decision);
  if (!decision.route.empty()) out += fmt::format(": {}", decision.route);
  if (!decision.rule.empty()) out += fmt::format(", by {}", decision.rule);
  out += fmt::format(" ({})\n", decision.code);
  if (!decision.reason.empty()) out += fmt::format("\n{}\n", decision.reason);
  const std::string elevations = elevation_lines("refused", decision.refused) +
                                 elevation_lines("granted", decision.granted) +
                                 elevation_lines("reported", decision.reported);
  if (!elevations.empty()) out += "\nelevations\n" + elevations;
  for (const std::string_view warning : decision.warnings) out += fmt::format("warning: {}\n", warning);
  for (const std::string_view record : decision.records) out += fmt::format("record: {}\n", record);
  return out;
}

rego::Value decision_document(base::Arena& arena, const Decision& decision) {
  cli_line::ObjectMaker document(arena);
  document.truth("allow", decision.allow).truth("would_refuse", decision.would_refuse);
  document.text("code", decision.code).text("mode", mode_name(decision.mode)).text("rule", decision.rule);
  document.text("route", decision.route).text("reason", decision.reason);
  document.value("refused", elevations_value(arena, decision.refused));
  document.value("granted", elevations_value(arena, decision.granted));
  document.value("reported", elevations_value(arena, decision.reported));
  document.value("warnings", texts_value(arena, decision.warnings));
  document.value("records", texts_value(arena, decision.records));
  return document.finish();
}

}  // namespace bulkhead
