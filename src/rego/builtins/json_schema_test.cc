// Schemas and documents; what is wanted is what opa 1.22.2 gives.

#include <gtest/gtest.h>

#include "rego/builtins/cases_test.h"

namespace rego {
namespace {

constexpr BuiltinCase kCases[] = {
    {"json.match_schema", R"([{"id": "x"}, {"properties": {"id": {"type": "integer"}}}])",
     R"([false,[{"desc":"Invalid type. Expected: integer, given: string","error":"id: Invalid type. Expected)"
     R"(: integer, given: string","field":"id","type":"invalid_type"}]])"},
    {"json.match_schema", R"([[1, "x", null], {"items": {"type": ["integer", "null"]}}])",
     R"([false,[{"desc":"Invalid type. Expected: [integer,null], given: string","error":"1: Invalid type. Ex)"
     R"(pected: [integer,null], given: string","field":"1","type":"invalid_type"}]])"},
    {"json.match_schema", R"([[1, 1.0, 2], {"uniqueItems": true, "minItems": 4, "maxItems": 2}])",
     R"([false,[{"desc":"Array must have at least 4 items","error":"(Root): Array must have at least 4 items)"
     R"x(","field":"(Root)","type":"array_min_items"},{"desc":"Array must have at most 2 items","error":"(Roo)x"
     R"x(t): Array must have at most 2 items","field":"(Root)","type":"array_max_items"},{"desc":"array items)x"
     R"x([0,1] must be unique","error":"(Root): array items[0,1] must be unique","field":"(Root)","type":"uni)x"
     R"(que"}]])"},
    {"json.match_schema", R"([[1, 2, 3], {"items": [{"type": "string"}], "additionalItems": false}])",
     R"([false,[{"desc":"Invalid type. Expected: string, given: integer","error":"0: Invalid type. Expected:)"
     R"( string, given: integer","field":"0","type":"invalid_type"},{"desc":"No additional items allowed on )"
     R"x(array","error":"(Root): No additional items allowed on array","field":"(Root)","type":"array_no_addi)x"
     R"(tional_items"}]])"},
    {"json.match_schema", R"([[1, 2], {"items": [{}], "additionalItems": {"multipleOf": 0.3}}])",
     R"([false,[{"desc":"Must be a multiple of 0.3","error":"1: Must be a multiple of 0.3","field":"1","type)"
     R"(":"multiple_of"}]])"},
    {"json.match_schema", R"([[1, 2], {"contains": {"const": 3}}])",
     R"([false,[{"desc":"At least one of the items must match","error":"(Root): At least one of the items mu)"
     R"x(st match","field":"(Root)","type":"contains"},{"desc":"0 does not match: 3","error":"0: 0 does not m)x"
     R"(atch: 3","field":"0","type":"const"}]])"},
    {"json.match_schema",
     R"(["7", {"minimum": 1e21, "maximum": 0.5, "exclusiveMinimum": 1000000, "exclusiveMaximum": -2.5, "mult)"
     R"(ipleOf": 2}])",
     R"x([false,[{"desc":"Must be a multiple of 2","error":"(Root): Must be a multiple of 2","field":"(Root)")x"
     R"(,"type":"multiple_of"},{"desc":"Must be less than or equal to 0.5","error":"(Root): Must be less tha)"
     R"x(n or equal to 0.5","field":"(Root)","type":"number_lte"},{"desc":"Must be less than -2.5","error":"()x"
     R"x(Root): Must be less than -2.5","field":"(Root)","type":"number_lt"},{"desc":"Must be greater than or)x"
     R"x( equal to 1e+21","error":"(Root): Must be greater than or equal to 1e+21","field":"(Root)","type":"n)x"
     R"(umber_gte"},{"desc":"Must be greater than 1e+06","error":"(Root): Must be greater than 1e+06","field)"
     R"x(":"(Root)","type":"number_gt"}]])x"},
    {"json.match_schema",
     R"(["7", {"$schema": "http://json-schema.org/draft-04/schema#", "minimum": 7, "exclusiveMinimum": true})"
     "]",
     R"x([false,[{"desc":"Must be greater than 7","error":"(Root): Must be greater than 7","field":"(Root)",")x"
     R"(type":"number_gt"}]])"},
    {"json.match_schema", R"(["\"häß\"", {"minLength": 4, "maxLength": 2, "pattern": "^a", "format": "email"}])",
     "error: minLength cannot be greater than maxLength"},
    {"json.match_schema",
     R"([{"a": 1, "b": 2}, {"required": ["c"], "minProperties": 3, "maxProperties": 1, "additionalProperties)"
     R"(": false, "properties": {"a": {}}}])",
     "error: minProperties cannot be greater than maxProperties"},
    {"json.match_schema",
     R"([{"a": 1}, {"patternProperties": {"^a": {"type": "string"}}, "additionalProperties": {"type": "null")"
     "}}]",
     R"([false,[{"desc":"Invalid type. Expected: string, given: integer","error":"a: Invalid type. Expected:)"
     R"( string, given: integer","field":"a","type":"invalid_type"}]])"},
    {"json.match_schema", R"([{"a": 1}, {"propertyNames": {"minLength": 2}, "dependencies": {"a": ["b"]}}])",
     R"x([false,[{"desc":"Has a dependency on b","error":"(Root): Has a dependency on b","field":"(Root)","ty)x"
     R"(pe":"missing_dependency"},{"desc":"Property name of \"a\" does not match","error":"(Root): Property )"
     R"x(name of \"a\" does not match","field":"(Root)","type":"invalid_property_name"},{"desc":"String lengt)x"
     R"(h must be greater than or equal to 2","error":"(Root): String length must be greater than or equal t)"
     R"x(o 2","field":"(Root)","type":"string_gte"}]])x"},
    {"json.match_schema", R"([{"a": 1}, {"dependencies": {"a": {"required": ["z"]}}, "not": {}}])",
     R"x([false,[{"desc":"Must not validate the schema (not)","error":"(Root): Must not validate the schema ()x"
     R"x(not)","field":"(Root)","type":"number_not"},{"desc":"z is required","error":"(Root): z is required",)x"
     R"x("field":"(Root)","type":"required"}]])x"},
    {"json.match_schema", R"([{"a": 1}, {"anyOf": [{"type": "string"}, {"required": ["b"]}], "oneOf": [{}, {}]}])",
     R"x([false,[{"desc":"Must validate at least one schema (anyOf)","error":"(Root): Must validate at least )x"
     R"x(one schema (anyOf)","field":"(Root)","type":"number_any_of"},{"desc":"b is required","error":"(Root))x"
     R"x(: b is required","field":"(Root)","type":"required"},{"desc":"Must validate one and only one schema )x"
     R"x((oneOf)","error":"(Root): Must validate one and only one schema (oneOf)","field":"(Root)","type":"nu)x"
     R"(mber_one_of"}]])"},
    {"json.match_schema",
     R"([{"a": 1}, {"oneOf": [{"type": "string"}, {"required": ["b"]}], "allOf": [{"required": ["c"]}]}])",
     R"x([false,[{"desc":"Must validate one and only one schema (oneOf)","error":"(Root): Must validate one a)x"
     R"x(nd only one schema (oneOf)","field":"(Root)","type":"number_one_of"},{"desc":"b is required","error")x"
     R"x(:"(Root): b is required","field":"(Root)","type":"required"},{"desc":"c is required","error":"(Root))x"
     R"x(: c is required","field":"(Root)","type":"required"},{"desc":"Must validate all the schemas (allOf)")x"
     R"x(,"error":"(Root): Must validate all the schemas (allOf)","field":"(Root)","type":"number_all_of"}]])x"},
    {"json.match_schema",
     R"([{"a": 1}, {"$schema": "http://json-schema.org/draft-07/schema#", "if": {"required": ["a"]}, "then":)"
     " false}]",
     R"([false,[{"desc":"Must validate \"then\" as \"if\" was valid","error":"(Root): Must validate \"then\")"
     R"x( as \"if\" was valid","field":"(Root)","type":"condition_then"},{"desc":"False always fails validati)x"
     R"x(on","error":"(Root): False always fails validation","field":"(Root)","type":"false"}]])x"},
    {"json.match_schema", R"([{"a": 1}, {"if": {"required": ["b"]}, "else": {"required": ["b"]}}])",
     R"([false,[{"desc":"Must validate \"else\" as \"if\" was not valid","error":"(Root): Must validate \"el)"
     R"x(se\" as \"if\" was not valid","field":"(Root)","type":"condition_else"},{"desc":"b is required","err)x"
     R"x(or":"(Root): b is required","field":"(Root)","type":"required"}]])x"},
    {"json.match_schema",
     R"([{"a": {"b": {"c": 1}}}, {"definitions": {"d": {"properties": {"b": {"$ref": "#/definitions/d"}, "c")"
     R"(: {"type": "string"}}}}, "properties": {"a": {"$ref": "#/definitions/d"}}}])",
     R"([false,[{"desc":"Invalid type. Expected: string, given: integer","error":"a.b.c: Invalid type. Expec)"
     R"(ted: string, given: integer","field":"a.b.c","type":"invalid_type"}]])"},
    {"json.match_schema", R"([{"a": [1, {"b": 2}]}, {"enum": [{"a": 1}], "const": "<>"}])",
     R"([false,[{"desc":"(Root) does not match: \"\\u003c\\u003e\"","error":"(Root): (Root) does not match: )"
     R"x(\"\\u003c\\u003e\"","field":"(Root)","type":"const"},{"desc":"(Root) must be one of the following: {)x"
     R"x(\"a\":1}","error":"(Root): (Root) must be one of the following: {\"a\":1}","field":"(Root)","type":")x"
     R"(enum"}]])"},
    {"json.match_schema", R"(["{\"type\": \"foo\"}", {"$ref": "http://json-schema.org/draft-07/schema#"}])",
     R"x([false,[{"desc":"Must validate at least one schema (anyOf)","error":"type: Must validate at least on)x"
     R"x(e schema (anyOf)","field":"type","type":"number_any_of"},{"desc":"type must be one of the following:)x"
     R"( \"array\", \"boolean\", \"integer\", \"null\", \"number\", \"object\", \"string\"","error":"type: t)"
     R"(ype must be one of the following: \"array\", \"boolean\", \"integer\", \"null\", \"number\", \"objec)"
     R"(t\", \"string\"","field":"type","type":"enum"}]])"},
    {"json.match_schema",
     R"([{"n": {"v": "x"}}, {"$id": "http://a.b/c", "properties": {"n": {"$ref": "#item"}}, "definitions": {)"
     R"("x": {"$id": "#item", "properties": {"v": {"type": "number"}}}}}])",
     R"([false,[{"desc":"Invalid type. Expected: number, given: string","error":"n.v: Invalid type. Expected)"
     R"(: number, given: string","field":"n.v","type":"invalid_type"}]])"},
    {"json.match_schema", R"(["{", {}])", "error: invalid JSON string"},
    {"json.match_schema", R"([{}, "{"])", "error: invalid JSON string"},
    {"json.match_schema", R"([{}, {"type": 1}])",
     "error: Invalid type. Expected: type, given: string/Array Of Strings"},
    {"json.verify_schema", R"([{"properties": 1}])", R"([false,"jsonschema: Properties must be of type object"])"},
    {"json.verify_schema", R"([{"minLength": -1}])",
     R"([false,"jsonschema: minLength must be greater than or equal to 0"])"},
    {"json.verify_schema", R"([{"minItems": "x"}])", R"([false,"jsonschema: minItems must be of an integer"])"},
    {"json.verify_schema", R"([{"minLength": 2, "maxLength": 1}])",
     R"([false,"jsonschema: minLength cannot be greater than maxLength"])"},
    {"json.verify_schema", R"([{"minProperties": 2, "maxProperties": 1}])",
     R"([false,"jsonschema: minProperties cannot be greater than maxProperties"])"},
    {"json.verify_schema", R"([{"pattern": "("}])", R"([false,"jsonschema: pattern must be a valid regex"])"},
    {"json.verify_schema", R"([{"patternProperties": {"(": {}}}])",
     R"([false,"jsonschema: Invalid regex pattern '('"])"},
    {"json.verify_schema", R"([{"required": ["a", "a"]}])", R"([false,"jsonschema: required items must be unique"])"},
    {"json.verify_schema", R"([{"enum": [1, 1.0]}])", R"([false,"jsonschema: enum items must be unique"])"},
    {"json.verify_schema", R"([{"multipleOf": 0}])",
     R"([false,"jsonschema: multipleOf must be strictly greater than 0"])"},
    {"json.verify_schema", R"([{"exclusiveMinimum": true}])",
     R"([false,"jsonschema: exclusiveMinimum cannot be used without minimum"])"},
    {"json.verify_schema", R"([{"type": ["string", "string"]}])", R"([false,"jsonschema: string type is duplicated"])"},
    {"json.verify_schema", R"([{"$ref": "#/definitions/none"}])",
     R"([false,"jsonschema: Object has no key 'definitions'"])"},
    {"json.verify_schema", R"([{"$ref": "other.json"}])",
     R"([false,"jsonschema: Reference /other.json must be canonical"])"},
    {"json.verify_schema", R"([{"$schema": 1}])", R"([false,"jsonschema: $schema must be of type string"])"},
    {"json.verify_schema", R"([{"items": 1}])",
     R"([false,"jsonschema: Invalid type. Expected: Valid Schema/Array Of Schemas, given: items"])"},
    {"json.verify_schema", R"([{"not": 1}])", R"([false,"jsonschema: not must be of an object"])"},
    {"json.verify_schema", R"([{"a": {"$id": "#x"}, "b": {"$id": "#x"}}])",
     R"([false,"jsonschema: Reference already exists: \"#x\""])"},
    {"json.verify_schema", R"(["x"])", R"([false,"jsonschema: invalid JSON string"])"},
};

TEST(JsonSchemaBuiltins, GiveWhatOpaGives) { expect_cases(kCases); }

TEST(JsonSchemaBuiltins, SchemaThatRefersToItselfForEverStops) {
  EXPECT_EQ(call_builtin("json.match_schema", R"([{}, {"$ref": "#"}])"), "halt: the schema takes too many steps");
  EXPECT_EQ(call_builtin("json.match_schema", R"([{}, {"allOf": [{"$ref": "#"}, {"$ref": "#"}]}])"),
            "halt: the schema takes too many steps");
}

// Two ways at each of forty levels, if each were followed: a million millions.
TEST(JsonSchemaBuiltins, SchemaThatBranchesTooOftenStops) {
  std::string definitions;
  for (int i = 0; i < 40; i++) {
    const std::string next = "{\"$ref\": \"#/definitions/d" + std::to_string(i + 1) + "\"}";
    definitions += "\"d" + std::to_string(i) + "\": {\"allOf\": [" + next + ", " + next + "]}, ";
  }
  const std::string schema = "{\"definitions\": {" + definitions + "\"d40\": {}}, \"$ref\": \"#/definitions/d0\"}";
  EXPECT_EQ(call_builtin("json.match_schema", "[{}, " + schema + "]"), "halt: the schema takes too many steps");
}

TEST(JsonSchemaBuiltins, LongChainOfReferencesIsRefused) {
  std::string definitions;
  for (int i = 0; i < 5000; i++) {
    definitions += "\"d" + std::to_string(i) + "\": {\"$ref\": \"#/definitions/d" + std::to_string(i + 1) + "\"}, ";
  }
  const std::string schema = "{\"definitions\": {" + definitions + "\"d5000\": {}}}";
  EXPECT_EQ(call_builtin("json.verify_schema", "[" + schema + "]"), R"([false,"jsonschema: schema nests too deeply"])");
}

}  // namespace
}  // namespace rego
