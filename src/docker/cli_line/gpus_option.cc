// --gpus: a count, or a CSV record of keys with values.

#include <fmt/core.h>

#include <set>

#include "docker/cli_line/container_options.h"
#include "docker/cli_line/go_csv.h"
#include "docker/cli_line/go_numbers.h"
#include "docker/cli_line/go_text.h"

namespace bulkhead::cli_line {
namespace {

base::Status set_count(GpuOption& gpu, std::string_view text) {
  if (text == "all") {
    gpu.count = -1;
    return base::Ok();
  }
  const auto count = parse_int(text, Base::kTen);
  if (!count) {
    return line_mistake(fmt::format(R"(invalid count ({}): value must be either "all" or an integer)", text));
  }
  gpu.count = *count;
  return base::Ok();
}

Texts split_texts(std::string_view text) {
  Texts parts;
  for (const std::string_view part : split(text, ',')) parts.emplace_back(part);
  return parts;
}

base::Status set_options(GpuOption& gpu, std::string_view text) {
  auto fields = read_csv_record(text);
  if (!fields) return line_mistake(fmt::format("failed to read gpu options: {}", fields.error().message));
  for (const std::string& field : *fields) {
    const Cut parts = cut(field, '=');
    gpu.options[std::string(parts.before)] = parts.after;
  }
  return base::Ok();
}

base::Status take_field(GpuOption& gpu, const Cut& parts, std::string_view field) {
  if (!parts.found) return set_count(gpu, parts.before);
  if (parts.before == "count") return set_count(gpu, parts.after);
  if (parts.before == "options") return set_options(gpu, parts.after);
  if (parts.before == "driver") {
    gpu.driver = parts.after;
  } else if (parts.before == "device") {
    gpu.device_ids = split_texts(parts.after);
  } else if (parts.before == "capabilities") {
    gpu.capabilities = split_texts(parts.after);
    gpu.capabilities.emplace_back("gpu");
  } else {
    return line_mistake(fmt::format("unexpected key '{}' in '{}'", parts.before, field));
  }
  return base::Ok();
}

}  // namespace

base::Result<GpuOption> parse_gpus(const CliContext&, std::string_view text) {
  auto fields = read_csv_record(text);
  if (!fields) return fields.take_error();
  GpuOption gpu;
  std::set<std::string> seen;
  for (const std::string& field : *fields) {
    const Cut parts = cut(field, '=');
    if (!seen.emplace(parts.before).second) {
      return line_mistake(fmt::format("gpu request key '{}' can be specified only once", parts.before));
    }
    if (!parts.found) seen.emplace("count");
    if (auto status = take_field(gpu, parts, field); !status) return status.take_error();
  }
  if (!seen.contains("count") && !gpu.device_ids) gpu.count = 1;
  if (gpu.capabilities.empty()) gpu.capabilities = {"gpu"};
  return gpu;
}

}  // namespace bulkhead::cli_line
