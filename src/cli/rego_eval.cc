// `rego eval`: evaluates a query and prints its results. Exit codes are opa's: 2 for an error, 1 where --fail or
// --fail-defined says so. Explanations, profiles and coverage come from observers of the evaluation.

#include <cstdio>

#include "cli/rego_commands.h"
#include "cli/rego_duration.h"
#include "cli/rego_load.h"
#include "cli/rego_print.h"
#include "cli/rego_query.h"
#include "cli/rego_surroundings.h"

namespace bulkhead {
namespace {

constexpr int kExitEvalError = 2;

struct EvalCommand {
  RegoSurroundings surroundings;
  QueryOptions query;
  std::string format = "json";
  std::string explain = "off";
  std::string time_max;
  std::vector<std::string> profile_sort;
  int profile_limit = 10;
  int64_t count = 1;
  size_t cell_bytes_max = 80;
  bool fails_on_undefined = false;
  bool fails_on_defined = false;
  bool is_strict = false;
  bool shows_builtin_errors = false;
  bool has_metrics = false;
  bool has_instruments = false;
  bool has_profile = false;
  bool has_coverage = false;
};

// What opa has and this command takes without a difference in what comes out: how a policy is optimised is the engine's
// own matter.
struct Accepted {
  int level = 0;
  std::string target = "rego";
  std::vector<std::string> entrypoints;
};

void add_accepted(CLI::App& app, Accepted& accepted) {
  app.add_option("-O,--optimize", accepted.level, "Accepted; the engine always optimises");
  app.add_option("-t,--target", accepted.target, "rego")->check(CLI::IsMember({"rego"}));
  app.add_option("-e,--entrypoint", accepted.entrypoints, "Accepted, as --optimize")->allow_extra_args(false);
  app.add_flag("--disable-early-exit")->description("Accepted");
  app.add_flag("--disable-indexing")->description("Accepted");
  app.add_flag("--optimize-store-for-read-speed")->description("Accepted");
}

void add_options(CLI::App& app, EvalCommand& command) {
  add_query_options(app, command.query);
  command.surroundings.add_options(app);
  app.add_option("-f,--format", command.format, "json, pretty, raw, values, bindings, source or discard")
      ->check([](const std::string& name) { return parse_format(name) ? "" : "no such format: " + name; });
  app.add_option("--pretty-limit", command.cell_bytes_max, "Where cells of the pretty table are cut; 0: nowhere");
  app.add_flag("--fail", command.fails_on_undefined, "Exit with 1 when there is no result");
  app.add_flag("--fail-defined", command.fails_on_defined, "Exit with 1 when there is a result");
  app.add_flag("--strict-builtin-errors", command.is_strict, "The first error of a built-in function ends the query");
  app.add_flag("--show-builtin-errors", command.shows_builtin_errors,
               "Where there is no result, print the first error of a built-in function");
  app.add_flag("--metrics", command.has_metrics, "Report how long each step took");
  app.add_flag("--instrument", command.has_instruments, "As --metrics");
  app.add_flag("--profile", command.has_profile, "Report the lines that took longest");
  app.add_option("--profile-sort", command.profile_sort,
                 "total_time_ns, num_eval, num_redo, num_gen_expr, file or line; may be repeated")
      ->check([](const std::string& key) { return Profiler::is_sort_key(key) ? "" : "no such order: " + key; })
      ->allow_extra_args(false);
  app.add_option("--profile-limit", command.profile_limit, "How many lines of the profile to print");
  app.add_option("--explain", command.explain, "off, notes, fails, full or debug: print how the result came about")
      ->check(CLI::IsMember({"off", "notes", "fails", "full", "debug"}));
  app.add_flag("--coverage", command.has_coverage, "Report which lines were reached");
  app.add_option("--count", command.count, "How often to evaluate, for --metrics")->check(CLI::Range(1, 1'000'000));
  app.add_option("--timeout", command.time_max, "The longest time for the evaluation: 500ms, 5s, 1m");
}

Explain parse_explain(const std::string& name) {
  if (name == "notes") return Explain::kNotes;
  if (name == "fails") return Explain::kFails;
  return name == "off" ? Explain::kOff : Explain::kFull;
}

// Hands each event on to those who asked for it.
class Observers final : public rego::Observer {
 public:
  explicit Observers(const EvalCommand& command) : command_(command) {}
  void on_event(const rego::TraceEvent& event) override {
    if (command_.has_profile) profiler.on_event(event);
    if (command_.has_coverage) coverage.on_event(event);
    if (command_.explain != "off") recorder.on_event(event);
  }
  bool are_needed() const { return command_.has_profile || command_.has_coverage || command_.explain != "off"; }

  Profiler profiler;
  Coverage coverage;
  TraceRecorder recorder{Values::kDrop};

