// A block starts with a comment in column 1 that says METADATA and goes on while comments follow it line by line, in
// column 1 too. It belongs to the first statement below its first line: the package for `package` and `subpackages`, a
// rule for `rule` and `document`. Statements and blocks both stand in the order of the text, so one walk joins them.

#include "rego/syntax/annotations.h"

#include <algorithm>
#include <map>
#include <span>
#include <vector>

#include "rego/value/builders.h"

namespace rego {
namespace {

constexpr std::string_view kSpaces = " \t\r\n\v\f";

std::string_view trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

std::string_view comment_text(const Comment& comment) { return comment.span.text().substr(1); }

bool starts_block(const Comment& comment) {
  return trimmed(comment_text(comment)).starts_with("METADATA") && comment.span.position().column == 1;
}

bool ends_block(const Comment& comment, const Comment& before) {
  const Position position = comment.span.position();
  return position.column != 1 || position.row - 1 != before.span.position().row || starts_block(comment);
}

// An unlucky key: "title:x" is one word to YAML.
std::string colon_hint(const Comment& comment) {
  std::string_view rest = comment_text(comment);
  std::string symbols;
  for (size_t colon = rest.find(':'); colon != std::string_view::npos; colon = rest.find(':')) {
    rest.remove_prefix(colon + 1);
    if (rest.empty() || rest[0] == ' ' || rest[0] == '\t') break;
    if (!symbols.empty()) symbols += ' ';
    symbols += "'" + std::string(rest.substr(0, 1)) + "'";
  }
  if (symbols.empty()) return "";
  return "\n  Hint: on line " + std::to_string(comment.span.position().row) + ", symbol(s) [" + symbols +
         "] immediately following a key/value separator ':' is not a legal yaml space character";
}

void report_problem(const AnnotationProblem& problem, std::span<const Comment> block, Diagnostics& errors) {
  const bool is_yaml = problem.line >= 0;
  // Where opa points: one line too low, but for the last.
  const size_t at = is_yaml ? std::min(block.size() - 1, static_cast<size_t>(problem.line) + 1) : 0;
  std::string message = problem.text;
  for (size_t i = 1; is_yaml && i < block.size(); ++i) message += colon_hint(block[i]);
  errors.push_back({"rego_parse_error", std::move(message), block[at].span, ""});
}

void read_block(Module& module, std::span<const Comment> block, Diagnostics& errors) {
  std::string text;
  for (const Comment& comment : block.subspan(1)) {
    std::string_view line = comment_text(comment);
    if (line.starts_with(' ')) line.remove_prefix(1);
    text.append(line).append("\n");
  }
  Annotation* annotation = module.arena.create<Annotation>();
  annotation->span = block.front().span;
  annotation->end = block.back().span.end;
  AnnotationProblem problem;
  if (trimmed(text).empty()) {
    problem.text = "expected METADATA block, found whitespace";
    return report_problem(problem, block, errors);
  }
  if (!read_annotation(module.arena, text, *annotation, problem)) return report_problem(problem, block, errors);
  module.annotations.push_back(annotation);
}

// --- Placing

struct Placed {
  int row;
  Annotation::Target target;
  Rule* rule;
};

std::vector<Placed> statements_by_row(const Module& module) {
  std::vector<Placed> statements{{module.package_span.position().row, Annotation::Target::kPackage, nullptr}};
  for (const Import* import : module.imports) {
    statements.push_back({import->span.position().row, Annotation::Target::kImport, nullptr});
  }
  for (Rule* rule : module.rules) {
    statements.push_back({rule->span.position().row, Annotation::Target::kRule, rule});
  }
  std::stable_sort(statements.begin(), statements.end(),
                   [](const Placed& a, const Placed& b) { return a.row < b.row; });
  return statements;
}

void default_scope(Annotation& annotation) {
  if (!annotation.scope.empty()) return;
  switch (annotation.target) {
    case Annotation::Target::kRule:
      annotation.scope = annotation.is_entrypoint ? "document" : "rule";
      return;
    case Annotation::Target::kPackage:
      annotation.scope = "package";
      return;
    case Annotation::Target::kImport:
      annotation.scope = "import";  // refused, by this name
      return;
    case Annotation::Target::kNothing:
      return;
  }
}

std::string wrong_target(const Annotation& annotation, std::string_view wanted) {
  std::string text = "annotation scope '" + std::string(annotation.scope) + "' must be applied to ";
  text += wanted;
  static constexpr std::string_view kHave[] = {"", " (have package)", " (have import)", " (have rule)"};
  return text += kHave[static_cast<size_t>(annotation.target)];
}

// "" where the annotation may stand where it stands.
std::string scope_problem(const Annotation& annotation) {
  if (annotation.scope == "rule" || annotation.scope == "document") {
    return annotation.target == Annotation::Target::kRule ? "" : wrong_target(annotation, "rule");
  }
  if (annotation.scope == "package" || annotation.scope == "subpackages") {
    return annotation.target == Annotation::Target::kPackage ? "" : wrong_target(annotation, "package");
  }
  return "invalid annotation scope '" + std::string(annotation.scope) +
         "'. Use one of 'rule', 'document', 'package', or 'subpackages'";
}

void check_placed(const Annotation& annotation, Diagnostics& errors) {
  std::string problem = scope_problem(annotation);
  if (!problem.empty()) errors.push_back({"rego_parse_error", std::move(problem), annotation.span, ""});
  if (!annotation.is_entrypoint || annotation.scope == "document" || annotation.scope == "package") return;
  errors.push_back(
      {"rego_parse_error",
       "annotation entrypoint applied to non-document or package scope '" + std::string(annotation.scope) + "'",
       annotation.span, ""});
}

// --- What a rule has

struct OfDocument {
  std::vector<const Annotation*> document;
  std::vector<const Annotation*> above;  // of rule scope, by row
  size_t next = 0;                       // in `above`
  std::vector<const Annotation*> unclaimed;
};

using ByPath = std::map<Value, OfDocument, bool (*)(const Value&, const Value&)>;

ByPath by_path(Module& module) {
  ByPath groups([](const Value& a, const Value& b) { return compare(a, b) < 0; });
  for (const Annotation* annotation : module.annotations) {
    if (!annotation->rule) continue;
    OfDocument& group = groups[rule_path(module.arena, *annotation->rule)];
    (annotation->scope == "document" ? group.document : group.above).push_back(annotation);
  }
  return groups;
}

// Each rule has the annotations of its document and those of rule scope above it; of these it claims the last, so that
// the next rule of the document does not have it again.
void give_to_rules(Module& module) {
  ByPath groups = by_path(module);
  if (groups.empty()) return;
  for (Rule* rule : module.rules) {
    const auto found = groups.find(rule_path(module.arena, *rule));
    if (found == groups.end()) continue;
    OfDocument& group = found->second;
    while (group.next < group.above.size() && group.above[group.next]->span.begin < rule->span.begin) {
      group.unclaimed.push_back(group.above[group.next++]);
    }
    rule->annotations.assign(group.document.begin(), group.document.end());
    rule->annotations.insert(rule->annotations.end(), group.unclaimed.begin(), group.unclaimed.end());
    std::sort(rule->annotations.begin(), rule->annotations.end(),
              [](const Annotation* a, const Annotation* b) { return a->span.begin < b->span.begin; });
    if (!group.unclaimed.empty()) group.unclaimed.pop_back();
  }
}

void add_path(ArrayBuilder& path, const Terms& reference, size_t from) {
  for (size_t i = from; i < reference.size() && reference[i]->kind == TermKind::kScalar; ++i) {
    path.add(reference[i]->scalar);
  }
}

}  // namespace

void read_annotations(Module& module, Diagnostics& errors) {
  const std::span<const Comment> comments(module.comments);
  for (size_t i = 0; i < comments.size();) {
    if (!starts_block(comments[i])) {
      ++i;
      continue;
    }
    size_t end = i + 1;
    while (end < comments.size() && !ends_block(comments[end], comments[end - 1])) ++end;
    read_block(module, comments.subspan(i, end - i), errors);
    i = end;
  }
}

void attach_annotations(Module& module, Diagnostics& errors) {
  if (module.annotations.empty() || !module.package) return;
  const std::vector<Placed> statements = statements_by_row(module);
  auto below = statements.begin();
  for (Annotation* annotation : module.annotations) {
    const int row = annotation->span.position().row;
    while (below != statements.end() && below->row <= row) ++below;
    if (below != statements.end()) {
      annotation->target = below->target;
      annotation->rule = below->rule;
    }
    default_scope(*annotation);
    check_placed(*annotation, errors);
  }
  give_to_rules(module);
}

Value package_path(Arena& arena, const Module& module) {
  ArrayBuilder path(arena);
  add_path(path, module.package->items, 1);
  return path.finish();
}

Value rule_path(Arena& arena, const Rule& rule) {
  ArrayBuilder path(arena);
  add_path(path, rule.module->package->items, 1);
  path.add(Value::string(arena, rule.head.reference[0]->name));
  add_path(path, rule.head.reference, 1);
  return path.finish();
}

Value target_path(Arena& arena, const Module& module, const Annotation& annotation) {
  return annotation.rule ? rule_path(arena, *annotation.rule) : package_path(arena, module);
}

Value annotation_value(Arena& arena, const Annotation& annotation) {
  ObjectBuilder object(arena);
  for (const Entry& field : annotation.fields.entries()) object.add(field.key, field.value);
  object.add(Value::string(arena, "scope"), Value::string(arena, annotation.scope));
  return object.finish();
}

}  // namespace rego
