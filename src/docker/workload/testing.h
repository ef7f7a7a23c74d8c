#pragma once
// What the tests of workloads share: a request by its parts, its workload, and a look into it.

#include <gtest/gtest.h>

#include <string>

#include "docker/api/request_decoder.h"
#include "docker/workload/document_check.h"
#include "docker/workload/document_facts.h"
#include "docker/workload/reading.h"
#include "docker/workload/workload.h"
#include "rego/value/json.h"

namespace bulkhead {

// The daemons that the tests stand in front of.
inline DaemonTraits newest_daemon() { return traits_for(DaemonVersion{"29.7.2", {1, 56}, {1, 40}}); }
inline DaemonTraits docker_20() { return traits_for(DaemonVersion{"20.10.24", {1, 41}, {1, 12}}); }

class WorkloadTest : public testing::Test {
 protected:
  rego::Value json(std::string_view text) {
    auto value = rego::read_json(arena_, text);
    EXPECT_TRUE(value) << text;
    return value ? *value : rego::Value();
  }

  // What the facts of the next readings are; see DocumentFacts.
  void know(std::string_view facts) { facts_ = json(facts); }

  ApiRequest decode(std::string_view method, std::string_view target, std::string_view body) {
    RawRequest raw;
    raw.method = method;
    raw.target = target;
    if (!body.empty()) raw.content_type = "application/json";
    raw.body = body;
    auto request = decoder_.decode(arena_, raw, traits_);
    EXPECT_TRUE(request) << target << ' ' << body << ": " << (request ? "" : request.error().sentence);
    return request ? *request : ApiRequest{};
  }

  // The workload of a request; it fits the table.
  rego::Value read(std::string_view method, std::string_view target, std::string_view body) {
    const ApiRequest request = decode(method, target, body);
    if (!request.route) return {};
    DocumentFacts facts(facts_);
    return checked(read_workload(arena_, request, traits_, facts));
  }
  rego::Value create(std::string_view body) { return read("POST", "/v1.41/containers/create", body); }
  // The same of a body that is just this HostConfig.
  rego::Value create_with(std::string_view host_config) {
    return create(R"({"Image":"alpine","HostConfig":)" + std::string(host_config) + "}");
  }

  rego::Value inspect(std::string_view document) {
    DocumentFacts facts(facts_);
    return checked(read_container_document(arena_, json(document), traits_, facts));
  }

  rego::Value checked(const rego::Value& workload) {
    EXPECT_EQ(find_misfit(workload, Document::kWorkload), "") << rego::to_json(workload);
    return workload;
  }

  // The part at a dotted path, as JSON; "undefined" where there is none.
  static std::string at(const rego::Value& document, std::string_view path) {
    rego::Value value = document;
    while (!path.empty()) {
      const size_t dot = path.find('.');
      const std::string step(path.substr(0, dot));
      path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
      value = value.is_array() ? value.get(rego::Value::integer(std::stoll(step))) : value.get(step);
    }
    return value.is_undefined() ? "undefined" : rego::to_json(value);
  }

  base::Arena arena_;
  RequestDecoder decoder_;
  DaemonTraits traits_ = newest_daemon();
  rego::Value facts_ = rego::Value::empty_object();
};

}  // namespace bulkhead
