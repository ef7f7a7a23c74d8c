// Only the media type before the parameters counts: Go reads a form even where the parameters are malformed.

#include "docker/api/content_type.h"

#include "docker/api/go_fold.h"

namespace bulkhead {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

std::string_view trim(std::string_view text) {
  const size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

// `lower` is in lower case.
bool starts_with_folded(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (size_t i = 0; i < lower.size(); i++) {
    if (fold_ascii(text[i]) != lower[i]) return false;
  }
  return true;
}

bool equals_folded(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() && starts_with_folded(text, lower);
}

}  // namespace

ContentType content_type_of(std::string_view header) {
  const std::string_view media_type = trim(header.substr(0, header.find(';')));
  if (trim(header).empty()) return ContentType::kNone;
  if (equals_folded(media_type, "application/json")) return ContentType::kJson;
  const bool is_form = equals_folded(media_type, "application/x-www-form-urlencoded");
  return is_form || starts_with_folded(media_type, "multipart/") ? ContentType::kForm : ContentType::kOther;
}

}  // namespace bulkhead
