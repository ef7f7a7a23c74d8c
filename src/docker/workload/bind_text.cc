#include "docker/workload/bind_text.h"

#include <algorithm>
#include <span>

#include "docker/workload/reading.h"

namespace bulkhead {

BindMode parse_mode(std::string_view mode) {
  constexpr std::string_view kPropagations[] = {"private", "rprivate", "slave", "rslave", "shared", "rshared"};
  BindMode parsed;
  int access_words = 0;
  for (Parts parts(mode, ','); !parts.done();) {
    const std::string_view part = parts.next();
    if (part == "ro" || part == "rw") access_words++;
    if (part == "ro") parsed.is_read_only = true;
    const bool is_propagation =
        std::find(std::begin(kPropagations), std::end(kPropagations), part) != std::end(kPropagations);
    if (is_propagation) parsed.propagation = part;
  }
  if (access_words > 1) parsed.is_read_only = false;
  return parsed;
}

BindText parse_bind(std::string_view text) {
  Parts parts(text, ':');
  BindText bind;
  bind.source = parts.next();
  if (parts.done()) return {{}, bind.source, {}, {}, false};
  bind.target = parts.next();
  if (parts.done()) return bind;
  const char* const mode_begin = bind.target.data() + bind.target.size() + 1;
  bind.mode = {mode_begin, static_cast<size_t>(text.data() + text.size() - mode_begin)};
  const BindMode mode = parse_mode(bind.mode);
  bind.is_read_only = mode.is_read_only;
  bind.propagation = mode.propagation;
  return bind;
}

}  // namespace bulkhead
