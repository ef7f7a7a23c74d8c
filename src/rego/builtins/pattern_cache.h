#pragma once
// PatternCache: compiled regular expressions and globs that patterns known only at run time turn into. A worker owns
// one, so nothing is locked; it is bounded, and a pattern that does not compile is remembered as well.

#include "rego/builtins/bounded_cache.h"
#include "rego/builtins/glob_pattern.h"
#include "rego/builtins/regex_pattern.h"

namespace rego {

class PatternCache {
 public:
  static constexpr size_t kRegexesMax = 128;
  static constexpr size_t kGlobsMax = 256;

  PatternCache() : regexes_(kRegexesMax), globs_(kGlobsMax) {}

  // Valid until the next call.
  const RegexPattern& regex(std::string_view pattern);
  // `delimiters` are code points in UTF-8. `arena` is for the key.
  const GlobPattern& glob(Arena& arena, std::string_view pattern, std::string_view delimiters);

 private:
  BoundedCache<RegexPattern> regexes_;
  BoundedCache<GlobPattern> globs_;
};

}  // namespace rego
