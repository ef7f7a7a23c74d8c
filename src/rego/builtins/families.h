#pragma once
// The families of built-in functions, each defined in the file of its name.

#include "rego/builtins/builtin.h"

namespace rego {

BuiltinFamily aggregate_builtins();
BuiltinFamily array_builtins();
BuiltinFamily aws_builtins();
BuiltinFamily bit_builtins();
BuiltinFamily cast_builtins();
BuiltinFamily cidr_builtins();
BuiltinFamily comparison_builtins();
BuiltinFamily crypto_builtins();
BuiltinFamily encoding_builtins();
BuiltinFamily glob_builtins();
BuiltinFamily graph_builtins();
BuiltinFamily graphql_builtins();
BuiltinFamily host_builtins();
BuiltinFamily json_patch_builtins();
BuiltinFamily json_path_builtins();
BuiltinFamily json_schema_builtins();
BuiltinFamily jwt_builtins();
BuiltinFamily jwt_sign_builtins();
BuiltinFamily jwt_verify_builtins();
BuiltinFamily membership_builtins();
BuiltinFamily number_builtins();
BuiltinFamily object_builtins();
BuiltinFamily regex_builtins();
BuiltinFamily render_template_builtins();
BuiltinFamily semver_builtins();
BuiltinFamily set_builtins();
BuiltinFamily sprintf_builtins();
BuiltinFamily string_builtins();
BuiltinFamily string_replace_builtins();
BuiltinFamily string_search_builtins();
BuiltinFamily surroundings_builtins();
BuiltinFamily template_string_builtins();
BuiltinFamily time_builtins();
BuiltinFamily type_builtins();
BuiltinFamily unit_builtins();
BuiltinFamily uri_builtins();
BuiltinFamily url_query_builtins();
BuiltinFamily uuid_builtins();
BuiltinFamily x509_builtins();

}  // namespace rego
