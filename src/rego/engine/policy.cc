// From sources to a Policy, and from a text to a Query: parse, run the passes, emit, verify. The policy keeps its tree
// of rules, because queries are compiled against it later.

#include "rego/engine/policy.h"

#include "rego/engine/policy_impl.h"
#include "rego/syntax/parser.h"
#include "rego/vm/context.h"

namespace rego {
namespace {

void parse_sources(const PolicyInput& input, Compilation& compilation) {
  for (size_t i = 0; i < input.sources.size(); i++) {
    const RegoVersion version = i < input.versions.size() ? input.versions[i] : input.options.version;
    auto module = parse_module(input.sources[i], {version});
    if (module) {
      if (input.on_module) input.on_module(**module);
      compilation.modules.push_back(std::move(*module));
      continue;
    }
    const Diagnostics& found = module.error();
    compilation.diagnostics.insert(compilation.diagnostics.end(), found.begin(), found.end());
  }
}

// A rule where the data has a value already: neither may win silently.
void check_data_conflicts(const RuleNode& node, const Value& data, Compilation& compilation) {
  if (!node.rules.empty()) {
    if (data.is_defined()) {
      compilation.report("rego_compile_error", "conflicting rule for data path " + node.path().substr(5) + " found",
                         node.rules[0].rule->head.span);
    }
    return;
  }
  for (const auto& [key, child] : node.children) {
    check_data_conflicts(*child, data.is_object() ? data.get(key) : Value(), compilation);
  }
}

base::Result<std::unique_ptr<Module>, Diagnostics> parse_imports(std::span<const std::string> imports,
                                                                 RegoVersion version) {
  std::string text = "package query\n";
  for (const std::string& import : imports) text += "import " + import + "\n";
  return parse_module(std::make_shared<const Source>("", std::move(text)), {version});
}

// Whether `code` looks at input[key], or at the input in a way that does not say which key.
bool reads_input_key(const Program& program, std::string_view key) {
  for (const Instruction& instruction : program.code.instructions) {
    if (instruction.op == Opcode::kInput) return true;
    if (instruction.op != Opcode::kInputPath) continue;
    uint32_t path = instruction.x;
    if (path == 0) return true;
    while (program.input_paths[path].parent != 0) path = program.input_paths[path].parent;
    const Value& first = program.input_paths[path].key;
    if (first.is_string() && first.as_string() == key) return true;
  }
  return false;
}

void report_unsound(Compilation& compilation, const base::Status& verified) {
  if (!verified) compilation.report(verified.error().code, verified.error().message, {});
}

// What the caller gets: the sources live as long as the complaints about them.
Diagnostics kept(Diagnostics diagnostics) {
  for (Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.span.source) diagnostic.kept = diagnostic.span.source->shared_from_this();
  }
  return diagnostics;
}

}  // namespace

base::Result<std::shared_ptr<const Policy>, Diagnostics> Policy::compile(const PolicyInput& input) {
  auto policy = std::make_shared<PolicyImpl>();
  Compilation& compilation = policy->compilation;
  policy->options = input.options;
  compilation.options.keeps_prints = input.options.keeps_prints;
  compilation.options.is_strict = input.options.is_strict;
  compilation.options.is_observed = input.options.is_observed;
  parse_sources(input, compilation);
  if (compilation.diagnostics.empty()) run_passes(compilation);
  const bool checks_data = compilation.diagnostics.empty() && !input.options.allows_data_conflicts;
  if (checks_data) check_data_conflicts(compilation.tree.root(), input.data, compilation);
  if (compilation.diagnostics.empty()) emit_policy(compilation, input.data, policy->program);
  if (compilation.diagnostics.empty()) report_unsound(compilation, verify(policy->program, policy->program));
  if (!compilation.diagnostics.empty()) return kept(std::move(compilation.diagnostics));
  return std::shared_ptr<const Policy>(std::move(policy));
}

base::Result<std::shared_ptr<const Query>, Diagnostics> PolicyImpl::prepare(
    std::string_view text, std::span<const std::string> imports) const {
  auto source = std::make_shared<const Source>("", std::string(text));
  auto module = parse_query(source, {options.version});
  if (!module) return kept(module.take_error());
  std::unique_ptr<Module> import_module;  // owns the imports' nodes
  if (!imports.empty()) {
    auto parsed = parse_imports(imports, options.version);
    if (!parsed) return kept(parsed.take_error());
    import_module = std::move(*parsed);
    (*module)->imports.assign(import_module->imports.begin(), import_module->imports.end());
  }
  Compilation local;
  local.options = compilation.options;
  local.modules.push_back(std::move(*module));
  run_query_passes(local, compilation);
  auto query = std::make_shared<QueryImpl>();
  query->policy = std::static_pointer_cast<const PolicyImpl>(shared_from_this());
  if (local.diagnostics.empty()) emit_query(local, compilation.tree, program, *local.modules[0], query->program);
  if (local.diagnostics.empty()) report_unsound(local, verify(query->program, program));
  if (!local.diagnostics.empty()) return kept(std::move(local.diagnostics));
  return std::shared_ptr<const Query>(std::move(query));
}

bool QueryImpl::reads_input(std::string_view key) const {
  return reads_input_key(program, key) || reads_input_key(policy->program, key);
}

std::vector<std::string> PolicyImpl::rule_paths(std::string_view prefix) const {
  std::vector<std::string> paths;
  for (const auto& module : compilation.modules) {
    for (const Rule* rule : module->rules) {
      const Term& last = *rule->head.reference.back();
      const std::string_view name = last.kind == TermKind::kVar ? last.name
                                    : is_string(last)           ? last.scalar.as_string()
                                                                : std::string_view();
      if (!name.starts_with(prefix)) continue;
      std::string path = dotted_name(*module->package);
      for (const Term* part : rule->head.reference) {
        path += "." + std::string(part->kind == TermKind::kVar ? part->name : part->scalar.as_string());
      }
      if (paths.empty() || paths.back() != path) paths.push_back(std::move(path));
    }
  }
  return paths;
}

}  // namespace rego
