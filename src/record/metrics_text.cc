// Names, labels and numbers as Prometheus reads them.

#include "record/metrics_text.h"

#include <fmt/format.h>

#include <iterator>

namespace bulkhead {

void MetricsText::begin(std::string_view name, std::string_view type, std::string_view help) {
  name_ = name;
  fmt::format_to(std::back_inserter(out_), "# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
}

void MetricsText::line(std::string_view suffix, Labels labels, std::string_view value) {
  out_.append(name_).append(suffix);
  char before = '{';
  for (const auto& [label, text] : labels) {
    out_ += before;
    before = ',';
    out_.append(label).append("=\"");
    for (const char byte : text) {
      if (byte == '\\' || byte == '"') out_ += '\\';
      if (byte != '\n') out_ += byte;
    }
    out_ += '"';
  }
  if (labels.size() > 0) out_ += '}';
  out_.append(" ").append(value).append("\n");
}

void MetricsText::sample(Labels labels, uint64_t value) { line("", labels, fmt::format_int(value).c_str()); }

void MetricsText::single(std::string_view name, std::string_view type, std::string_view help, uint64_t value) {
  begin(name, type, help);
  sample({}, value);
}

void MetricsText::single(std::string_view name, std::string_view type, std::string_view help, double value) {
  begin(name, type, help);
  line("", {}, fmt::format("{}", value));
}

void MetricsText::info(std::string_view name, std::string_view help, std::string_view label, std::string_view value) {
  begin(std::string(name) + "_info", "gauge", help);
  sample({{label, value}}, 1);
}

void MetricsText::histogram(std::string_view name, std::string_view help, std::span<const double> bounds,
                            std::span<const uint64_t> counts, double sum) {
  begin(name, "histogram", help);
  uint64_t total = 0;
  for (size_t i = 0; i < counts.size(); ++i) {
    total += counts[i];
    const std::string bound = i < bounds.size() ? fmt::format("{}", bounds[i]) : "+Inf";
    line("_bucket", {{"le", bound}}, fmt::format_int(total).c_str());
  }
  line("_sum", {}, fmt::format("{}", sum));
  line("_count", {}, fmt::format_int(total).c_str());
}

void write_gauges(MetricsText& text, const Gauges& gauges) {
  text.single("bulkhead_connections", "gauge", "Connections of the Docker daemon.", gauges.connections);
  text.single("bulkhead_workers", "gauge", "Decisions that can be made at the same time.", gauges.workers);
  text.single("bulkhead_workers_busy", "gauge", "Decisions that are being made.", gauges.workers_busy);
  text.single("bulkhead_queue_depth", "gauge", "Decisions that wait for a worker.", gauges.queue_depth);
  text.single("bulkhead_body_bytes_in_flight", "gauge", "Bytes of messages that are read or decided.",
              gauges.body_bytes_in_flight);
  text.single("bulkhead_decision_log_lines_lost_total", "counter", "Lines of the decision log that were not written.",
              gauges.decision_lines_lost);
  text.single("bulkhead_decision_log_lines_folded_total", "counter",
              "Refusals that were counted in the line of an equal one.", gauges.decision_lines_folded);
  text.single("bulkhead_log_lines_lost_total", "counter", "Lines of the daemon's log that were not written.",
              gauges.log_lines_lost);
  text.begin("bulkhead_policy_reloads_total", "counter", "Policies that were read, by whether they came to decide.");
  text.sample({{"result", "loaded"}}, gauges.policies_loaded);
  text.sample({{"result", "rejected"}}, gauges.policies_rejected);
}

}  // namespace bulkhead
