// Every source becomes a request, and every request is decoded by the gate's own decoder.

#include "cli/normalizer.h"

#include "docker/cli_line/object_maker.h"
#include "docker/cli_line/shell_words.h"
#include "docker/workload/workload.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

// Daemons that hide large bodies show a plugin none of these.
constexpr size_t kHiddenBodyBytes = size_t{1} << 20;

NotNormalized mistake(const base::Error& error) { return {"", error.message}; }

}  // namespace

NormalizeResult Normalizer::normalize_request(std::string_view text) {
  arena_.reset();
  const auto read = file_.read(arena_, text);
  if (!read) return mistake(read.error());
  RawRequest raw = *read;
  const bool is_known = options_.traits.certainty == Certainty::kKnown;
  if (is_known && options_.traits.hides_large_bodies && raw.body.size() >= kHiddenBodyBytes) raw.body = {};
  return normalize_raw(raw);
}

NormalizeResult Normalizer::normalize_line(std::span<const std::string> words) {
  arena_.reset();
  std::vector<std::string> split;
  if (words.size() == 1) {
    auto parts = split_shell_words(words.front());
    if (!parts) return mistake(parts.error());
    split = *std::move(parts);
    words = split;
  }
  auto request = read_docker_line(words, {options_.cli, options_.api, world_});
  if (!request) return mistake(request.error());
  line_request_ = *std::move(request);
  RawRequest raw;
  raw.method = line_request_.method;
  raw.target = line_request_.target;
  raw.content_type = "application/json";
  raw.body = line_request_.body;
  return normalize_raw(raw);
}

NormalizeResult Normalizer::normalize_item(std::string_view json) {
  const size_t first = json.find_first_not_of(" \t\r");
  if (first == std::string_view::npos || json[first] == '{') return normalize_request(json);
  arena_.reset();
  const auto value = rego::read_json(arena_, json);
  if (!value) return mistake(value.error());
  std::vector<std::string> words;
  if (value->is_string()) words.emplace_back(value->as_string());
  for (const rego::Value& word : value->is_array() ? value->items() : std::span<const rego::Value>()) {
    if (word.is_string()) words.emplace_back(word.as_string());
  }
  if (words.size() != (value->is_array() ? value->size() : 1)) {
    return NotNormalized{"", "a line is a request, a docker line, or a list of its words"};
  }
  if (value->is_array() && words.size() == 1) words.emplace_back();  // a list holds words, never a whole line
  return normalize_line(words);
}

NormalizeResult Normalizer::normalize_raw(const RawRequest& raw) {
  Normalized normalized;
  normalized.target = raw.target;
  if (options_.shown == Shown::kRequest) {
    normalized.shown = describe(raw);
    return normalized;
  }
  const auto request = decoder_.decode(arena_, raw, options_.traits);
  if (!request) return NotNormalized{std::string(request.error().code), request.error().sentence};
  normalized.route = request->route->name;
  normalized.parameters = request->parameters;
  normalized.shown =
      options_.shown == Shown::kBody ? request->body : read_workload(arena_, *request, options_.traits, facts_);
  if (normalized.shown.is_undefined()) normalized.shown = rego::Value::null();
  return normalized;
}

// What keeps `inspect` from being a document of that kind. Another one would be read as a container or an image that
// asks for nothing, and look harmless.
std::string_view mistaken_inspect(const rego::Value& inspect, InspectKind kind) {
  const bool has_config = inspect.get("Config").is_object();
  const bool has_host_config = inspect.get("HostConfig").is_object();
  if (kind == InspectKind::kContainer) {
    return has_config && has_host_config ? "" : "this is no container's document: one has Config and HostConfig";
  }
  if (has_host_config) return "this is a container's document, not an image's";
  const bool is_image = has_config || inspect.get("RootFS").is_object();
  return is_image ? "" : "this is no image's document: one has Config or RootFS";
}

NormalizeResult Normalizer::normalize_inspect(std::string_view json, InspectKind kind) {
  arena_.reset();
  const auto document = rego::read_json(arena_, json);
  if (!document) return mistake(document.error());
  rego::Value inspect = *document;
  if (inspect.is_array() && inspect.size() != 1) {
    return NotNormalized{"", "the list does not hold exactly one document"};
  }
  if (inspect.is_array()) inspect = inspect.items()[0];
  if (!inspect.is_object()) return NotNormalized{"", "this is no document of docker inspect: it is no object"};
  if (const std::string_view mistaken = mistaken_inspect(inspect, kind); !mistaken.empty()) {
    return NotNormalized{"", std::string(mistaken)};
  }
  Normalized normalized;
  normalized.shown = kind == InspectKind::kContainer ? read_container_document(arena_, inspect, options_.traits, facts_)
                                                     : read_image_document(arena_, inspect, options_.traits, facts_);
  if (normalized.shown.is_undefined()) return NotNormalized{"", "this is no document of docker inspect"};
  return normalized;
}

rego::Value Normalizer::describe(const RawRequest& raw) {
  cli_line::ObjectMaker headers(arena_);
  if (raw.content_type) headers.text("Content-Type", *raw.content_type);
  if (raw.content_length) headers.text("Content-Length", *raw.content_length);
  cli_line::ObjectMaker request(arena_);
  request.text("method", raw.method).text("target", raw.target).value("headers", headers.finish());
  const auto body = rego::read_json(arena_, raw.body);
  if (body) {
    request.value("body", *body);
  } else {
    request.text("body", raw.body);
  }
  return request.finish();
}

}  // namespace bulkhead
