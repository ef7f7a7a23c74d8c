#pragma once
// Templates as Go's text/template has them, without methods: what
// strings.render_template takes.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rego/builtins/builtin.h"

namespace rego::go_template {

inline constexpr int kDepthMax = 200;

struct Pipeline;

// One argument of a command: a literal, a variable, a field of the current value, a function, or a pipeline in
// parentheses; each but a literal may be followed by fields (".a.b").
enum class OperandKind : uint8_t { kDot, kVariable, kFunction, kLiteral, kNil, kPipeline };

// A value while a template runs. Numbers of the data are texts to Go; those of the template are numbers.
struct Item {
  Value value;                      // undefined where there is none
  bool is_template_number = false;  // spelled in the template
};

struct Operand {
  OperandKind kind = OperandKind::kDot;
  std::string name;  // of the variable or function
  Item literal;
  std::unique_ptr<Pipeline> pipeline;
  std::vector<std::string> fields;
};

struct Command {
  std::vector<Operand> operands;
};

struct Pipeline {
  std::vector<std::string> variables;  // one, or two for range
  bool declares = false;               // with ":=", else they are set with "="
  std::vector<Command> commands;
};

enum class NodeKind : uint8_t { kText, kAction, kIf, kRange, kWith, kBreak, kContinue, kTemplate };

struct Node {
  NodeKind kind = NodeKind::kText;
  std::string text;   // of the template that kTemplate runs, its name
  Pipeline pipeline;  // without commands for {{template "name"}}
  std::vector<Node> body, otherwise;
};

struct Template {
  std::vector<Node> nodes;
  std::map<std::string, std::vector<Node>, std::less<>> defined;  // by {{define}} and {{block}}
  std::string problem;                                            // empty when it can be run
};

// Constants of the template live in the arena.
Template parse(Arena& arena, std::string_view text);

// What the template gives with the data. Undefined when the call has failed.
Value run(BuiltinContext& context, const Template& parsed, const Value& data);

// Go's functions that a template may call. Undefined (in the optional) when the call has failed.
bool is_function(std::string_view name);
std::optional<Item> call_function(BuiltinContext& context, std::string_view name, const std::vector<Item>& arguments);

bool is_true(const Item& item);
// As Go prints a value with %v.
void append_printed(std::string& out, const Item& item);

}  // namespace rego::go_template
