#pragma once
// Numbers as Go's strconv and time packages read them, and Docker's own notations for sizes and processors. Each fails
// with the words that Go has for it.

#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "docker/cli_line/docker_line.h"

namespace bulkhead::cli_line {

enum class Base {
  kAny,  // by its prefix: 0x, 0o, 0b, 0; underscores between digits
  kEight,
  kTen,
};

base::Result<bool> parse_bool(std::string_view text);
base::Result<int64_t> parse_int(std::string_view text, Base base);
base::Result<uint64_t> parse_uint(std::string_view text, Base base, int bits);

// "300ms", "1h30m", "-1.5s": nanoseconds.
base::Result<int64_t> parse_duration(std::string_view text);

// "512", "1.5g", "64 MiB": bytes. The two releases accept different texts.
base::Result<int64_t> parse_bytes(std::string_view text, CliVersion cli);

// "1.5", "1/2": processors, in billionths.
base::Result<int64_t> parse_cpus(std::string_view text);

}  // namespace bulkhead::cli_line
