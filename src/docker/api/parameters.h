#pragma once
// Parameters: what a request's path and query say, as the daemon's handlers read them, in one object. The first value
// of a key counts, keys that no handler reads are left out, and so is what was not sent: nobody's defaults are made up.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "docker/api/body_reader.h"
#include "docker/api/refusal.h"
#include "docker/api/request_target.h"
#include "docker/api/routes.h"
#include "rego/value/value.h"

namespace bulkhead {

enum class ParameterKind : uint8_t {
  kString,
  kStrings,        // all values of the key, in their order
  kFlag,           // false: empty, 0, no, false, none, in any case and with space around; true: all else
  kStrictFlag,     // 1 t T TRUE true True, 0 f F FALSE false False; anything else is a 400
  kInteger,        // 64 bits, with or without sign; anything else is a 400
  kIntegerOrZero,  // the same, but anything else is 0
  kUnsigned,       // 64 bits; anything else is a 400
  kJson,           // decoded into `type` as a body would be
  kFilters,        // {"name": {"value": true, …}, …} or {"name": ["value", …], …}
};

struct Parameter {
  std::string_view route;
  std::string_view name;
  ParameterKind kind;
  const Type* type;
  std::string_view as;
};

std::span<const Parameter> all_parameters();

// What a string of the query means to the daemon's httputils.BoolValue.
bool bool_value(std::string_view text);

// Makes the objects. Keeps the names, so in the steady state read() calls malloc not once. Not thread-safe.
class ParameterReader {
 public:
  ParameterReader();

  // The object for `request_target`, whose route is `route`: the path's parameters by their names in the route's
  // pattern, then the query's. It lives in `arena` and in this reader. Codes: bad_parameter, and those of BodyReader
  // for JSON.
  Decoded<rego::Value> read(base::Arena& arena, BodyReader& json, const Route& route, const RequestTarget& target);

 private:
  struct RouteParameters {
    std::string_view route;
    std::vector<rego::Value> names;  // one each of `parameters`
    std::span<const Parameter> parameters;
  };

  const RouteParameters* find(std::string_view route) const;
  rego::Value path_name(std::string_view name);

  base::Arena names_arena_;
  std::vector<RouteParameters> routes_;  // by name
  std::vector<rego::Value> path_names_;
};

}  // namespace bulkhead
