// Ordinary work must not be refused: what Docker's clients, and programs that use Docker, send (tests/samples/clients,
// one request a line; recorded, or written down from those programs' sources) is read for each daemon that serves it.

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>

#include "docker/api/request_decoder.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

struct Sample {
  std::string text;  // the line
  RawRequest raw;    // borrows from the arena
};

std::string_view header(const rego::Value& headers, std::string_view name) {
  const rego::Value value = headers.get(name);
  return value.is_string() ? value.as_string() : std::string_view();
}

Sample read_sample(base::Arena& arena, const std::string& line) {
  Sample sample{line, {}};
  const auto document = rego::read_json(arena, line);
  if (!document) return sample;
  const rego::Value headers = document->get("headers");
  sample.raw.method = document->get("method").as_string();
  sample.raw.target = document->get("target").as_string();
  if (const auto type = header(headers, "Content-Type"); !type.empty()) sample.raw.content_type = type;
  if (const auto length = header(headers, "Content-Length"); !length.empty()) sample.raw.content_length = length;
  if (const rego::Value body = document->get("body"); body.is_string()) sample.raw.body = body.as_string();
  return sample;
}

DaemonTraits traits_of(std::string_view engine, ApiVersion max, ApiVersion min) {
  return traits_for(DaemonVersion{engine, max, min});
}

// Why the request is refused, or nothing. A version that this daemon does not serve is another daemon's.
std::string refusal(base::Arena& arena, const RawRequest& raw, const DaemonTraits& traits) {
  RequestDecoder decoder;
  const auto request = decoder.decode(arena, raw, traits);
  if (!request) return request.error().code == "api_version" ? "" : request.error().sentence;
  return request->route->name == "unknown" ? "an unknown route" : "";
}

class ClientSamples : public testing::TestWithParam<std::string> {};

TEST_P(ClientSamples, AreNotRefused) {
  std::ifstream file("tests/samples/clients/" + GetParam());
  int count = 0;
  for (std::string line; std::getline(file, line); count++) {
    base::Arena arena;
    const Sample sample = read_sample(arena, line);
    ASSERT_FALSE(sample.raw.target.empty()) << line;
    EXPECT_EQ(refusal(arena, sample.raw, traits_of("20.10.24", {1, 41}, {1, 12})), "") << "20.10.24: " << line;
    EXPECT_EQ(refusal(arena, sample.raw, traits_of("2.0.0-beta.24", {1, 56}, {1, 40})), "") << "newest: " << line;
    EXPECT_EQ(refusal(arena, sample.raw, DaemonTraits()), "") << "any daemon: " << line;
  }
  EXPECT_GT(count, 20);
}

std::vector<std::string> sample_files() {
  std::vector<std::string> names;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator("tests/samples/clients", none)) {
    if (entry.path().extension() == ".jsonl") names.push_back(entry.path().filename());
  }
  return names;
}

INSTANTIATE_TEST_SUITE_P(Files, ClientSamples, testing::ValuesIn(sample_files()), [](const auto& file) {
  std::string name = file.param.substr(0, file.param.rfind('.'));
  std::replace_if(name.begin(), name.end(), [](char letter) { return !std::isalnum(letter); }, '_');
  return name;
});

TEST(ClientSampleFiles, AreEight) { EXPECT_GE(sample_files().size(), 8u); }

}  // namespace
}  // namespace bulkhead
