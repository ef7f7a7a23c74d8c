#pragma once
// An elevation in words: its metadata and what the profiles do with it, for people and as JSON.

#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "cli/profile_table.h"
#include "rego/value/value.h"

namespace bulkhead {

// One elevation's page, several lines.
std::string explanation_text(const rego::Value& elevation, const ProfileTable& profiles);

// {"id", "name", "severity", "group", "title", "description", "instead": {…}, "references": {…}, "profiles": {…}}.
rego::Value explanation_document(base::Arena& arena, const rego::Value& elevation, const ProfileTable& profiles);

// All of them, a line each below the heading of their group.
std::string catalogue_text(const std::vector<rego::Value>& catalogue);

}  // namespace bulkhead
