#pragma once
// What `bulkhead init` is told, and the configuration file that it becomes.

#include <optional>
#include <string>
#include <vector>

#include "cli/prompter.h"

namespace bulkhead {

struct InitRole {
  std::string name;
  std::vector<std::string> certificates;  // CNs
  bool is_socket = false;
  std::vector<std::string> may;
  std::vector<std::string> elevations;
  bool own = false;
};

struct InitAnswers {
  std::string profile = "baseline";
  std::string mode = "audit";
  std::string contact;  // may be empty
  std::vector<InitRole> roles;
  // What callers without a role may do; none: the profile alone decides.
  std::optional<std::vector<std::string>> others;
};

// Nothing where the person gave up.
std::optional<InitAnswers> ask_for_configuration(Prompter& prompter, InitAnswers defaults);

// The file's text, with comments for whoever reads it next.
std::string configuration_text(const InitAnswers& answers);

}  // namespace bulkhead
