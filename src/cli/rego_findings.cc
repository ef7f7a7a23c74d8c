// Several evaluations make statistics of the metrics, one makes plain numbers.

#include "cli/rego_findings.h"

#include <algorithm>
#include <numeric>

#include "cli/rego_duration.h"
#include "cli/rego_table.h"

namespace bulkhead {
namespace {

struct Statistics {
  int64_t min;
  int64_t max;
  double mean;
  double p90;
  double p99;
};

// Between two samples, linearly.
double percentile(const std::vector<int64_t>& sorted, double part) {
  const double position = part * static_cast<double>(sorted.size() + 1);
  if (position < 1) return static_cast<double>(sorted.front());
  if (position >= static_cast<double>(sorted.size())) return static_cast<double>(sorted.back());
  const auto below = static_cast<size_t>(position);
  const auto low = static_cast<double>(sorted[below - 1]);
  return low + (position - static_cast<double>(below)) * (static_cast<double>(sorted[below]) - low);
}

Statistics statistics_of(std::vector<int64_t> values) {
  std::ranges::sort(values);
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  return {values.front(), values.back(), sum / static_cast<double>(values.size()), percentile(values, 0.9),
          percentile(values, 0.99)};
}

bool is_aggregated(const QueryOutput& output) {
  return !output.metrics.empty() && output.metrics.begin()->second.size() > 1;
}

std::string real(double number) {
  JsonText text;
  return text.real(number).compact();
}

void write_metrics(JsonText& out, const QueryOutput& output) {
  const bool aggregates = is_aggregated(output);
  out.key(aggregates ? "aggregated_metrics" : "metrics").begin_object();
  for (const auto& [name, values] : output.metrics) {
    out.key(name);
    if (!aggregates) {
      out.integer(values[0]);
      continue;
    }
    const Statistics found = statistics_of(values);
    out.begin_object().key("90%").real(found.p90).key("99%").real(found.p99).key("max").integer(found.max);
    out.key("mean").real(found.mean).key("min").integer(found.min).end_object();
  }
  out.end_object();
}

void write_profile(JsonText& out, const std::vector<ProfileLine>& profile) {
  out.key("profile").begin_array();
  for (const ProfileLine& line : profile) {
    out.begin_object().key("total_time_ns").integer(line.time.count()).key("num_eval").integer(line.evals);
    out.key("num_redo").integer(line.redos).key("num_gen_expr").integer(line.expressions);
    out.key("location").begin_object().key("file").string(line.file).key("row").integer(line.row);
    out.key("col").integer(line.column).end_object().end_object();
  }
  out.end_array();
}

void write_trace(JsonText& out, const Trace& trace) {
  out.key("explanation").begin_array();
  for (const TraceLine& line : trace) {
    out.begin_object().key("op").string(name_of(line.op)).key("text").string(line.text);
    out.key("depth").integer(line.depth).key("location").begin_object().key("file").string(line.file);
    out.key("row").integer(line.row).key("col").integer(line.column).end_object().end_object();
  }
  out.end_array();
}

std::string metrics_table(const QueryOutput& output) {
  Table table;
  if (is_aggregated(output)) {
    table.header = {"Metric", "Min", "Max", "Mean", "90%", "99%"};
    for (const auto& [name, values] : output.metrics) {
      const Statistics found = statistics_of(values);
      table.rows.push_back({name, std::to_string(found.min), std::to_string(found.max), real(found.mean),
                            real(found.p90), real(found.p99)});
    }
  } else {
    table.header = {"Metric", "Value"};
    for (const auto& [name, values] : output.metrics) table.rows.push_back({name, std::to_string(values[0])});
  }
  return to_text(table);
}

std::string profile_table(const std::vector<ProfileLine>& profile) {
  Table table;
  table.header = {"Time", "Num Eval", "Num Redo", "Num Gen Expr", "Location"};
  for (const ProfileLine& line : profile) {
    const std::string place = line.file.empty() ? line.text : line.file + ":" + std::to_string(line.row);
    table.rows.push_back({format_duration(line.time), std::to_string(line.evals), std::to_string(line.redos),
                          std::to_string(line.expressions), place});
  }
  return to_text(table);
}

}  // namespace

void write_findings(JsonText& out, const QueryOutput& output) {
  if (!output.metrics.empty()) write_metrics(out, output);
  if (!output.trace.empty()) write_trace(out, output.trace);
  if (!output.profile.empty()) write_profile(out, output.profile);
  if (output.coverage) {
    out.key("coverage");
    output.coverage->write(out);
  }
}

std::string pretty_findings(const QueryOutput& output) {
  std::string text;
  if (!output.metrics.empty()) text += metrics_table(output);
  if (!output.profile.empty()) text += profile_table(output.profile);
  if (output.coverage) {
    char percent[32];
    snprintf(percent, sizeof percent, "%.2f", output.coverage->percent());
    Table table;
    table.rows.push_back({"Overall Coverage", percent});
    text += to_text(table);
  }
  return text;
}

}  // namespace bulkhead