 private:
  const EvalCommand& command_;
};

void print_line(std::string_view, std::string_view text) {
  fprintf(stderr, "%.*s\n", static_cast<int>(text.size()), text.data());
}

void evaluate(const PreparedQuery& prepared, rego::Evaluator& evaluator, QueryOutput& output) {
  output.query = prepared.text;
  evaluator.begin();
  auto solutions = evaluator.solve(*prepared.query, prepared.input);
  if (solutions) {
    output.solutions = std::move(*solutions);
  } else {
    output.errors = errors_of(solutions.error());
  }
}

void add_metrics(QueryOutput& output, const PrepareTimes& times, int64_t eval) {
  const std::pair<const char*, int64_t> timers[] = {
      {"timer_rego_load_files_ns", times.load},        {"timer_rego_module_parse_ns", times.parse},
      {"timer_rego_module_compile_ns", times.compile}, {"timer_rego_query_compile_ns", times.query},
      {"timer_rego_query_parse_ns", int64_t{0}},       {"timer_rego_query_eval_ns", eval},
  };
  for (const auto& [name, time] : timers) output.metrics[name].push_back(time);
}

void add_findings(const EvalCommand& command, Observers& observers, QueryOutput& output) {
  observers.profiler.finish();
  if (command.has_profile) output.profile = observers.profiler.lines(command.profile_sort, command.profile_limit);
  if (command.has_coverage) {
    observers.coverage.finish();
    output.coverage = &observers.coverage;
  }
  const Explain explain = parse_explain(command.explain);
  output.trace = filter(observers.recorder.trace(), explain);
  output.explanation = pretty_trace(observers.recorder.trace(), explain, std::string(output.query) + " = _");
}

int exit_code(const EvalCommand& command, const QueryOutput& output, bool has_only_builtin_errors) {
  if (!output.errors.empty() && !has_only_builtin_errors) return kExitEvalError;
  if (command.fails_on_undefined && output.solutions.empty()) return kExitFailure;
  if (command.fails_on_defined && !output.solutions.empty()) return kExitFailure;
  return kExitOk;
}

// The first error of a built-in function, where the query came out empty because of one.
void find_builtin_error(EvalCommand& command, const PreparedQuery& prepared, QueryOutput& output) {
  rego::EvalOptions options = command.surroundings.evaluation_options();
  options.strict_builtin_errors = true;
  rego::Evaluator strict(options);
  strict.begin();
  auto solutions = strict.solve(*prepared.query, prepared.input);
  if (!solutions) output.errors = errors_of(solutions.error());
}

int run(EvalCommand& command, std::chrono::nanoseconds time_max) {
  using Clock = std::chrono::steady_clock;
  Observers observers(command);
  if (observers.are_needed()) command.query.is_observed = true;
  if (command.has_coverage) {
    command.query.on_module = [&](const rego::Module& module) { observers.coverage.add_module(module); };
  }
  Deadline deadline;
  deadline.start(time_max);
  rego::EvalOptions options = command.surroundings.evaluation_options();
  options.strict_builtin_errors = command.is_strict;
  options.print = print_line;
  options.cancel = &deadline.flag();
  if (observers.are_needed()) options.observer = &observers;
  rego::Evaluator evaluator(options);
  QueryOutput output;
  auto prepared = prepare_query(command.query);
  if (!prepared && prepared.error()[0].code == kInputError) {
    fprintf(stderr, "%s\n", prepared.error()[0].message.c_str());
    return kExitEvalError;
  }
  if (!prepared) output.errors = prepared.error();
  const bool has_metrics = command.has_metrics || command.has_instruments || command.has_profile;
  for (int64_t i = 0; prepared && i < command.count; ++i) {
    const auto start = Clock::now();
    evaluate(**prepared, evaluator, output);
    if (has_metrics) add_metrics(output, (*prepared)->times, (Clock::now() - start).count());
  }
  if (prepared) add_findings(command, observers, output);
  const bool looks_for_errors = command.shows_builtin_errors && output.is_query_undefined();
  if (prepared && looks_for_errors) find_builtin_error(command, **prepared, output);
  const Printed printed = print_output(output, *parse_format(command.format), command.cell_bytes_max);
  fwrite(printed.out.data(), 1, printed.out.size(), stdout);
  fwrite(printed.error.data(), 1, printed.error.size(), stderr);
  return exit_code(command, output, looks_for_errors);
}

}  // namespace

int run_rego_eval(Arguments arguments) {
  CLI::App app("Evaluates a Rego query and prints its results.", "rego eval");
  EvalCommand command;
  Accepted accepted;
  add_options(app, command);
  add_accepted(app, accepted);
  if (const auto code = parse_arguments(app, arguments)) return *code;
  const auto time_max = parse_duration(command.time_max.empty() ? "0s" : command.time_max);
  std::string wrong = check_query_options(command.query);
  if (wrong.empty() && command.format == "source") wrong = "invalid output format for evaluation";
  if (wrong.empty() && !time_max) wrong = "invalid argument \"" + command.time_max + "\" for \"--timeout\" flag";
  if (!wrong.empty()) {
    fprintf(stderr, "Error: %s\n%s", wrong.c_str(), app.help().c_str());
    return kOpaExitUsage;
  }
  if (const auto status = command.surroundings.prepare(); !status) {
    fprintf(stderr, "%s\n", status.error().to_string().c_str());
    return kExitEvalError;
  }
  return run(command, *time_max);
}

}  // namespace bulkhead
