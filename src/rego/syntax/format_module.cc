// The module as a whole: what it uses, its comments, its package, and its statements in the order of the text.

#include <algorithm>

#include "rego/syntax/format_writer.h"
#include "rego/syntax/print.h"

namespace rego {
namespace {

// Go's unicode.IsSpace at the end of the text.
std::string_view trim_right(std::string_view text) {
  static constexpr std::string_view kSpaces[] = {"\xC2\x85",     "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\xA8",
                                                 "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80"};
  for (;;) {
    const size_t before = text.size();
    while (!text.empty() && std::string_view(" \t\r\n\v\f").find(text.back()) != std::string_view::npos)
      text.remove_suffix(1);
    for (const std::string_view space : kSpaces) {
      if (text.ends_with(space)) text.remove_suffix(space.size());
    }
    const bool is_wide = text.size() >= 3 && text.substr(text.size() - 3, 2) == "\xE2\x80" &&
                         static_cast<unsigned char>(text.back()) >= 0x80 &&
                         static_cast<unsigned char>(text.back()) <= 0x8A;
    if (is_wide) text.remove_suffix(3);
    if (text.size() == before) return text;
  }
}

bool is_call_of_member(const Term& term) {
  if (term.kind != TermKind::kCall) return false;
  const std::string name = to_text(*term.items[0]);
  return name == "internal.member_2" || name == "internal.member_3";
}

void add_once(std::vector<std::string_view>& words, std::string_view word) {
  if (std::ranges::find(words, word) == words.end()) words.push_back(word);
}

}  // namespace

FormatWriter::FormatWriter(Module& module, const FormatOptions& options)
    : options_(options), module_(module), places_(*module.source) {
  is_v1_ = options.target != FormatTarget::kV0;
  is_v2_ = options.target == FormatTarget::kV2 || options.target == FormatTarget::kV0ToV2 ||
           options.target == FormatTarget::kV1ToV2;
  uses_contains_ = uses_if_ = is_v1_;
}

std::string FormatWriter::write_module() {
  collect_notes();
  survey_imports();
  survey_rules();
  std::ranges::sort(needed_keywords_);
  settle_imports();
  write_package();
  write_statements();
  size_t end = out_.size();
  while (end > 0 && out_[end - 1] == '\n') --end;
  if (end < out_.size()) out_.resize(end + 1);
  return std::move(out_);
}

void FormatWriter::collect_notes() {
  notes_.reserve(module_.comments.size());
  for (const Comment& comment : module_.comments) {
    const std::string_view raw = comment.span.text();
    const Place place = places_.of(comment.span);
    const bool starts_line = place.begin == 0 || places_.source()[place.begin - 1] == '\n';
    std::string_view text = trim_right(raw.substr(1));
    notes_.push_back({place.row, starts_line ? 1 : 2, raw.substr(0, text.size() + 1), raw});
  }
}

void FormatWriter::survey_rules() {
  for (const Rule* rule : module_.rules) {
    for (const Rule* branch = rule; branch; branch = branch->else_rule) {
      const Head& head = branch->head;
      const size_t parts = head.reference.size();
      has_long_heads_ |= parts > 2 || (parts == 2 && head.key && !head.value);
      for (const Terms* terms : {&head.reference, &head.args}) {
        for (const Term* term : *terms) survey_term(*term);
      }
      if (head.key) survey_term(*head.key);
      if (head.value) survey_term(*head.value);
      survey_body(branch->body);
    }
  }
}

void FormatWriter::survey_body(const Body& body) {
  for (const Expr* expr : body) survey_expr(*expr);
}

// Which keywords the layout will write.
void FormatWriter::survey_expr(const Expr& expr) {
  if (expr.kind == ExprKind::kTerm && is_call_of_member(*expr.term)) add_once(needed_keywords_, "in");
  if (expr.kind == ExprKind::kEvery) add_once(needed_keywords_, "every");
  if (expr.kind == ExprKind::kNot) add_once(needed_keywords_, "not");
  if (expr.kind == ExprKind::kAnd) add_once(needed_keywords_, "and");
  if (expr.kind == ExprKind::kOr) add_once(needed_keywords_, "or");
  for (const Term* term : {expr.term, expr.key, expr.value, expr.domain}) {
    if (term) survey_term(*term);
  }
  for (const Term* term : expr.terms) survey_term(*term);
  for (const With& with : expr.with) {
    survey_term(*with.target);
    survey_term(*with.value);
  }
  survey_body(expr.body);
  survey_body(expr.right);
}

void FormatWriter::survey_term(const Term& term) {
  for (const Term* item : term.items) survey_term(*item);
  survey_body(term.body);
  survey_body(Body(term.parts.begin(), term.parts.end()));
}

void FormatWriter::write_package() {
  (void)insert_notes(places_.of(module_.package_span));
  start_line();
  Terms path(&module_.arena);
  const Terms& items = module_.package->items;
  Term* name = module_.arena.create<Term>(TermKind::kVar, Span{}, &module_.arena);
  name->span = module_.package_span;
  name->name = items[1]->scalar.as_string();
  path.push_back(name);
  path.insert(path.end(), items.begin() + 2, items.end());
  add("package ");
  (void)write_reference(path);
  blank_line();
}

// Imports and rules may alternate. Imports that the formatter adds have no place of their own; where they would land
// behind a rule, they come first.
void FormatWriter::write_statements() {
  std::vector<const Rule*> rules(module_.rules.begin(), module_.rules.end());
  const auto rule_begin = [&](const Rule* rule) { return places_.of(rule->span).begin; };
  std::ranges::stable_sort(rules, {}, rule_begin);
  std::ranges::stable_sort(imports_, [](const ImportItem& a, const ImportItem& b) {
    return a.row != b.row ? a.row < b.row : a.begin < b.begin;
  });
  const int first_rule_row = rules.empty() ? 0 : places_.row_at(rule_begin(rules[0]));
  const auto lands_behind = [&](const ImportItem& item) { return item.is_added && item.row >= first_rule_row; };
  if (!rules.empty() && std::ranges::any_of(imports_, lands_behind)) {
    const auto rest = std::ranges::stable_partition(imports_, &ImportItem::is_added).begin();
    const std::vector<ImportItem> added(imports_.begin(), rest);
    imports_.erase(imports_.begin(), rest);
    if (write_imports(added) != Status::kOk) drop_notes();
  }
  size_t import = 0;
  size_t rule = 0;
  while (import < imports_.size() || rule < rules.size()) {
    const auto is_before_rules = [&](const ImportItem& item) {
      if (rule == rules.size()) return true;
      const int row = places_.row_at(rule_begin(rules[rule]));
      return item.row < row || (item.row == row && item.begin < rule_begin(rules[rule]));
    };
    const size_t first_import = import;
    while (import < imports_.size() && is_before_rules(imports_[import])) ++import;
    const auto run = std::span<const ImportItem>(imports_).subspan(first_import, import - first_import);
    if (!run.empty() && write_imports(run) != Status::kOk) drop_notes();
    const size_t first_rule = rule;
    while (rule < rules.size() && (import == imports_.size() || !is_before_rules(imports_[import]))) ++rule;
    if (rule > first_rule) write_rules(std::span<const Rule* const>(rules).subspan(first_rule, rule - first_rule));
  }
  if (!has_notes()) return;
  for (; has_notes(); ++next_) write_line(first_note().text);
  add("\n");
}

void FormatWriter::write_rules(std::span<const Rule* const> rules) {
  for (size_t i = 0; i < rules.size(); ++i) {
    const Rule& rule = *rules[i];
    const int row = places_.of(rule.span).row;
    (void)insert_notes(row);
    (void)write_rule(rule, Chain::kRule);
    const bool stays_close = i + 1 < rules.size() && is_groupable(rule) && is_groupable(*rules[i + 1]) &&
                             places_.of(rules[i + 1]->span).row == row + 1;
    if (!stays_close) blank_line();
  }
}

// A rule on one line, which may stand right below another.
bool FormatWriter::is_groupable(const Rule& rule) const {
  if (rule.body.size() > 1 || rule.is_default || rule.else_rule) return false;
  const Expr& first = *rule.body.front();
  const bool is_set = !first.negated && first.kind == ExprKind::kTerm && first.term->kind == TermKind::kSet;
  return !is_set && uses_if(rule);
}

}  // namespace rego
