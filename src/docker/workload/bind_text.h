#pragma once
// The short form of a mount, "SOURCE:TARGET:MODE" of HostConfig.Binds, as the daemon takes it apart.

#include <string_view>

namespace bulkhead {

struct BindText {
  std::string_view source;  // "" where there is only a target
  std::string_view target;
  std::string_view mode;
  std::string_view propagation;
  bool is_read_only = false;
};

// What does not parse is refused by the daemon; it is still shown, with nothing taken for read-only.
BindText parse_bind(std::string_view text);

struct BindMode {
  bool is_read_only = false;
  std::string_view propagation;
};

// A list of words: ro or rw, z or Z, a propagation, nocopy, a consistency; no word of a kind twice.
BindMode parse_mode(std::string_view mode);

}  // namespace bulkhead
