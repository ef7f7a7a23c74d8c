// Finding PEM blocks: from each END line back to the last BEGIN line before it, so that the time is linear however many
// BEGIN lines stand without an END.

#include "rego/builtins/pem.h"

#include <algorithm>

#include "rego/builtins/base64.h"

namespace rego {
namespace {

constexpr std::string_view kBegin = "-----BEGIN ";
constexpr std::string_view kEnd = "\n-----END ";
constexpr std::string_view kDashes = "-----";

// Takes a line off the front of the text; the spaces at its end are not part of it.
std::string_view take_line(std::string_view& text) {
  const size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  while (line.ends_with(' ') || line.ends_with('\t') || line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Takes header lines ("Proc-Type: 4,ENCRYPTED") off the front of the body.
void skip_headers(std::string_view& body) {
  while (!body.empty()) {
    std::string_view next = body;
    if (take_line(next).find(':') == std::string_view::npos) return;
    body = next;
  }
}

std::optional<std::string> read_body(std::string_view body) {
  skip_headers(body);
  std::string packed;
  std::ranges::copy_if(body, std::back_inserter(packed), [](char c) { return c != ' ' && c != '\t'; });
  std::string bytes;
  if (read_base64(bytes, packed, Base64Alphabet::kStandard) >= 0) return std::nullopt;
  return bytes;
}

// The block that begins at `begin` and whose END line begins with the line break at `end`.
std::optional<PemBlock> read_block(std::string_view text, size_t begin, size_t end) {
  PemBlock block;
  block.rest = text.substr(end + kEnd.size());
  const std::string_view end_line = take_line(block.rest);
  std::string_view body = text.substr(begin, end + 1 - begin);
  std::string_view type_line = take_line(body);
  if (end_line != type_line.substr(std::min(kBegin.size(), type_line.size())) || !type_line.ends_with(kDashes)) {
    return std::nullopt;
  }
  type_line.remove_suffix(kDashes.size());
  if (type_line.size() < kBegin.size()) return std::nullopt;
  block.type = type_line.substr(kBegin.size());
  auto bytes = read_body(body);
  if (!bytes) return std::nullopt;
  block.bytes = std::move(*bytes);
  return block;
}

}  // namespace

std::optional<PemBlock> find_pem(std::string_view text) {
  for (size_t from = 0;;) {
    const size_t end = text.find(kEnd, from);
    if (end == text.npos) return std::nullopt;
    const std::string_view before = text.substr(from, end - from);
    const size_t begin = before.rfind(kBegin);
    if (begin != before.npos && (from + begin == 0 || text[from + begin - 1] == '\n')) {
      if (auto block = read_block(text, from + begin, end)) return block;
    }
    from = end + kEnd.size();
  }
}

}  // namespace rego
