// Time runs on the account of the expression that was evaluated last, until the next one is.

#include "cli/rego_profile.h"

#include <algorithm>
#include <array>

namespace bulkhead {
namespace {

constexpr std::array<std::string_view, 6> kSortKeys = {"total_time_ns", "num_eval", "num_redo",
                                                       "num_gen_expr",  "file",     "line"};

// Below 0 where `a` comes first.
int64_t compare(const ProfileLine& a, const ProfileLine& b, const std::string& key) {
  if (key == "num_eval") return b.evals - a.evals;
  if (key == "num_redo") return b.redos - a.redos;
  if (key == "num_gen_expr") return b.expressions - a.expressions;
  if (key == "file") return a.file.compare(b.file);
  if (key == "line") return int64_t{a.row} - int64_t{b.row};
  return b.time.count() - a.time.count();
}

}  // namespace

bool Profiler::is_sort_key(const std::string& key) { return std::ranges::find(kSortKeys, key) != kSortKeys.end(); }

void Profiler::charge() {
  const auto now = Clock::now();
  if (current_) current_->line.time += now - since_;
  since_ = now;
}

void Profiler::on_event(const rego::TraceEvent& event) {
  const bool is_eval = event.op == rego::TraceOp::kEval;
  if (!is_eval && (event.op != rego::TraceOp::kRedo || event.point.is_head)) return;
  charge();
  const rego::TracePoint& point = event.point;
  const bool has_file = point.place.file < event.program.files.size();
  const std::string file = has_file ? event.program.files[point.place.file] : std::string();
  Entry& entry = entries_[{file, point.place.row}];
  ProfileLine& line = entry.line;
  if (line.evals == 0) {
    line.file = file;
    line.text = point.text;
    line.row = point.place.row;
    line.column = point.place.column;
  }
  (is_eval ? line.evals : line.redos)++;
  if (is_eval && entry.texts.insert(point.text).second) ++line.expressions;
  current_ = &entry;
  since_ = Clock::now();
}

std::vector<ProfileLine> Profiler::lines(const std::vector<std::string>& sort_keys, int limit) const {
  std::vector<ProfileLine> lines;
  for (const auto& [place, entry] : entries_) lines.push_back(entry.line);
  std::vector<std::string> keys = sort_keys;
  keys.insert(keys.end(), {"total_time_ns", "num_eval", "num_redo", "file", "line"});
  std::ranges::sort(lines, [&](const ProfileLine& a, const ProfileLine& b) {
    for (const std::string& key : keys) {
      if (const int64_t order = compare(a, b, key); order != 0) return order < 0;
    }
    return false;
  });
  if (limit > 0 && lines.size() > static_cast<size_t>(limit)) lines.resize(static_cast<size_t>(limit));
  return lines;
}

}  // namespace bulkhead
