// Events of libyaml, put together with a stack of open collections. The meaning of a scalar is that of the engine's
// YAML reader, so that `yes`, dates and numbers are the same here and in data files. An alias is the node of its
// anchor; the nodes are counted as if it were copied, because whoever walks the tree visits them all.

#include "daemon/config/tree.h"

#include <fmt/core.h>
#include <yaml.h>

#include <algorithm>
#include <map>
#include <utility>

#include "rego/value/json.h"
#include "rego/value/yaml_node.h"

namespace bulkhead::config {
namespace {

std::string_view text_of(const yaml_char_t* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

Place place_of(const yaml_mark_t& mark) { return {mark.line + 1, mark.column + 1}; }

class Event {
 public:
  Event() = default;
  ~Event() { yaml_event_delete(&event_); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  yaml_event_t* get() { return &event_; }
  const yaml_event_t* operator->() const { return &event_; }
  Place place() const { return place_of(event_.start_mark); }

 private:
  yaml_event_t event_{};
};

// An open collection; of a map, the key whose value comes next.
struct Open {
  Node* node;
  std::string anchor;
  bool has_key = false;
  std::string key = {};
  Place key_place = {};
};

}  // namespace

class TreeReader {
 public:
  TreeReader(Tree& tree, base::Arena& arena, Problems& problems)
      : nodes_(tree.nodes_), arena_(arena), problems_(problems) {
    is_ready_ = yaml_parser_initialize(&parser_) == 1;
  }
  ~TreeReader() {
    if (is_ready_) yaml_parser_delete(&parser_);
  }
  TreeReader(const TreeReader&) = delete;
  TreeReader& operator=(const TreeReader&) = delete;

  const Node* read(std::string_view text);

 private:
  bool next(Event& event);
  bool take(const Event& event);
  bool take_scalar(const Event& event);
  bool take_alias(const Event& event);
  bool open(const Event& event, NodeKind kind, const yaml_char_t* anchor);
  bool close();
  bool deliver(const Node& node, Place place);
  bool take_key(const Node& node, Place place);
  bool fail(Place place, std::string message) {
    problems_.error(place, std::move(message));
    return false;
  }

  std::deque<Node>& nodes_;
  base::Arena& arena_;
  Problems& problems_;
  yaml_parser_t parser_{};
  bool is_ready_ = false;
  std::vector<Open> open_;
  std::map<std::string, const Node*, std::less<>> anchors_;
  const Node* root_ = nullptr;
  size_t documents_ = 0;
};

const Node* TreeReader::read(std::string_view text) {
  if (!is_ready_) {
    problems_.error({}, "out of memory");
    return nullptr;
  }
  yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  while (true) {
    Event event;
    if (!next(event)) return nullptr;
    if (event->type == YAML_STREAM_END_EVENT) break;
    if (!take(event)) return nullptr;
  }
  return root_ != nullptr ? root_ : &nodes_.emplace_back();
}

bool TreeReader::next(Event& event) {
  if (yaml_parser_parse(&parser_, event.get())) return true;
  std::string message = parser_.problem ? parser_.problem : "the text cannot be read";
  if (parser_.context) message = std::string(parser_.context) + ": " + message;
  const Place place = parser_.error == YAML_READER_ERROR ? Place() : place_of(parser_.problem_mark);
  return fail(place, "this is no YAML: " + message);
}

bool TreeReader::take(const Event& event) {
  switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
      return ++documents_ == 1 || fail(event.place(), "a second document begins; a configuration is one");
    case YAML_ALIAS_EVENT:
      return take_alias(event);
    case YAML_SCALAR_EVENT:
      return take_scalar(event);
    case YAML_SEQUENCE_START_EVENT:
      return open(event, NodeKind::kList, event->data.sequence_start.anchor);
    case YAML_MAPPING_START_EVENT:
      return open(event, NodeKind::kMap, event->data.mapping_start.anchor);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      return close();
    default:
      return true;
  }
}

bool TreeReader::take_scalar(const Event& event) {
  const auto& scalar = event->data.scalar;
  const std::string_view text(reinterpret_cast<const char*>(scalar.value), scalar.length);
  const auto quotes = scalar.style == YAML_PLAIN_SCALAR_STYLE ? rego::YamlQuotes::kNone : rego::YamlQuotes::kSome;
  std::string message;
  const auto value = rego::make_yaml_scalar(arena_, text, text_of(scalar.tag), quotes, &message);
  if (!value) return fail(event.place(), std::move(message));
  if (value->value.is_undefined()) return fail(event.place(), fmt::format("{} is no number", text));
  Node& node = nodes_.emplace_back();
  node.place = event.place();
  node.scalar = value->value;
  if (scalar.anchor) anchors_[std::string(text_of(scalar.anchor))] = &node;
  return deliver(node, node.place);
}

bool TreeReader::take_alias(const Event& event) {
  const std::string_view name = text_of(event->data.alias.anchor);
  const auto anchor = anchors_.find(name);
  if (anchor == anchors_.end() || anchor->second == nullptr) {
    return fail(event.place(), fmt::format("there is no finished anchor \"{}\" before this", name));
  }
  return deliver(*anchor->second, event.place());
}

bool TreeReader::open(const Event& event, NodeKind kind, const yaml_char_t* anchor) {
  if (open_.size() == kNestingMax) return fail(event.place(), fmt::format("nests deeper than {} levels", kNestingMax));
  Node& node = nodes_.emplace_back();
  node.kind = kind;
  node.place = event.place();
  if (anchor) anchors_[std::string(text_of(anchor))] = nullptr;
  open_.push_back({&node, std::string(text_of(anchor))});
  return true;
}

bool TreeReader::close() {
  const Open top = std::move(open_.back());
  open_.pop_back();
  if (!top.anchor.empty()) anchors_[top.anchor] = top.node;
  return deliver(*top.node, top.node->place);
}

// Gives a complete node to the collection that it stands in.
bool TreeReader::deliver(const Node& node, Place place) {
  if (open_.empty()) {
    root_ = &node;
    return true;
  }
  Open& top = open_.back();
  if (top.node->kind == NodeKind::kMap && !top.has_key) return take_key(node, place);
  top.node->nodes += node.nodes;
  if (top.node->nodes > kNodesMax) return fail(place, fmt::format("holds more than {} values", kNodesMax));
  if (top.node->kind == NodeKind::kList) {
    top.node->items.push_back(&node);
    return true;
  }
  top.has_key = false;
  top.node->members.push_back({std::move(top.key), top.key_place, &node});
  return true;
}

bool TreeReader::take_key(const Node& node, Place place) {
  if (!node.scalar.is_string()) return fail(place, "expected a key, found " + node.description());
  Open& top = open_.back();
  top.key = node.scalar.as_string();
  top.key_place = place;
  top.has_key = true;
  if (top.key == "<<") return fail(place, "merge keys (<<) are not taken here; write the keys out");
  if (top.node->members.size() == kMembersMax) return fail(place, fmt::format("holds more than {} keys", kMembersMax));
  const Member* before = top.node->find(top.key);
  if (before == nullptr) return true;
  return fail(place, fmt::format("\"{}\" stands here twice, first in line {}", top.key, before->place.line));
}

const Node* Tree::read(base::Arena& arena, std::string_view text, Problems& problems) {
  if (text.size() > kFileBytesMax) {
    problems.error({}, fmt::format("is larger than {} bytes", kFileBytesMax));
    return nullptr;
  }
  return TreeReader(*this, arena, problems).read(text);
}

const Member* Node::find(std::string_view key) const {
  const auto found = std::ranges::find(members, key, &Member::key);
  return found == members.end() ? nullptr : &*found;
}

std::string Node::description() const {
  constexpr size_t kShownBytesMax = 80;
  if (kind == NodeKind::kList) return "a list";
  if (kind == NodeKind::kMap) return "keys and values";
  if (!scalar.is_defined() || scalar.is_null()) return "nothing";
  std::string shown = rego::to_json(scalar);
  if (shown.size() > kShownBytesMax) {
    size_t end = kShownBytesMax;
    while (end > 0 && (static_cast<unsigned char>(shown[end]) & 0xC0) == 0x80) end--;  // not inside a character
    shown.resize(end);
    shown += "…";
  }
  const std::string_view kind_name = scalar.is_string() ? "the text" : scalar.is_number() ? "the number" : "the value";
  return fmt::format("{} {}", kind_name, shown);
}

}  // namespace bulkhead::config
