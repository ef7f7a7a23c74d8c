// The reader of the configuration file, with any text: it ends with problems or with every key in place, and says the
// same when it is asked again.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "daemon/config/reader.h"

namespace config = bulkhead::config;

namespace {

constexpr std::string_view kNames[] = {"privileged", "cap-sys-admin", "host-pid"};
constexpr std::string_view kIds[] = {"BH1001", "BH1102", "BH1201"};

void require(bool claim) {
  if (!claim) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const config::World world{kNames, kIds, int64_t{1'790'000'000} * 1'000'000'000};
  base::Arena arena;
  const config::ReadConfiguration read = config::read_configuration(arena, text, world);
  const config::ReadConfiguration again = config::read_configuration(arena, text, world);
  require(read.problems.errors_text("f") == again.problems.errors_text("f"));
  if (read.problems.has_errors()) return 0;
  require(rego::equal(read.configuration.document, again.configuration.document));
  for (const config::Field& field : config::file_shape().fields) {
    const bool is_document = field.part == config::Part::kDocument;
    const rego::Value& part = is_document ? read.configuration.document : read.configuration.daemon;
    require(part.get(field.name).is_defined());
  }
  return 0;
}
