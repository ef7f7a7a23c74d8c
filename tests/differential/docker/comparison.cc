#include "comparison.h"

#include "rego/value/json.h"

namespace bulkhead::differential {
namespace {

constexpr size_t kBatch = 64;
constexpr size_t kDifferencesMax = 20;
constexpr size_t kShownMax = 3000;

std::string_view name_of(BodyRules rules) {
  switch (rules) {
    case BodyRules::kMoby20:
      return "20.10";
    case BodyRules::kMoby156:
      return "API 1.56";
    case BodyRules::kBoth:
      return "both";
  }
  return "";
}

// Bytes that a terminal shows, and that can be put back into a test.
std::string printable(std::string_view text) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char byte : text.substr(0, kShownMax)) {
    const auto bits = static_cast<unsigned char>(byte);
    if (bits >= 0x20 && bits < 0x7F) {
      out += byte;
    } else {
      out += {'\\', 'x', kDigits[bits >> 4], kDigits[bits & 15]};
    }
  }
  return text.size() > kShownMax ? out + "…" : out;
}

}  // namespace

Comparison::Comparison(const std::string& program, const DaemonTraits& traits, const Plan& plan)
    : daemon_(program), traits_(traits), plan_(plan) {
  for (const Route& route : all_routes()) {
    if (route.body != &kAny) routes_.push_back(&route);
  }
}

bool Comparison::is_over() const {
  return counts_.bodies >= plan_.bodies_max || std::chrono::steady_clock::now() >= plan_.end ||
         counts_.differences.size() >= kDifferencesMax;
}

Counts Comparison::run() {
  std::vector<Asked> batch;
  for (uint64_t number = 0; !is_over();) {
    batch.clear();
    while (batch.size() < kBatch) {
      const Asked& asked = batch.emplace_back(make(number++));
      daemon_.ask(asked.route->name, asked.body,
                  asked.code.empty() ? std::optional<std::string_view>(asked.canonical) : std::nullopt);
    }
    daemon_.send();
    for (const Asked& asked : batch) {
      const Answer answer = daemon_.answer();
      if (answer.verdict == Verdict::kGone) {
        note_difference(asked, "the daemon's program has ended");
        return std::move(counts_);
      }
      judge(asked, answer);
    }
  }
  return std::move(counts_);
}

// The body of that number: the same whatever came before it.
Comparison::Asked Comparison::make(uint64_t number) {
  Random random(plan_.seed + number * 0xD1342543DE82EF95u);
  Asked asked;
  asked.number = number;
  asked.route = routes_[random.below(routes_.size())];
  asked.rules = random.once_in(4) ? BodyRules::kBoth : traits_.rules;
  asked.manner = random.once_in(5) ? Manner::kOrdinary : Manner::kHostile;
  BodyGenerator generator(random, asked.rules);
  asked.body = generator.write(*asked.route->body, asked.manner);
  DaemonTraits traits = asked.rules == BodyRules::kBoth ? DaemonTraits() : traits_;
  arena_.reset();
  auto value = reader_.read(arena_, asked.body, *asked.route->body, traits);
  if (value) {
    asked.canonical = rego::to_json(*value);
  } else {
    asked.code = value.error().code;
  }
  return asked;
}

void Comparison::judge(const Asked& asked, const Answer& answer) {
  if (answer.verdict == Verdict::kUnknownRoute) return;  // this daemon has no such call
  counts_.bodies++;
  counts_.ordinary += asked.manner == Manner::kOrdinary;
  if (asked.manner == Manner::kOrdinary && !asked.code.empty()) {
    return note_difference(asked, "an ordinary body is refused: " + asked.code);
  }
  switch (answer.verdict) {
    case Verdict::kEqual:
      counts_.equal++;
      return;
    case Verdict::kBothRefuse:
      counts_.both_refuse++;
      return;
    case Verdict::kOnlyWeRefuse:
      counts_.only_we_refuse[asked.code]++;
      return;
    case Verdict::kOnlyDaemonRefuses:
      return note_difference(asked, "the daemon refuses: " + answer.words);
    default:
      return note_difference(asked, answer.words);
  }
}

void Comparison::note_difference(const Asked& asked, const std::string& what) {
  if (counts_.differences.size() >= kDifferencesMax) return;
  counts_.differences.push_back("body " + std::to_string(asked.number) + ", " + std::string(asked.route->name) +
                                ", rules of " + std::string(name_of(asked.rules)) +
                                "\n  sent:      " + printable(asked.body) +
                                "\n  canonical: " + printable(asked.canonical) + "\n  " + printable(what));
}

}  // namespace bulkhead::differential
