// libyaml cuts the text into events (it is the C original of the parser that OPA uses, so both refuse the same texts);
// this file builds Values of them, with a stack of open collections instead of recursion. An alias shares the Value of
// its anchor, so a bomb of aliases costs little memory here; but whoever walks the result visits every node, so the
// nodes are counted as if they were copied.

#include <yaml.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/limits.h"
#include "rego/value/builders.h"
#include "rego/value/double_text.h"
#include "rego/value/yaml.h"
#include "rego/value/yaml_node.h"
#include "rego/value/yaml_time.h"

namespace rego {
namespace {

// More aliases than this, in a document of more nodes than that, may not make up nearly all of it (go-yaml's rule).
constexpr size_t kAliasesMin = 100;
constexpr size_t kAliasNodesMin = 1000;
constexpr size_t kAliasRatioLow = 400'000;
constexpr size_t kAliasRatioHigh = 4'000'000;

double allowed_alias_ratio(size_t nodes) {
  if (nodes <= kAliasRatioLow) return 0.99;
  if (nodes >= kAliasRatioHigh) return 0.10;
  return 0.99 - 0.89 * (static_cast<double>(nodes - kAliasRatioLow) / (kAliasRatioHigh - kAliasRatioLow));
}

std::string_view text_of(const yaml_char_t* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

class Event {
 public:
  Event() = default;
  ~Event() { yaml_event_delete(&event_); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  yaml_event_t* get() { return &event_; }
  yaml_event_type_t type() const { return event_.type; }
  const yaml_event_t* operator->() const { return &event_; }

 private:
  yaml_event_t event_{};
};

enum class Origin { kHere, kAlias };  // whether a node stands where it is used

// An open collection. Its items, or its own pairs and the mappings merged into it, lie on the reader's stacks from the
// bottoms on.
struct Open {
  bool is_mapping;
  size_t items_bottom;
  size_t pairs_bottom;
  std::string anchor;
  size_t nodes = 1;
  Value key = {};  // of a mapping, when its value comes next
  bool is_merge = false;
};

struct Anchor {
  YamlNode node = {};
  bool is_complete = false;
};

class Reader {
 public:
  Reader(Arena& arena, YamlUse use) : arena_(arena), use_(use) { is_ready_ = yaml_parser_initialize(&parser_) == 1; }
  ~Reader() {
    if (is_ready_) yaml_parser_delete(&parser_);
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  base::Result<Value> read(std::string_view text);

 private:
  bool next(Event& event);
  bool take(const Event& event);
  bool take_alias(const Event& event);
  bool take_scalar(const Event& event);
  bool open(const Event& event, const yaml_char_t* anchor, bool is_mapping);
  bool close(const Event& event);
  YamlNode close_sequence(const Open& top);
  YamlNode close_mapping(const Open& top);

  // Gives a complete node to the collection that it stands in.
  bool deliver(const Event& event, const YamlNode& node, Origin origin);
  bool deliver_pair(const Event& event, Open& top, const YamlNode& node, Origin origin);
  bool merge(const Event& event, const Value& value, Origin origin);
  bool count(const Event& event, size_t nodes, Origin origin);

  bool fail(const Event& event, std::string message) {
    const yaml_mark_t& mark = event->start_mark;
    if (use_ == YamlUse::kAnnotation) {
      failure_ = {"yaml_error", "yaml: " + message, ""};
    } else {
      failure_ = {"yaml_error", std::move(message), place_of(mark)};
    }
    return false;
  }
  static std::string place_of(const yaml_mark_t& mark) {
    return std::to_string(mark.line + 1) + ":" + std::to_string(mark.column + 1);
  }

  void fail_as_go_yaml();
  bool fail_key();

  Arena& arena_;
  YamlUse use_;
  yaml_parser_t parser_{};
  bool is_ready_ = false;
  std::vector<Open> open_;
  std::vector<Value> items_;
  std::vector<Entry> pairs_;  // a merged mapping has an undefined key
  std::map<std::string, Anchor, std::less<>> anchors_;
  std::optional<Value> document_;
  size_t nodes_ = 0;
  size_t alias_nodes_ = 0;
  base::Error failure_;
};

base::Result<Value> Reader::read(std::string_view text) {
  if (!is_ready_) return base::Error{"yaml_error", "out of memory", ""};
  yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  while (true) {
    Event event;
    if (!next(event)) return failure_;
    if (event.type() == YAML_STREAM_END_EVENT) return document_.value_or(Value::null());
    if (document_) continue;  // what follows the first document is only checked
    if (!take(event)) return failure_;
  }
}

bool Reader::next(Event& event) {
  if (yaml_parser_parse(&parser_, event.get())) return true;
  if (use_ == YamlUse::kAnnotation) {
    fail_as_go_yaml();
    return false;
  }
  std::string message = parser_.problem ? parser_.problem : "the text is no YAML";
  if (parser_.context) message = std::string(parser_.context) + ": " + message;
  failure_ = {"yaml_error", std::move(message), ""};
  if (parser_.error != YAML_READER_ERROR) failure_.place = place_of(parser_.problem_mark);
  return false;
}

// go-yaml names the line of the context where there is one that is not the first; its parser counts lines from 0 and
// its scanner from 1.
void Reader::fail_as_go_yaml() {
  size_t line = parser_.context_mark.line != 0 ? parser_.context_mark.line : parser_.problem_mark.line;
  if (line != 0 && parser_.error == YAML_SCANNER_ERROR) line++;
  const std::string problem = parser_.problem ? parser_.problem : "unknown problem parsing YAML content";
  const std::string place = line != 0 ? std::to_string(line) : "";
  failure_ = {"yaml_error", "yaml: " + (place.empty() ? problem : "line " + place + ": " + problem), place};
}

// A key that is no string, below the fields of an annotation.
bool Reader::fail_key() {
  std::string path;
  for (size_t i = 2; i + 1 < open_.size(); i++) {
    if (!path.empty()) path += '/';
    if (open_[i].is_mapping) {
      path += open_[i].key.as_string();
    } else {
      path += std::to_string(open_[i + 1].items_bottom - open_[i].items_bottom);
    }
  }
  failure_ = {"yaml_key_error", "invalid map key type(s): " + path, ""};
  return false;
}

bool Reader::take(const Event& event) {
  switch (event.type()) {
    case YAML_ALIAS_EVENT:
      return take_alias(event);
    case YAML_SCALAR_EVENT:
      return take_scalar(event);
    case YAML_SEQUENCE_START_EVENT:
      return open(event, event->data.sequence_start.anchor, false);
    case YAML_MAPPING_START_EVENT:
      return open(event, event->data.mapping_start.anchor, true);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      return close(event);
    default:
      return true;
  }
}

// Counts as go-yaml does, so that the same documents are refused; and never more than our own limit.
bool Reader::count(const Event& event, size_t nodes, Origin origin) {
  nodes_ += nodes;
  if (origin == Origin::kAlias) alias_nodes_ += nodes;
  const double most = allowed_alias_ratio(nodes_) * static_cast<double>(nodes_);
  const bool is_mostly_aliases =
      alias_nodes_ > kAliasesMin && nodes_ > kAliasNodesMin && static_cast<double>(alias_nodes_) > most;
  if (!is_mostly_aliases && nodes_ <= kYamlNodesMax) return true;
  return fail(event, "document contains excessive aliasing");
}

bool Reader::take_alias(const Event& event) {
  const std::string name(text_of(event->data.alias.anchor));
  const auto anchor = anchors_.find(name);
  if (anchor == anchors_.end()) return fail(event, "unknown anchor '" + name + "' referenced");
  if (!anchor->second.is_complete) return fail(event, "anchor '" + name + "' value contains itself");
  YamlNode node = anchor->second.node;
  if (!count(event, 1, Origin::kHere) || !count(event, node.nodes, Origin::kAlias)) return false;
  node.nodes++;
  node.is_merge = false;
  return deliver(event, node, Origin::kAlias);
}

bool Reader::take_scalar(const Event& event) {
  if (!count(event, 1, Origin::kHere)) return false;
  const auto& scalar = event->data.scalar;
  const std::string_view text(reinterpret_cast<const char*>(scalar.value), scalar.length);
  const YamlQuotes quotes = scalar.style == YAML_PLAIN_SCALAR_STYLE ? YamlQuotes::kNone : YamlQuotes::kSome;
  std::string message;
  auto node = make_yaml_scalar(arena_, text, text_of(scalar.tag), quotes, &message);
  if (!node) return fail(event, std::move(message));
  if (use_ == YamlUse::kAnnotation && quotes == YamlQuotes::kNone && node->value.is_string() && !scalar.tag) {
    const std::string time = yaml_time_in_full(text);
    if (!time.empty()) node->value = Value::string(arena_, time);
  }
  if (scalar.anchor) anchors_[std::string(text_of(scalar.anchor))] = {*node, true};
  return deliver(event, *node, Origin::kHere);
}

bool Reader::open(const Event& event, const yaml_char_t* anchor, bool is_mapping) {
  if (open_.size() >= static_cast<size_t>(base::kNestingMax)) return fail(event, "exceeded max depth");
  if (!count(event, 1, Origin::kHere)) return false;
  if (anchor) anchors_[std::string(text_of(anchor))] = {};
  open_.push_back({is_mapping, items_.size(), pairs_.size(), std::string(text_of(anchor))});
  return true;
}

bool Reader::close(const Event& event) {
  const Open top = std::move(open_.back());
  open_.pop_back();
  const YamlNode node = top.is_mapping ? close_mapping(top) : close_sequence(top);
  if (!top.anchor.empty()) anchors_[top.anchor] = {node, true};
  return deliver(event, node, Origin::kHere);
}

YamlNode Reader::close_sequence(const Open& top) {
  YamlNode node;
  node.nodes = top.nodes;
  node.value = Value::array(arena_, {items_.data() + top.items_bottom, items_.size() - top.items_bottom});
  items_.resize(top.items_bottom);
  return node;
}

// The mapping's own keys win, then those of the first mapping merged into it; builders keep what comes last.
YamlNode Reader::close_mapping(const Open& top) {
  ObjectBuilder object(arena_);
  object.reserve(pairs_.size() - top.pairs_bottom);
  for (size_t i = pairs_.size(); i > top.pairs_bottom; i--) {
    if (pairs_[i - 1].key.is_defined()) continue;
    for (const Entry& entry : pairs_[i - 1].value.entries()) object.add(entry.key, entry.value);
  }
  for (size_t i = top.pairs_bottom; i < pairs_.size(); i++) {
    if (pairs_[i].key.is_defined()) object.add(pairs_[i].key, pairs_[i].value);
  }
  pairs_.resize(top.pairs_bottom);
  YamlNode node;
  node.nodes = top.nodes;
  node.value = object.finish();
  return node;
}

bool Reader::deliver(const Event& event, const YamlNode& node, Origin origin) {
  const bool is_key = !open_.empty() && open_.back().is_mapping && open_.back().key.is_undefined();
  if (node.value.is_undefined() && !is_key) {
    return fail(event, "unsupported value: " + double_to_general(node.number));
  }
  if (open_.empty()) {
    document_ = node.value;
    return true;
  }
  Open& top = open_.back();
  top.nodes += node.nodes;
  if (top.is_mapping) return deliver_pair(event, top, node, origin);
  items_.push_back(node.value);
  return true;
}

bool Reader::deliver_pair(const Event& event, Open& top, const YamlNode& node, Origin origin) {
  if (top.key.is_undefined()) {
    std::string message;
    constexpr size_t kFreeKeysMax = 2;
    if (use_ == YamlUse::kAnnotation && open_.size() > kFreeKeysMax && !node.value.is_string()) return fail_key();
    top.key = make_yaml_key(arena_, node, &message);
    top.is_merge = node.is_merge;
    return top.key.is_defined() || fail(event, std::move(message));
  }
  const Value key = std::exchange(top.key, Value());
  if (top.is_merge) return merge(event, node.value, origin);
  pairs_.push_back({key, node.value});
  return true;
}

// A mapping, or a sequence of mappings that is written out here.
bool Reader::merge(const Event& event, const Value& value, Origin origin) {
  constexpr const char* kMessage = "map merge requires map or sequence of maps as the value";
  if (value.is_object()) {
    pairs_.push_back({Value(), value});
    return true;
  }
  if (!value.is_array() || origin == Origin::kAlias) return fail(event, kMessage);
  for (const Value& item : value.items()) {
    if (!item.is_object()) return fail(event, kMessage);
    pairs_.push_back({Value(), item});
  }
  return true;
}

}  // namespace

base::Result<Value> read_yaml(Arena& arena, std::string_view text, YamlUse use) {
  return Reader(arena, use).read(text);
}

}  // namespace rego
