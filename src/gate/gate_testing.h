#pragma once
// For tests with a profile: snapshots of a configuration that is written as what differs from an empty one.

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "gate/compile_gate.h"
#include "gate/testing.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"

namespace bulkhead::testing {

// Every key of the configuration, as the reader of the file gives it for an empty file.
inline constexpr std::string_view kEmptyConfig =
    R"({"profile":"baseline","mode":"enforce","contact":null,"build":"classic","host_paths":[],"unprotected":[],)"
    R"("roles":[],"default":null,"exceptions":[]})";

// kEmptyConfig with the keys of `changes` (a JSON object) in their place.
inline rego::Value config_with(base::Arena& arena, std::string_view changes) {
  const auto empty = rego::read_json(arena, kEmptyConfig);
  const auto other = rego::read_json(arena, changes);
  EXPECT_TRUE(other.ok()) << changes;
  rego::ObjectBuilder config(arena);
  for (const rego::Entry& entry : empty->entries()) {
    const rego::Value changed = other->get(entry.key);
    config.add(entry.key, changed.is_defined() ? changed : entry.value);
  }
  return config.finish();
}

inline base::Result<Snapshot> compile_with(std::string_view changes, std::string_view own = {},
                                           rego::RegoVersion version = rego::RegoVersion::kV1) {
  base::Arena arena;
  GateSources sources;
  sources.config = config_with(arena, changes);
  if (!own.empty()) {
    sources.modules.push_back({std::make_shared<rego::Source>("own.rego", std::string(own)), version});
  }
  return compile_gate(sources);
}

inline Snapshot gate_with(std::string_view changes, std::string_view own = {}) {
  auto snapshot = compile_with(changes, own);
  EXPECT_TRUE(snapshot.ok()) << (snapshot ? "" : snapshot.error().to_string());
  return snapshot ? *std::move(snapshot) : Snapshot();
}

}  // namespace bulkhead::testing
