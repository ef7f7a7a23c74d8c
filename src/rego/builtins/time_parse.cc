// Reading times by layouts. Where a text does not fit, the complaint names the piece of the layout and what stood in
// its place, or what is out of range.

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <span>

#include "rego/builtins/time_layout.h"

namespace rego {
namespace {

bool is_digit(std::string_view text, size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

char lower(char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c); }

// Go's own quoting in these messages: every byte that is not printable ASCII becomes \x.
std::string quote(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<uint8_t>(c);
    if (byte >= 0x80 || byte < ' ') {
      out += fmt::format("\\x{:02x}", byte);
    } else {
      if (c == '"' || c == '\\') out.push_back('\\');
      out.push_back(c);
    }
  }
  return out + "\"";
}

class TimeReader {
 public:
  TimeReader(std::string_view layout, std::string_view text) : layout_(layout), text_(text), value_(text) {}

  base::Result<Moment, std::string> run() {
    for (std::string_view layout = layout_;;) {
      piece_ = next_layout_piece(layout);
      if (!skip(piece_.literal)) return complain(piece_.literal, value_);
      if (piece_.field == TimeField::kNone) break;
      const std::string_view before = value_;
      const bool is_read = read_field();
      if (!out_of_range_.empty()) return complain(": " + std::string(out_of_range_) + " out of range");
      if (!is_read) return complain(piece_.spelled, before);
      layout = piece_.rest;
    }
    if (!value_.empty()) return complain(": extra text: " + quote(value_));
    return finish();
  }

 private:
  std::string complain(std::string_view wanted, std::string_view found) const {
    return "parsing time " + quote(text_) + " as " + quote(layout_) + ": cannot parse " + quote(found) + " as " +
           quote(wanted);
  }
  std::string complain(const std::string& message) const { return "parsing time " + quote(text_) + message; }

  // Takes a literal off the text; a run of spaces stands for any run of spaces.
  bool skip(std::string_view literal) {
    while (!literal.empty()) {
      if (literal[0] == ' ') {
        if (!value_.empty() && value_[0] != ' ') return false;
        literal.remove_prefix(std::min(literal.find_first_not_of(' '), literal.size()));
        value_.remove_prefix(std::min(value_.find_first_not_of(' '), value_.size()));
        continue;
      }
      if (value_.empty() || value_[0] != literal[0]) return false;
      literal.remove_prefix(1);
      value_.remove_prefix(1);
    }
    return true;
  }

  enum class Digits { kAtMost, kExactly };

  bool take_number(size_t count, Digits digits, int& number) {
    size_t found = 0;
    number = 0;
    for (; found < count && is_digit(value_, found); found++) number = number * 10 + (value_[found] - '0');
    if (found == 0 || (digits == Digits::kExactly && found < count)) return false;
    value_.remove_prefix(found);
    return true;
  }

  // A number of one or two digits, or of two where the layout has a leading zero, within bounds.
  bool take_bounded(int least, int most, std::string_view what, int& number) {
    const Digits digits = piece_.spelled.starts_with('0') ? Digits::kExactly : Digits::kAtMost;
    if (!take_number(2, digits, number)) return false;
    if (number < least || number > most) out_of_range_ = what;
    return true;
  }

  bool take_name(std::span<const std::string_view> names, size_t length, int& index) {
    for (size_t i = 0; i < names.size(); i++) {
      const std::string_view name = names[i].substr(0, length);
      const bool fits =
          value_.size() >= name.size() &&
          std::ranges::equal(name, value_.substr(0, name.size()), [](char a, char b) { return lower(a) == lower(b); });
      if (!fits) continue;
      value_.remove_prefix(name.size());
      index = static_cast<int>(i);
      return true;
    }
    return false;
  }

  bool read_month(size_t length) {
    if (!take_name(kMonthNames, length, month_)) return false;
    month_++;
    return true;
  }

  bool read_year(size_t count) {
    int year = 0;
    if (!take_number(count, Digits::kExactly, year)) return false;
    year_ = count == 4 ? year : year >= 69 ? year + 1900 : year + 2000;
    return true;
  }

