#pragma once
// The first record of a text of comma-separated values, as Go's encoding/csv reads it.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace bulkhead::cli_line {

// Quoted fields may hold commas, line ends and doubled quotes. What follows the first record is ignored, as the client
// ignores it.
base::Result<std::vector<std::string>> read_csv_record(std::string_view text);

}  // namespace bulkhead::cli_line
