// "USER:GROUP" is cut at colons, and what follows a second one is ignored. A part that Go's Atoi reads is a number; the
// others are names in the image's own files, of which only root is sure.

#include "docker/workload/user.h"

#include <charconv>

#include "docker/workload/documents.h"
#include "docker/workload/image.h"

namespace bulkhead {
namespace {

using rego::Value;
using Builder = DocumentBuilder<UserField>;

void set_part(Builder& user, std::string_view part, UserField name, UserField number) {
  if (const auto parsed = parse_go_int(part)) {
    user.set(number, Value::integer(*parsed));
    return;
  }
  user.set_text(name, part);
  if (part == "root") user.set(number, Value::integer(0));
}

void set_text(Builder& user, const Value& text) {
  user.set(UserField::text, text);
  Parts parts(text.as_string(), ':');
  const std::string_view name = parts.next();
  if (name.empty()) {
    user.set(UserField::uid, Value::integer(0));
  } else {
    set_part(user, name, UserField::name, UserField::uid);
  }
  const std::string_view group = parts.done() ? std::string_view() : parts.next();
  if (!group.empty()) set_part(user, group, UserField::group, UserField::gid);
}

}  // namespace

std::optional<int64_t> parse_go_int(std::string_view text) {
  const bool has_sign = text.starts_with('+') || text.starts_with('-');
  const std::string_view digits = text.substr(has_sign ? 1 : 0);
  if (digits.empty() || digits[0] < '0' || digits[0] > '9') return {};
  const std::string_view readable = text.starts_with('+') ? digits : text;
  int64_t number = 0;
  const auto [end, error] = std::from_chars(readable.data(), readable.data() + readable.size(), number);
  if (error != std::errc() || end != readable.data() + readable.size()) return {};
  return number;
}

Value read_user(Reading& reading, const Value& asked, const Value& image, const Value& groups) {
  Builder user(reading.arena);
  if (has_items(groups)) user.set(UserField::groups, texts_of(reading, groups));
  const Value from_image = image_field(image, ImageField::user);
  if (has_text(asked)) {
    user.set(UserField::source, word(Word::kRequest));
    set_text(user, asked);
  } else if (has_text(from_image)) {
    user.set(UserField::source, word(Word::kImage));
    set_text(user, from_image);
  } else if (from_image.is_string()) {
    user.set(UserField::uid, Value::integer(0));
  } else {
    user.set(UserField::source, word(Word::kUnknown));
    reading.note_unknown("user");
  }
  const Value uid = user.get(UserField::uid);
  if (!uid.is_null()) user.set(UserField::is_root, Value::boolean(uid.as_integer() == 0));
  return user.finish();
}

}  // namespace bulkhead
