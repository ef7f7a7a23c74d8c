#pragma once
// PatternCache: compiled regular expressions and globs that patterns known only at run time turn into. A worker owns
// one, so nothing is locked; it is bounded, and a pattern that does not compile is remembered as well.

#include "rego/builtins/bounded_cache.h"
#include "rego/builtins/glob_pattern.h"
#include "rego/builtins/regex_pattern.h"
#include "rego/builtins/time_zone.h"

namespace rego {

class PatternCache {
 public:
  static constexpr size_t kRegexesMax = 128;
  static constexpr size_t kGlobsMax = 256;
  static constexpr size_t kZonesMax = 64;

  PatternCache() : regexes_(kRegexesMax), globs_(kGlobsMax), zones_(kZonesMax) {}

  // Valid until the next call.
  const RegexPattern& regex(std::string_view pattern);
  // `delimiters` are code points in UTF-8. `arena` is for the key.
  const GlobPattern& glob(Arena& arena, std::string_view pattern, std::string_view delimiters);
  // The time zone of a name, or null when there is none.
  std::shared_ptr<const TimeZone> zone(std::string_view name);

 private:
  BoundedCache<RegexPattern> regexes_;
  BoundedCache<GlobPattern> globs_;
  BoundedCache<std::shared_ptr<const TimeZone>> zones_;
};

}  // namespace rego
