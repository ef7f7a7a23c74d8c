#pragma once
// From the text of a configuration file to checked values: the document that policies read as data.bulkhead.config, and
// what is meant for the daemon.

#include <string_view>

#include "base/arena.h"
#include "daemon/config/problem.h"
#include "daemon/config/text_check.h"
#include "rego/value/value.h"

namespace bulkhead::config {

// Every key is present in both, with its default where the file leaves it out. Only to be used without errors.
struct Configuration {
  rego::Value document;  // profile, mode, contact, build, host_paths, unprotected, roles, default, exceptions
  rego::Value daemon;    // rego, data, query, …: the rest of shapes.cc
};

struct ReadConfiguration {
  Configuration configuration;
  Problems problems;
};

// Values live in `arena` and borrow nothing of `text`.
ReadConfiguration read_configuration(base::Arena& arena, std::string_view text, const World& world);

}  // namespace bulkhead::config
