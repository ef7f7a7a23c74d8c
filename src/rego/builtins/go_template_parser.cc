// Reading templates: text between actions, and actions between "{{" and "}}". "{{- " and " -}}" trim the text beside
// them.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "rego/builtins/go_template.h"
#include "rego/value/numbers.h"
#include "rego/value/text.h"

namespace rego::go_template {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

bool is_space(char c) { return kSpace.find(c) != std::string_view::npos; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<uint8_t>(c) >= 0x80;
}

class Parser {
 public:
  Parser(Arena& arena, std::string_view text) : arena_(arena), text_(text) {}

  Template parse() {
    const Stop stop = parse_nodes(parsed_.nodes, 0);
    if (stop != Stop::kEnd) fail("unexpected {{" + last_keyword_ + "}}");
    parsed_.problem = problem_;
    return std::move(parsed_);
  }

 private:
  // What ended a list of nodes.
  enum class Stop : uint8_t { kEnd, kKeyword };

  void fail(const std::string& problem) {
    if (problem_.empty()) problem_ = "template: template:" + std::to_string(line_) + ": " + problem;
  }
  bool is_ok() const { return problem_.empty(); }

  void add_text(std::vector<Node>& nodes, std::string_view text) {
    for (const char c : text) line_ += c == '\n';
    if (trims_next_) text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
    const bool trims_end = text_.starts_with("{{- ") || text_.starts_with("{{-\t") || text_.starts_with("{{-\n");
    while (trims_end && !text.empty() && is_space(text.back())) text.remove_suffix(1);
    trims_next_ = false;
    if (text.empty()) return;
    nodes.emplace_back().text = text;
  }

  // Takes text up to an action and opens that; false at the end.
  bool open_action(std::vector<Node>& nodes) {
    const size_t start = text_.find("{{");
    const std::string_view before = text_.substr(0, start);
    text_.remove_prefix(before.size());
    add_text(nodes, before);
    if (text_.empty() || !is_ok()) return false;
    const bool trims = text_.size() > 3 && text_[2] == '-' && is_space(text_[3]);
    text_.remove_prefix(trims ? 4 : 2);
    return true;
  }

  // Takes "}}" or " -}}".
  bool close_action() {
    skip_space();
    if (text_.starts_with("-}}")) {
      text_.remove_prefix(3);
      return trims_next_ = true;
    }
    if (!text_.starts_with("}}")) {
      fail(text_.empty() ? "unclosed action" : "unexpected " + shown_next() + " in operand");
      return false;
    }
    text_.remove_prefix(2);
    return true;
  }

  std::string shown_next() const { return "\"" + std::string(text_.substr(0, 1)) + "\""; }

  void skip_space() {
    while (!text_.empty() && is_space(text_[0])) {
      line_ += text_[0] == '\n';
      text_.remove_prefix(1);
    }
  }

  bool skip_comment() {
    if (!text_.starts_with("/*")) return false;
    const size_t end = text_.find("*/");
    if (end == text_.npos) {
      fail("unclosed comment");
      text_ = {};
      return true;
    }
    text_.remove_prefix(end + 2);
    close_action();
    return true;
  }

  std::string_view peek_word() const {
    size_t size = 0;
    while (size < text_.size() && is_word(text_[size])) size++;
    return text_.substr(0, size);
  }

  // Nodes up to {{end}} or {{else}}, which stays in last_keyword_.
  Stop parse_nodes(std::vector<Node>& nodes, int depth) {
    if (depth > kDepthMax) fail("template nests too deeply");
    while (is_ok() && open_action(nodes)) {
      skip_space();
      if (skip_comment()) continue;
      const std::string word(peek_word());
      if (word == "end" || word == "else") {
        text_.remove_prefix(word.size());
        last_keyword_ = word;
        return Stop::kKeyword;
      }
      parse_action(nodes, word, depth);
    }
    return Stop::kEnd;
  }

  void parse_action(std::vector<Node>& nodes, const std::string& word, int depth) {
    Node node;
    if (word == "if" || word == "range" || word == "with") {
      text_.remove_prefix(word.size());
      node.kind = word == "if" ? NodeKind::kIf : word == "range" ? NodeKind::kRange : NodeKind::kWith;
      parse_block(node, depth);
    } else if (word == "break" || word == "continue") {
      text_.remove_prefix(word.size());
      node.kind = word == "break" ? NodeKind::kBreak : NodeKind::kContinue;
      if (loops_ == 0) fail("{{" + word + "}} outside {{range}}");
      close_action();
    } else if (word == "define") {
      text_.remove_prefix(word.size());
      if (depth > 0) return fail("unexpected {{define}}");
      const std::string name = parse_template_name();
      close_action();
      return parse_definition(name, depth);
    } else if (word == "template" || word == "block") {
      text_.remove_prefix(word.size());
      parse_template_call(node, word == "block", depth);
    } else {
      node.kind = NodeKind::kAction;
      parse_pipeline(node.pipeline, depth);
      close_action();
    }
    nodes.push_back(std::move(node));
  }

