// Counting and writing. prometheus-cpp would do both, with a map look-up and a lock for each label set and the values'
// memory on the heap; our label sets are all known beforehand, so they are arrays of atomics.

#include "record/metrics.h"

#include <algorithm>

#include "docker/api/routes.h"
#include "record/metrics_text.h"

namespace bulkhead {
namespace {

using Counter = std::atomic<uint64_t>;

enum Outcome { kAllow, kDeny, kWouldDeny, kOutcomes };
constexpr std::string_view kOutcomeNames[] = {"allow", "deny", "would_deny"};
constexpr std::string_view kModeNames[] = {"enforce", "warn", "audit"};
constexpr size_t kModes = std::size(kModeNames);

enum Part { kRefused, kGranted, kReported, kParts };
constexpr std::string_view kPartNames[] = {"refused", "granted", "reported"};

constexpr double kBuckets[] = {25e-6, 50e-6, 100e-6, 250e-6, 500e-6, 1e-3,   2.5e-3, 5e-3,
                               10e-3, 25e-3, 50e-3,  100e-3, 250e-3, 500e-3, 1.0,    2.5};

// Ids are BH and four digits, so there is a place for each; those that never occurred are not written.
constexpr size_t kIdsMax = 10000;

// The number of "BH1234"; 0 of anything else.
size_t number_of(std::string_view id) {
  if (id.size() != 6 || !id.starts_with("BH")) return 0;
  size_t number = 0;
  for (const char byte : id.substr(2)) {
    if (byte < '0' || byte > '9') return 0;
    number = number * 10 + static_cast<size_t>(byte - '0');
  }
  return number;
}

std::vector<std::string_view> families_of_routes() {
  std::vector<std::string_view> families{"unknown"};
  for (const Route& route : all_routes()) families.push_back(route.name.substr(0, route.name.find('.')));
  std::ranges::sort(families);
  const auto rest = std::ranges::unique(families);
  families.erase(rest.begin(), rest.end());
  return families;
}

void add(Counter& counter, uint64_t count = 1) { counter.fetch_add(count, std::memory_order_relaxed); }
uint64_t read(const Counter& counter) { return counter.load(std::memory_order_relaxed); }

// A page of counters is made when an id of it occurs first: most of the ten thousand never do.
class IdCounters {
 public:
  static constexpr size_t kPageIds = 64;
  using Page = std::array<std::array<Counter, kParts>, kPageIds>;

  ~IdCounters() {
    for (std::atomic<Page*>& page : pages_) delete page.load();
  }
  void count(size_t number, Part part) { add(page_of(number)[number % kPageIds][part]); }
  uint64_t get(size_t number, Part part) const {
    const Page* page = pages_[number / kPageIds].load(std::memory_order_acquire);
    return page == nullptr ? 0 : read((*page)[number % kPageIds][part]);
  }

 private:
  Page& page_of(size_t number) {
    std::atomic<Page*>& slot = pages_[number / kPageIds];
    Page* page = slot.load(std::memory_order_acquire);
    if (page != nullptr) return *page;
    auto made = std::make_unique<Page>();
    if (slot.compare_exchange_strong(page, made.get(), std::memory_order_acq_rel)) page = made.release();
    return *page;
  }

  std::array<std::atomic<Page*>, kIdsMax / kPageIds + 1> pages_{};
};

}  // namespace

struct Metrics::Counters {
  explicit Counters(size_t families) : decisions(families * kOutcomes * kModes) {}

  Counter& decision(size_t family, size_t outcome, size_t mode) {
    return decisions[(family * kOutcomes + outcome) * kModes + mode];
  }

