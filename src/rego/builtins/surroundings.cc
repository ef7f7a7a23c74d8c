// Functions that reach outside: the network, the parser, the process. They go through the host (builtin_host.h).

#include <netdb.h>
#include <sys/socket.h>

#include <memory>

#include "rego/builtins/builtin_host.h"
#include "rego/builtins/decision_memory.h"
#include "rego/builtins/families.h"
#include "rego/builtins/http_request.h"
#include "rego/builtins/ip_address.h"
#include "rego/builtins/operands.h"
#include "rego/value/builders.h"

namespace rego {
namespace {

struct AddressListDelete {
  void operator()(addrinfo* list) const { freeaddrinfo(list); }
};

std::string address_text(const sockaddr* address) {
  char text[NI_MAXHOST];
  const socklen_t size = address->sa_family == AF_INET ? sizeof(sockaddr_in) : sizeof(sockaddr_in6);
  const int error = getnameinfo(address, size, text, sizeof(text), nullptr, 0, NI_NUMERICHOST);
  return error ? std::string() : std::string(text);
}

Value look_up(BuiltinContext& context, const std::string& name) {
  if (name.empty() || name.find('\0') != name.npos) return context.fail("lookup " + name + ": no such host");
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int error = getaddrinfo(name.c_str(), nullptr, &hints, &found);
  const std::unique_ptr<addrinfo, AddressListDelete> list(found);
  if (error) return context.fail("lookup " + name + ": no such host");
  SetBuilder addresses(context.arena);
  for (const addrinfo* entry = list.get(); entry; entry = entry->ai_next) {
    const std::string text = address_text(entry->ai_addr);
    if (!text.empty()) addresses.add(Value::string(context.arena, text));
  }
  return addresses.finish();
}

// An address stands for itself, without anyone being asked.
Value lookup_ip_addr(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 1)) return {};
  const std::string name(args[0].as_string());
  if (!context.host || !context.host->may_reach(name)) return context.fail("disallowed host: " + name);
  Value& result = remembered_result(context, args);
  if (result.is_defined()) return result;
  if (const auto address = parse_ip(name)) {
    const Value text = Value::string(context.arena, to_string(*address));
    SetBuilder addresses(context.arena);
    addresses.add(text);
    result = addresses.finish();
  } else {
    result = look_up(context, name);
  }
  return result;
}

Value http_send(BuiltinContext& context, BuiltinArgs args) {
  if (!require_http_request(context, args, 1)) return {};
  if (!context.host) return context.fail("there is no engine that could send");
  Value& result = remembered_result(context, args);
  if (result.is_undefined()) result = context.host->send_http(context, args[0]);
  return result;
}

Value parse_module(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  if (!args[1].is_string()) return context.fail_type(1, "string", args[1]);
  if (!context.host) return context.fail("there is no engine that could parse");
  return context.host->parse_module(context, args[0].as_string(), args[1].as_string());
}

Value runtime(BuiltinContext& context, BuiltinArgs) {
  const Value known = context.host ? context.host->runtime(context) : Value();
  return known.is_defined() ? known : Value::empty_object();
}

// Calls within rules have been replaced by what they give, before the policy runs.
Value metadata(BuiltinContext& context, BuiltinArgs) {
  return fail_format(context, "the {} function must only be called within the scope of a rule", context.function_name);
}

// Names the case of a test that runs; that is for who observes the evaluation.
Value test_case(BuiltinContext&, BuiltinArgs) { return Value::boolean(true); }

constexpr BuiltinRow kRows[] = {
    {"net.lookup_ip_addr", "", "(name: string) => addrs: set[string]", "The addresses of a host name.", lookup_ip_addr,
     BuiltinFlags::kNondeterministic},
    {"http.send", "", "(request: object[string: any]) => response: object[any: any]",
     "The response to an HTTP request.", http_send, BuiltinFlags::kNondeterministic},
    {"rego.parse_module", "", "(filename: string, rego: string) => output: object[string: any]",
     "The syntax tree of a Rego module.", parse_module},
    {"rego.metadata.rule", "", "() => output: any", "The annotations of the rule that calls it.", metadata},
    {"rego.metadata.chain", "", "() => chain: array[any]",
     "The annotations that apply to the rule that calls it: its own, and those around it, outwards.", metadata},
    {"opa.runtime", "", "() => output: object[string: any]", "What the engine says of the process it runs in.", runtime,
     BuiltinFlags::kNondeterministic},
    {"internal.test_case", "", "(x: array[any])", "What the name of a case within a test becomes.", test_case},
};

}  // namespace

BuiltinFamily surroundings_builtins() { return kRows; }

}  // namespace rego
