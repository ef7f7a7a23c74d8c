// A statement is a rule when it can only be one ("p if …", "p contains x"), or when it gives a value to a name that has
// none yet ("x := 1", "y = 2"); else it is a query.

#include "cli/rego_repl_session.h"

#include <algorithm>

#include "rego/syntax/format.h"
#include "rego/syntax/parser.h"
#include "rego/syntax/print.h"

namespace bulkhead {
namespace {

using rego::Source;

constexpr const char* kHelp = R"(
Statements are evaluated; "x := 1" and "p if { … }" define rules of the active package.

  package NAME              change the active package
  import PATH               add an import to it
  show                      print it
  unset NAME                remove a rule from it
  json, pretty              how results are printed
  trace, notes, fails       explain results; the same word again turns it off
  strict-builtin-errors     make errors of built-in functions errors of the query
  dump                      print the loaded documents
  help                      this
  exit                      leave (or ctrl+d)

)";

std::string trim(const std::string& text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::shared_ptr<const Source> source_of(const std::string& text) { return std::make_shared<const Source>("", text); }

// Whether more lines could make the text whole.
bool is_open(const rego::Diagnostics& diagnostics) {
  return std::ranges::any_of(diagnostics, [](const rego::Diagnostic& each) {
    return each.message.starts_with("unexpected eof token") || each.message == "non-terminated string" ||
           each.message == "found empty body";
  });
}

// The name that "x := 1" or "x = 1" gives a value to, or "".
std::string assigned_name(const rego::Body& body) {
  if (body.size() != 1 || body[0]->kind != rego::ExprKind::kTerm || body[0]->negated || !body[0]->with.empty())
    return "";
  const rego::Term& term = *body[0]->term;
  if (term.kind != rego::TermKind::kCall || term.items.size() != 3) return "";
  const std::string op = rego::to_text(*term.items[0]);
  const bool is_assignment = op == "assign" || op == "eq";
  return is_assignment && term.items[1]->kind == rego::TermKind::kVar ? std::string(term.items[1]->name) : "";
}

// "trace" of "trace full"
std::string first_word(const std::string& text) { return text.substr(0, text.find_first_of(" \t")); }

std::string rest_of(const std::string& text) {
  const size_t space = text.find_first_of(" \t");
  return space == std::string::npos ? "" : trim(text.substr(space));
}

}  // namespace

ReplSession::ReplSession(rego::Loaded loaded, rego::RegoVersion version, rego::EvalOptions surroundings)
    : loaded_(std::move(loaded)), version_(version), surroundings_(std::move(surroundings)) {}

std::string ReplSession::enter(const std::string& line) {
  const std::string text = pending_.empty() ? trim(line) : pending_ + "\n" + line;
  if (trim(text).empty()) return "";
  std::string out;
  if (pending_.empty() && command(text, out)) return out;
  const bool must_end = !pending_.empty() && trim(line).empty();
  auto query = rego::parse_query(source_of(text), {.version = version_});
  auto module = rego::parse_module(source_of("package repl\n" + text), {.version = version_});
  if (!query && !module && is_open(module.error()) && !must_end) {
    pending_ = text;
    return "";
  }
  pending_.clear();
  if (query) {
    const std::string name = assigned_name((*query)->rules[0]->body);
    const auto& rules = packages_[package_].rules;
    const bool is_new = !name.empty() && std::ranges::find(rules, name, &Definition::name) == rules.end();
    return is_new ? define(text, name) : evaluate(text);
  }
  if (module && !(*module)->rules.empty()) {
    return define(text, std::string((*module)->rules[0]->head.reference[0]->name));
  }
  return opa_text(errors_of(query.error())) + "\n";
}

bool ReplSession::command(const std::string& text, std::string& out) {
  const std::string word = first_word(text);
  const std::string rest = rest_of(text);
  if (word == "exit" || word == "quit") {
    is_over_ = true;
  } else if (word == "help" || word == "?") {
    out = kHelp;
  } else if (word == "json" || word == "pretty") {
    format_ = word == "json" ? OutputFormat::kJson : OutputFormat::kPretty;
  } else if (word == "show") {
    out = module_text(package_);
  } else if (word == "dump") {
    out = dump();
  } else if (word == "trace" || word == "notes" || word == "fails") {
    out = toggle(word, word == "notes" ? Explain::kNotes : word == "fails" ? Explain::kFails : Explain::kFull);
  } else if (word == "strict-builtin-errors") {
    is_strict_ = !is_strict_;
  } else if (word == "unset" && !rest.empty()) {
    out = unset(rest);
  } else if (word == "package" && !rest.empty()) {
    auto parsed = rego::parse_module(source_of(text), {.version = version_});
    if (parsed) {
      package_ = rego::to_text(*(*parsed)->package).substr(5);
    } else {
      out = opa_text(errors_of(parsed.error())) + "\n";
    }
  } else if (word == "import" && !rest.empty()) {
    out = add_import(rest);
  } else {
    return false;
  }
  return true;
}

std::string ReplSession::toggle(const std::string& name, Explain explain) {
  explain_ = explain_ == explain ? Explain::kOff : explain;
  policy_.reset();
  return name + (explain_ == Explain::kOff ? " is off\n" : " is on\n");
}

std::string ReplSession::add_import(const std::string& text) {
  std::vector<std::string>& imports = packages_[package_].imports;
  imports.push_back(text);
  policy_.reset();
  std::string problem = compile();
  if (!problem.empty()) imports.pop_back();
  return problem;
}

std::string ReplSession::unset(const std::string& name) {
  std::vector<Definition>& rules = packages_[package_].rules;
  const size_t removed = std::erase_if(rules, [&](const Definition& rule) { return rule.name == name; });
  policy_.reset();
  return removed > 0 ? "" : "warning: no matching rules in current module\n";
}

std::string ReplSession::dump() const {
  JsonText out;
  return out.value(loaded_.data).pretty() + "\n";
}

std::string ReplSession::module_text(const std::string& package) const {
  std::string text = "package " + package + "\n\n";
  const auto found = packages_.find(package);
  if (found == packages_.end()) return "package " + package + "\n";
  for (const std::string& import : found->second.imports) text += "import " + import + "\n";
  for (const Definition& rule : found->second.rules) text += "\n" + rule.text + "\n";
  rego::FormatOptions options;
  options.source = version_;
  options.target = version_ == rego::RegoVersion::kV0 ? rego::FormatTarget::kV0 : rego::FormatTarget::kV1;
  auto formatted = rego::format_source(source_of(text), options);
  return formatted ? *formatted : text;
}

std::string ReplSession::define(const std::string& text, const std::string& name) {
  std::vector<Definition>& rules = packages_[package_].rules;
  const bool is_new = std::ranges::find(rules, name, &Definition::name) == rules.end();
  rules.push_back({name, text});
  policy_.reset();
  if (std::string problem = compile(); !problem.empty()) {
    rules.pop_back();
    return problem;
  }
  if (!is_new) return "";
  return "Rule '" + name + "' defined in package " + package_ + ". Type 'show' to see rules.\n";
}

std::vector<std::string> ReplSession::query_imports() const {
  const auto found = packages_.find(package_);
  if (found == packages_.end()) return {};
  std::vector<std::string> imports = found->second.imports;
  for (const Definition& rule : found->second.rules) {
    const std::string path = "data." + package_ + "." + rule.name;
    if (std::ranges::find(imports, path) == imports.end()) imports.push_back(path);
  }
  return imports;
}

std::string ReplSession::compile() {
  if (policy_) return "";
  rego::PolicyInput input;
  input.sources = loaded_.sources;
  for (const auto& [name, package] : packages_) {
    if (!package.rules.empty()) input.sources.push_back(source_of(module_text(name)));
  }
  input.data = loaded_.data;
  input.options.version = version_;
  input.options.keeps_prints = true;
  input.options.is_observed = explain_ != Explain::kOff;
  auto policy = rego::Policy::compile(input);
  if (!policy) return opa_text(errors_of(policy.error())) + "\n";
  policy_ = *policy;
  return "";
}

std::string ReplSession::evaluate(const std::string& text) {
  if (std::string problem = compile(); !problem.empty()) return problem;
  auto query = policy_->prepare(text, query_imports());
  if (!query) return opa_text(errors_of(query.error())) + "\n";
  TraceRecorder recorder(Values::kDrop);
  std::string printed;
  rego::EvalOptions options = surroundings_;
  options.strict_builtin_errors = is_strict_;
  options.print = [&](std::string_view, std::string_view line) { printed.append(line).append("\n"); };
  if (explain_ != Explain::kOff) options.observer = &recorder;
  rego::Evaluator evaluator(options);
  QueryOutput output;
  output.query = text;
  evaluator.begin();
  auto solutions = evaluator.solve(**query, loaded_.data.get("repl").get("input"));
  if (solutions) {
    output.solutions = std::move(*solutions);
  } else {
    output.errors = errors_of(solutions.error());
  }
  output.explanation = pretty_trace(recorder.trace(), explain_, text + " = _");
  const Printed shown = print_output(output, format_, 80);
  return printed + shown.out + shown.error;
}

}  // namespace bulkhead
