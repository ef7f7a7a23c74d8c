#pragma once
// The parts of Go's strings, path and url packages that the client's rules are written in.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace bulkhead::cli_line {

// The error of this folder: code docker_line.
base::Error line_mistake(std::string message);

struct Cut {
  std::string_view before;
  std::string_view after;  // empty where the separator was not found
  bool found;
};
// At the first `separator`.
Cut cut(std::string_view text, char separator);

// Never empty; at most `parts_max` parts, of which the last keeps its separators.
std::vector<std::string_view> split(std::string_view text, char separator, size_t parts_max = SIZE_MAX);

std::string_view trim_left(std::string_view text, std::string_view bytes);
// White space as Unicode has it.
std::string_view trim_space(std::string_view text);
std::string_view trim_space_left(std::string_view text);

// Code point by code point, by Unicode's simple mapping.
std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);

// Quoted for a message.
std::string quoted(std::string_view text);

// path.Clean: no empty, "." or "name/.." parts; never empty.
std::string clean_path(std::string_view path);
// `path` below `folder` unless it is absolute; clean.
std::string absolute_path(std::string_view folder, std::string_view path);

// %-escaped as in a query ("a+b%2Fc"), or as a path ("a/b%20c").
std::string escape_query(std::string_view text);
std::string escape_path(std::string_view text);

}  // namespace bulkhead::cli_line
