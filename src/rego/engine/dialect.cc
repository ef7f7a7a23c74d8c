#include "rego/engine/dialect.h"

#include "rego/syntax/parser.h"

namespace rego {

base::Result<RegoVersion, Diagnostics> guess_dialect(const std::shared_ptr<const Source>& source) {
  auto v1 = parse_module(source, {RegoVersion::kV1});
  if (v1) return RegoVersion::kV1;
  const auto v0 = parse_module(source, {RegoVersion::kV0});
  if (v0) return RegoVersion::kV0;
  Diagnostics found = v1.take_error();
  const Diagnostic& other = v0.error()[0];
  const Position place = other.span.position();
  found[0].hint +=
      (found[0].hint.empty() ? "" : "\n") + ("read as Rego v0 it fails too, at " + std::to_string(place.row) + ":" +
                                             std::to_string(place.column) + ": " + other.message);
  return found;
}

}  // namespace rego
