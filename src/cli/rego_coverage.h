#pragma once
// Which heads and expressions of the policies an evaluation reached, as `--coverage` reports it.

#include <map>
#include <set>
#include <string>

#include "cli/rego_json.h"
#include "rego/syntax/ast.h"
#include "rego/vm/observer.h"

namespace bulkhead {

struct CoveredRange {
  rego::Position start;
  rego::Position end;  // behind the last character

  bool contains(const CoveredRange& other) const;
  auto operator<=>(const CoveredRange& other) const {
    return std::tuple(start.row, start.column, end.row, end.column) <=>
           std::tuple(other.start.row, other.start.column, other.end.row, other.end.column);
  }
  bool operator==(const CoveredRange& other) const { return (*this <=> other) == 0; }
};

class Coverage final : public rego::Observer {
 public:
  // What could be reached in a module, as it was parsed.
  void add_module(const rego::Module& module);
  void on_event(const rego::TraceEvent& event) override;

  // Closes the account; before the rest is asked.
  void finish();
  double percent() const { return percent_of(covered_lines_, missed_lines_); }
  void write(JsonText& out) const;
  // "\n\tp.rego:8-9" for each run of lines that nothing reached.
  std::string missed_lines() const;

 private:
  using Ranges = std::set<CoveredRange>;
  struct File {
    Ranges all;
    Ranges covered;
    Ranges missed;
  };
  void add_body(File& file, const rego::Body& body);
  void add_term(File& file, const rego::Term& term);
  static double percent_of(size_t covered, size_t missed);

  std::map<std::string, File> files_;
  size_t covered_lines_ = 0;
  size_t missed_lines_ = 0;
};

}  // namespace bulkhead
