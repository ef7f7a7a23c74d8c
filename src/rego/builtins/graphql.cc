// graphql.*: trees of queries and schemas, and whether they fit each other. Both may be given as text or as the trees
// that the other functions give.

#include "rego/builtins/families.h"
#include "rego/builtins/graphql_parser.h"
#include "rego/builtins/graphql_schema.h"
#include "rego/builtins/graphql_validator.h"
#include "rego/builtins/graphql_values.h"
#include "rego/builtins/operands.h"

namespace rego {
namespace {

using graphql::QueryDocument;
using graphql::SchemaDocument;

using Complaint = std::optional<std::string>;

std::string at_place(std::string_view message, const graphql::Position& position) {
  return fmt::format("{} in GraphQL string at location {}:{}", message, position.line, position.column);
}

template <typename Document>
Complaint read_document(Arena& arena, const Value& operand, Document& document) {
  if (operand.is_object()) {
    if (graphql::read_value(arena, operand, document)) return std::nullopt;
    return "json: cannot unmarshal the object into a GraphQL document";
  }
  std::optional<graphql::SyntaxProblem> problem;
  if constexpr (std::is_same_v<Document, QueryDocument>) {
    problem = graphql::parse_query(arena, operand.as_string(), document);
  } else {
    problem = graphql::parse_schema(arena, operand.as_string(), graphql::Origin::kUser, document);
  }
  if (!problem) return std::nullopt;
  return at_place(problem->message, problem->position);
}

// All problems in one sentence, as OPA makes it of them: the place of the first, and the others in full behind it.
std::string describe(const std::vector<graphql::Problem>& problems) {
  std::string text;
  const bool has_place = problems[0].position.line > 0;
  for (const graphql::Problem& problem : problems) {
    text += text.empty() && has_place ? problem.message : to_string(problem);
    text += '\n';
  }
  if (!has_place) return "GraphQL parse error: " + text;
  if (text.ends_with(".\n")) text.resize(text.size() - 2);
  return at_place(text, problems[0].position);
}

// What the functions on a query and a schema have in common.
struct Checked {
  Value query, schema;
  Complaint complaint;       // why they do not fit
  bool has_stopped = false;  // the call has failed
};

bool is_document(const Value& value) { return value.is_string() || value.is_object(); }

Checked check(BuiltinContext& context, const Value& query_operand, const Value& schema_operand) {
  Checked checked;
  Arena& arena = context.arena;
  QueryDocument query;
  SchemaDocument document;
  checked.complaint = read_document(arena, query_operand, query);
  if (!checked.complaint) checked.complaint = read_document(arena, schema_operand, document);
  if (checked.complaint) return checked;
  checked.query = to_value(arena, query);
  checked.schema = to_value(arena, document);
  graphql::Schema schema(arena);
  if (const auto problem = schema.build(document)) {
    checked.complaint = "Error in gqlparser SchemaDocument to Schema conversion: " + to_string(*problem);
    return checked;
  }
  const auto problems = validate(context, schema, query);
  checked.has_stopped = !problems;
  if (problems && !problems->empty()) checked.complaint = describe(*problems);
  return checked;
}

Value parse(BuiltinContext& context, BuiltinArgs args) {
  for (int i = 0; i < 2; i++) {
    if (!is_document(args[static_cast<size_t>(i)])) {
      return context.fail_type(i, "{string, object}", args[static_cast<size_t>(i)]);
    }
  }
  const Checked checked = check(context, args[0], args[1]);
  if (checked.has_stopped) return {};
  if (checked.complaint) return context.fail(*checked.complaint);
  const Value both[] = {checked.query, checked.schema};
  return Value::array(context.arena, both);
}

Value parse_and_verify(BuiltinContext& context, BuiltinArgs args) {
  Checked checked;
  const bool are_documents = is_document(args[0]) && is_document(args[1]);
  if (are_documents) checked = check(context, args[0], args[1]);
  if (checked.has_stopped) return {};
  const bool is_valid = are_documents && !checked.complaint;
  const Value parts[] = {Value::boolean(is_valid), is_valid ? checked.query : Value::empty_object(),
                         is_valid ? checked.schema : Value::empty_object()};
  return Value::array(context.arena, parts);
}

Value is_valid(BuiltinContext& context, BuiltinArgs args) {
  if (!is_document(args[0]) || !is_document(args[1])) return Value::boolean(false);
  const Checked checked = check(context, args[0], args[1]);
  return checked.has_stopped ? Value() : Value::boolean(!checked.complaint);
}

Value schema_is_valid(BuiltinContext& context, BuiltinArgs args) {
  if (!is_document(args[0])) return Value::boolean(false);
  SchemaDocument document;
  if (read_document(context.arena, args[0], document)) return Value::boolean(false);
  graphql::Schema schema(context.arena);
  return Value::boolean(!schema.build(document));
}

template <typename Document>
Value parse_document(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 1)) return {};
  Document document;
  if (const auto complaint = read_document(context.arena, args[0], document)) return context.fail(*complaint);
  return to_value(context.arena, document);
}

constexpr BuiltinRow kRows[] = {
    {"graphql.parse", "",
     "(query: any<string, object[any: any]>, schema: any<string, object[any: any]>) => output: array<object[any: any], "
     "object[any: any]>",
     "The trees of a query and of the schema that it fits.", parse},
    {"graphql.parse_and_verify", "",
     "(query: any<string, object[any: any]>, schema: any<string, object[any: any]>) => output: array<boolean, "
     "object[any: any], object[any: any]>",
     "Whether a query fits a schema, and the trees of both.", parse_and_verify},
    {"graphql.parse_query", "", "(query: string) => output: object[any: any]", "The tree of a query.",
     parse_document<QueryDocument>},
    {"graphql.parse_schema", "", "(schema: string) => output: object[any: any]", "The tree of a schema.",
     parse_document<SchemaDocument>},
    {"graphql.is_valid", "",
     "(query: any<string, object[any: any]>, schema: any<string, object[any: any]>) => output: boolean",
     "Whether a query fits a schema.", is_valid},
    {"graphql.schema_is_valid", "", "(schema: any<string, object[any: any]>) => output: boolean",
     "Whether a schema is one.", schema_is_valid},
};

}  // namespace

BuiltinFamily graphql_builtins() { return kRows; }

}  // namespace rego
