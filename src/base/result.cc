#include "base/result.h"

namespace base {

std::string Error::to_string() const {
  std::string text;
  for (const std::string* part : {&place, &code, &message}) {
    if (part->empty()) continue;
    if (!text.empty()) text += ": ";
    text += *part;
  }
  return text;
}

}  // namespace base
