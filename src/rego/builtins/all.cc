// The one visible list of all families.

#include <array>

#include "rego/builtins/families.h"

namespace rego {

std::span<const BuiltinFamily> all_builtin_families() {
  static const std::array kFamilies{
      aggregate_builtins(),
      array_builtins(),
      aws_builtins(),
      bit_builtins(),
      cast_builtins(),
      cidr_builtins(),
      comparison_builtins(),
      crypto_builtins(),
      encoding_builtins(),
      glob_builtins(),
      graph_builtins(),
      graphql_builtins(),
      host_builtins(),
      json_patch_builtins(),
      json_path_builtins(),
      json_schema_builtins(),
      jwt_builtins(),
      jwt_sign_builtins(),
      jwt_verify_builtins(),
      membership_builtins(),
      number_builtins(),
      object_builtins(),
      regex_builtins(),
      render_template_builtins(),
      semver_builtins(),
      set_builtins(),
      sprintf_builtins(),
      string_builtins(),
      string_replace_builtins(),
      string_search_builtins(),
      surroundings_builtins(),
      template_string_builtins(),
      time_builtins(),
      type_builtins(),
      unit_builtins(),
      uri_builtins(),
      url_query_builtins(),
      uuid_builtins(),
      x509_builtins(),
  };
  return kFamilies;
}

}  // namespace rego
