// Networks and the addresses in them.

#include <algorithm>
#include <vector>

#include "rego/builtins/families.h"
#include "rego/builtins/ip_address.h"
#include "rego/builtins/operands.h"
#include "rego/value/builders.h"

namespace rego {
namespace {

// Past these the evaluation stops.
constexpr size_t kExpandedMax = size_t{1} << 18;
constexpr size_t kComparedMax = size_t{1} << 22;

// OPA calls it operand 1 wherever it stands.
std::optional<IpNetwork> network_operand(BuiltinContext& context, const Value& operand) {
  if (!operand.is_string()) {
    context.fail_type(1, "string", operand);
    return std::nullopt;
  }
  const auto network = parse_cidr(operand.as_string());
  if (!network) fail_format(context, "invalid CIDR address: {}", operand.as_string());
  return network;
}

Value contains_value(BuiltinContext& context, const Value& outer, const Value& inner) {
  const auto network = network_operand(context, outer);
  if (!network) return {};
  if (!inner.is_string()) return context.fail_type(1, "string", inner);
  if (const auto address = parse_ip(inner.as_string())) return Value::boolean(network->contains(*address));
  const auto other = parse_cidr(inner.as_string());
  if (!other) {
    return fail_format(context, "not a valid textual representation of an IP address or CIDR: {}", inner.as_string());
  }
  const bool is_v6 = !network->address.is_mapped() && !other->address.is_mapped();
  const bool ends_inside = is_v6 ? network->prefix <= other->prefix : network->contains(other->last());
  return Value::boolean(ends_inside && network->contains(other->address));
}

Value contains(BuiltinContext& context, BuiltinArgs args) { return contains_value(context, args[0], args[1]); }

Value intersects(BuiltinContext& context, BuiltinArgs args) {
  const auto a = network_operand(context, args[0]);
  if (!a) return {};
  const auto b = network_operand(context, args[1]);
  if (!b) return {};
  return Value::boolean(a->contains(b->address) || b->contains(a->address));
}

Value is_valid(BuiltinContext&, BuiltinArgs args) {
  return Value::boolean(args[0].is_string() && parse_cidr(args[0].as_string()).has_value());
}

Value expand(BuiltinContext& context, BuiltinArgs args) {
  const auto network = network_operand(context, args[0]);
  if (!network) return {};
  const IpAddress last = network->last();
  SetBuilder builder(context.arena);
  for (IpAddress address = network->address;; address = next_address(address)) {
    if (builder.size() == kExpandedMax) return context.fail_halt("network has too many addresses");
    builder.add(Value::string(context.arena, to_string(address)));
    if (address == last) break;
  }
  return builder.finish();
}

// An element of an operand of contains_matches, with what stands for it in the result.
struct Candidate {
  Value network;
  Value index;
};

// False when an element is neither a string nor an array with one in front: the call has failed.
bool add_candidate(BuiltinContext& context, int operand, const Value& element, const Value& index,
                   ArenaVector<Candidate>& candidates) {
  const bool is_row = element.is_array() && element.size() > 0;
  if (!element.is_string() && !is_row) {
    fail_format(context, "operand {}: element must be string or non-empty array", operand);
    return false;
  }
  candidates.push_back({is_row ? element.items()[0] : element, index});
  return true;
}

bool read_candidates(BuiltinContext& context, int operand, const Value& value, ArenaVector<Candidate>& candidates) {
  if (value.is_string()) return add_candidate(context, operand, value, value, candidates);
  if (value.is_object()) {
    return std::ranges::all_of(value.entries(), [&](const Entry& entry) {
      return add_candidate(context, operand, entry.value, entry.key, candidates);
    });
  }
  if (!value.is_collection()) return true;
  const auto items = value.items();
  for (size_t i = 0; i < items.size(); i++) {
    const Value index = value.is_set() ? items[i] : Value::integer(static_cast<int64_t>(i));
    if (!add_candidate(context, operand, items[i], index, candidates)) return false;
  }
  return true;
}

Value contains_matches(BuiltinContext& context, BuiltinArgs args) {
  ArenaVector<Candidate> outer(context.arena);
  ArenaVector<Candidate> inner(context.arena);
  if (!read_candidates(context, 1, args[0], outer)) return {};
  if (outer.empty()) return Value::empty_set();
  if (!read_candidates(context, 2, args[1], inner)) return {};
  if (inner.size() > 0 && outer.size() > kComparedMax / inner.size()) {
    return context.fail_halt("too many networks to compare");
  }
  SetBuilder builder(context.arena);
  for (const Candidate& a : outer.span()) {
    for (const Candidate& b : inner.span()) {
      const Value found = contains_value(context, a.network, b.network);
      if (found.is_undefined()) return {};
      const Value pair[] = {a.index, b.index};
      if (found.as_boolean()) builder.add(Value::array(context.arena, pair));
    }
  }
  return builder.finish();
}

// Addresses from first to last. While it is a network as it was given, that is kept.
struct Range {
  IpAddress first;
  IpAddress last;
  std::string spelled;
};

// The prefix that an IPv4 address alone stands for: that of its class.
int class_prefix(const IpAddress& address) { return address.bytes[12] < 0x80 ? 8 : address.bytes[12] < 0xC0 ? 16 : 24; }

std::optional<Range> read_range(BuiltinContext& context, const Value& element) {
  if (!element.is_string()) {
    context.fail("element must be string");
    return std::nullopt;
  }
  const std::string_view text = element.as_string();
  const auto address = parse_ip(text);
  if (address && !address->is_mapped()) {
    context.fail("IPv6 invalid: needs prefix length");
    return std::nullopt;
  }
  if (address) {
    const std::string spelled = to_string(*address) + "/" + std::to_string(class_prefix(*address));
    const auto network = parse_cidr(spelled);
    return Range{network->address, network->last(), spelled};
  }
  const auto network = parse_cidr(text);
  if (!network) {
    fail_format(context, "invalid CIDR address: {}", text);
    return std::nullopt;
  }
  return Range{network->address, network->last(), to_string(*network)};
}

// Whether `b`, whose end is not before that of `a`, begins in `a` or right behind it.
bool touches(const Range& a, const Range& b) {
  if (b.first.bytes <= a.last.bytes) return true;
  return a.first.is_mapped() == b.first.is_mapped() && b.first == next_address(a.last);
}

void join_ranges(std::vector<Range>& ranges) {
  std::ranges::sort(ranges, [](const Range& a, const Range& b) {
    return a.last.bytes != b.last.bytes ? a.last.bytes < b.last.bytes : a.first.bytes < b.first.bytes;
  });
  std::vector<Range> joined;
  for (Range& range : ranges) {
    while (!joined.empty() && touches(joined.back(), range)) {
      if (joined.back().first.bytes < range.first.bytes) range.first = joined.back().first;
      range.spelled.clear();
      joined.pop_back();
    }
    joined.push_back(std::move(range));
  }
  ranges = std::move(joined);
}

// Adds the fewest networks that make up a range: each time the largest that begins at its first address and fits.
void add_networks(Arena& arena, Range range, SetBuilder& builder) {
  for (;;) {
    IpNetwork network{range.first, 128};
    while (network.prefix > (range.first.is_mapped() ? 96 : 0)) {
      IpNetwork larger{range.first, network.prefix - 1};
      const size_t byte = static_cast<size_t>(larger.prefix) / 8;
      const int bit = 0x80 >> larger.prefix % 8;
      if ((range.first.bytes[byte] & bit) != 0 || larger.last().bytes > range.last.bytes) break;
      network = larger;
    }
    builder.add(Value::string(arena, to_string(network)));
    if (network.last() == range.last) return;
    range.first = next_address(network.last());
  }
}

Value merge(BuiltinContext& context, BuiltinArgs args) {
  if (!args[0].is_array() && !args[0].is_set()) return context.fail("operand must be an array");
  std::vector<Range> ranges;
  for (const Value& element : args[0].items()) {
    auto range = read_range(context, element);
    if (!range) return {};
    ranges.push_back(std::move(*range));
  }
  join_ranges(ranges);
  SetBuilder builder(context.arena);
  for (const Range& range : ranges) {
    if (range.spelled.empty()) {
      add_networks(context.arena, range, builder);
    } else {
      builder.add(Value::string(context.arena, range.spelled));
    }
  }
  return builder.finish();
}

constexpr BuiltinRow kRows[] = {
    {"net.cidr_contains", "", "(cidr: string, cidr_or_ip: string) => result: boolean",
     "Whether the network contains the address or all of the other network.", contains},
    {"net.cidr_overlap", "", "(x: string, y: string) => result: boolean", "The older name of net.cidr_contains.",
     contains, BuiltinFlags::kDeprecated},
    {"net.cidr_contains_matches", "",
     "(cidrs: any<string, array[any<string, array[any]>], object[string: any<string, array[any]>], set[any<string, "
     "array[any]>]>, cidrs_or_ips: any<string, array[any<string, array[any]>], object[string: any<string, "
     "array[any]>], set[any<string, array[any]>]>) => output: set[array<any, any>]",
     "Which of the first networks contain which of the second: pairs of their places.", contains_matches},
    {"net.cidr_intersects", "", "(cidr1: string, cidr2: string) => result: boolean",
     "Whether the networks have an address in common.", intersects},
    {"net.cidr_is_valid", "", "(cidr: string) => result: boolean", "Whether the string is a network.", is_valid},
    {"net.cidr_expand", "", "(cidr: string) => hosts: set[string]", "All addresses of the network.", expand},
    {"net.cidr_merge", "", "(addrs: any<array[any<string>], set[string]>) => output: set[string]",
     "The fewest networks that make up the same addresses.", merge},
};

}  // namespace

BuiltinFamily cidr_builtins() { return kRows; }

}  // namespace rego
