// The leaves and keys of generated bodies, in all their spellings.

#include "body_generator.h"

namespace bulkhead::differential {
namespace {

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
constexpr std::string_view kKeys[] = {"a",          "A",    "com.example.label", "Privileged",
                                      "privileged", "size", "net.ipv4.x",        "o"};
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

}  // namespace

void BodyGenerator::odd_number() { out_ += random_.one_of(kNumbers); }

// The key at `place` of a map; those of four places that follow each other differ.
std::string_view BodyGenerator::map_key(const Type& type, size_t place) {
  if (type.rule != TextRule::kPort) return kKeys[place % std::size(kKeys)];
  return odd(10) ? random_.one_of(kOddTexts) : kPorts[place % std::size(kPorts)];
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

void BodyGenerator::quoted(std::string_view text) {
  out_ += '"';
  out_ += text;
  out_ += '"';
}

}  // namespace bulkhead::differential
