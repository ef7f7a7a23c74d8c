#pragma once
// X.509 certificates and requests (RFC 5280, PKCS #10), read as Go's crypto/x509 reads them. All texts are borrowed
// from the bytes that were read.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rego/builtins/crypto_key.h"
#include "rego/builtins/der.h"
#include "rego/builtins/ip_address.h"
#include "rego/builtins/uri_reader.h"

namespace rego {

struct NameAttribute {
  ObjectId type;
  std::string value;
};

// Attributes in the order in which they stand.
using DistinguishedName = std::vector<NameAttribute>;

struct CertificateExtension {
  ObjectId id;
  bool is_critical = false;
  std::string_view value;
};

// An attribute of a request: its type and what of its values is a pair of type and value.
struct RequestAttribute {
  ObjectId type;
  std::vector<std::vector<CertificateExtension>> values;
};

// What stands in a subjectAltName.
struct AlternativeNames {
  std::vector<std::string_view> dns, emails;
  std::vector<std::string_view> ips;  // 4 or 16 bytes
  std::vector<UriReader> uris;

  bool is_empty() const { return dns.empty() && emails.empty() && ips.empty() && uris.empty(); }
};

struct IpRange {
  std::string_view address, mask;
};

struct NameConstraints {
  std::vector<std::string_view> dns, emails, uris;
  std::vector<IpRange> ips;
};

// A number of an extension that may be missing, which Go shows as 0.
using OptionalNumber = std::optional<int64_t>;

struct PolicyMapping {
  ObjectId issuer, subject;
};

struct Certificate {
  std::string problem;  // empty, or why there is no certificate, in Go's words

  std::string_view raw, raw_tbs, raw_spki, raw_subject, raw_issuer;
  std::string signature;
  int signature_algorithm = 0;   // as Go counts them
  int public_key_algorithm = 0;  // likewise
  KeyParts public_key;
  int64_t version = 0;
  std::string_view serial;  // an integer's bytes
  DistinguishedName issuer, subject;
  std::string not_before, not_after;                // RFC 3339
  int64_t not_before_unix = 0, not_after_unix = 0;  // seconds
  std::vector<CertificateExtension> extensions;
  std::vector<ObjectId> unhandled_critical;

  int key_usage = 0;
  bool has_basic_constraints = false;
  bool is_authority = false;
  int64_t path_length_max = 0;  // -1 for none
  std::string_view subject_key_id, authority_key_id;
  std::optional<AlternativeNames> names;
  bool name_constraints_are_critical = false;
  NameConstraints permitted, excluded;
  std::vector<std::string_view> crl_points, ocsp_servers, issuer_urls;
  std::vector<int> usages;  // extended key usages, as Go counts them
  std::vector<ObjectId> unknown_usages;
  std::optional<std::vector<ObjectId>> policies;
  std::vector<PolicyMapping> policy_mappings;
  OptionalNumber explicit_policy, no_policy_mapping, no_any_policy;
  std::vector<RequestAttribute> attributes;  // of a request
};

// The first certificate in `der`; what stands behind it is not looked at (see raw).
Certificate read_certificate(std::string_view der);
// A request fills in what it shares with a certificate; raw_tbs is its own.
Certificate read_certificate_request(std::string_view der);

// Pieces that certificates and requests share. The results are problems, empty when there are none.
std::string read_name(std::string_view der, DistinguishedName& name);
std::string read_alternative_names(std::string_view der, AlternativeNames& names);
std::string read_extensions(Certificate& certificate);
std::optional<CertificateExtension> read_extension(std::string_view content, std::string& problem);
// The number that Go gives a signature algorithm; `identifier` is the content of the AlgorithmIdentifier.
int signature_algorithm_number(std::string_view identifier);
int public_key_algorithm_number(KeyKind kind);
// The place of an extended key usage in Go's list, or -1.
int extended_usage_number(const ObjectId& id);

// Whether the text is a domain name as Go has it; a constraint may begin with a dot.
enum class DomainForm { kName, kConstraint };
bool is_domain_name(std::string_view text, DomainForm form);

}  // namespace rego
