#pragma once
// Prometheus' text format, version 0.0.4: a family's two comment lines, then its samples.

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "record/metrics.h"

namespace bulkhead {

class MetricsText {
 public:
  // Replaces what `out` held.
  explicit MetricsText(std::string& out) : out_(out) { out_.clear(); }

  using Labels = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  // A family; its samples follow.
  void begin(std::string_view name, std::string_view type, std::string_view help);
  void sample(Labels labels, uint64_t value);
  // A family of one sample without labels.
  void single(std::string_view name, std::string_view type, std::string_view help, uint64_t value);
  void single(std::string_view name, std::string_view type, std::string_view help, double value);
  // NAME_info{LABEL="VALUE"} 1.
  void info(std::string_view name, std::string_view help, std::string_view label, std::string_view value);
  // `counts` has one more than `bounds`: what is above all of them.
  void histogram(std::string_view name, std::string_view help, std::span<const double> bounds,
                 std::span<const uint64_t> counts, double sum);

 private:
  void line(std::string_view suffix, Labels labels, std::string_view value);

  std::string& out_;
  std::string name_;
};

void write_gauges(MetricsText& text, const Gauges& gauges);

// What the system knows of this process: memory, processor time, open files, start.
void write_process(MetricsText& text);

}  // namespace bulkhead
