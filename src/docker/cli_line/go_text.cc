// Go's text functions, as far as they are needed.

#include "docker/cli_line/go_text.h"

#include <utf8proc.h>

#include <fmt/core.h>

#include "rego/value/json.h"
#include "rego/value/text.h"

namespace bulkhead::cli_line {
namespace {

bool is_space(uint32_t code_point) {
  switch (code_point) {
    case '\t':
    case '\n':
    case '\v':
    case '\f':
    case '\r':
    case ' ':
    case 0x85:
    case 0xA0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000:
      return true;
    default:
      return code_point >= 0x2000 && code_point <= 0x200A;
  }
}

std::string map_code_points(std::string_view text, utf8proc_int32_t (*map)(utf8proc_int32_t)) {
  std::string out;
  for (size_t place = 0; place < text.size();) {
    uint32_t code_point = 0;
    if (!rego::next_code_point(text, &place, &code_point)) code_point = 0xFFFD;
    rego::append_utf8(out, static_cast<uint32_t>(map(static_cast<utf8proc_int32_t>(code_point))));
  }
  return out;
}

bool is_unreserved(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
         std::string_view("-_.~").find(byte) != std::string_view::npos;
}

void append_escape(std::string& out, char byte) { out += fmt::format("%{:02X}", static_cast<unsigned char>(byte)); }

}  // namespace

base::Error line_mistake(std::string message) { return {"docker_line", std::move(message), ""}; }

Cut cut(std::string_view text, char separator) {
  const size_t place = text.find(separator);
  if (place == std::string_view::npos) return {text, {}, false};
  return {text.substr(0, place), text.substr(place + 1), true};
}

std::vector<std::string_view> split(std::string_view text, char separator, size_t parts_max) {
  std::vector<std::string_view> parts;
  while (parts.size() + 1 < parts_max) {
    const Cut each = cut(text, separator);
    if (!each.found) break;
    parts.push_back(each.before);
    text = each.after;
  }
  parts.push_back(text);
  return parts;
}

std::string_view trim_left(std::string_view text, std::string_view bytes) {
  const size_t first = text.find_first_not_of(bytes);
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

std::string_view trim_space_left(std::string_view text) {
  for (size_t place = 0; place < text.size();) {
    const size_t begin = place;
    uint32_t code_point = 0;
    if (!rego::next_code_point(text, &place, &code_point) || !is_space(code_point)) return text.substr(begin);
  }
  return {};
}

std::string_view trim_space(std::string_view text) {
  text = trim_space_left(text);
  size_t end = 0;
  for (size_t place = 0; place < text.size();) {
    uint32_t code_point = 0;
    if (!rego::next_code_point(text, &place, &code_point) || !is_space(code_point)) end = place;
  }
  return text.substr(0, end);
}

std::string to_lower(std::string_view text) { return map_code_points(text, utf8proc_tolower); }
std::string to_upper(std::string_view text) { return map_code_points(text, utf8proc_toupper); }

std::string quoted(std::string_view text) {
  std::string out;
  rego::write_json_string(out, rego::to_valid_utf8(text));
  return out;
}

std::string clean_path(std::string_view path) {
  const bool is_rooted = path.starts_with('/');
  std::vector<std::string_view> kept;
  for (const std::string_view part : split(path, '/')) {
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      kept.push_back(part);
    } else if (!kept.empty() && kept.back() != "..") {
      kept.pop_back();
    } else if (!is_rooted) {
      kept.push_back(part);
    }
  }
  std::string out = is_rooted ? "/" : "";
  for (size_t i = 0; i < kept.size(); i++) {
    if (i > 0) out += '/';
    out += kept[i];
  }
  return out.empty() ? "." : out;
}

std::string absolute_path(std::string_view folder, std::string_view path) {
  if (path.starts_with('/')) return clean_path(path);
  return clean_path(std::string(folder) + "/" + std::string(path));
}

std::string escape_query(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (is_unreserved(byte)) {
      out += byte;
    } else if (byte == ' ') {
      out += '+';
    } else {
      append_escape(out, byte);
    }
  }
  return out;
}

std::string escape_path(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (is_unreserved(byte) || std::string_view("$&+,/:;=@").find(byte) != std::string_view::npos) {
      out += byte;
    } else {
      append_escape(out, byte);
    }
  }
  return out;
}

}  // namespace bulkhead::cli_line
