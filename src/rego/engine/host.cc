// What the engine does for built-in functions.

#include "rego/engine/host.h"

#include <fmt/format.h>

#include <algorithm>

#include "rego/builtins/uri_reader.h"
#include "rego/syntax/ast_json.h"
#include "rego/syntax/parser.h"

namespace rego {
namespace {

// As OPA words it: the place and the sentence, and where the grammar is hurt, the line with a caret.
std::string describe(const Diagnostics& diagnostics, const Source& source) {
  std::string text =
      diagnostics.size() == 1 ? "1 error occurred: " : fmt::format("{} errors occurred:", diagnostics.size());
  for (const Diagnostic& diagnostic : diagnostics) {
    const Position position = source.position(diagnostic.span.begin);
    if (diagnostics.size() > 1) text += '\n';
    text += fmt::format("{}:{}: {}: {}", source.name(), position.row, diagnostic.code, diagnostic.message);
    if (!diagnostic.is_grammatical) continue;
    const std::string line(source.line_at(diagnostic.span.begin));
    const size_t tabs = std::min(line.find_first_not_of('\t'), line.size());
    const auto column = static_cast<size_t>(std::max(0, position.column - 1));
    text += "\n\t" + line.substr(tabs) + "\n\t" + std::string(column - std::min(column, tabs), ' ') + "^";
  }
  return text;
}

}  // namespace

Value EngineHost::parse_module(BuiltinContext& context, std::string_view file, std::string_view text) {
  const auto source = std::make_shared<const Source>(std::string(file), std::string(text));
  const auto module = rego::parse_module(source, {.version = RegoVersion::kV1, .annotations = AnnotationReading::kNo});
  if (!module) return context.fail(describe(module.error(), *source));
  if (!*module) return context.fail(fmt::format("{}:0: rego_parse_error: empty module", file));
  const auto tree = read_json(context.arena, to_ast_json(**module));
  return tree ? *tree : context.fail(tree.error().message);
}

bool EngineHost::may_reach(std::string_view host) const {
  if (options_.network == NetworkAccess::kAll) return true;
  return options_.network == NetworkAccess::kListed &&
         std::ranges::find(options_.network_hosts, host) != options_.network_hosts.end();
}

Value EngineHost::send_http(BuiltinContext& context, const Value& request) {
  const Value url = request.get("url");
  if (!url.is_string()) return context.fail_operand("operand 1 \"url\" must be a string");
  UriReader uri;
  if (const auto problem = uri.read(url.as_string())) return context.fail(*problem);
  const std::string name = uri.host.substr(0, uri.host.find(':'));
  if (!may_reach(name)) return context.fail("disallowed host: " + name);
  return context.fail("this program does not send HTTP requests");
}

Value EngineHost::runtime(BuiltinContext&) { return options_.runtime; }

}  // namespace rego
