// The plugin's answer. A refusal carries its words in Msg: the daemon drops Err from an answer with status 200.

#include "gate/gate.h"
#include "rego/value/json.h"

namespace bulkhead {

std::string_view mode_name(Mode mode) {
  switch (mode) {
    case Mode::kWarn:
      return "warn";
    case Mode::kAudit:
      return "audit";
    case Mode::kEnforce:
      break;
  }
  return "enforce";
}

void write_reply(std::string& out, const Decision& decision) {
  if (decision.allow) {
    out.assign(R"({"Allow":true})");
    return;
  }
  out.assign(R"({"Allow":false,"Msg":)");
  rego::write_json_string(out, decision.reason.empty() ? "refused" : decision.reason);
  out += '}';
}

}  // namespace bulkhead
