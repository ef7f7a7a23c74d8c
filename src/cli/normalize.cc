// `bulkhead normalize`: what the gate sees of a request, for people who write policies and for tests. A refusal is the
// answer "no" (exit code 1) and is printed with its code; only a wrong command line or file is a usage mistake (2).

#include <fmt/core.h>

#include <cstdio>

#include "cli/bounded_file.h"
#include "cli/cli11.h"
#include "cli/command.h"
#include "cli/request_file.h"
#include "docker/api/request_decoder.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

constexpr const char* kFooter =
    "Examples:\n"
    "  bulkhead normalize --body --request request.json\n"
    "  bulkhead normalize --body --lines --request requests.jsonl\n"
    "\n"
    "FILE is - for the standard input. A request file holds one of\n"
    "  {\"method\": \"POST\", \"target\": \"/v1.41/containers/create\", \"headers\": {}, \"body\": {}}\n"
    "  the message that a daemon sends to its authorization plugin\n"
    "  a raw HTTP request\n"
    "\n"
    "Exit codes: 0; 1 the request is refused; 2 the command line or the file is wrong.\n";

struct NormalizeLine {
  std::string request_file;
  bool prints_body = false;
  bool reads_lines = false;
  bool is_compact = false;
};

int fail(const std::string& message) {
  fmt::print(stderr, "bulkhead normalize: {}\n", message);
  return kExitUsage;
}

// Decodes one request after the other.
class Normalizer {
 public:
  explicit Normalizer(const NormalizeLine& line) : line_(line) {}

  int run_whole(std::string_view text) {
    const auto raw = file_.read(arena_, text);
    if (!raw) return fail(base::Error{"", raw.error().message, line_.request_file}.to_string());
    const auto request = decoder_.decode(arena_, *raw);
    if (!request) {
      fmt::print(stderr, "bulkhead normalize: refused: {}: {}\n", request.error().code, request.error().sentence);
      return kExitFailure;
    }
    print(request->body.is_defined() ? request->body : rego::Value::null());
    return kExitOk;
  }

  // One JSON object a line in, one out.
  int run_lines(std::string_view text) {
    for (size_t number = 1; !text.empty(); number++) {
      const size_t end = text.find('\n');
      const std::string_view line = text.substr(0, end);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      if (const auto status = run_line(line); !status) {
        return fail(
            base::Error{"", status.error().message, fmt::format("{}:{}", line_.request_file, number)}.to_string());
      }
    }
    return kExitOk;
  }

 private:
  base::Status run_line(std::string_view line) {
    arena_.reset();
    auto raw = file_.read(arena_, line);
    if (!raw) return raw.take_error();
    const auto request = decoder_.decode(arena_, *raw);
    out_.clear();
    if (!request) {
      out_ += R"({"refused":{"code":)";
      rego::write_json_string(out_, request.error().code);
      out_ += R"(,"sentence":)";
      rego::write_json_string(out_, request.error().sentence);
      out_ += "}}\n";
    } else {
      out_ += R"({"route":)";
      rego::write_json_string(out_, request->route->name);
      out_ += R"(,"body":)";
      rego::write_json(out_, request->body.is_defined() ? request->body : rego::Value::null());
      out_ += "}\n";
    }
    fwrite(out_.data(), 1, out_.size(), stdout);
    return base::Ok();
  }

  void print(const rego::Value& value) {
    out_.clear();
    rego::write_json(out_, value, line_.is_compact ? rego::JsonStyle::kCompact : rego::JsonStyle::kPretty);
    out_ += '\n';
    fwrite(out_.data(), 1, out_.size(), stdout);
  }

  const NormalizeLine& line_;
  base::Arena arena_;
  RequestFile file_;
  RequestDecoder decoder_;
  std::string out_;
};

int run(const NormalizeLine& line) {
  const auto text = read_bounded_file(line.request_file);
  if (!text) return fail(base::Error{"", text.error().message, text.error().place}.to_string());
  Normalizer normalizer(line);
  return line.reads_lines ? normalizer.run_lines(*text) : normalizer.run_whole(*text);
}

}  // namespace

int run_normalize(Arguments arguments) {
  NormalizeLine line;
  CLI::App app("Prints what the gate sees of a request.", "bulkhead normalize");
  app.footer(kFooter);
  app.add_flag("--body", line.prints_body, "Print the canonical body");
  app.add_option("--request", line.request_file, "A request")->type_name("FILE")->required();
  app.add_flag("--lines", line.reads_lines, "FILE holds one JSON request a line; print one JSON result a line")
      ->needs("--body");
  app.add_flag("--compact", line.is_compact, "Print JSON on one line");
  std::vector<std::string> words(arguments.rbegin(), arguments.rend());
  try {
    app.parse(words);
  } catch (const CLI::CallForHelp&) {
    fmt::print("{}", app.help());
    return kExitOk;
  } catch (const CLI::ParseError& error) {
    return fail(std::string(error.what()) + "; --help lists the options");
  }
  if (!line.prints_body) return fail("--body is needed: the canonical body is what can be printed");
  return run(line);
}

}  // namespace bulkhead
