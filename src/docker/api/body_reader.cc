// One recursive pass; each level knows its Type. The depth is bounded, so is the stack. Entries and items of all open
// levels lie on stacks that keep their storage, and move to the arena when their level closes. Objects:
// body_objects.cc; leaves: body_scalars.cc; words: body_refusal.cc.

#include "docker/api/body_reader.h"

#include "base/limits.h"
#include "rego/value/builders.h"

namespace bulkhead {
namespace {

constexpr size_t kKeptMax = 1 << 14;  // storage for more elements than this is given back after one large body

template <typename T>
void clear_stack(std::vector<T>& stack) {
  if (stack.capacity() > kKeptMax) stack = {};
  stack.clear();
}

}  // namespace

BodyReader::BodyReader() = default;

Decoded<rego::Value> BodyReader::read(base::Arena& arena, std::string_view text, const Type& type,
                                      const DaemonTraits& traits) {
  JsonScanner scanner(text, unescaped_);
  arena_ = &arena;
  rules_ = traits.rules;
  certainty_ = traits.certainty;
  scanner_ = &scanner;
  depth_ = 0;
  blob_ = {};
  room_.open(arena, text.size());
  clear_stack(entries_);
  clear_stack(items_);
  clear_stack(keys_);
  place_.clear();
  const rego::Value value = read_value(type);
  if (value.is_undefined()) return finish_refusal();
  scanner.peek();
  if (!scanner.at_end()) {
    refuse("trailing_bytes", "the body goes on after its JSON document; send one document and nothing after it");
    return finish_refusal();
  }
  return value;
}

rego::Value BodyReader::read_value(const Type& type) {
  switch (scanner_->peek()) {
    case '{':
      return read_object(type);
    case '[':
      return read_list(type);
    case '"':
      return read_string(type);
    case 't':
    case 'f':
    case 'n':
      return read_word(type);
    default:
      return read_number(type);
  }
}

rego::Value BodyReader::read_list(const Type& type) {
  static constexpr Type kStrictText = kText;
  const Type* element = type.element;
  if (type.kind == Kind::kAny) element = &kAny;
  if (type.kind == Kind::kTextOrTextList) element = &kStrictText;
  if (type.kind != Kind::kList && type.kind != Kind::kAny && type.kind != Kind::kTextOrTextList) {
    return refuse_type(type, "an array");
  }
  if (++depth_ > base::kNestingMax) return refuse("nesting", "the body is nested too deeply");
  const size_t first = items_.size();
  scanner_->take();
  if (scanner_->peek() != ']') {
    while (true) {
      const rego::Value item = read_value(*element);
      if (item.is_undefined()) {
        add_place(std::to_string(items_.size() - first));
        return {};
      }
      items_.push_back(item);
      const char next = scanner_->peek();
      if (next == ']') break;
      if (next != ',') return refuse_scan();
      scanner_->take();
    }
  }
  scanner_->take();
  depth_--;
  const rego::Value list = rego::Value::array(*arena_, std::span(items_).subspan(first));
  items_.resize(first);
  return arena_->over_limit() ? refuse_memory() : list;
}

}  // namespace bulkhead
