// Zone files: a header with counts, a block with times of 32 bits that is skipped, one with 64 bits, and a rule for
// what comes later. Every count is checked against the size of the file.

#include "rego/builtins/time_zone.h"

#include <algorithm>
#include <fstream>

namespace rego {
namespace {

constexpr size_t kFileBytesMax = size_t{1} << 20;
constexpr size_t kHeaderBytes = 44;
constexpr int kOffsetMax = 26 * 3600;

int64_t big_endian(std::string_view bytes, size_t at, size_t count) {
  uint64_t number = 0;
  for (size_t i = at; i < at + count; i++) number = number << 8 | static_cast<uint8_t>(bytes[i]);
  // Sign extension.
  const int unused = static_cast<int>(64 - count * 8);
  return static_cast<int64_t>(number << unused) >> unused;
}

struct Header {
  uint32_t utc_flags, standard_flags, leaps, transitions, offsets, characters;

  // Nothing bigger than a file may be.
  bool read(std::string_view bytes) {
    if (bytes.size() < kHeaderBytes || !bytes.starts_with("TZif")) return false;
    uint32_t* const fields[] = {&utc_flags, &standard_flags, &leaps, &transitions, &offsets, &characters};
    size_t at = 20;
    for (uint32_t* field : fields) {
      *field = static_cast<uint32_t>(big_endian(bytes, at, 4));
      if (*field > kFileBytesMax) return false;
      at += 4;
    }
    return true;
  }
  size_t body_bytes(size_t time_bytes) const {
    return transitions * (time_bytes + 1) + offsets * 6 + characters + leaps * (time_bytes + 4) + standard_flags +
           utc_flags;
  }
};

}  // namespace

TimeZone::TimeZone() : offsets_{{0, "UTC"}} {}

std::shared_ptr<const TimeZone> TimeZone::load(std::string_view name) {
  const bool is_safe = !name.empty() && name[0] != '/' && name[0] != '\\' && name.find("..") == name.npos &&
                       name.find('\0') == name.npos;
  if (!is_safe) return nullptr;
  const std::string path = name == "Local" ? "/etc/localtime" : "/usr/share/zoneinfo/" + std::string(name);
  std::ifstream file(path, std::ios::binary);
  std::string bytes(kFileBytesMax, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<size_t>(file.gcount()));
  return parse(bytes);
}

std::shared_ptr<const TimeZone> TimeZone::parse(std::string_view bytes) {
  Header header;
  if (!header.read(bytes) || bytes[4] < '2') return nullptr;
  bytes.remove_prefix(std::min(kHeaderBytes + header.body_bytes(4), bytes.size()));
  if (!header.read(bytes)) return nullptr;
  bytes.remove_prefix(kHeaderBytes);
  if (bytes.size() < header.body_bytes(8) || header.offsets == 0 || header.offsets > 256) return nullptr;

  auto zone = std::make_shared<TimeZone>();
  zone->offsets_.clear();
  const size_t indexes = header.transitions * 8;
  const size_t offsets = indexes + header.transitions;
  const size_t names = offsets + header.offsets * 6;
  const std::string_view characters = bytes.substr(names, header.characters);
  for (size_t i = 0; i < header.offsets; i++) {
    const auto seconds = static_cast<int>(big_endian(bytes, offsets + i * 6, 4));
    const auto name = static_cast<uint8_t>(bytes[offsets + i * 6 + 5]);
    if (name >= characters.size() || std::abs(seconds) > kOffsetMax) return nullptr;
    const std::string_view from = characters.substr(name);
    zone->offsets_.push_back({seconds, std::string(from.substr(0, from.find('\0')))});
    const bool is_daylight = bytes[offsets + i * 6 + 4] != 0;
    const bool was_daylight = bytes[offsets + zone->first_offset_ * 6 + 4] != 0;
    if (was_daylight && !is_daylight) zone->first_offset_ = i;
  }
  for (size_t i = 0; i < header.transitions; i++) {
    const auto offset = static_cast<uint8_t>(bytes[indexes + i]);
    if (offset >= zone->offsets_.size()) return nullptr;
    zone->transitions_.push_back({big_endian(bytes, i * 8, 8), offset});
  }
  std::string_view rule = bytes.substr(header.body_bytes(8));
  if (rule.starts_with('\n')) rule = rule.substr(1, rule.find('\n', 1) - 1);
  zone->has_rule_ = !rule.empty() && zone->rule_.parse(rule);
  return zone;
}

const ZoneOffset& TimeZone::at(int64_t unix_seconds) const {
  const auto next = std::ranges::upper_bound(transitions_, unix_seconds, {}, &Transition::when);
  if (next == transitions_.end() && has_rule_) return rule_.at(unix_seconds);
  return offsets_[next == transitions_.begin() ? first_offset_ : (next - 1)->offset];
}

int64_t TimeZone::to_unix(int64_t local_seconds) const {
  // The offset at that time taken as UTC is nearly always right; if it does not hold at the time that it leads to, the
  // one that holds there is.
  const int64_t guess = local_seconds - at(local_seconds).seconds;
  return local_seconds - at(guess).seconds;
}

}  // namespace rego
