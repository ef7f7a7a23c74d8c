#pragma once
// A session of the REPL: rules that were typed, imports, settings; a line in, text out. It neither reads nor writes
// anything itself.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/rego_error.h"
#include "cli/rego_print.h"
#include "cli/rego_trace.h"
#include "rego/engine/loader.h"
#include "rego/engine/policy.h"

namespace bulkhead {

class ReplSession {
 public:
  // What `loaded` was read into outlives the session.
  ReplSession(rego::Loaded loaded, rego::RegoVersion version, rego::EvalOptions surroundings);

  // What to print: results, messages, errors. Lines that are not complete yet are kept for the next one.
  std::string enter(const std::string& line);
  // "> ", or "| " where a line goes on.
  std::string prompt() const { return pending_.empty() ? "> " : "| "; }
  bool is_over() const { return is_over_; }

 private:
  struct Definition {
    std::string name;
    std::string text;
  };
  struct Package {
    std::vector<std::string> imports;
    std::vector<Definition> rules;
  };

  bool command(const std::string& text, std::string& out);
  std::string define(const std::string& text, const std::string& name);
  std::string evaluate(const std::string& text);
  std::string add_import(const std::string& text);
  std::string unset(const std::string& name);
  std::string dump() const;
  std::string toggle(const std::string& name, Explain explain);
  std::string module_text(const std::string& package) const;
  std::vector<std::string> query_imports() const;
  // Compiles everything; on failure says why, and the policy stays what it was.
  std::string compile();

  rego::Loaded loaded_;
  rego::RegoVersion version_;
  std::map<std::string, Package> packages_;
  std::string package_ = "repl";
  std::string pending_;
  std::shared_ptr<const rego::Policy> policy_;
  OutputFormat format_ = OutputFormat::kPretty;
  Explain explain_ = Explain::kOff;
  bool is_strict_ = false;
  bool is_over_ = false;
  rego::EvalOptions surroundings_;
};

}  // namespace bulkhead
