// One walk over the tree beside the table of keys: what a key may hold stands there, what is said when it does not
// stands here. A wrong value is reported and its default taken, so that the walk goes on and finds the next mistake.
// What the table cannot say (two roles of one name, a profile without effect) is looked at afterwards.

#include "daemon/config/reader.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/nearest.h"
#include "daemon/config/instant.h"
#include "daemon/config/shape.h"
#include "daemon/config/tree.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"

namespace bulkhead::config {
namespace {

using rego::Value;

// Whether all keys of an object are empty lists, false or null.
bool says_nothing(const Value& object) {
  return std::ranges::all_of(object.entries(), [](const rego::Entry& entry) {
    return entry.value.is_null() || entry.value.is_false() || (entry.value.is_array() && entry.value.size() == 0);
  });
}

class Reader {
 public:
  Reader(base::Arena& arena, const World& world, Problems& problems)
      : arena_(arena), world_(world), problems_(problems) {}

  Configuration read_file(const Node& root);

 private:
  Value read_object(const Node& node, const Shape& shape);
  void report_unknown_keys(const Node& node, const Shape& shape);
  void add_field(rego::ObjectBuilder& object, const Field& field, const Node& parent);
  Value read_value(const Field& field, const Node& node);
  Value read_choice(const Field& field, const Node& node);
  Value read_number(const Field& field, const Node& node);
  Value read_texts(const Field& field, const Node& node);
  Value read_objects(const Field& field, const Node& node);
  // The texts that it means; none, and a problem, where it is no such text.
  std::vector<std::string> read_text(const Field& field, const Node& node);
  Value absent_value(const Field& field);
  Value expected(const Field& field, const Node& node, std::string_view what);
  void check_names_of_roles(const Node& root);
  void check_effect(const Configuration& configuration);

  Value text_value(std::string_view text) { return Value::string(arena_, text); }
  std::string at(std::string message) const { return path_.empty() ? message : path_ + ": " + message; }
  // Runs `read` with `part` at the end of the key's path.
  template <typename Read>
  auto below(const std::string& part, Read&& read) {
    const size_t length = path_.size();
    path_ += (path_.empty() || part.starts_with('[') ? "" : ".") + part;
    auto value = read();
    path_.resize(length);
    return value;
  }

