// Networks: create, connect and disconnect share one document. Swarm: so do init, join, update and a node's update.

#include "docker/workload/operation_parts.h"

#include "docker/workload/container.h"
#include "docker/workload/network.h"

namespace bulkhead {
namespace {

using rego::Value;

Value subnets(Reading& reading, const Value& list) {
  rego::ArrayBuilder subnets(reading.arena);
  if (list.is_array()) {
    for (const Value& item : list.items()) {
      const Value subnet = item.get("Subnet");
      if (has_text(subnet)) subnets.add(subnet);
    }
  }
  return subnets.finish();
}

Value authorities(Reading& reading, const Value& list) {
  rego::ArrayBuilder urls(reading.arena);
  if (list.is_array()) {
    for (const Value& item : list.items()) {
      const Value url = item.get("URL");
      urls.add(url.is_string() ? url : word(Word::kEmpty));
    }
  }
  return urls.finish();
}

}  // namespace

Value read_network_plan(Reading& reading, const ApiRequest& request) {
  using Plan = NetworkPlanField;
  const Value& body = request.body;
  DocumentBuilder<Plan> plan(reading.arena);
  set_if_text(plan, Plan::driver, body.get("Driver"));
  const Value options = body.get("Options");
  plan.set(Plan::options, map_of(reading, options));
  set_if_text(plan, Plan::parent, options.get("parent"));
  plan.set(Plan::labels, map_of(reading, body.get("Labels")));
  plan.set(Plan::subnets, subnets(reading, body.get("IPAM").get("Config")));
  set_if_text(plan, Plan::config_from, body.get("ConfigFrom").get("Network"));
  if (body.get("Internal").is_true()) plan.set_true(Plan::internal);
  if (body.get("Attachable").is_true()) plan.set_true(Plan::attachable);
  if (body.get("Ingress").is_true()) plan.set_true(Plan::ingress);
  set_if_text(plan, Plan::container, body.get("Container"));
  const Value endpoint = body.get("EndpointConfig");
  if (endpoint.is_object()) plan.set(Plan::endpoint, read_endpoint(reading, request.parameters.get("id"), endpoint));
  return plan.finish();
}

Value read_swarm_plan(Reading& reading, const ApiRequest& request) {
  using Plan = SwarmPlanField;
  const Value& body = request.body;
  DocumentBuilder<Plan> plan(reading.arena);
  set_if_text(plan, Plan::listen, body.get("ListenAddr"));
  set_if_text(plan, Plan::advertise, body.get("AdvertiseAddr"));
  plan.set(Plan::remotes, texts_of(reading, body.get("RemoteAddrs")));
  const Value spec = body.get("Spec");
  const Value authority = spec.is_object() ? spec.get("CAConfig") : body.get("CAConfig");
  plan.set(Plan::external_authorities, authorities(reading, authority.get("ExternalCAs")));
  if (body.get("ForceNewCluster").is_true()) plan.set_true(Plan::force_new_cluster);
  set_if_text(plan, Plan::role, body.get("Role"));
  set_if_text(plan, Plan::availability, body.get("Availability"));
  for (const std::string_view name : {"rotateWorkerToken", "rotateManagerToken", "rotateManagerUnlockKey"}) {
    if (request.parameters.get(name).is_true()) plan.set_true(Plan::rotates_tokens);
  }
  return plan.finish();
}

}  // namespace bulkhead
