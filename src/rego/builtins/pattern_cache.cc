// Finding compiled patterns by their text.

#include "rego/builtins/pattern_cache.h"

namespace rego {

const RegexPattern& PatternCache::regex(std::string_view pattern) {
  const RegexPattern* found = regexes_.find(pattern);
  return found ? *found : regexes_.add(pattern, RegexPattern(pattern));
}

const GlobPattern& PatternCache::glob(Arena& arena, std::string_view pattern, std::string_view delimiters) {
  // No code point has the byte 0xFF, so it divides the two.
  char* bytes = arena.allocate_array<char>(pattern.size() + delimiters.size() + 1);
  if (!delimiters.empty()) memcpy(bytes, delimiters.data(), delimiters.size());
  bytes[delimiters.size()] = '\xFF';
  if (!pattern.empty()) memcpy(bytes + delimiters.size() + 1, pattern.data(), pattern.size());
  const std::string_view key(bytes, pattern.size() + delimiters.size() + 1);
  const GlobPattern* found = globs_.find(key);
  return found ? *found : globs_.add(key, GlobPattern(pattern, delimiters));
}

std::shared_ptr<const TimeZone> PatternCache::zone(std::string_view name) {
  const auto* found = zones_.find(name);
  if (found) return *found;
  return zones_.add(name, name == "UTC" ? std::make_shared<TimeZone>() : TimeZone::load(name));
}

const JsonSchema& PatternCache::schema(std::string_view text, const Value& document) {
  const JsonSchema* known = schemas_.find(text);
  return known ? *known : schemas_.add(text, JsonSchema(document));
}

const KeySet& PatternCache::keys(std::string_view text) {
  const KeySet* known = keys_.find(text);
  return known ? *known : keys_.add(text, read_verification_keys(text));
}

}  // namespace rego
