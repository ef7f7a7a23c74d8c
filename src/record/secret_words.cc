// One pass over the text, because every string of every request comes through here: '=' and "://" are what a secret in
// running text hides behind, and most strings have neither.

#include "record/secret_words.h"

#include <algorithm>

namespace bulkhead {
namespace {

char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : byte; }

bool is_name_byte(char byte) {
  const char folded = lower(byte);
  return (folded >= 'a' && folded <= 'z') || (byte >= '0' && byte <= '9') || byte == '_' || byte == '-' || byte == '.';
}

// Whether `text` begins, whatever its case, with `word`, which is lower case.
bool begins_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(),
                                                  [](char wanted, char found) { return wanted == lower(found); });
}

bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
bool is_letter(char byte) { return lower(byte) >= 'a' && lower(byte) <= 'z'; }

// Whether a word may end between the two: "db|Pass", "db_|pass".
bool is_word_edge(char before, char after) {
  return !is_letter(before) || !is_letter(after) || (!is_upper(before) && is_upper(after));
}

// "DB_PASS", "dbPass" and "pass", but not "bypass", "compass" and "passthrough".
bool is_word_pass(std::string_view key, size_t at) {
  constexpr std::string_view kPass = "pass";
  if (!begins_with(key.substr(at), kPass)) return false;
  const size_t end = at + kPass.size();
  return (at == 0 || is_word_edge(key[at - 1], key[at])) && (end == key.size() || is_word_edge(key[end - 1], key[end]));
}

bool begins_secret_word(std::string_view text) {
  switch (lower(text[0])) {
    case 'a':
      return begins_with(text, "auth") || begins_with(text, "apikey") || begins_with(text, "api_key") ||
             begins_with(text, "api-key") || begins_with(text, "accesskey") || begins_with(text, "access_key") ||
             begins_with(text, "access-key");
    case 'b':
      return begins_with(text, "bearer");
    case 'c':
      return begins_with(text, "credential");
    case 'p':
      return begins_with(text, "passw") || begins_with(text, "passphrase") || begins_with(text, "privatekey") ||
             begins_with(text, "private_key") || begins_with(text, "private-key") || begins_with(text, "pwd");
    case 's':
      return begins_with(text, "secret") || begins_with(text, "signingcakey");
    case 't':
      return begins_with(text, "token");
    case 'u':
      return begins_with(text, "unlockkey");
    default:
      return false;
  }
}

// The end of a setting's value that starts at `start`: its own quote, or else quotes and what separates settings.
size_t value_end(std::string_view text, size_t start) {
  if (start < text.size() && (text[start] == '"' || text[start] == '\'')) {
    return std::min(text.find(text[start], start + 1), text.size() - 1) + 1;
  }
  const size_t end = text.find_first_of(" \t\r\n,;&\"'", start);
  return end == std::string_view::npos ? text.size() : end;
}

// Where the name ends in front of `equals` starts.
size_t name_start(std::string_view text, size_t equals) {
  size_t start = equals;
  while (start > 0 && is_name_byte(text[start - 1])) --start;
  return start;
}

// What follows "://": the user's part and the query go, the host and the path stay. Returns where it ends.
size_t append_masked_url(std::string& out, std::string_view text, size_t start) {
  size_t end = text.find_first_of(" \t\r\n\"'", start);
  if (end == std::string_view::npos) end = text.size();
  const std::string_view url = text.substr(start, end - start);
  const size_t authority_end = std::min(url.find_first_of("/?#"), url.size());
  const size_t at = url.substr(0, authority_end).rfind('@');
  const size_t query = std::min(url.find('?'), url.size());
  if (at != std::string_view::npos) out += kMasked;
  const size_t kept_from = at == std::string_view::npos ? 0 : at;
  out.append(url.substr(kept_from, query - kept_from));
  if (query < url.size()) out.append("?").append(kMasked);
  return end;
}

}  // namespace

bool names_secret(std::string_view key) {
  for (size_t i = 0; i < key.size(); ++i) {
    if (begins_secret_word(key.substr(i)) || is_word_pass(key, i)) return true;
  }
  return false;
}

bool may_hold_secret(std::string_view text) {
  return text.find('=') != std::string_view::npos || text.find("://") != std::string_view::npos;
}

void mask_secrets_in(std::string& out, std::string_view text) {
  out.clear();
  size_t at = 0;
  while (at < text.size()) {
    const size_t mark = text.find_first_of("=:", at);
    if (mark == std::string_view::npos) break;
    out.append(text.substr(at, mark + 1 - at));
    const size_t searched_from = at;
    at = mark + 1;
    if (text[mark] == ':' && text.substr(at).starts_with("//")) {
      out += "//";
      at = append_masked_url(out, text, at + 2);
      continue;
    }
    const size_t name = std::max(name_start(text.substr(0, mark), mark), searched_from);
    if (text[mark] == '=' && names_secret(text.substr(name, mark - name))) {
      const size_t end = value_end(text, at);
      if (end > at) out += kMasked;
      at = end;
    }
  }
  if (at < text.size()) out.append(text.substr(at));
}

void mask_assignment(std::string& out, std::string_view text) {
  const size_t equals = text.find('=');
  if (equals != std::string_view::npos) {
    out.assign(text.substr(0, equals + 1)).append(kMasked);
  } else if (std::ranges::all_of(text, is_name_byte)) {
    out.assign(text);
  } else {
    out.assign(kMasked);
  }
}

}  // namespace bulkhead
