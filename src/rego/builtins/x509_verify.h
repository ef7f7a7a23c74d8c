#pragma once
// Verifying a certificate up to a root, as Go's crypto/x509 does it.

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "rego/builtins/x509_certificate.h"

namespace rego {

struct VerifyOptions {
  std::string_view dns_name;  // empty for any
  int64_t now_ns = 0;
  std::vector<int> usages;  // extended key usages as Go counts them; none stands for "server authentication"
};

// The chain from the last of `certificates` to the first, which is the root; the others may stand between. Nothing when
// there is none, and for certificates that demand an explicit policy, which we do not judge.
std::optional<std::vector<const Certificate*>> verify_chain(std::span<const Certificate> certificates,
                                                            const VerifyOptions& options);

// Whether the certificate is for a host: a DNS name or an IP address.
bool is_for_host(const Certificate& certificate, std::string_view host);

// The names of a certificate by the name constraints of another one.
bool permits_names(const Certificate& authority, const AlternativeNames& names);

}  // namespace rego
