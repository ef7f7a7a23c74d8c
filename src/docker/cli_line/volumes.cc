// --volume: [SOURCE:]TARGET[:OPTIONS], where a letter before the first colon may be a Windows drive. 20.10 takes the
// sections that it could read and leaves mistakes to the daemon.

#include <fmt/core.h>

#include "docker/cli_line/container_parts.h"
#include "docker/cli_line/go_text.h"
#include "rego/value/text.h"

namespace bulkhead::cli_line {
namespace {

struct VolumeSpec {
  std::string source;
  std::string target;
  std::string mistake;  // empty: none
};

// A colon behind one letter belongs to a drive.
bool is_drive(std::string_view section) {
  size_t place = 0;
  uint32_t code_point = 0;
  return !section.empty() && rego::next_code_point(section, &place, &code_point) && place == section.size() &&
         rego::is_letter(code_point);
}

// Takes one section; false once there is a mistake.
bool take_section(VolumeSpec& spec, std::string_view section, bool is_last) {
  if (section.empty()) {
    spec.mistake = "empty section between colons";
  } else if (spec.source.empty() && is_last) {
    spec.target = section;
  } else if (spec.source.empty()) {
    spec.source = section;
  } else if (spec.target.empty()) {
    spec.target = section;
  } else if (!is_last) {
    spec.mistake = "too many colons";
  }
  return spec.mistake.empty();
}

VolumeSpec parse_volume(std::string_view text) {
  VolumeSpec spec;
  if (text.size() <= 2) {
    spec.target = text;
    if (text.empty()) spec.mistake = "invalid empty volume spec";
    return spec;
  }
  size_t begin = 0;
  for (size_t place = 0; place <= text.size(); place++) {
    const bool is_last = place == text.size();
    const std::string_view section = text.substr(begin, place - begin);
    if (!is_last && (text[place] != ':' || is_drive(section))) continue;
    if (!take_section(spec, section, is_last)) {
      spec.mistake = fmt::format("invalid spec: {}: {}", text, spec.mistake);
      break;
    }
    begin = place + 1;
  }
  return spec;
}

// 28 makes a source that begins with a point absolute.
std::string bind_of(const CliContext& context, const VolumeSpec& spec, const std::string& text) {
  if (context.is_old() || !spec.source.starts_with('.')) return text;
  const Cut parts = cut(text, ':');
  const std::string folder = context.world.working_directory();
  return fmt::format("{}:{}", absolute_path(folder, parts.before), parts.after);
}

}  // namespace

base::Result<Volumes> make_volumes(const CliContext& context, const Texts& specs) {
  Volumes volumes;
  std::set<std::string> seen;
  for (const std::string& text : specs) {
    if (!seen.insert(text).second) continue;
    const VolumeSpec spec = parse_volume(text);
    if (!spec.mistake.empty() && !context.is_old()) return line_mistake(spec.mistake);
    if (spec.source.empty()) {
      volumes.anonymous.insert(text);
    } else {
      volumes.binds.push_back(bind_of(context, spec, text));
    }
  }
  return volumes;
}

}  // namespace bulkhead::cli_line
