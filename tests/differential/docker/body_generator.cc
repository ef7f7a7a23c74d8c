// A body is written as its type says, and on the way anything may go wrong with a small chance: a key gets another
// spelling or comes twice, a value another type, the text other bytes. Small chances, because a body with many faults
// is refused for the first and tests nothing else.

#include "body_generator.h"

namespace bulkhead::differential {
namespace {

constexpr int kDepthMax = 6;

constexpr std::string_view kTexts[] = {"",       "a",       "host",        "/:/host",    "busybox",  "SYS_ADMIN",
                                       "80/tcp", "default", "container:x", "no",         "\xC3\xA9", "0",
                                       "always", "none",    "bridge",      "nginx:1.27", "x=y",      "/var/lib/data"};
constexpr std::string_view kEscapedTexts[] = {R"(\u0000)",
                                              R"(\ud800)",
                                              R"(\ud83d\ude00)",
                                              R"(\udc00\ud800)",
                                              R"(\/\b\f\n\r\t\"\\)",
                                              R"(\u00e9)",
                                              R"(\uD800A)",
                                              R"(\ud800\ud83d)",
                                              R"(\x)",
                                              R"(\u12)",
                                              "\xFF",
                                              "\xED\xA0\x80",
                                              "\xC0\x80",
                                              "\x01",
                                              "\xF4\x90\x80\x80",
                                              "\xE2\x82",
                                              "\t",
                                              "\x7F"};
constexpr std::string_view kAddresses[] = {
    "", "10.0.0.1", "::1", "fe80::1%eth0", "::ffff:10.0.0.1", "2001:db8::8a2e:370:7334"};
constexpr std::string_view kPrefixes[] = {"", "10.0.0.0/8", "172.28.5.0/24", "fd00::/64"};
constexpr std::string_view kMacs[] = {"", "02:42:ac:11:00:02", "02-42-ac-11-00-02", "0242.ac11.0002"};
constexpr std::string_view kBase64Texts[] = {"", "aGk=", "aGVsbG8=", "e30K"};
constexpr std::string_view kPorts[] = {"80/tcp", "443/tcp", "53/udp", "8080"};
constexpr std::string_view kOddTexts[] = {"10.0.0",
                                          "010.0.0.1",
                                          "1.2.3.4%e",
                                          "fe80::1%",
                                          "10.0.0.0/33",
                                          "10.0.0.0/08",
                                          "::/0",
                                          "::1/129",
                                          "1::2::3",
                                          "aGk",
                                          "aGk=\\n",
                                          "a===",
                                          "aGk==",
                                          "=aGk",
                                          "02:42",
                                          "02:42-ac:11:00:02",
                                          "80-81",
                                          "080/TCP",
                                          "65536/tcp",
                                          "80/",
                                          "/tcp",
                                          "80/tcp/udp",
                                          "-1",
                                          "80/\xC5\xBF",
                                          "::1.2.3.4",
                                          "1:2:3:4:5:6:7::",
                                          "::ffff:01.2.3.4",
                                          " 10.0.0.1",
                                          "+80",
                                          "8_0",
                                          "02:42:ac:11:00:02:03:04",
                                          "fe80::%a/64"};
constexpr std::string_view kNumbers[] = {"0",
                                         "-0",
                                         "1",
                                         "-1",
                                         "255",
                                         "65535",
                                         "65536",
                                         "4294967295",
                                         "4294967296",
                                         "9223372036854775807",
                                         "9223372036854775808",
                                         "-9223372036854775808",
                                         "-9223372036854775809",
                                         "18446744073709551615",
                                         "18446744073709551616",
                                         "1.0",
                                         "1e3",
                                         "1E400",
                                         "-1.5e-7",
                                         "1e-400",
                                         "01",
                                         "+1",
                                         ".5",
                                         "1.",
                                         "3.5e38",
                                         "NaN"};
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
      out_ += odd(3) ? random_.one_of(kNumbers) : "0.5";
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
  constexpr std::string_view kKeys[] = {"a",          "A",    "com.example.label", "Privileged",
                                        "privileged", "size", "net.ipv4.x",        "o"};
  out_ += '{';
  bool is_first = true;
  const bool is_ports = type.rule == TextRule::kPort;
  size_t place = random_.below(4);
  for (size_t count = random_.below(4); count > 0; count--, place += odd(5) ? 0 : 1) {
    std::string_view name = is_ports ? kPorts[place % std::size(kPorts)] : kKeys[place % std::size(kKeys)];
    if (is_ports && odd(10)) name = random_.one_of(kOddTexts);
    comma(is_first);
    quoted(name);
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

void BodyGenerator::integer(const Type& type) {
  if (odd(4)) {
    out_ += random_.one_of(kNumbers);
  } else if (type.kind == Kind::kInteger && type.least < 0 && random_.once_in(5)) {
    out_ += std::to_string(-static_cast<int64_t>(random_.below(1000)));
  } else {
    const uint64_t most = type.kind == Kind::kInteger ? static_cast<uint64_t>(type.greatest) : UINT64_MAX;
    out_ += std::to_string(random_.once_in(6) ? most : random_.below(1000));
  }
}

void BodyGenerator::text(const Type& type) {
  if (odd(25)) {
    out_ += '"';
    out_ += random_.one_of(kEscapedTexts);
    out_ += random_.one_of(kTexts);
    out_ += '"';
    return;
  }
  if (type.rule != TextRule::kNone && odd(4)) return quoted(random_.one_of(kOddTexts));
  switch (type.rule) {
    case TextRule::kAddress:
      return quoted(random_.one_of(kAddresses));
    case TextRule::kPrefix:
      return quoted(random_.one_of(kPrefixes));
    case TextRule::kMacAddress:
      return quoted(random_.one_of(kMacs));
    case TextRule::kBase64:
      return quoted(random_.one_of(kBase64Texts));
    default:
      return quoted(random_.one_of(kTexts));
  }
}

// The name, or another spelling of it that Go takes for it, or nearly.
void BodyGenerator::key(std::string_view name) {
  out_ += '"';
  const bool is_respelled = odd(8);
  for (const char byte : name) {
    const char flipped = static_cast<char>(byte ^ 0x20);
    const bool is_letter = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
    const size_t way = is_respelled ? random_.below(12) : 12;
    if (way < 4 && is_letter) {
      out_ += flipped;
    } else if (way == 4 && (byte | 0x20) == 's') {
      out_ += random_.once_in(2) ? "\xC5\xBF" : R"(\u017f)";
    } else if (way == 4 && (byte | 0x20) == 'k') {
      out_ += random_.once_in(2) ? "\xE2\x84\xAA" : R"(\u212A)";
    } else if (way == 5) {
      constexpr char kDigits[] = "0123456789abcdef";
      const auto bits = static_cast<unsigned char>(byte);
      out_ += R"(\u00)";
      out_ += kDigits[bits >> 4];
      out_ += kDigits[bits & 15];
    } else if (way == 6 && random_.once_in(20)) {
      out_ += random_.one_of(kEscapedTexts);
    } else {
      out_ += byte;
    }
  }
  out_ += "\":";
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
      out_ += odd(2) ? random_.one_of(kNumbers) : "12";
      return;
    case 3:
      return text(kText);
    case 4:
      return list({Kind::kList, &kAny}, depth);
    default:
      return map({Kind::kMap, &kAny}, depth);
  }
}

void BodyGenerator::quoted(std::string_view text) {
  out_ += '"';
  out_ += text;
  out_ += '"';
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
