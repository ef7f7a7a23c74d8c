#include "rego/http/system_error.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace rego {

// Nothing told is told as a failure to read or write.
std::string system_error_text(int error) {
  char buffer[128] = "";
  std::string text = strerror_r(error == 0 ? EIO : error, buffer, sizeof buffer);
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return text;
}

}  // namespace rego
