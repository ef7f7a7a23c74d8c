// The conventions of opa-docker-authz, null by null: Headers is null where the message has none, Body where no JSON
// body came, BindMounts where nothing is bound. Query is an object of arrays in the order of the request.

#include "gate/input.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "docker/workload/operation.h"
#include "docker/workload/workload.h"
#include "rego/value/builders.h"

namespace bulkhead {
namespace {

using rego::Value;

Value path_segments(base::Arena& arena, std::string_view path) {
  rego::ArrayBuilder segments(arena);
  while (true) {
    const size_t slash = path.find('/');
    segments.add(Value::string(arena, path.substr(0, slash)));
    if (slash == std::string_view::npos) return segments.finish();
    path.remove_prefix(slash + 1);
  }
}

// Groups the values by key: pairs with equal keys keep their order.
Value query_object(base::Arena& arena, std::span<const QueryPair> query) {
  if (query.empty()) return Value::empty_object();
  struct Placed {
    QueryPair pair;
    size_t place;
  };
  rego::ArenaVector<Placed> pairs(arena);
  pairs.reserve(query.size());
  for (size_t i = 0; i < query.size(); i++) pairs.push_back({query[i], i});
  std::sort(pairs.begin(), pairs.end(), [](const Placed& a, const Placed& b) {
    return std::tie(a.pair.key, a.place) < std::tie(b.pair.key, b.place);
  });
  rego::ObjectBuilder object(arena);
  for (size_t i = 0; i < pairs.size();) {
    rego::ArrayBuilder values(arena);
    const std::string_view key = pairs[i].pair.key;
    for (; i < pairs.size() && pairs[i].pair.key == key; i++) values.add(Value::string(arena, pairs[i].pair.value));
    object.add(Value::string(arena, key), values.finish());
  }
  return object.finish();
}

// "/host:/container:ro" → its three parts at most; `count` tells how many there are in all.
struct BindParts {
  std::string_view source;
  std::string_view mode;
  size_t count;
};

BindParts split_bind(std::string_view bind) {
  BindParts parts{bind.substr(0, bind.find(':')), {}, 1 + static_cast<size_t>(std::ranges::count(bind, ':'))};
  if (parts.count > 1) parts.mode = bind.substr(bind.rfind(':') + 1);
  return parts;
}

// "1.41"; a third number only where there is one.
Value version_text(base::Arena& arena, const ApiVersion& version) {
  char text[3 * 12];
  char* at = text;
  const auto add = [&](int number) {
    if (at != text) *at++ = '.';
    at = std::to_chars(at, std::end(text) - 1, number).ptr;
  };
  add(version.major);
  add(version.minor);
  if (version.rest != 0) add(version.rest);
  return Value::string(arena, {text, static_cast<size_t>(at - text)});
}

Value or_null(const Value& value) { return value.is_undefined() ? Value::null() : value; }

}  // namespace

InputBuilder::InputBuilder() {
  constexpr std::string_view kNames[] = {"Headers",    "Path",      "PathPlain",  "PathArr",    "Query",  "Method",
                                         "Body",       "User",      "AuthMethod", "BindMounts", "Source", "ReadOnly",
                                         "Resolved",   "request",   "body",       "workload",   "route",  "version",
                                         "parameters", "operation", "identity",   "time",       "ns",     "ownership"};
  static_assert(std::size(kNames) == kKeyCount);
  for (size_t i = 0; i < kKeyCount; i++) keys_[i] = Value::string(keys_arena_, kNames[i]);
}

Value InputBuilder::build(base::Arena& arena, const InputSource& source) {
  const auto& [message, request, needs, traits, facts, resolver, identity, time_ns, caller, owners] = source;
  const auto text = [&](std::string_view bytes) { return Value::string(arena, bytes); };
  rego::ObjectBuilder input(arena);
  input.reserve(kBindMounts + 7);
  input.add(keys_[kHeaders], message.headers);
  input.add(keys_[kPath], text(message.request.target));
  input.add(keys_[kPathPlain], text(request.target.path));
  input.add(keys_[kPathArr], path_segments(arena, request.target.path));
  input.add(keys_[kQuery], query_object(arena, request.target.query));
  input.add(keys_[kMethod], text(message.request.method));
  input.add(keys_[kBody], or_null(request.body));
  input.add(keys_[kUser], text(message.user));
  input.add(keys_[kAuthMethod], text(message.auth_method));
  input.add(keys_[kBindMounts], needs.bind_mounts ? bind_mounts(arena, request.body, resolver) : Value::null());
  if (needs.request) input.add(keys_[kRequest], this->request(arena, source));
  if (needs.body) input.add(keys_[kOwnBody], or_null(request.body));
  Value workload;
  if (needs.workload || needs.ownership) workload = read_workload(arena, request, traits, facts);
  if (needs.workload) input.add(keys_[kWorkload], or_null(workload));
  if (needs.ownership) {
    input.add(keys_[kOwnership], read_ownership(arena, request, workload, caller, owners, facts));
  }
  if (needs.identity) input.add(keys_[kIdentity], or_null(identity));
  if (needs.time) input.add(keys_[kTime], time(arena, time_ns));
  return input.finish();
}

Value InputBuilder::time(base::Arena& arena, int64_t time_ns) {
  rego::ObjectBuilder object(arena);
  object.add(keys_[kNs], Value::integer(time_ns));
  return object.finish();
}

Value InputBuilder::request(base::Arena& arena, const InputSource& source) {
  const ApiRequest& request = source.request;
  rego::ObjectBuilder object(arena);
  object.reserve(4);
  object.add(keys_[kRoute], Value::string(arena, request.route->name));
  object.add(keys_[kVersion], request.target.has_version ? version_text(arena, request.target.version) : Value::null());
  object.add(keys_[kParameters], or_null(request.parameters));
  object.add(keys_[kOperation], read_operation(arena, request, source.traits, source.facts));
  return object.finish();
}

Value InputBuilder::bind_mounts(base::Arena& arena, const Value& body, const PathResolver& resolver) {
  const Value host_config = body.get("HostConfig");
  const Value binds = host_config.get("Binds");
  const Value mounts = host_config.get("Mounts");
  rego::ArrayBuilder list(arena);
  for (const Value& bind : binds.is_array() ? binds.items() : std::span<const Value>()) {
    if (!bind.is_string() || !bind.as_string().starts_with('/')) continue;
    const BindParts parts = split_bind(bind.as_string());
    const bool is_read_only = parts.count == 3 && parts.mode == "ro";
    list.add(bind_mount(arena, parts.source, Value::boolean(is_read_only), resolver));
  }
  for (const Value& mount : mounts.is_array() ? mounts.items() : std::span<const Value>()) {
    const Value type = mount.get("Type");
    if (!type.is_string() || type.as_string() != "bind") continue;
    const Value source = mount.get("Source");
    const Value read_only = mount.get("ReadOnly");
    list.add(bind_mount(arena, source.is_string() ? source.as_string() : std::string_view(),
                        Value::boolean(read_only.is_true()), resolver));
  }
  return list.size() ? list.finish() : Value::null();
}

Value InputBuilder::bind_mount(base::Arena& arena, std::string_view source, const Value& read_only,
                               const PathResolver& resolver) {
  resolver.resolve(source, resolved_);
  rego::ObjectBuilder mount(arena);
  mount.reserve(3);
  mount.add(keys_[kSource], Value::string(arena, source));
  mount.add(keys_[kReadOnly], read_only);
  mount.add(keys_[kResolved], Value::string(arena, resolved_));
  return mount.finish();
}

}  // namespace bulkhead
