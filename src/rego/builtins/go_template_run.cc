// Running a template. Variables live from their declaration to the end of the block that declares them.

#include <fmt/format.h>

#include <utility>

#include "rego/builtins/go_template.h"
#include "rego/builtins/text_builder.h"
#include "rego/value/numbers.h"

namespace rego::go_template {
namespace {

constexpr uint64_t kStepsMax = 10'000'000;
constexpr int kRunDepthMax = 1000;

class Runner {
 public:
  Runner(BuiltinContext& context, const Template& parsed, const Value& data)
      : context_(context), parsed_(parsed), out_(context.arena) {
    variables_.push_back({"$", {data, false}});
  }

  Value run() {
    const Item data = variables_[0].item;  // the list of variables moves when it grows
    run_nodes(parsed_.nodes, data);
    return has_failed_ ? Value() : out_.finish(context_);
  }

 private:
  struct Variable {
    std::string name;
    Item item;
  };
  enum class Flow : uint8_t { kNext, kBreak, kContinue };

  std::optional<Item> fail(const std::string& problem) {
    context_.fail("template: template: " + problem);
    return std::nullopt;
  }

  bool may_go_on() {
    if (has_failed_) return false;
    if (++steps_ > kStepsMax) context_.fail_halt("the template takes too many steps");
    const bool must_stop = steps_ % 1024 == 0 && context_.must_stop();
    if (must_stop) context_.fail_stopped();
    has_failed_ = steps_ > kStepsMax || must_stop || out_.is_over_limit();
    if (out_.is_over_limit()) out_.finish(context_);
    return !has_failed_;
  }

  Flow run_nodes(const std::vector<Node>& nodes, const Item& dot) {
    const size_t declared = variables_.size();
    Flow flow = Flow::kNext;
    if (++depth_ > kRunDepthMax) {
      has_failed_ = true;
      context_.fail_halt("templates call each other too deeply");
    }
    for (const Node& node : nodes) {
      if (!may_go_on() || flow != Flow::kNext) break;
      flow = run_node(node, dot);
    }
    variables_.resize(declared);
    depth_--;
    return flow;
  }

  Flow run_node(const Node& node, const Item& dot) {
    switch (node.kind) {
      case NodeKind::kText:
        out_.append(node.text);
        return Flow::kNext;
      case NodeKind::kBreak:
        return Flow::kBreak;
      case NodeKind::kContinue:
        return Flow::kContinue;
      case NodeKind::kRange:
        run_range(node, dot);
        return Flow::kNext;
      case NodeKind::kTemplate:
        run_template(node, dot);
        return Flow::kNext;
      case NodeKind::kAction:
        run_action(node.pipeline, dot);
        return Flow::kNext;
      default:
        return run_choice(node, dot);
    }
  }

  void run_action(const Pipeline& pipeline, const Item& dot) {
    const auto item = evaluate(pipeline, dot);
    if (!item) return;
    assign(pipeline, *item);
    if (!pipeline.variables.empty()) return;
    std::string printed;
    append_printed(printed, *item);
    out_.append(printed);
  }

  // A template sees its own value, as . and as $, and no variable of its caller.
  void run_template(const Node& node, const Item& dot) {
    std::optional<Item> item = Item{};
    if (!node.pipeline.commands.empty()) item = evaluate(node.pipeline, dot);
    if (!item) return;
    const auto found = parsed_.defined.find(node.text);
    if (found == parsed_.defined.end()) {
      has_failed_ = true;
      fail("template \"" + node.text + "\" not defined");
      return;
    }
    std::vector<Variable> callers = std::exchange(variables_, {{"$", *item}});
    run_nodes(found->second, *item);
    variables_ = std::move(callers);
  }

  Flow run_choice(const Node& node, const Item& dot) {
    const size_t declared = variables_.size();
    const auto item = evaluate(node.pipeline, dot);
    if (!item) return Flow::kNext;
    assign(node.pipeline, *item);
    Flow flow;
    if (is_true(*item)) {
      flow = run_nodes(node.body, node.kind == NodeKind::kWith ? *item : dot);
    } else {
      flow = run_nodes(node.otherwise, dot);
    }
    variables_.resize(declared);
    return flow;
  }

