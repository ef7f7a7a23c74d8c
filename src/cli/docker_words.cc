// Taken off before the options are parsed: what follows belongs to docker, whatever it looks like.

#include "cli/docker_words.h"

#include <algorithm>
#include <string_view>

namespace bulkhead {

Arguments take_docker_words(Arguments arguments, std::vector<std::string>& words) {
  const auto dashes =
      std::ranges::find(arguments, std::string_view("--"), [](const char* word) { return std::string_view(word); });
  const auto count = static_cast<size_t>(dashes - arguments.begin());
  if (count == arguments.size()) return arguments;
  words.assign(arguments.begin() + static_cast<ptrdiff_t>(count) + 1, arguments.end());
  return arguments.first(count);
}

}  // namespace bulkhead
