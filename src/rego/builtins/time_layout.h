#pragma once
// Layouts as Go's time package has them: a layout shows how one certain moment, Mon Jan 2 15:04:05 MST 2006, is
// written.

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "rego/builtins/civil_time.h"

namespace rego {

// What a piece of a layout stands for.
enum class TimeField {
  kNone,
  kLongMonth,        // January
  kMonth,            // Jan
  kNumMonth,         // 1
  kZeroMonth,        // 01
  kLongWeekDay,      // Monday
  kWeekDay,          // Mon
  kDay,              // 2
  kUnderDay,         // _2
  kZeroDay,          // 02
  kUnderYearDay,     // __2
  kZeroYearDay,      // 002
  kHour,             // 15
  kHour12,           // 3
  kZeroHour12,       // 03
  kMinute,           // 4
  kZeroMinute,       // 04
  kSecond,           // 5
  kZeroSecond,       // 05
  kLongYear,         // 2006
  kYear,             // 06
  kUpperPm,          // PM
  kLowerPm,          // pm
  kZoneName,         // MST
  kOffset,           // -07:00 and its kin
  kFraction,         // .000
  kTrimmedFraction,  // .999
};

struct LayoutPiece {
  std::string_view literal;  // in front of the field
  TimeField field = TimeField::kNone;
  std::string_view spelled;  // the field as the layout has it
  std::string_view rest;     // behind it
};

// The first field of a layout; without one the literal is all of it.
LayoutPiece next_layout_piece(std::string_view layout);

// The layout of a name like "RFC1123", or the text itself.
std::string_view named_layout(std::string_view text);

extern const std::string_view kMonthNames[12];
extern const std::string_view kDayNames[7];  // from Sunday

std::string format_time(const CivilTime& time, std::string_view layout);

// A moment in nanoseconds: seconds since 1970 and the rest.
struct Moment {
  int64_t seconds = 0;
  int nanoseconds = 0;
};

// Reads a time; one without a zone is in UTC. The error is Go's sentence.
base::Result<Moment, std::string> parse_time(std::string_view layout, std::string_view text);

}  // namespace rego
