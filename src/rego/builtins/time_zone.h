#pragma once
// Time zones from the system's zone files (tzdata, RFC 8536).

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rego {

struct ZoneOffset {
  int seconds = 0;  // east of UTC
  std::string abbreviation;
};

// What a zone does behind the last change in its file: "CET-1CEST,M3.5.0,M10.5.0/3".
class ZoneRule {
 public:
  // False when the text is no rule.
  bool parse(std::string_view text);
  const ZoneOffset& at(int64_t unix_seconds) const;

 private:
  struct Change {
    enum class Kind { kJulian, kDayOfYear, kWeekday } kind = Kind::kJulian;
    int day = 0;
    int week = 0;
    int month = 0;
    int seconds = 7200;  // of the day
  };

  bool parse_change(std::string_view& text, Change& change);
  static int64_t seconds_in_year(const Change& change, int64_t year);

  ZoneOffset standard_;
  ZoneOffset daylight_;
  bool has_daylight_ = false;
  Change start_;
  Change end_;
};

class TimeZone {
 public:
  // UTC.
  TimeZone();

  // The zone of a name ("Europe/Berlin"), or null when there is none. Reads a file.
  static std::shared_ptr<const TimeZone> load(std::string_view name);
  // From the bytes of a zone file; null when they are none.
  static std::shared_ptr<const TimeZone> parse(std::string_view bytes);

  const ZoneOffset& at(int64_t unix_seconds) const;
  // The Unix time of local seconds (see local_seconds()).
  int64_t to_unix(int64_t local_seconds) const;

 private:
  struct Transition {
    int64_t when;
    uint8_t offset;  // index
  };

  std::vector<ZoneOffset> offsets_;
  std::vector<Transition> transitions_;
  size_t first_offset_ = 0;  // before the first transition
  bool has_rule_ = false;
  ZoneRule rule_;
};

}  // namespace rego
