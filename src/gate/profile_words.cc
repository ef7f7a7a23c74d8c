// For example:
//
//   profile baseline refuses container.create: it runs privileged (privileged, BH1001); it shares the host's processes
//   (host-pid, BH1201)
//   Why: A privileged container is root on the host. Instead: leave out `--privileged`; … Ask: #platform. Decision: 7f…

#include "gate/profile_words.h"

#include <algorithm>

#include "base/tame_text.h"
#include "gate/denial.h"

namespace bulkhead {
namespace {

constexpr size_t kMessageMax = 200;    // bytes of one elevation's words
constexpr size_t kMessagesMax = 2000;  // of all; beyond it only names follow
constexpr size_t kInsteadCount = 3;

void append_elevations(std::string& out, std::span<const RefusedElevation> refused) {
  const size_t begin = out.size();
  for (const RefusedElevation& each : refused) {
    if (out.size() > begin) out.append("; ");
    if (out.size() - begin < kMessagesMax) {
      out.append("it ");
      base::append_tame(out, each.message, kMessageMax);
      out.append(" ");
    }
    out.append("(").append(each.elevation.name).append(", ").append(each.elevation.id).append(")");
  }
}

// The worst comes first, so its danger is told; what to do is told of the worst few.
void append_advice(std::string& out, std::span<const RefusedElevation> refused) {
  out.append("\nWhy: ").append(refused[0].why).append(" Instead: ");
  const size_t count = std::min(refused.size(), kInsteadCount);
  for (size_t i = 0; i < count; i++) {
    if (i > 0) out.append("; ");
    if (count > 1) out.append("for ").append(refused[i].elevation.name).append(": ");
    out.append(refused[i].instead);
  }
  out.append(".");
}

}  // namespace

void append_scene(std::string& out, const RefusalScene& scene) {
  std::string_view gap = out.ends_with('.') ? " " : "\n";
  if (!scene.contact.empty()) {
    out.append(gap).append("Ask: ").append(scene.contact).append(".");
    gap = " ";
  }
  if (!scene.decision_id.empty()) out.append(gap).append("Decision: ").append(scene.decision_id);
}

void say_refused_by_verdict(std::string& out, const RefusalScene& scene, const Verdict& verdict) {
  out.clear();
  if (verdict.refused.empty()) {
    base::append_tame(out, verdict.reason, kReasonMax);
    out.append(".");
  } else {
    out.append(verdict.rule).append(" refuses ").append(scene.route).append(": ");
    append_elevations(out, verdict.refused);
    append_advice(out, verdict.refused);
  }
  append_scene(out, scene);
}

}  // namespace bulkhead
