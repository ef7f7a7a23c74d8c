// A body is written as its type says, and on the way anything may go wrong with a small chance: a key gets another
// spelling or comes twice, a value another type, the text other bytes. Small chances, because a body with many faults
// is refused for the first and tests nothing else.

#include "body_generator.h"

namespace bulkhead::differential {
namespace {

constexpr int kDepthMax = 6;

constexpr std::string_view kTails[] = {"]", "}", "{}", " ", "\n", "null", "x", "\xEF\xBB\xBF", ",", "/**/", "1"};

}  // namespace

const std::string& BodyGenerator::write(const Type& type, Manner manner) {
  manner_ = manner;
  out_.clear();
  value(type, 0);
  if (odd(40)) out_ += random_.one_of(kTails);
  if (odd(12)) spoil();
  return out_;
}

void BodyGenerator::value(const Type& type, int depth) {
  space();
  if (odd(25)) {
    out_ += "null";
  } else if (odd(60)) {
    wrong_value(depth);
  } else {
    right_value(type, depth);
  }
  space();
}

void BodyGenerator::right_value(const Type& type, int depth) {
  switch (type.kind) {
    case Kind::kAny:
      return any(depth);
    case Kind::kBoolean:
      out_ += random_.once_in(2) ? "true" : "false";
      return;
    case Kind::kInteger:
    case Kind::kUnsigned64:
      return integer(type);
    case Kind::kFloat32:
      if (odd(3)) return odd_number();
      out_ += "0.5";
      return;
    case Kind::kText:
    case Kind::kBlob:
      return text(type);
    case Kind::kTextOrTextList:
      if (random_.once_in(4)) return text(kText);
      return list({Kind::kList, &kText}, depth);
    case Kind::kList:
      return list(type, depth);
    case Kind::kMap:
      return map(type, depth);
    case Kind::kObject:
      return object(*type.shape, depth);
  }
}

void BodyGenerator::wrong_value(int depth) {
  constexpr std::string_view kValues[] = {"true",      "1",    "\"x\"", "[]",  "{}", "[null]",
                                          "{\"a\":1}", "[[]]", "-",     "tru", ""};
  if (random_.once_in(20) && depth == 1) {
    const size_t deep = random_.once_in(2) ? 900 : 11000;
    out_ += std::string(deep, '[') + std::string(deep, ']');
  } else {
    out_ += random_.one_of(kValues);
  }
}

void BodyGenerator::object(const Shape& shape, int depth) {
  out_ += '{';
  bool is_first = true;
  // One in `sparse` fields is there.
  const size_t sparse = depth > kDepthMax ? 1000 : shape.size > 12 ? 1 + random_.below(12) : 1 + random_.below(4);
  for (uint32_t i = 0; i < shape.size; i++) {
    const Field& field = shape.fields[i];
    const bool is_misplaced = field.note == FieldNote::kMisplaced;
    if (random_.once_in(sparse) && (!is_misplaced || odd(30))) entry(field, is_first, depth);
    if (odd(300)) entry(shape.fields[random_.below(shape.size)], is_first, depth);
  }
  if (odd(12) || (manner_ == Manner::kOrdinary && random_.once_in(30))) {
    comma(is_first);
    key(random_.once_in(2) ? "Unknown" : "X-Other");
    any(depth);
  }
  if (odd(150)) out_ += ',';
  out_ += '}';
}

void BodyGenerator::entry(const Field& field, bool& is_first, int depth) {
  const Type* const type = field.type(rules_);
  const size_t times = odd(120) ? 2 : 1;
  for (size_t i = 0; i < times; i++) {
    comma(is_first);
    key(field.name);
    if (odd(60) && random_.once_in(2)) out_ += "null";
    // A field that this daemon does not know may hold anything.
    else
      value(type ? *type : kAny, depth + 1);
  }
}

void BodyGenerator::map(const Type& type, int depth) {
  out_ += '{';
  bool is_first = true;
  size_t place = random_.below(4);
  for (size_t count = random_.below(4); count > 0; count--, place += odd(5) ? 0 : 1) {
    comma(is_first);
    quoted(map_key(type, place));
    out_ += ':';
    value(*type.element, depth + 1);
  }
  out_ += '}';
}

void BodyGenerator::list(const Type& type, int depth) {
  out_ += '[';
  bool is_first = true;
  for (size_t count = random_.below(depth > kDepthMax ? 1 : 4); count > 0; count--) {
    comma(is_first);
    value(*type.element, depth + 1);
  }
  out_ += ']';
}

void BodyGenerator::any(int depth) {
  switch (random_.below(depth > kDepthMax ? 4 : 6)) {
    case 0:
      out_ += "null";
      return;
    case 1:
      out_ += "true";
      return;
    case 2:
      if (odd(2)) return odd_number();
      out_ += "12";
      return;
    case 3:
      return text(kText);
    case 4:
      return list({Kind::kList, &kAny}, depth);
    default:
      return map({Kind::kMap, &kAny}, depth);
  }
}

void BodyGenerator::comma(bool& is_first) {
  if (!is_first && !odd(800)) out_ += ',';
  is_first = false;
}

void BodyGenerator::space() {
  constexpr std::string_view kSpaces[] = {" ", "\n", "\t\r", "  "};
  if (random_.once_in(40)) out_ += random_.one_of(kSpaces);
}

// One byte more, less or other.
void BodyGenerator::spoil() {
  if (out_.empty()) return;
  constexpr char kBytes[] = "\"\\{}[]:,\0\xFF\xC5\x80 09ae-";
  const size_t place = random_.below(out_.size());
  const char byte = kBytes[random_.below(sizeof(kBytes) - 1)];
  switch (random_.below(4)) {
    case 0:
      out_[place] = byte;
      return;
    case 1:
      out_.insert(place, 1, byte);
      return;
    case 2:
      out_.erase(place, 1 + random_.below(3));
      return;
    default:
      out_.resize(place);
  }
}

}  // namespace bulkhead::differential
