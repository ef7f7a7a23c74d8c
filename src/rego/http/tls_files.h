#pragma once
// What a request says of certificates and keys, gathered from texts, files and the environment.

#include <optional>
#include <string>

#include "rego/http/request.h"

namespace rego {

struct TlsMaterial {
  std::string trusted;  // PEM; empty for what the system trusts
  std::string certificate, key;
};

// Nothing, or what OPA says of what cannot be read.
std::optional<std::string> gather_tls(const HttpRequest& request, TlsMaterial& material);

}  // namespace rego