  std::vector<Counter> decisions;
  std::array<Counter, std::size(kBuckets) + 1> durations{};
  Counter duration_ns{0};
  Counter warnings{0};
  Counter exception_grants{0};
  IdCounters elevations;
  Counter elevations_other{0};
};

Metrics::Metrics(std::string version)
    : version_(std::move(version)),
      families_(families_of_routes()),
      counters_(std::make_unique<Counters>(families_.size())) {}

Metrics::~Metrics() = default;

void Metrics::count(const Decision& decision, std::chrono::nanoseconds took) {
  Counters& counters = *counters_;
  const std::string_view wanted = decision.route.substr(0, decision.route.find('.'));
  auto family = std::ranges::lower_bound(families_, wanted);
  if (family == families_.end() || *family != wanted) {
    family = std::ranges::lower_bound(families_, std::string_view("unknown"));
  }
  const Outcome outcome = !decision.allow ? kDeny : decision.would_refuse ? kWouldDeny : kAllow;
  add(counters.decision(static_cast<size_t>(family - families_.begin()), outcome, static_cast<size_t>(decision.mode)));

  const double seconds = std::chrono::duration<double>(took).count();
  add(counters.durations[static_cast<size_t>(std::ranges::lower_bound(kBuckets, seconds) - kBuckets)]);
  add(counters.duration_ns, static_cast<uint64_t>(took.count()));
  if (!decision.warnings.empty()) add(counters.warnings, decision.warnings.size());

  const std::span<const DecidedElevation> parts[] = {decision.refused, decision.granted, decision.reported};
  for (size_t part = 0; part < kParts; ++part) {
    for (const DecidedElevation& elevation : parts[part]) {
      const size_t number = number_of(elevation.id);
      number == 0 ? add(counters.elevations_other) : counters.elevations.count(number, static_cast<Part>(part));
      if (elevation.by.starts_with("exception")) add(counters.exception_grants);
    }
  }
}

void Metrics::write_decisions(MetricsText& text) const {
  Counters& counters = *counters_;
  text.begin("bulkhead_decisions_total", "counter", "Decisions, by what was called, how it ended and in which mode.");
  for (size_t family = 0; family < families_.size(); ++family) {
    for (size_t outcome = 0; outcome < kOutcomes; ++outcome) {
      for (size_t mode = 0; mode < kModes; ++mode) {
        const uint64_t count = read(counters.decision(family, outcome, mode));
        if (count == 0) continue;
        text.sample(
            {{"route_class", families_[family]}, {"outcome", kOutcomeNames[outcome]}, {"mode", kModeNames[mode]}},
            count);
      }
    }
  }
  uint64_t durations[std::size(kBuckets) + 1];
  std::ranges::transform(counters.durations, durations, read);
  text.histogram("bulkhead_decision_duration_seconds", "From the message read to the decision made.", kBuckets,
                 durations, static_cast<double>(read(counters.duration_ns)) * 1e-9);
}

void Metrics::write_elevations(MetricsText& text) const {
  const Counters& counters = *counters_;
  text.begin("bulkhead_elevations_total", "counter", "Elevations that decisions were about, by id.");
  for (size_t number = 0; number < kIdsMax; ++number) {
    for (size_t part = 0; part < kParts; ++part) {
      const uint64_t count = counters.elevations.get(number, static_cast<Part>(part));
      if (count == 0) continue;
      const std::string digits = std::to_string(kIdsMax + number);
      text.sample({{"id", "BH" + digits.substr(1)}, {"decision", kPartNames[part]}}, count);
    }
  }
  text.single("bulkhead_elevations_other_total", "counter", "Elevations without an id of the catalogue.",
              read(counters.elevations_other));
  text.single("bulkhead_warnings_total", "counter", "Warnings of policies.", read(counters.warnings));
  text.single("bulkhead_exception_grants_total", "counter", "Elevations that an exception granted.",
              read(counters.exception_grants));
}

void Metrics::write(std::string& out, const Gauges& gauges, const Snapshot& snapshot, int64_t now_ns) const {
  MetricsText text(out);
  text.info("bulkhead_build", "The program.", "version", version_);
  write_decisions(text);
  write_elevations(text);
  const auto in_use = std::ranges::count_if(snapshot.exception_ends_ns, [&](int64_t end) { return end > now_ns; });
  text.single("bulkhead_exceptions_in_use", "gauge", "Exceptions of the configuration that have not expired.",
              static_cast<uint64_t>(in_use));
  text.single("bulkhead_exceptions_expired", "gauge", "Exceptions of the configuration that have expired.",
              snapshot.exception_ends_ns.size() - static_cast<uint64_t>(in_use));
  text.single("bulkhead_policy_generation", "gauge", "The number of the policy that decides.", snapshot.generation);
  write_gauges(text, gauges);
  write_process(text);
}

}  // namespace bulkhead