  bool read_second() {
    if (!take_bounded(0, 59, "second", second_)) return false;
    // A fraction may follow even where the layout has none.
    const bool has_fraction = value_.size() >= 2 && (value_[0] == '.' || value_[0] == ',') && is_digit(value_, 1);
    if (!has_fraction || !out_of_range_.empty()) return true;
    const TimeField next = next_layout_piece(piece_.rest).field;
    if (next == TimeField::kFraction || next == TimeField::kTrimmedFraction) return true;
    return take_fraction(fraction_digits());
  }

  size_t fraction_digits() const {
    size_t digits = 0;
    while (is_digit(value_, digits + 1)) digits++;
    return digits;
  }

  bool take_fraction(size_t digits) {
    if (value_.size() < digits + 1 || (value_[0] != '.' && value_[0] != ',')) return false;
    nanosecond_ = 0;
    for (size_t i = 1; i <= 9; i++) {
      if (i <= digits && !is_digit(value_, i)) return false;
      nanosecond_ = nanosecond_ * 10 + (i <= digits ? value_[i] - '0' : 0);
    }
    value_.remove_prefix(digits + 1);
    return true;
  }

  bool read_half(std::string_view am, std::string_view pm) {
    if (!value_.starts_with(am) && !value_.starts_with(pm)) return false;
    (value_.starts_with(pm) ? is_pm_ : is_am_) = true;
    value_.remove_prefix(2);
    return true;
  }

  bool read_offset() {
    if (piece_.spelled.starts_with('Z') && value_.starts_with('Z')) {
      value_.remove_prefix(1);
      offset_ = 0;
      return true;
    }
    const std::string_view shape = piece_.spelled;
    if (value_.size() < shape.size() || (value_[0] != '+' && value_[0] != '-')) return false;
    const std::string_view text = value_.substr(0, shape.size());
    int parts[3] = {0, 0, 0};
    size_t part = 0;
    for (size_t i = 1; i < shape.size(); part++) {
      if (shape[i] == ':' && text[i++] != ':') return false;
      if (!is_digit(text, i) || !is_digit(text, i + 1)) return false;
      parts[part] = (text[i] - '0') * 10 + (text[i + 1] - '0');
      i += 2;
    }
    if (parts[0] > 24) out_of_range_ = "time zone offset hour";
    if (parts[1] > 60) out_of_range_ = "time zone offset minute";
    if (parts[2] > 60) out_of_range_ = "time zone offset second";
    value_.remove_prefix(shape.size());
    const int seconds = (parts[0] * 60 + parts[1]) * 60 + parts[2];
    offset_ = text[0] == '-' ? -seconds : seconds;
    return true;
  }

  // "+3" or "-11" behind a name: how long it is; 0 when it is none.
  static size_t signed_hours_size(std::string_view text) {
    if (text.empty() || (text[0] != '+' && text[0] != '-')) return 0;
    size_t end = 1;
    int hours = 0;
    for (; is_digit(text, end) && end < 6; end++) hours = hours * 10 + (text[end] - '0');
    return end == 1 || hours > 23 ? 0 : end;
  }

  // The name of a zone by its looks: three or four capital letters, or five that end in T. Its offset is not known; not
  // even what GMT+3 says of itself counts.
  bool read_zone_name() {
    if (value_.starts_with("UTC")) {
      value_.remove_prefix(3);
      offset_ = 0;
      return true;
    }
    size_t letters = 0;
    while (letters < 6 && letters < value_.size() && value_[letters] >= 'A' && value_[letters] <= 'Z') letters++;
    size_t size = 0;
    if (value_.starts_with("ChST") || value_.starts_with("MeST")) {
      size = 4;
    } else if (value_.starts_with("GMT")) {
      size = 3 + signed_hours_size(value_.substr(3));
    } else if (value_.starts_with('+') || value_.starts_with('-')) {
      size = signed_hours_size(value_);
    } else if (letters == 3 || (letters == 4 && (value_[3] == 'T' || value_.starts_with("WITA"))) ||
               (letters == 5 && value_[4] == 'T')) {
      size = letters;
    }
    value_.remove_prefix(size);
    return size > 0;
  }

