#pragma once
// PatternCache: what texts known only at run time turn into when they are compiled: regular expressions, globs, time
// zones, JSON schemas, keys. A worker owns one, so nothing is locked; it is bounded, and a text that does not compile
// is remembered as well.

#include "rego/builtins/bounded_cache.h"
#include "rego/builtins/glob_pattern.h"
#include "rego/builtins/json_schema.h"
#include "rego/builtins/key_set.h"
#include "rego/builtins/regex_pattern.h"
#include "rego/builtins/time_zone.h"

namespace rego {

class PatternCache {
 public:
  static constexpr size_t kRegexesMax = 128;
  static constexpr size_t kGlobsMax = 256;
  static constexpr size_t kZonesMax = 64;
  static constexpr size_t kSchemasMax = 16;
  static constexpr size_t kKeySetsMax = 100;

  PatternCache()
      : regexes_(kRegexesMax), globs_(kGlobsMax), zones_(kZonesMax), schemas_(kSchemasMax), keys_(kKeySetsMax) {}

  // Valid until the next call.
  const RegexPattern& regex(std::string_view pattern);
  // `delimiters` are code points in UTF-8. `arena` is for the key.
  const GlobPattern& glob(Arena& arena, std::string_view pattern, std::string_view delimiters);
  // The time zone of a name, or null when there is none.
  std::shared_ptr<const TimeZone> zone(std::string_view name);
  // The schema of a document, whose JSON is `text`. Valid until the next call.
  const JsonSchema& schema(std::string_view text, const Value& document);
  // The keys of a text (read_verification_keys). Valid until the next call.
  const KeySet& keys(std::string_view text);

 private:
  BoundedCache<RegexPattern> regexes_;
  BoundedCache<GlobPattern> globs_;
  BoundedCache<std::shared_ptr<const TimeZone>> zones_;
  BoundedCache<JsonSchema> schemas_;
  BoundedCache<KeySet> keys_;
};

}  // namespace rego
