// A head counts when its rule held, an expression when it was evaluated. What lies within something covered is no gap.

#include "cli/rego_coverage.h"

#include <algorithm>

namespace bulkhead {
namespace {

using rego::Position;

Position end_of(Position start, std::string_view text) {
  for (const char c : text) {
    if (c == '\n') {
      start = {start.row + 1, 1};
    } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      ++start.column;
    }
  }
  return start;
}

CoveredRange range_of(const rego::Span& span) {
  const Position start = span.position();
  return {start, end_of(start, span.text())};
}

std::set<int> rows_of(const std::set<CoveredRange>& ranges) {
  std::set<int> rows;
  for (const CoveredRange& range : ranges) {
    for (int row = range.start.row; row <= range.end.row; ++row) rows.insert(row);
  }
  return rows;
}

void write_position(JsonText& out, Position position) {
  out.begin_object().key("row").integer(position.row).key("col").integer(position.column).end_object();
}

void write_ranges(JsonText& out, std::string_view name, const std::set<CoveredRange>& ranges) {
  if (ranges.empty()) return;
  out.key(name).begin_array();
  for (const CoveredRange& range : ranges) {
    out.begin_object().key("start");
    write_position(out, range.start);
    out.key("end");
    write_position(out, range.end);
    out.end_object();
  }
  out.end_array();
}

void write_count(JsonText& out, std::string_view name, size_t count) {
  if (count > 0) out.key(name).integer(static_cast<int64_t>(count));
}

}  // namespace

bool CoveredRange::contains(const CoveredRange& other) const {
  const auto at = [](Position position) { return std::pair(position.row, position.column); };
  return at(start) <= at(other.start) && at(end) >= at(other.end);
}

void Coverage::add_module(const rego::Module& module) {
  File& file = files_[module.source->name()];
  for (const rego::Rule* rule : module.rules) {
    for (const rego::Rule* branch = rule; branch; branch = branch->else_rule) {
      file.all.insert(range_of(branch->head.span));
      for (const rego::Term* term : branch->head.reference) add_term(file, *term);
      for (const rego::Term* term : {branch->head.key, branch->head.value}) {
        if (term) add_term(file, *term);
      }
      add_body(file, branch->body);
    }
  }
}

void Coverage::add_body(File& file, const rego::Body& body) {
  for (const rego::Expr* expr : body) {
    if (expr->kind != rego::ExprKind::kSome && expr->span.source) file.all.insert(range_of(expr->span));
    for (const rego::Term* term : {expr->term, expr->key, expr->value, expr->domain}) {
      if (term) add_term(file, *term);
    }
    for (const rego::Term* term : expr->terms) add_term(file, *term);
    for (const rego::With& with : expr->with) add_term(file, *with.value);
    add_body(file, expr->body);
    add_body(file, expr->right);
  }
}

void Coverage::add_term(File& file, const rego::Term& term) {
  for (const rego::Term* item : term.items) add_term(file, *item);
  add_body(file, term.body);
}

void Coverage::on_event(const rego::TraceEvent& event) {
  const rego::TracePoint& point = event.point;
  const bool counts = event.op == rego::TraceOp::kEval || (event.op == rego::TraceOp::kExit && point.is_head);
  if (!counts || point.place.file >= event.program.files.size()) return;
  const std::string& name = event.program.files[point.place.file];
  if (name.empty()) return;
  const Position start{static_cast<int>(point.place.row), static_cast<int>(point.place.column)};
  files_[name].covered.insert({start, end_of(start, point.text)});
}

void Coverage::finish() {
  for (auto& [name, file] : files_) {
    const auto is_covered = [&covered = file.covered](const CoveredRange& range) {
      return std::ranges::any_of(covered, [&](const CoveredRange& each) { return each.contains(range); });
    };
    std::ranges::remove_copy_if(file.all, std::inserter(file.missed, file.missed.end()), is_covered);
    covered_lines_ += rows_of(file.covered).size();
    missed_lines_ += rows_of(file.missed).size();
  }
}

double Coverage::percent_of(size_t covered, size_t missed) {
  const size_t all = covered + missed;
  return all == 0 ? 0 : 100.0 * static_cast<double>(covered) / static_cast<double>(all);
}

void Coverage::write(JsonText& out) const {
  out.begin_object().key("files").begin_object();
  for (const auto& [name, file] : files_) {
    const size_t covered = rows_of(file.covered).size();
    const size_t missed = rows_of(file.missed).size();
    out.key(name).begin_object();
    write_ranges(out, "covered", file.covered);
    write_ranges(out, "not_covered", file.missed);
    write_count(out, "covered_lines", covered);
    write_count(out, "not_covered_lines", missed);
    if (covered > 0) out.key("coverage").real(percent_of(covered, missed));
    out.end_object();
  }
  out.end_object().key("covered_lines").integer(static_cast<int64_t>(covered_lines_));
  out.key("not_covered_lines").integer(static_cast<int64_t>(missed_lines_));
  out.key("coverage").real(percent()).end_object();
}

std::string Coverage::missed_lines() const {
  std::string text;
  for (const auto& [name, file] : files_) {
    const std::set<int> rows = rows_of(file.missed);
    for (auto row = rows.begin(); row != rows.end();) {
      const int first = *row;
      int last = first;
      while (++row != rows.end() && *row == last + 1) last = *row;
      text += "\n\t" + name + ":" + std::to_string(first);
      if (last > first) text += "-" + std::to_string(last);
    }
  }
  return text;
}

}  // namespace bulkhead
