// The order of checks: where the request goes, whether its body is one that we can see, then the body itself.
//
// A daemon forwards a body only when the first Content-Type is JSON, and shows the last one; old daemons forward
// nothing when the body has 1 MiB or more. So a body that came is JSON whatever the header says (and refused when the
// header says otherwise), and one that did not come where one is needed is refused.

#include "docker/api/request_decoder.h"

#include <algorithm>

#include "docker/api/content_type.h"

namespace bulkhead {
namespace {

bool only_reads(Method method) {
  return method == Method::kGet || method == Method::kHead || method == Method::kOptions;
}

std::optional<Refusal> check_version(const ApiRequest& request, const DaemonTraits& traits) {
  if (!request.target.has_version) return {};
  const ApiVersion version = request.target.version;
  if (version < kVersionMin && !only_reads(request.method)) {
    return Refusal{
        "api_version",
        "API versions before 1.24 may change nothing: they take a HostConfig where it is not seen; use a newer "
        "client or leave the version out"};
  }
  if (version > traits.api_max || (traits.certainty == Certainty::kKnown && version < traits.api_min)) {
    return Refusal{"api_version", "the daemon does not serve this API version; use a client that negotiates it"};
  }
  return {};
}

// What the headers say about a body that was not forwarded.
bool announces_no_body(const RawRequest& raw) { return raw.content_length == "0"; }

std::optional<Refusal> check_absent_body(const RawRequest& raw, const Route& route, ContentType type) {
  const bool has_none = announces_no_body(raw);
  if (type == ContentType::kForm && !has_none) {
    return Refusal{"form_body", "a form in the body would override the query unseen; put the parameters in the query"};
  }
  switch (route.need) {
    case BodyNeed::kRequired:
      return Refusal{"body_missing",
                     "this call needs a JSON body (Content-Type: application/json) and none was seen; a "
                     "daemon before 25.0.16 or 29.3.1 hides bodies of 1 MiB and more"};
    case BodyNeed::kOptional:
      if (type == ContentType::kNone || has_none) return {};
      return Refusal{"body_missing", "the headers announce a body that the daemon did not show"};
    case BodyNeed::kForbidden:
      if (has_none || (type == ContentType::kNone && !raw.content_length)) return {};
      return Refusal{"start_with_body", "a start takes no body; set everything when the container is created"};
    case BodyNeed::kNone:
      return {};
  }
  return {};
}

// Daemons do not read a start's body of up to 7 bytes, because some clients send an empty object where nothing is
// meant. A chunked one, whose length they do not know, they refuse.
bool says_nothing(const RawRequest& raw) {
  return raw.content_length && (raw.body == "{}" || raw.body == "{}\n" || raw.body == "null");
}

std::optional<Refusal> check_present_body(const RawRequest& raw, const Route& route, ContentType type) {
  if (route.need == BodyNeed::kForbidden && !says_nothing(raw)) {
    return Refusal{"start_with_body", "a start takes no body; set everything when the container is created"};
  }
  if (type != ContentType::kJson) {
    return Refusal{"content_type",
                   "a JSON body came with a Content-Type that is not application/json; send exactly one"};
  }
  return {};
}

// Swarm reads the type of a service's mount in any case, and takes none for "bind": whoever looks for "bind" would miss
// it.
std::optional<Refusal> check_service_mounts(const rego::Value& body) {
  constexpr std::string_view kTypes[] = {"bind", "volume", "tmpfs", "npipe", "cluster", "image"};
  const rego::Value mounts = body.get("TaskTemplate").get("ContainerSpec").get("Mounts");
  if (!mounts.is_array()) return {};
  for (const rego::Value& mount : mounts.items()) {
    const rego::Value type = mount.get("Type");
    if (type.is_string() && std::ranges::find(kTypes, type.as_string()) != std::end(kTypes)) continue;
    return Refusal{"wrong_value",
                   "a mount of a service must say its Type in lower case (bind, volume, tmpfs, …); the daemon takes a "
                   "missing one for bind"};
  }
  return {};
}

}  // namespace

Decoded<ApiRequest> RequestDecoder::decode(base::Arena& arena, const RawRequest& raw, const DaemonTraits& traits) {
  request_ = ApiRequest();
  request_.method = method_of(raw.method);
  auto target = parse_request_target(arena, raw.target);
  if (!target) return target.take_error();
  request_.target = *target;
  request_.version = target->has_version ? target->version : traits.api_max;
  request_.route = &find_route(request_.method, request_.target.route_path);
  auto version_refusal = check_version(request_, traits);
  auto refusal = decode_parts(arena, raw, traits);
  if (version_refusal) return *std::move(version_refusal);
  if (refusal) return *std::move(refusal);
  return request_;
}

std::optional<Refusal> RequestDecoder::decode_parts(base::Arena& arena, const RawRequest& raw,
                                                    const DaemonTraits& traits) {
  auto parameters = parameters_.read(arena, bodies_, *request_.route, request_.target);
  if (!parameters) return parameters.take_error();
  request_.parameters = *parameters;
  const ContentType type = content_type_of(raw.content_type.value_or(""));
  if (raw.body.empty()) return check_absent_body(raw, *request_.route, type);
  if (auto refusal = check_present_body(raw, *request_.route, type)) return refusal;
  auto body = bodies_.read(arena, raw.body, *request_.route->body, traits);
  if (!body) return body.take_error();
  request_.body = *body;
  return request_.route->name.starts_with("service.") ? check_service_mounts(*body) : std::nullopt;
}

}  // namespace bulkhead