  std::string parse_template_name() {
    skip_space();
    Operand name;
    if (text_.starts_with('"') || text_.starts_with('`')) parse_text(name);
    if (name.kind != OperandKind::kLiteral) {
      fail("unexpected " + shown_next() + " in template clause");
      return {};
    }
    return std::string(name.literal.value.as_string());
  }

  // The nodes of a template with a name, up to its {{end}}.
  void parse_definition(const std::string& name, int depth) {
    std::vector<Node> nodes;
    const int loops = std::exchange(loops_, 0);
    std::vector<std::string> outer = std::exchange(variables_, {"$"});
    if (parse_nodes(nodes, depth + 1) == Stop::kEnd) return fail("unexpected EOF");
    loops_ = loops;
    variables_ = std::move(outer);
    if (last_keyword_ == "else") return fail("unexpected {{else}}");
    close_action();
    if (!nodes.empty() || !parsed_.defined.contains(name)) parsed_.defined[name] = std::move(nodes);
  }

  // {{template "name" value}}, and {{block "name" value}}, which also says what the template is.
  void parse_template_call(Node& node, bool is_block, int depth) {
    node.kind = NodeKind::kTemplate;
    node.text = parse_template_name();
    skip_space();
    const bool has_value = !text_.starts_with("}}") && !text_.starts_with("-}}");
    if (is_ok() && (has_value || is_block)) parse_pipeline(node.pipeline, depth);
    close_action();
    if (is_ok() && is_block) parse_definition(node.text, depth);
  }

  void parse_block(Node& node, int depth) {
    const bool is_loop = node.kind == NodeKind::kRange;
    const size_t in_sight = variables_.size();
    parse_pipeline(node.pipeline, depth);
    close_action();
    loops_ += is_loop;
    const Stop stop = parse_nodes(node.body, depth + 1);
    loops_ -= is_loop;
    if (stop == Stop::kEnd) return fail("unexpected EOF");
    if (last_keyword_ == "else")
      parse_else(node, depth);
    else
      close_action();
    variables_.resize(std::min(in_sight, variables_.size()));
  }

  // {{else}}, or {{else if …}} and {{else with …}}, whose block ends with this one.
  void parse_else(Node& node, int depth) {
    skip_space();
    const std::string word(peek_word());
    if (word == "if" || word == "with") {
      if (depth > kDepthMax) return fail("template nests too deeply");
      text_.remove_prefix(word.size());
      Node inner;
      inner.kind = word == "if" ? NodeKind::kIf : NodeKind::kWith;
      parse_block(inner, depth + 1);
      node.otherwise.push_back(std::move(inner));
      return;
    }
    close_action();
    if (parse_nodes(node.otherwise, depth + 1) == Stop::kEnd) return fail("unexpected EOF");
    if (last_keyword_ == "else") return fail("unexpected {{else}}");
    close_action();
  }

  // "$x := …", "$i, $x = …".
  void parse_variables(Pipeline& pipeline) {
    const std::string_view start = text_;
    while (text_.starts_with('$')) {
      text_.remove_prefix(1);
      pipeline.variables.push_back("$" + std::string(peek_word()));
      text_.remove_prefix(peek_word().size());
      skip_space();
      if (!text_.starts_with(',')) break;
      text_.remove_prefix(1);
      skip_space();
    }
    pipeline.declares = text_.starts_with(":=");
    const bool sets = !pipeline.declares && text_.starts_with('=');
    if (pipeline.variables.empty() || (!pipeline.declares && !sets)) {
      text_ = start;
      pipeline.variables.clear();
      return;
    }
    text_.remove_prefix(pipeline.declares ? 2 : 1);
    for (const std::string& name : pipeline.variables) {
      if (pipeline.declares) {
        variables_.push_back(name);
      } else {
        require_variable(name);
      }
    }
  }

  void require_variable(const std::string& name) {
    if (std::ranges::find(variables_, name) == variables_.end()) fail("undefined variable \"" + name + "\"");
  }

  void parse_pipeline(Pipeline& pipeline, int depth) {
    if (depth > kDepthMax) return fail("template nests too deeply");
    skip_space();
    parse_variables(pipeline);
    do {
      Command& command = pipeline.commands.emplace_back();
      while (is_ok()) {
        skip_space();
        if (text_.empty()) return fail("unclosed action");
        if (text_[0] == '|' || text_[0] == ')' || text_.starts_with("}}") || text_.starts_with("-}}")) break;
        parse_operand(command, depth);
      }
      if (is_ok() && command.operands.empty()) return fail("missing value for command");
      const OperandKind first = is_ok() ? command.operands[0].kind : OperandKind::kDot;
      const bool is_value = first == OperandKind::kLiteral || first == OperandKind::kNil || first == OperandKind::kDot;
      if (is_ok() && pipeline.commands.size() > 1 && is_value && command.operands[0].fields.empty()) {
        return fail(fmt::format("non executable command in pipeline stage {}", pipeline.commands.size()));
      }
    } while (is_ok() && take('|'));
  }

