// `rego bench`: evaluates a prepared query with parsed input again and again, and prints what one evaluation took. The
// fields are those of `opa bench`; allocations are counted, not estimated.

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "cli/rego_commands.h"
#include "cli/rego_json.h"
#include "cli/rego_load.h"
#include "cli/rego_measure.h"
#include "cli/rego_query.h"
#include "cli/rego_table.h"

namespace bulkhead {
namespace {

constexpr const char* kPrefix = "histogram_timer_rego_query_eval_ns_";

struct BenchCommand {
  QueryOptions query;
  std::string format = "pretty";
  int64_t count = 1;
  bool fails_on_undefined = true;
  bool has_metrics = true;
  bool has_allocations = true;
};

using Extra = std::vector<std::pair<std::string, double>>;

// One evaluation; an error ends the program's work with it.
class Question {
 public:
  explicit Question(const PreparedQuery& prepared) : prepared_(prepared) {}

  // Finds out whether the query is one expression without variables, whose value has a faster way.
  CommandErrors try_once(bool fails_on_undefined) {
    evaluator_.begin();
    auto solutions = evaluator_.solve(*prepared_.query, prepared_.input);
    if (!solutions) return errors_of(solutions.error());
    if (solutions->empty() && fails_on_undefined) return errors_of(std::vector<std::string>{"undefined result"});
    is_single_ = solutions->size() == 1 && (*solutions)[0].bindings.empty() && (*solutions)[0].expressions.size() == 1;
    return {};
  }

  bool ask() {
    evaluator_.begin();
    if (is_single_) return evaluator_.evaluate(*prepared_.query, prepared_.input).ok();
    return evaluator_.solve(*prepared_.query, prepared_.input).ok();
  }

 private:
  const PreparedQuery& prepared_;
  rego::Evaluator evaluator_;
  bool is_single_ = false;
};

// Between two samples, linearly.
double percentile(const std::vector<int64_t>& samples, double part) {
  const double position = part * static_cast<double>(samples.size() + 1);
  if (position < 1) return static_cast<double>(samples.front());
  if (position >= static_cast<double>(samples.size())) return static_cast<double>(samples.back());
  const auto below = static_cast<size_t>(position);
  const auto low = static_cast<double>(samples[below - 1]);
  return low + (position - std::floor(position)) * (static_cast<double>(samples[below]) - low);
}

Extra histogram(const Measurement& result) {
  if (result.samples.empty()) return {};
  double sum = 0, squares = 0;
  for (const int64_t sample : result.samples) sum += static_cast<double>(sample);
  const double mean = sum / static_cast<double>(result.samples.size());
  for (const int64_t sample : result.samples) squares += std::pow(static_cast<double>(sample) - mean, 2);
  Extra extra;
  const auto add = [&](const char* name, double value) { extra.emplace_back(std::string(kPrefix) + name, value); };
  add("75%", percentile(result.samples, 0.75));
  add("90%", percentile(result.samples, 0.9));
  add("95%", percentile(result.samples, 0.95));
  add("99%", percentile(result.samples, 0.99));
  add("99.9%", percentile(result.samples, 0.999));
  add("99.99%", percentile(result.samples, 0.9999));
  add("count", static_cast<double>(result.count));
  add("max", static_cast<double>(result.samples.back()));
  add("mean", mean);
  add("median", percentile(result.samples, 0.5));
  add("min", static_cast<double>(result.samples.front()));
  add("stddev", std::sqrt(squares / static_cast<double>(result.samples.size())));
  return extra;
}

std::string print_json(const Measurement& result) {
  JsonText out;
  out.begin_object().key("N").integer(result.count).key("T").integer(result.time.count()).key("Bytes").integer(0);
  out.key("MemAllocs").integer(static_cast<int64_t>(result.heap.allocations));
  out.key("MemBytes").integer(static_cast<int64_t>(result.heap.bytes)).key("Extra").begin_object();
  for (const auto& [name, value] : histogram(result)) out.key(name).real(value);
  return out.end_object().end_object().pretty() + "\n";
}

std::string print_pretty(const BenchCommand& command, const Measurement& result) {
  Table table;
  table.alignment = {Align::kLeft, Align::kRight};
  const auto add = [&](const std::string& name, int64_t value) { table.rows.push_back({name, std::to_string(value)}); };
  add("samples", result.count);
  add("ns/op", per_operation(static_cast<double>(result.time.count()), result));
  if (command.has_allocations) {
    add("B/op", per_operation(static_cast<double>(result.heap.bytes), result));
    add("allocs/op", per_operation(static_cast<double>(result.heap.allocations), result));
  }
  for (const auto& [name, value] : histogram(result)) add(name, static_cast<int64_t>(value));
  return to_text(table);
}

std::string print_gobench(const BenchCommand& command, const Measurement& result) {
  char buffer[128];
  std::string line = "BenchmarkOPAEval";
  const auto add = [&](const char* format, int64_t value) {
    snprintf(buffer, sizeof(buffer), format, static_cast<long long>(value));
    line += buffer;
  };
  add("\t%8lld", result.count);
  add("\t%10lld ns/op", per_operation(static_cast<double>(result.time.count()), result));
  for (const auto& [name, value] : histogram(result)) {
    add("\t%10lld ", static_cast<int64_t>(value));
    line += name;
  }
  if (command.has_allocations) {
    add("\t%8lld B/op", per_operation(static_cast<double>(result.heap.bytes), result));
    add("\t%8lld allocs/op", per_operation(static_cast<double>(result.heap.allocations), result));
  }
  return line + "\n";
}

std::string print(const BenchCommand& command, const Measurement& result) {
  if (command.format == "json") return print_json(result);
  return command.format == "gobench" ? print_gobench(command, result) : print_pretty(command, result);
}

int report_failure(const CommandErrors& errors) {
  fputs(to_text(errors).c_str(), stderr);
  return kExitFailure;
}

int run(const BenchCommand& command) {
  auto prepared = prepare_query(command.query);
  if (!prepared) return report_failure(prepared.error());
  Question question(**prepared);
  if (const CommandErrors errors = question.try_once(command.fails_on_undefined); !errors.empty()) {
    return report_failure(errors);
  }
  for (int64_t i = 0; i < command.count; i++) {
    const std::string text =
        print(command, measure_long([&] { question.ask(); }, command.has_metrics ? Samples::kKeep : Samples::kDrop));
    fwrite(text.data(), 1, text.size(), stdout);
  }
  return kExitOk;
}

}  // namespace

int run_rego_bench(Arguments arguments) {
  CLI::App app("Measures the evaluation of a Rego query.", "rego bench");
  BenchCommand command;
  add_query_options(app, command.query);
  app.add_option("-f,--format", command.format, "pretty, json or gobench")
      ->check(CLI::IsMember({"pretty", "json", "gobench"}));
  app.add_option("--count", command.count, "How often to measure")->check(CLI::Range(1, 1000));
  app.add_flag("--fail,!--no-fail", command.fails_on_undefined, "Exit with 1 when there is no result (the default)");
  app.add_flag("--metrics", command.has_metrics, "Report the spread of single evaluations (the default)");
  app.add_flag("--benchmem", command.has_allocations, "Report allocations (the default)");
  if (const auto code = parse_arguments(app, arguments)) return *code;
  if (const std::string wrong = check_query_options(command.query); !wrong.empty()) {
    fprintf(stderr, "Error: %s\n%s", wrong.c_str(), app.help().c_str());
    return kOpaExitUsage;
  }
  return run(command);
}

}  // namespace bulkhead
