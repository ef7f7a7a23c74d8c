// Bytes → decoder → workload and operation. The first line of the input is a method and a target, the rest a body.
// Facts answer every question with a document that the same bytes may have made hostile. Whatever comes, the documents
// fit the table of their fields.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "docker/api/request_decoder.h"
#include "docker/workload/document_check.h"
#include "docker/workload/operation.h"
#include "docker/workload/workload.h"

namespace {

using namespace std::string_view_literals;

// The body of the request, as if it were the daemon's answer too.
class EchoFacts final : public bulkhead::Facts {
 public:
  explicit EchoFacts(const rego::Value& answer) : answer_(answer) {}
  bulkhead::Fact container(std::string_view) override { return answer(); }
  bulkhead::Fact volume(std::string_view) override { return answer(); }
  bulkhead::Fact image(std::string_view) override { return answer(); }
  bulkhead::Fact exec(std::string_view) override { return answer(); }
  bulkhead::Fact network(std::string_view) override { return answer(); }
  bulkhead::Fact service(std::string_view) override { return answer(); }
  bulkhead::Fact plugin(std::string_view) override { return answer(); }
  bulkhead::Fact daemon_info() override { return answer(); }
  bulkhead::HostPathFact host_path(std::string_view path) override {
    bulkhead::HostPathFact fact;
    fact.state = bulkhead::FactState::kKnown;
    fact.is_resolvable = path.size() % 2 == 0;
    fact.resolved = path;
    return fact;
  }

 private:
  bulkhead::Fact answer() const {
    if (answer_.is_undefined()) return {};
    return {bulkhead::FactState::kKnown, answer_};
  }

  rego::Value answer_;
};

void check(const rego::Value& value, bulkhead::Document document) {
  const std::string misfit = bulkhead::find_misfit(value, document);
  if (misfit.empty()) return;
  std::fprintf(stderr, "%s\n", misfit.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static bulkhead::RequestDecoder decoder;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string_view line = text.substr(0, text.find('\n'));
  const size_t space = line.find(' ');
  bulkhead::RawRequest raw;
  raw.method = line.substr(0, space);
  raw.target = space == std::string_view::npos ? ""sv : line.substr(space + 1);
  raw.body = text.substr(std::min(line.size() + 1, text.size()));
  if (!raw.body.empty()) raw.content_type = "application/json";
  base::Arena arena;
  const auto request = decoder.decode(arena, raw);
  if (!request) return 0;
  const bulkhead::DaemonTraits traits;
  EchoFacts facts(request->body);
  check(bulkhead::read_operation(arena, *request, traits, facts), bulkhead::Document::kOperation);
  const rego::Value workload = bulkhead::read_workload(arena, *request, traits, facts);
  if (workload.is_defined()) check(workload, bulkhead::Document::kWorkload);
  check(bulkhead::read_container_document(arena, request->body, traits, facts), bulkhead::Document::kWorkload);
  check(bulkhead::read_image_document(arena, request->body, traits, facts), bulkhead::Document::kWorkload);
  return 0;
}