  void run_range(const Node& node, const Item& dot) {
    const auto item = evaluate(node.pipeline, dot);
    if (!item) return;
    const Value& value = item->value;
    const bool is_count = item->is_template_number && value.is_integer();
    const bool is_nothing = value.is_undefined() || value.is_null();
    if (!is_count && !is_nothing && !value.is_array() && !value.is_object()) {
      std::string printed;
      append_printed(printed, *item);
      fail("range can't iterate over " + printed);
      has_failed_ = true;
      return;
    }
    bool has_run = false;
    const auto turn = [&](const Item& key, const Item& element) {
      has_run = true;
      return may_go_on() && run_turn(node, key, element);
    };
    if (is_count) {
      for (int64_t i = 0; i < value.as_integer(); i++) {
        const Item number{Value::integer(i), true};
        if (!turn(number, number)) break;
      }
    } else if (value.is_array()) {
      for (size_t i = 0; i < value.size(); i++) {
        if (!turn({Value::integer(static_cast<int64_t>(i)), true}, {value.items()[i], false})) break;
      }
    } else if (value.is_object()) {
      for (const Entry& entry : value.entries()) {
        if (!turn({entry.key, false}, {entry.value, false})) break;
      }
    }
    if (!has_run) run_nodes(node.otherwise, dot);
  }

  // False when the loop ends.
  bool run_turn(const Node& node, const Item& key, const Item& element) {
    const size_t declared = variables_.size();
    const auto& names = node.pipeline.variables;
    if (names.size() == 1) set(node.pipeline, names[0], element);
    if (names.size() == 2) {
      set(node.pipeline, names[0], key);
      set(node.pipeline, names[1], element);
    }
    const Flow flow = run_nodes(node.body, element);
    variables_.resize(declared);
    return flow != Flow::kBreak && !has_failed_;
  }

  void assign(const Pipeline& pipeline, const Item& item) {
    for (const std::string& name : pipeline.variables) set(pipeline, name, item);
  }

  void set(const Pipeline& pipeline, const std::string& name, const Item& item) {
    if (pipeline.declares) {
      variables_.push_back({name, item});
      return;
    }
    Item* place = find(name);
    if (place) *place = item;
  }

  Item* find(std::string_view name) {
    for (size_t i = variables_.size(); i-- > 0;) {
      if (variables_[i].name == name) return &variables_[i].item;
    }
    fail("undefined variable: " + std::string(name));
    has_failed_ = true;
    return nullptr;
  }

  std::optional<Item> evaluate(const Pipeline& pipeline, const Item& dot) {
    std::optional<Item> item;
    for (const Command& command : pipeline.commands) {
      item = evaluate_command(command, dot, item);
      if (!item || !may_go_on()) {
        has_failed_ = true;
        return std::nullopt;
      }
    }
    return item;
  }

  // `piped` is what the command before gives; it becomes the last argument.
  std::optional<Item> evaluate_command(const Command& command, const Item& dot, const std::optional<Item>& piped) {
    const Operand& first = command.operands[0];
    if (first.kind != OperandKind::kFunction) {
      if (command.operands.size() > 1 || piped) return fail("can't give argument to non-function");
      return evaluate_operand(first, dot);
    }
    std::vector<Item> arguments;
    for (size_t i = 1; i < command.operands.size(); i++) {
      const auto argument = evaluate_operand(command.operands[i], dot);
      if (!argument) return std::nullopt;
      arguments.push_back(*argument);
      // "and" and "or" look no further than they must.
      const bool decides = (first.name == "and" && !is_true(*argument)) || (first.name == "or" && is_true(*argument));
      if (decides) return argument;
    }
    if (piped) arguments.push_back(*piped);
    return call_function(context_, first.name, arguments);
  }

  std::optional<Item> evaluate_operand(const Operand& operand, const Item& dot) {
    std::optional<Item> item;
    switch (operand.kind) {
      case OperandKind::kDot:
        item = dot;
        break;
      case OperandKind::kVariable:
        if (const Item* found = find(operand.name)) item = *found;
        break;
      case OperandKind::kLiteral:
        item = operand.literal;
        break;
      case OperandKind::kNil:
        return fail("nil is not a command");
      case OperandKind::kPipeline:
        item = evaluate(*operand.pipeline, dot);
        break;
      case OperandKind::kFunction:
        item = call_function(context_, operand.name, {});
        break;
    }
    for (const std::string& name : operand.fields) {
      if (!item) return std::nullopt;
      item = field_of(*item, name);
    }
    return item;
  }

  std::optional<Item> field_of(const Item& item, const std::string& name) {
    if (item.value.is_object()) return Item{item.value.get(name), false};
    if (item.value.is_undefined()) return item;
    if (item.value.is_null()) {
      return fail(fmt::format("nil pointer evaluating interface {{}}.{}", name));
    }
    return fail(fmt::format("can't evaluate field {} in type {}", name, type_name(item.value.type())));
  }

  BuiltinContext& context_;
  const Template& parsed_;
  TextBuilder out_;
  std::vector<Variable> variables_;
  uint64_t steps_ = 0;
  int depth_ = 0;  // of lists of nodes that are being run
  bool has_failed_ = false;
};

}  // namespace

Value run(BuiltinContext& context, const Template& parsed, const Value& data) {
  return Runner(context, parsed, data).run();
}

}  // namespace rego::go_template
