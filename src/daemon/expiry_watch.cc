// An exception has a stage by the clock; a later stage than the one that was told is news.

#include "daemon/expiry_watch.h"

#include <algorithm>

namespace bulkhead {
namespace {

constexpr int64_t kDayNs = int64_t{86400} * 1'000'000'000;

ExpiryWatch::Stage stage_of(const Expiry& expiry, int64_t now_ns) {
  const int64_t left = expiry.at_ns - now_ns;
  if (left <= 0) return ExpiryWatch::Stage::kOver;
  if (left <= kDayNs) return ExpiryWatch::Stage::kOneDay;
  return left <= 14 * kDayNs ? ExpiryWatch::Stage::kTwoWeeks : ExpiryWatch::Stage::kFar;
}

}  // namespace

void ExpiryWatch::set(std::vector<Expiry> expiries) {
  std::vector<Watched> watched;
  for (Expiry& expiry : expiries) {
    const auto before = std::ranges::find(watched_, expiry, &Watched::expiry);
    watched.push_back({std::move(expiry), before == watched_.end() ? Stage::kFar : before->told});
  }
  watched_ = std::move(watched);
}

std::vector<ExpiryWatch::Report> ExpiryWatch::due(int64_t now_ns) {
  std::vector<Report> reports;
  for (Watched& watched : watched_) {
    const Stage stage = stage_of(watched.expiry, now_ns);
    if (stage <= watched.told) continue;
    watched.told = stage;
    reports.push_back({watched.expiry, stage});
  }
  return reports;
}

}  // namespace bulkhead
