#pragma once
// What who is refused by profile or role reads on the command line, in two lines: what was asked and which elevations
// that is, each by name; then why it is dangerous, what to use instead, who can grant it, and the decision's id.

#include <string>
#include <string_view>

#include "gate/verdict.h"

namespace bulkhead {

// Around the refusal. What is empty is left out.
struct RefusalScene {
  std::string_view route;  // "container.create"
  std::string_view contact;
  std::string_view decision_id;
};

// Replaces what `out` held and keeps its storage. Text from the request is cut and what a terminal acts on is taken
// out; every elevation is named, whatever its words take.
void say_refused_by_verdict(std::string& out, const RefusalScene& scene, const Verdict& verdict);

// Appends whom to ask and the decision's id, where they are known: after the words of own Rego.
void append_scene(std::string& out, const RefusalScene& scene);

}  // namespace bulkhead
