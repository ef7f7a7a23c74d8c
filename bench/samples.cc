// Reads bench/data/inputs.jsonl: one {"name", "seed", "rules40", "input"} a line.

#include "samples.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "rego/value/json.h"

namespace bench {
namespace {

using rego::Value;

std::string to_base64(std::string_view bytes) {
  static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (size_t i = 0; i < bytes.size(); i += 3) {
    uint32_t group = 0;
    for (size_t k = 0; k < 3; k++) {
      group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (size_t k = 0; k < 4; k++) {
      text += i + k <= bytes.size() ? kDigits[group >> (18 - 6 * k) & 63] : '=';
    }
  }
  return text;
}

// What the daemon would have sent for this input.
std::string message_of(const Value& input) {
  std::string out = "{\"RequestMethod\":\"POST\",\"RequestUri\":";
  rego::write_json(out, input.get("Path"));
  out += ",\"RequestBody\":\"" + to_base64(rego::to_json(input.get("Body"))) + "\",\"RequestHeaders\":";
  rego::write_json(out, input.get("Headers"));
  return out + "}\n";
}

}  // namespace

void die(const std::string& message) {
  fprintf(stderr, "%s\n", message.c_str());
  exit(1);
}

std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) die(path + " cannot be read");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<Sample> read_samples(base::Arena& arena, const std::string& path, const std::string& answer_key) {
  std::vector<Sample> samples;
  std::istringstream lines(read_text(path));
  for (std::string line; std::getline(lines, line);) {
    auto fields = rego::read_json(arena, line);
    if (!fields) die(path + ": " + fields.error().to_string());
    Sample sample;
    sample.name = std::string(fields->get("name").as_string());
    sample.input = fields->get("input");
    sample.input_json = rego::to_json(sample.input);
    sample.message_json = message_of(sample.input);
    sample.answer = fields->get(answer_key).as_boolean();
    rego::freeze(sample.input);
    samples.push_back(std::move(sample));
  }
  if (samples.empty()) die(path + " holds no inputs");
  return samples;
}

std::shared_ptr<const rego::Policy> compile_policy(const std::string& path, rego::RegoVersion version) {
  rego::PolicyInput input;
  input.sources.push_back(std::make_shared<rego::Source>(path, read_text(path)));
  input.data = Value::empty_object();
  input.options.version = version;
  auto policy = rego::Policy::compile(input);
  if (!policy) die(to_text(policy.error()));
  return *policy;
}

std::shared_ptr<const rego::Query> prepare_allow(const rego::Policy& policy) {
  auto query = policy.prepare("data.docker.authz.allow");
  if (!query) die(to_text(query.error()));
  return *query;
}

}  // namespace bench
