#include "target_comparison.h"

#include <optional>

#include "docker/api/request_target.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"
#include "target_generator.h"

namespace bulkhead::differential {
namespace {

constexpr size_t kBatch = 64;

struct NamedMethod {
  Method method;
  std::string_view text;
};

constexpr NamedMethod kMethods[] = {{Method::kGet, "GET"}, {Method::kHead, "HEAD"},     {Method::kPost, "POST"},
                                    {Method::kPut, "PUT"}, {Method::kDelete, "DELETE"}, {Method::kOptions, "OPTIONS"}};

std::string_view text_of(Method method) {
  for (const NamedMethod& known : kMethods) {
    if (known.method == method) return known.text;
  }
  return "PATCH";
}

std::string route_table() {
  std::string table;
  for (const Route& route : all_routes()) {
    table += std::string(text_of(route.method)) + " " + std::string(route.pattern) + "\n";
  }
  return table;
}

rego::Value version_of(base::Arena& arena, const RequestTarget& target) {
  rego::ArrayBuilder version(arena);
  if (target.has_version) {
    for (const int number : {target.version.major, target.version.minor, target.version.rest}) {
      version.add(rego::Value::integer(number));
    }
  }
  return version.finish();
}

rego::Value query_of(base::Arena& arena, std::span<const QueryPair> pairs) {
  rego::ObjectBuilder query(arena);
  for (size_t i = pairs.size(); i > 0; i--) {  // of equal keys the builder keeps what comes last: the first
    query.add(rego::Value::string(arena, pairs[i - 1].key), rego::Value::string(arena, pairs[i - 1].value));
  }
  return query.finish();
}

// What we understand, as the router's program says it; none where we refuse.
std::optional<std::string> understand(base::Arena& arena, Method method, std::string_view text) {
  const auto target = parse_request_target(arena, text);
  if (!target) return std::nullopt;
  const Route& route = find_route(method, target->route_path);
  const auto string = [&](std::string_view bytes) { return rego::Value::string(arena, bytes); };
  rego::ObjectBuilder understood(arena);
  understood.add(string("route"), string(route.pattern));
  if (!route.pattern.empty()) {
    rego::ObjectBuilder path(arena);
    PathParameter parameters[kPathParametersMax];
    const size_t count = path_parameters(route, target->route_path, parameters);
    for (size_t i = 0; i < count; i++) path.add(string(parameters[i].name), string(parameters[i].value));
    understood.add(string("version"), version_of(arena, *target));
    understood.add(string("path"), path.finish());
    understood.add(string("query"), query_of(arena, target->query));
  }
  return rego::to_json(understood.finish());
}

void judge(Counts& counts, const std::string& sent, const std::optional<std::string>& ours, const Answer& answer) {
  counts.bodies++;
  switch (answer.verdict) {
    case Verdict::kEqual:
      counts.equal++;
      return;
    case Verdict::kBothRefuse:
      counts.both_refuse++;
      return;
    case Verdict::kOnlyWeRefuse:
      counts.only_we_refuse["refused"]++;
      return;
    case Verdict::kOnlyDaemonRefuses:
      counts.differences.push_back(sent + "\n  the daemon refuses: " + answer.words);
      return;
    default:
      counts.differences.push_back(sent + "\n  we understand " + ours.value_or("nothing") + "\n  " + answer.words);
  }
}

}  // namespace

Counts compare_targets(const std::string& program, const Plan& plan) {
  constexpr size_t kDifferencesMax = 20;
  DaemonProcess router(program);
  router.ask("routes", route_table(), std::nullopt);
  router.send();
  Counts counts;
  if (router.answer().verdict != Verdict::kEqual) counts.differences.push_back("the router's program does not answer");
  base::Arena arena;
  const auto routes = all_routes();
  for (uint64_t number = 0; counts.bodies < plan.bodies_max && std::chrono::steady_clock::now() < plan.end &&
                            counts.differences.size() < kDifferencesMax;) {
    std::vector<std::pair<std::string, std::optional<std::string>>> batch;
    while (batch.size() < kBatch) {
      Random random(plan.seed + number++ * 0xD1342543DE82EF95u);
      const Route& route = routes[random.below(routes.size())];
      const Method method = random.once_in(10) ? random.one_of(kMethods).method : route.method;
      const std::string target = TargetGenerator(random).write(route);
      arena.reset();
      auto ours = understand(arena, method, target);
      router.ask(text_of(method), target, ours);
      batch.emplace_back(std::string(text_of(method)) + " " + target, std::move(ours));
    }
    router.send();
    for (const auto& [sent, ours] : batch) judge(counts, sent, ours, router.answer());
  }
  return counts;
}

}  // namespace bulkhead::differential