  bool read_field() {
    int unused = 0;
    switch (piece_.field) {
      case TimeField::kNone:
        return true;
      case TimeField::kLongMonth:
        return read_month(std::string_view::npos);
      case TimeField::kMonth:
        return read_month(3);
      case TimeField::kNumMonth:
      case TimeField::kZeroMonth:
        return take_bounded(1, 12, "month", month_);
      case TimeField::kLongWeekDay:
        return take_name(kDayNames, std::string_view::npos, unused);
      case TimeField::kWeekDay:
        return take_name(kDayNames, 3, unused);
      case TimeField::kUnderDay:
        if (value_.starts_with(' ')) value_.remove_prefix(1);
        return take_number(2, Digits::kAtMost, day_);
      case TimeField::kDay:
        return take_number(2, Digits::kAtMost, day_);
      case TimeField::kZeroDay:
        return take_number(2, Digits::kExactly, day_);
      case TimeField::kUnderYearDay:
        for (int i = 0; i < 2 && value_.starts_with(' '); i++) value_.remove_prefix(1);
        return take_number(3, Digits::kAtMost, year_day_);
      case TimeField::kZeroYearDay:
        return take_number(3, Digits::kExactly, year_day_);
      case TimeField::kHour:
        return take_bounded(0, 23, "hour", hour_);
      case TimeField::kHour12:
      case TimeField::kZeroHour12:
        return take_bounded(0, 12, "hour", hour_);
      case TimeField::kMinute:
      case TimeField::kZeroMinute:
        return take_bounded(0, 59, "minute", minute_);
      case TimeField::kSecond:
      case TimeField::kZeroSecond:
        return read_second();
      case TimeField::kLongYear:
        return read_year(4);
      case TimeField::kYear:
        return read_year(2);
      case TimeField::kUpperPm:
        return read_half("AM", "PM");
      case TimeField::kLowerPm:
        return read_half("am", "pm");
      case TimeField::kZoneName:
        return read_zone_name();
      case TimeField::kOffset:
        return read_offset();
      case TimeField::kFraction:
        return take_fraction(piece_.spelled.size() - 1);
      case TimeField::kTrimmedFraction:
        return fraction_digits() == 0 || (value_[0] != '.' && value_[0] != ',') || take_fraction(fraction_digits());
    }
    return false;
  }

  // Month and day from the day of the year, where that was given. Empty, or what is wrong.
  std::string_view use_year_day() {
    if (year_day_ < 0) return {};
    if (year_day_ < 1 || year_day_ > (is_leap_year(year_) ? 366 : 365)) return ": day-of-year out of range";
    const CivilTime date = civil_time((days_since_epoch(year_, 1, 1) + year_day_ - 1) * 86'400, 0);
    if (month_ >= 0 && month_ != date.month) return ": day-of-year does not match month";
    if (day_ >= 0 && day_ != date.day) return ": day-of-year does not match day";
    month_ = date.month;
    day_ = date.day;
    return {};
  }

  base::Result<Moment, std::string> finish() {
    if (is_pm_ && hour_ < 12) hour_ += 12;
    if (is_am_ && hour_ == 12) hour_ = 0;
    if (const std::string_view problem = use_year_day(); !problem.empty()) return complain(std::string(problem));
    if (month_ < 0) month_ = 1;
    if (day_ < 0) day_ = 1;
    if (day_ < 1 || day_ > days_in_month(year_, month_)) return complain(": day out of range");
    CivilTime time;
    time.year = year_;
    time.month = month_;
    time.day = day_;
    time.hour = hour_;
    time.minute = minute_;
    time.second = second_;
    return Moment{local_seconds(time) - offset_.value_or(0), nanosecond_};
  }

  std::string_view layout_;
  std::string_view text_;
  std::string_view value_;  // what is left of the text
  LayoutPiece piece_;
  std::string_view out_of_range_;

  int64_t year_ = 0;
  int month_ = -1;
  int day_ = -1;
  int year_day_ = -1;
  int hour_ = 0;
  int minute_ = 0;
  int second_ = 0;
  int nanosecond_ = 0;
  bool is_am_ = false;
  bool is_pm_ = false;
  std::optional<int> offset_;
};

}  // namespace

base::Result<Moment, std::string> parse_time(std::string_view layout, std::string_view text) {
  return TimeReader(layout, text).run();
}

}  // namespace rego
