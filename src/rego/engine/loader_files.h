#pragma once
// What the loaders of paths and of bundles share: names and kinds of files.

#include <string>
#include <string_view>
#include <vector>

#include "rego/engine/loader.h"

namespace rego {

enum class FileKind { kRego, kJson, kYaml, kOther };

FileKind kind_of(const std::string& path);
bool is_ignored(const std::string& path, const LoadOptions& options);
// Sorted; empty where the folder cannot be read.
std::vector<std::string> names_in(const std::string& folder);
// Normal: "./a" is "a".
std::string join_path(const std::string& folder, const std::string& name);
// A root of a bundle without slashes at its ends.
std::string clean_name(const std::string& path);
// "a" as .a and "b c" as ["b c"].
std::string reference_part(std::string_view part);
// ["a", "b c"] as data.a["b c"].
std::string to_reference(const std::vector<std::string>& path);
// As Go words it: "no such file or directory".
std::string describe_errno(int code);

}  // namespace rego
