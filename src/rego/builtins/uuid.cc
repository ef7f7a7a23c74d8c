// UUIDs (RFC 4122): reading what is in one, and making random ones.

#include <sys/random.h>

#include <array>

#include "rego/builtins/decision_memory.h"
#include "rego/builtins/families.h"
#include "rego/builtins/operands.h"
#include "rego/value/builders.h"

namespace rego {
namespace {

using Uuid = std::array<uint8_t, 16>;

// From the start of the Gregorian calendar to that of Unix time, in steps of 100 ns.
constexpr uint64_t kGregorianToUnix = 122'192'928'000'000'000;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_urn(std::string_view text) {
  std::string lower(text.substr(0, 9));
  for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  return lower == "urn:uuid:";
}

std::optional<Uuid> parse_hex(std::string_view digits) {
  Uuid uuid;
  for (size_t i = 0; i < uuid.size(); i++) {
    const int high = hex_value(digits[i * 2]);
    const int low = hex_value(digits[i * 2 + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    uuid[i] = static_cast<uint8_t>(high << 4 | low);
  }
  return uuid;
}

// 32 digits, or 36 characters with hyphens, those in braces or behind "urn:uuid:".
std::optional<Uuid> parse_uuid(std::string_view text) {
  if (text.size() == 32) return parse_hex(text);
  if (text.size() == 45 && is_urn(text)) text.remove_prefix(9);
  if (text.size() == 38) text = text.substr(1, 36);
  if (text.size() != 36) return std::nullopt;
  std::string digits;
  for (size_t i = 0; i < text.size(); i++) {
    const bool is_hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    if (is_hyphen && text[i] != '-') return std::nullopt;
    if (!is_hyphen) digits.push_back(text[i]);
  }
  return parse_hex(digits);
}

std::string_view variant_of(const Uuid& uuid) {
  if ((uuid[8] & 0xC0) == 0x80) return "RFC4122";
  if ((uuid[8] & 0xE0) == 0xC0) return "Microsoft";
  if ((uuid[8] & 0xE0) == 0xE0) return "Future";
  return "Reserved";
}

uint64_t big_endian(const Uuid& uuid, size_t start, size_t count) {
  uint64_t number = 0;
  for (size_t i = start; i < start + count; i++) number = number << 8 | uuid[i];
  return number;
}

// In nanoseconds; wraps around as Go's int64 does.
int64_t unix_time(const Uuid& uuid) {
  const uint64_t steps = big_endian(uuid, 0, 4) | big_endian(uuid, 4, 2) << 32 | (big_endian(uuid, 6, 2) & 0xFFF) << 48;
  return static_cast<int64_t>((steps - kGregorianToUnix) * 100);
}

std::string_view mac_kind(uint8_t first) {
  if ((first & 3) == 3) return "local:multicast";
  if ((first & 1) == 1) return "global:multicast";
  return (first & 2) == 2 ? "local:unicast" : "global:unicast";
}

std::string domain_name(uint8_t domain) {
  switch (domain) {
    case 0:
      return "Person";
    case 1:
      return "Group";
    case 2:
      return "Org";
    default:
      return "Domain" + std::to_string(domain);
  }
}

Value describe(Arena& arena, const Uuid& uuid) {
  ObjectBuilder builder(arena);
  const auto add = [&](std::string_view key, const Value& value) { builder.add(Value::string(arena, key), value); };
  const int version = uuid[6] >> 4;
  add("version", Value::integer(version));
  add("variant", Value::string(arena, variant_of(uuid)));
  if (version == 1 || version == 2) {
    add("time", Value::integer(unix_time(uuid)));
    add("nodeid", Value::string(arena, fmt::format("{:02x}-{:02x}-{:02x}-{:02x}-{:02x}-{:02x}", uuid[10], uuid[11],
                                                   uuid[12], uuid[13], uuid[14], uuid[15])));
    add("macvariables", Value::string(arena, mac_kind(uuid[10])));
    add("clocksequence", Value::integer(static_cast<int64_t>(big_endian(uuid, 8, 2) & 0x3FFF)));
  }
  if (version == 2) {
    add("id", Value::integer(static_cast<int64_t>(big_endian(uuid, 0, 4))));
    add("domain", Value::string(arena, domain_name(uuid[9])));
  }
  return builder.finish();
}

Value parse(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  const auto uuid = parse_uuid(args[0].as_string());
  return uuid ? describe(context.arena, *uuid) : Value();
}

Value make(BuiltinContext& context, BuiltinArgs args) {
  Value& result = remembered_result(context, args);
  if (result.is_defined()) return result;
  Uuid uuid;
  if (getrandom(uuid.data(), uuid.size(), 0) != static_cast<ssize_t>(uuid.size())) {
    return context.fail("no source of chance");
  }
  uuid[6] = static_cast<uint8_t>((uuid[6] & 0x0F) | 0x40);
  uuid[8] = static_cast<uint8_t>((uuid[8] & 0x3F) | 0x80);
  result = Value::string(
      context.arena, fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", big_endian(uuid, 0, 4), big_endian(uuid, 4, 2),
                                 big_endian(uuid, 6, 2), big_endian(uuid, 8, 2), big_endian(uuid, 10, 6)));
  return result;
}

constexpr BuiltinRow kRows[] = {
    {"uuid.parse", "", "(uuid: string) => result: object[string: any]",
     "What a UUID says of itself; undefined when it is none.", parse},
    {"uuid.rfc4122", "", "(k: string) => output: string", "A random UUID, the same for the same k within one decision.",
     make, BuiltinFlags::kNondeterministic},
};

}  // namespace

BuiltinFamily uuid_builtins() { return kRows; }

}  // namespace rego
