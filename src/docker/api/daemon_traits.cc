// The API's version says which release a daemon is, also for builds without a release's name (1.41 is 20.10, 1.44
// is 25.0, 1.46 is 27.0, 1.52 to 1.54 are 29.0 to 29.3). Only a fix that came with a patch release needs the engine's
// own text.

#include "docker/api/daemon_traits.h"

#include <algorithm>

namespace bulkhead {
namespace {

constexpr VersionRule kVersionRules[] = {
#define RULE(route, path, before, effect, value) {route, path, before, VersionEffect::effect, value},
#include "docker/api/version_rules.def"
#undef RULE
};

constexpr ApiVersion kMoby20{1, 41};
constexpr ApiVersion kMoby23{1, 42};
constexpr ApiVersion kMoby27{1, 46};
constexpr ApiVersion kMoby29_2{1, 53};
constexpr ApiVersion kMoby29_4{1, 55};

// Go's strconv.Atoi with its error ignored: 0, or the largest number there is.
int version_number(std::string_view digits) {
  constexpr int kLargest = 1'000'000'000;
  int number = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return 0;
    number = number < kLargest / 10 ? number * 10 + (digit - '0') : kLargest;
  }
  return number;
}

// Takes the text before the first dot off `text`.
std::string_view take_component(std::string_view& text) {
  const size_t dot = std::min(text.find('.'), text.size());
  const std::string_view component = text.substr(0, dot);
  text.remove_prefix(std::min(dot + 1, text.size()));
  return component;
}

// "20.10.24+dfsg1" as three numbers; all 0 where the text is no release's ("library-import", "dev").
ApiVersion engine_release(std::string_view text) {
  constexpr int kFirstYear = 17;  // releases have been numbered by the year since
  text = text.substr(0, text.find_first_not_of("0123456789."));
  const ApiVersion release = parse_api_version(text);
  return release.major < kFirstYear ? ApiVersion{} : release;
}

// Plugins get bodies of 1 MiB and more since 25.0.16 and 29.3.1 (CVE-2026-34040).
bool hides_large_bodies(const DaemonVersion& version) {
  const ApiVersion release = engine_release(version.engine);
  if (release == ApiVersion{}) return version.api_max < kMoby29_4;
  if (release.major == 25 && release.minor == 0) return release.rest < 16;
  return release < ApiVersion{29, 3, 1};
}

BodyRules rules_of(ApiVersion api_max) {
  if (api_max == kMoby20) return BodyRules::kMoby20;
  return api_max == kNewestApi ? BodyRules::kMoby156 : BodyRules::kBoth;
}

}  // namespace

DaemonTraits traits_for(const std::optional<DaemonVersion>& version) {
  DaemonTraits traits;
  traits.certainty = Certainty::kUnknown;
  if (!version) return traits;
  traits.certainty = Certainty::kKnown;
  traits.rules = rules_of(version->api_max);
  traits.api_min = version->api_min;
  traits.api_max = version->api_max;
  traits.ignores_trailing_bytes = version->api_max < kMoby23;
  traits.accepts_empty_bodies = version->api_max >= kMoby23;
  traits.hides_large_bodies = hides_large_bodies(*version);
  traits.takes_host_config_at_top = version->api_max < kMoby27;
  traits.configures_at_start = version->api_min < kVersionMin;
  traits.copies_files_by_post = version->api_min < kVersionMin;
  traits.answers_grpc_unasked = version->api_max >= kMoby29_2;
  return traits;
}

ApiVersion parse_api_version(std::string_view text) {
  ApiVersion version;
  version.major = version_number(take_component(text));
  version.minor = version_number(take_component(text));
  while (!text.empty() && version.rest == 0) version.rest = version_number(take_component(text));
  return version;
}

std::span<const VersionRule> version_rules() { return kVersionRules; }

bool is_before_rule(std::string_view route, std::string_view path, ApiVersion version) {
  constexpr std::string_view kAnyOf = "*";
  const auto covers = [&](std::string_view pattern) {
    if (!pattern.ends_with(kAnyOf)) return pattern == route;
    return route.starts_with(pattern.substr(0, pattern.size() - kAnyOf.size()));
  };
  return std::any_of(std::begin(kVersionRules), std::end(kVersionRules), [&](const VersionRule& rule) {
    return rule.path == path && covers(rule.route) && version < rule.before;
  });
}

}  // namespace bulkhead