  bool take(char c) {
    if (!text_.starts_with(c)) return false;
    text_.remove_prefix(1);
    return true;
  }

  void parse_operand(Command& command, int depth) {
    Operand operand;
    const char c = text_[0];
    if (c == '(') {
      take('(');
      operand.kind = OperandKind::kPipeline;
      operand.pipeline = std::make_unique<Pipeline>();
      parse_pipeline(*operand.pipeline, depth + 1);
      if (is_ok() && !take(')')) return fail("unclosed left paren");
    } else if (c == '.') {
      if (text_.size() < 2 || !is_word(text_[1])) take('.');
    } else if (c == '$') {
      take('$');
      operand.kind = OperandKind::kVariable;
      operand.name = "$" + std::string(peek_word());
      text_.remove_prefix(peek_word().size());
      require_variable(operand.name);
    } else if (c == '"' || c == '`' || c == '\'') {
      parse_text(operand);
    } else if (is_digit(c) || c == '-' || c == '+') {
      parse_number(operand);
    } else if (is_word(c)) {
      parse_name(operand);
    } else {
      return fail("unexpected " + shown_next() + " in operand");
    }
    while (is_ok() && text_.size() > 1 && text_[0] == '.' && is_word(text_[1])) {
      take('.');
      operand.fields.emplace_back(peek_word());
      text_.remove_prefix(peek_word().size());
    }
    command.operands.push_back(std::move(operand));
  }

  void parse_name(Operand& operand) {
    const std::string name(peek_word());
    text_.remove_prefix(name.size());
    operand.kind = OperandKind::kLiteral;
    if (name == "true" || name == "false") {
      operand.literal.value = Value::boolean(name == "true");
    } else if (name == "nil") {
      operand.kind = OperandKind::kNil;
    } else {
      operand.kind = OperandKind::kFunction;
      operand.name = name;
      if (!is_function(name)) fail("function \"" + name + "\" not defined");
    }
  }

  void parse_text(Operand& operand) {
    const char quote = text_[0];
    size_t end = 1;
    while (end < text_.size() && text_[end] != quote) end += (text_[end] == '\\' && quote != '`') ? 2 : 1;
    if (end >= text_.size()) return fail("unterminated quoted string");
    const std::string_view inside = text_.substr(1, end - 1);
    text_.remove_prefix(end + 1);
    std::string text;
    size_t bad = 0;
    if (quote == '`') {
      text = inside;
    } else if (!append_unescaped(text, inside, &bad)) {
      return fail("malformed string");
    }
    operand.kind = OperandKind::kLiteral;
    operand.literal.value = Value::string(arena_, text);
    uint32_t code = 0;
    size_t place = 0;
    if (quote != '\'') return;
    if (!next_code_point(text, &place, &code) || place != text.size()) return fail("malformed character constant");
    operand.literal = {Value::integer(code), true};
  }

  void parse_number(Operand& operand) {
    size_t size = 1;
    while (size < text_.size() && (is_word(text_[size]) || text_[size] == '.')) size++;
    std::string_view digits = text_.substr(0, size);
    text_.remove_prefix(size);
    if (digits.starts_with('+')) digits.remove_prefix(1);
    operand.kind = OperandKind::kLiteral;
    operand.literal = {read_number(digits), true};
    if (operand.literal.value.is_undefined()) fail("bad number syntax: \"" + std::string(digits) + "\"");
  }

  // A number as Go spells it: 10, 1.5, 0x1F, 0b1, 0o7. Undefined for what is none.
  Value read_number(std::string_view digits) const {
    const bool is_negative = digits.starts_with('-');
    const std::string_view magnitude = digits.substr(is_negative ? 1 : 0);
    const std::string prefix(magnitude.substr(0, 2));
    const int base = prefix == "0x" || prefix == "0X"   ? 16
                     : prefix == "0o" || prefix == "0O" ? 8
                     : prefix == "0b" || prefix == "0B" ? 2
                                                        : 10;
    if (base == 10) return rego::parse_number(arena_, digits);
    int64_t number = 0;
    const char* end = magnitude.data() + magnitude.size();
    const auto read = std::from_chars(magnitude.data() + 2, end, number, base);
    if (read.ec != std::errc() || read.ptr != end || number < 0) return {};
    return Value::integer(is_negative ? -number : number);
  }

  Arena& arena_;
  std::string_view text_;
  Template parsed_;
  std::string problem_;
  std::string last_keyword_;
  std::vector<std::string> variables_ = {"$"};  // in sight
  int line_ = 1;
  int loops_ = 0;
  bool trims_next_ = false;
};

}  // namespace

Template parse(Arena& arena, std::string_view text) { return Parser(arena, text).parse(); }

}  // namespace rego::go_template
