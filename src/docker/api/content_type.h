#pragma once
// Content types, as far as they decide who reads a body.

#include <string_view>

namespace bulkhead {

enum class ContentType {
  kNone,   // no header
  kJson,   // application/json in any case, with or without parameters
  kForm,   // a form: the daemon takes parameters from the body, before those of the query
  kOther,  // tar and what else no one decodes here
};

ContentType content_type_of(std::string_view header);

}  // namespace bulkhead