  base::Arena& arena_;
  const World& world_;
  Problems& problems_;
  std::string path_;  // of the key that is being read: "roles[0].may"
};

Configuration Reader::read_file(const Node& root) {
  rego::ObjectBuilder document(arena_), daemon(arena_);
  report_unknown_keys(root, file_shape());
  for (const Field& field : file_shape().fields) {
    add_field(field.part == Part::kDocument ? document : daemon, field, root);
  }
  check_names_of_roles(root);
  const Configuration configuration = {document.finish(), daemon.finish()};
  check_effect(configuration);
  return configuration;
}

Value Reader::read_object(const Node& node, const Shape& shape) {
  rego::ObjectBuilder object(arena_);
  const size_t problems_before = problems_.count();
  report_unknown_keys(node, shape);
  for (const Field& field : shape.fields) add_field(object, field, node);
  const Value value = object.finish();
  const bool is_good = problems_.count() == problems_before;
  if (shape.needs_member && is_good && says_nothing(value)) problems_.error(node.place, at("it names nobody"));
  return value;
}

void Reader::report_unknown_keys(const Node& node, const Shape& shape) {
  std::vector<std::string_view> known;
  for (const Field& field : shape.fields) known.push_back(field.name);
  for (const Member& member : node.members) {
    if (shape.find(member.key) != nullptr) continue;
    const std::string_view near = base::nearest(member.key, known);
    std::string keys;
    for (const std::string_view key : known) keys += (keys.empty() ? "" : ", ") + std::string(key);
    const std::string hint = near.empty() ? "it can be one of " + keys : fmt::format("did you mean \"{}\"?", near);
    problems_.error(member.place, at(fmt::format("there is no key \"{}\" here; {}", member.key, hint)));
  }
}

void Reader::add_field(rego::ObjectBuilder& object, const Field& field, const Node& parent) {
  const Member* member = parent.find(field.name);
  if (member == nullptr && field.is_required()) {
    problems_.error(parent.place, at(fmt::format("the key \"{}\" is missing: {}", field.name, field.help)));
  }
  const Value value = below(std::string(field.name), [&] {
    if (member == nullptr) return absent_value(field);
    const Value read = read_value(field, *member->node);
    return read.is_defined() ? read : absent_value(field);
  });
  if (value.is_undefined()) return;
  object.add(text_value(field.name), value);
  if (field.form != Form::kInstant) return;
  const auto end = value.is_string() ? end_of(value.as_string()) : std::nullopt;
  object.add(text_value(std::string(field.name) + "_ns"), end ? Value::integer(*end) : Value::null());
}

// Undefined where it could not be read.
Value Reader::read_value(const Field& field, const Node& node) {
  // A key without a value means the default only where that is as good as nothing; elsewhere it hides a mistake.
  const bool is_nothing = node.kind == NodeKind::kScalar && (!node.scalar.is_defined() || node.scalar.is_null());
  const bool may_be_nothing = field.absent == "[]" && !field.is_required() && field.form != Form::kProxyOnly;
  if (is_nothing && may_be_nothing) return {};
  switch (field.form) {
    case Form::kText:
    case Form::kInstant: {
      const std::vector<std::string> texts = read_text(field, node);
      return texts.empty() ? Value() : text_value(texts.front());
    }
    case Form::kTexts:
      return read_texts(field, node);
    case Form::kChoice:
      return read_choice(field, node);
    case Form::kFlag:
      return node.scalar.is_boolean() ? node.scalar : expected(field, node, "true or false");
    case Form::kNumber:
      return read_number(field, node);
    case Form::kObject:
      return node.kind == NodeKind::kMap ? read_object(node, *field.shape) : expected(field, node, "keys and values");
    case Form::kObjects:
      return read_objects(field, node);
    case Form::kProxyOnly:
      problems_.error(node.place,
                      at("it needs proxy mode: Docker does not tell a plugin who opened its socket; use cn, dns, "
                         "fingerprint, or socket: true for all of them"));
      return {};
  }
  return {};
}

Value Reader::expected(const Field&, const Node& node, std::string_view what) {
  problems_.error(node.place, at(fmt::format("found {}, expected {}", node.description(), what)));
  return {};
}

Value Reader::read_choice(const Field& field, const Node& node) {
  const bool is_text = node.scalar.is_string();
  if (is_text) {
    for (const std::string_view choice : field.choices) {
      if (choice == node.scalar.as_string()) return text_value(choice);
    }
  }
  std::string choices;
  for (const std::string_view choice : field.choices) choices += (choices.empty() ? "" : ", ") + std::string(choice);
  const std::string_view near = is_text ? base::nearest(node.scalar.as_string(), field.choices) : "";
  const std::string hint = near.empty() ? "" : fmt::format("; did you mean \"{}\"?", near);
  return expected(field, node, "one of " + choices + hint);
}

Value Reader::read_number(const Field& field, const Node& node) {
  const bool is_good =
      node.scalar.is_integer() && node.scalar.as_integer() >= field.least && node.scalar.as_integer() <= field.most;
  if (is_good) return node.scalar;
  return expected(field, node, fmt::format("a whole number from {} to {}", field.least, field.most));
}

std::vector<std::string> Reader::read_text(const Field& field, const Node& node) {
  if (!node.scalar.is_string()) {
    const bool needs_quotes = node.scalar.is_number() || node.scalar.is_boolean();
    expected(field, node, std::string(rule_words(field.rule)) + (needs_quotes ? "; put it in quotes" : ""));
    return {};
  }
  CheckedText checked = check_text(field.rule, node.scalar.as_string(), world_);
  if (!checked.mistake.empty()) problems_.error(node.place, at(std::move(checked.mistake)));
  if (!checked.warning.empty()) problems_.warn(node.place, at(std::move(checked.warning)));
  return std::move(checked.texts);
}

Value Reader::read_texts(const Field& field, const Node& node) {
  if (node.kind != NodeKind::kList) {
    const std::string hint = node.scalar.is_string() ? fmt::format(": [{}]", rego::to_json(node.scalar)) : "";
    return expected(field, node, "a list" + hint);
  }
  rego::ArrayBuilder list(arena_);
  const bool is_command = field.rule == TextRule::kAny;  // there a word may stand twice
  std::set<std::string, std::less<>> seen;
  for (size_t i = 0; i < node.items.size(); i++) {
    const auto texts = below(fmt::format("[{}]", i), [&] { return read_text(field, *node.items[i]); });
    for (const std::string& text : texts) {
      if (is_command || seen.insert(text).second) list.add(text_value(text));
    }
  }
  return list.finish();
}

Value Reader::read_objects(const Field& field, const Node& node) {
  if (node.kind != NodeKind::kList) return expected(field, node, "a list (each item begins with \"- \")");
  rego::ArrayBuilder list(arena_);
  for (size_t i = 0; i < node.items.size(); i++) {
    const Node& item = *node.items[i];
    const Value value = below(fmt::format("[{}]", i), [&] {
      return item.kind == NodeKind::kMap ? read_object(item, *field.shape) : expected(field, item, "keys and values");
    });
    if (value.is_defined()) list.add(value);
  }
  return list.finish();
}

Value Reader::absent_value(const Field& field) {
  if (field.absent.empty()) return {};
  if (field.absent != "{}") return *rego::read_json(arena_, field.absent);
  static const Node kNothing;
  return read_object(kNothing, *field.shape);
}

void Reader::check_names_of_roles(const Node& root) {
  const Member* roles = root.find("roles");
  if (roles == nullptr) return;
  std::set<std::string, std::less<>> seen;
  for (const Node* role : roles->node->items) {
    const Member* name = role->find("name");
    if (name == nullptr || !name->node->scalar.is_string()) continue;
    const std::string text(name->node->scalar.as_string());
    if (!seen.insert(text).second) problems_.error(name->node->place, fmt::format("there are two roles \"{}\"", text));
  }
}

void Reader::check_effect(const Configuration& configuration) {
  const bool has_policies = configuration.daemon.get("rego").size() > 0;
  if (configuration.document.get("profile").as_string() == "none" && !has_policies) {
    problems_.warn({}, "profile none refuses nothing, and there is no policy of your own (rego)");
  }
  if (configuration.document.get("build").as_string() == "buildkit") {
    problems_.warn({},
                   "build: buildkit opens /grpc and /session, whose content no plugin sees: whoever may build this "
                   "way is bounded by what the daemon grants builds, not by the profile");
  }
}

}  // namespace

ReadConfiguration read_configuration(base::Arena& arena, std::string_view text, const World& world) {
  ReadConfiguration result;
  Tree tree;
  const Node* root = tree.read(arena, text, result.problems);
  if (root == nullptr) return result;
  if (root->kind != NodeKind::kMap) {
    const bool is_empty = root->kind == NodeKind::kScalar && !root->scalar.is_defined();
    const std::string found = is_empty ? "an empty file" : root->description();
    result.problems.error(root->place,
                          fmt::format("found {}, expected keys and values, like \"profile: baseline\"", found));
    return result;
  }
  result.configuration = Reader(arena, world, result.problems).read_file(*root);
  return result;
}

}  // namespace bulkhead::config
