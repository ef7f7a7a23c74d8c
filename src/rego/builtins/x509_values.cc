#include "rego/builtins/x509_values.h"

#include <gmp.h>

#include "rego/builtins/base64.h"
#include "rego/value/builders.h"
#include "rego/value/number_big.h"

namespace rego {
namespace {

// Builds an object field by field.
class Fields {
 public:
  explicit Fields(Arena& arena) : arena_(arena), object_(arena) {}

  void add(std::string_view name, const Value& value) { object_.add(Value::string(arena_, name), value); }
  void add_text(std::string_view name, std::string_view text) { add(name, Value::string(arena_, text)); }
  void add_number(std::string_view name, int64_t number) { add(name, Value::integer(number)); }
  void add_truth(std::string_view name, bool truth) { add(name, Value::boolean(truth)); }
  void add_null(std::string_view name) { add(name, Value::null()); }
  Value finish() { return object_.finish(); }

 private:
  Arena& arena_;
  ObjectBuilder object_;
};

// Go writes a list that was never made as null.
template <typename Items, typename Make>
Value list_or_null(Arena& arena, const Items& items, Make make) {
  if (items.empty()) return Value::null();
  ArrayBuilder builder(arena);
  for (const auto& item : items) builder.add(make(item));
  return builder.finish();
}

Value text_list(Arena& arena, const std::vector<std::string_view>& texts) {
  return list_or_null(arena, texts, [&](std::string_view text) { return Value::string(arena, text); });
}

Value base64_value(Arena& arena, std::string_view bytes) {
  return Value::string(arena, to_base64(bytes, Base64Alphabet::kStandard, Base64Padding::kYes));
}

Value base64_or_null(Arena& arena, std::string_view bytes) {
  return bytes.empty() ? Value::null() : base64_value(arena, bytes);
}

Value number_value(Arena& arena, std::string_view bytes) {
  BigInteger number;
  mpz_import(number.get(), bytes.size(), 1, 1, 1, 0, bytes.data());
  return number.to_number(arena);
}

Value id_value(Arena& arena, const ObjectId& id) {
  ArrayBuilder builder(arena);
  for (const uint64_t number : id) builder.add(Value::integer(static_cast<int64_t>(number)));
  return builder.finish();
}

Value id_list(Arena& arena, const std::vector<ObjectId>& ids) {
  return list_or_null(arena, ids, [&](const ObjectId& id) { return id_value(arena, id); });
}

// The fields of a name in Go: those that occur once, and those that are lists.
struct NameField {
  std::string_view name;
  uint64_t number;  // below 2.5.4
  bool is_list;
};
constexpr NameField kNameFields[] = {
    {"CommonName", 3, false}, {"SerialNumber", 5, false}, {"Country", 6, true},       {"Locality", 7, true},
    {"Province", 8, true},    {"StreetAddress", 9, true}, {"Organization", 10, true}, {"OrganizationalUnit", 11, true},
    {"PostalCode", 17, true},
};

Value name_value(Arena& arena, const DistinguishedName& name) {
  Fields fields(arena);
  for (const NameField& field : kNameFields) {
    const ObjectId id = {2, 5, 4, field.number};
    ArrayBuilder values(arena);
    std::string_view last;
    for (const NameAttribute& attribute : name) {
      if (attribute.type != id) continue;
      values.add(Value::string(arena, attribute.value));
      last = attribute.value;
    }
    if (!field.is_list) {
      fields.add_text(field.name, last);
    } else {
      fields.add(field.name, values.size() ? values.finish() : Value::null());
    }
  }
  fields.add("Names", list_or_null(arena, name, [&](const NameAttribute& attribute) {
               Fields pair(arena);
               pair.add("Type", id_value(arena, attribute.type));
               pair.add_text("Value", attribute.value);
               return pair.finish();
             }));
  fields.add_null("ExtraNames");
  return fields.finish();
}

Value extension_value(Arena& arena, const CertificateExtension& extension) {
  Fields fields(arena);
  fields.add("Id", id_value(arena, extension.id));
  fields.add_truth("Critical", extension.is_critical);
  fields.add("Value", base64_value(arena, extension.value));
  return fields.finish();
}

Value uri_value(Arena& arena, const UriReader& uri) {
  Fields fields(arena);
  fields.add_text("Scheme", uri.scheme);
  fields.add_text("Opaque", uri.opaque);
  fields.add("User", uri.user.empty() ? Value::null() : Value::empty_object());
  fields.add_text("Host", uri.host);
  fields.add_text("Path", uri.path);
  fields.add_text("RawPath", uri.raw_path);
  fields.add_truth("OmitHost", false);
  fields.add_truth("ForceQuery", false);
  fields.add_text("RawQuery", uri.raw_query);
  fields.add_text("Fragment", uri.fragment);
  fields.add_text("RawFragment", "");
  return fields.finish();
}

std::string ip_text(std::string_view bytes) {
  IpAddress address;
  const bool is_v4 = bytes.size() == 4;
  if (is_v4) address.bytes[10] = address.bytes[11] = 0xFF;
  std::ranges::copy(bytes, address.bytes.end() - static_cast<ptrdiff_t>(bytes.size()));
  address.is_v4 = is_v4 || address.is_mapped();
  return to_string(address);
}

Value ip_range_value(Arena& arena, const IpRange& range) {
  Fields fields(arena);
  fields.add_text("IP", ip_text(range.address));
  fields.add("Mask", base64_value(arena, range.mask));
  return fields.finish();
}

void add_alternative_names(Arena& arena, Fields& fields, const Certificate& certificate) {
  const AlternativeNames names = certificate.names.value_or(AlternativeNames());
  fields.add("DNSNames", text_list(arena, names.dns));
  fields.add("EmailAddresses", text_list(arena, names.emails));
  fields.add("IPAddresses",
             list_or_null(arena, names.ips, [&](std::string_view ip) { return Value::string(arena, ip_text(ip)); }));
  fields.add("URIs", list_or_null(arena, names.uris, [&](const UriReader& uri) { return uri_value(arena, uri); }));
}

void add_constraints(Arena& arena, Fields& fields, std::string_view prefix, const NameConstraints& constraints) {
  const std::string start(prefix);
  fields.add(start + "DNSDomains", text_list(arena, constraints.dns));
  fields.add(start + "EmailAddresses", text_list(arena, constraints.emails));
  fields.add(start + "URIDomains", text_list(arena, constraints.uris));
  fields.add(start + "IPRanges",
             list_or_null(arena, constraints.ips, [&](const IpRange& range) { return ip_range_value(arena, range); }));
}

void add_optional_number(Fields& fields, std::string_view name, const OptionalNumber& number) {
  fields.add_number(name, number.value_or(0));
  fields.add_truth(std::string(name) + "Zero", number && *number == 0);
}

void add_policies(Arena& arena, Fields& fields, const Certificate& certificate) {
  const auto text = [&](const ObjectId& id) { return Value::string(arena, to_string(id)); };
  const std::vector<ObjectId> policies = certificate.policies.value_or(std::vector<ObjectId>());
  fields.add("Policies", list_or_null(arena, policies, text));
  fields.add("PolicyIdentifiers",
             certificate.policies && policies.empty() ? Value::empty_array() : id_list(arena, policies));
  fields.add("PolicyMappings", list_or_null(arena, certificate.policy_mappings, [&](const PolicyMapping& mapping) {
               Fields pair(arena);
               pair.add("IssuerDomainPolicy", text(mapping.issuer));
               pair.add("SubjectDomainPolicy", text(mapping.subject));
               return pair.finish();
             }));
  add_optional_number(fields, "RequireExplicitPolicy", certificate.explicit_policy);
  add_optional_number(fields, "InhibitPolicyMapping", certificate.no_policy_mapping);
  add_optional_number(fields, "InhibitAnyPolicy", certificate.no_any_policy);
}

// What certificates and requests have in common.
void add_common(Arena& arena, Fields& fields, const Certificate& certificate) {
  fields.add("Raw", base64_value(arena, certificate.raw));
  fields.add("RawSubjectPublicKeyInfo", base64_value(arena, certificate.raw_spki));
  fields.add("RawSubject", base64_value(arena, certificate.raw_subject));
  fields.add("Signature", base64_value(arena, certificate.signature));
  fields.add_number("SignatureAlgorithm", certificate.signature_algorithm);
  fields.add_number("PublicKeyAlgorithm", certificate.public_key_algorithm);
  fields.add("PublicKey", public_key_value(arena, certificate.public_key));
  fields.add_number("Version", certificate.version);
  fields.add("Subject", name_value(arena, certificate.subject));
  fields.add("Extensions", list_or_null(arena, certificate.extensions, [&](const CertificateExtension& extension) {
               return extension_value(arena, extension);
             }));
  fields.add_null("ExtraExtensions");
  add_alternative_names(arena, fields, certificate);
}

void add_extensions(Arena& arena, Fields& fields, const Certificate& certificate) {
  fields.add("UnhandledCriticalExtensions", id_list(arena, certificate.unhandled_critical));
  fields.add_number("KeyUsage", certificate.key_usage);
  fields.add("ExtKeyUsage", list_or_null(arena, certificate.usages, [](int usage) { return Value::integer(usage); }));
  fields.add("UnknownExtKeyUsage", id_list(arena, certificate.unknown_usages));
  fields.add_truth("BasicConstraintsValid", certificate.has_basic_constraints);
  fields.add_truth("IsCA", certificate.is_authority);
  fields.add_number("MaxPathLen", certificate.path_length_max);
  fields.add_truth("MaxPathLenZero", certificate.has_basic_constraints && certificate.path_length_max == 0);
  fields.add("SubjectKeyId", base64_or_null(arena, certificate.subject_key_id));
  fields.add("AuthorityKeyId", base64_or_null(arena, certificate.authority_key_id));
  fields.add("OCSPServer", text_list(arena, certificate.ocsp_servers));
  fields.add("IssuingCertificateURL", text_list(arena, certificate.issuer_urls));
  fields.add("CRLDistributionPoints", text_list(arena, certificate.crl_points));
  fields.add_truth("PermittedDNSDomainsCritical", certificate.name_constraints_are_critical);
  add_constraints(arena, fields, "Permitted", certificate.permitted);
  add_constraints(arena, fields, "Excluded", certificate.excluded);
  add_policies(arena, fields, certificate);
}

}  // namespace

Value certificate_value(Arena& arena, const Certificate& certificate, UriStrings uri_strings) {
  Fields fields(arena);
  add_common(arena, fields, certificate);
  fields.add("RawTBSCertificate", base64_value(arena, certificate.raw_tbs));
  fields.add("RawIssuer", base64_value(arena, certificate.raw_issuer));
  fields.add("SerialNumber", number_value(arena, certificate.serial));
  fields.add("Issuer", name_value(arena, certificate.issuer));
  fields.add_text("NotBefore", certificate.not_before);
  fields.add_text("NotAfter", certificate.not_after);
  add_extensions(arena, fields, certificate);
  if (uri_strings == UriStrings::kYes) {
    const AlternativeNames names = certificate.names.value_or(AlternativeNames());
    fields.add("URIStrings", list_or_null(arena, names.uris,
                                          [&](const UriReader& uri) { return Value::string(arena, uri.to_string()); }));
  }
  return fields.finish();
}

Value certificate_request_value(Arena& arena, const Certificate& request) {
  Fields fields(arena);
  add_common(arena, fields, request);
  fields.add("RawTBSCertificateRequest", base64_value(arena, request.raw_tbs));
  fields.add("Attributes", list_or_null(arena, request.attributes, [&](const RequestAttribute& attribute) {
               Fields pair(arena);
               pair.add("Type", id_value(arena, attribute.type));
               pair.add("Value", list_or_null(arena, attribute.values, [&](const auto& list) {
                          return list_or_null(arena, list, [&](const CertificateExtension& extension) {
                            Fields inner(arena);
                            inner.add("Type", id_value(arena, extension.id));
                            inner.add("Value", base64_value(arena, extension.value));
                            return inner.finish();
                          });
                        }));
               return pair.finish();
             }));
  return fields.finish();
}

Value public_key_value(Arena& arena, const KeyParts& parts) {
  Fields fields(arena);
  switch (parts.kind) {
    case KeyKind::kRsa:
      fields.add("N", number_value(arena, parts.n));
      fields.add("E", number_value(arena, parts.e));
      return fields.finish();
    case KeyKind::kEc:
      fields.add("Curve", Value::empty_object());
      fields.add("X", number_value(arena, parts.x));
      fields.add("Y", number_value(arena, parts.y));
      return fields.finish();
    case KeyKind::kDsa:
      fields.add("P", number_value(arena, parts.dsa_p));
      fields.add("Q", number_value(arena, parts.dsa_q));
      fields.add("G", number_value(arena, parts.dsa_g));
      fields.add("Y", number_value(arena, parts.dsa_y));
      return fields.finish();
    case KeyKind::kEd25519:
      return base64_value(arena, parts.x);
    default:
      return Value::null();
  }
}

Value private_key_value(Arena& arena, const KeyParts& parts) {
  Fields fields(arena);
  if (parts.kind == KeyKind::kEd25519) return base64_value(arena, parts.d + parts.x);
  if (parts.kind == KeyKind::kX25519) return Value::empty_object();
  fields.add("D", number_value(arena, parts.d));
  if (parts.kind == KeyKind::kEc) {
    fields.add("Curve", Value::empty_object());
    fields.add("X", number_value(arena, parts.x));
    fields.add("Y", number_value(arena, parts.y));
    return fields.finish();
  }
  fields.add("N", number_value(arena, parts.n));
  fields.add("E", number_value(arena, parts.e));
  const Value primes[] = {number_value(arena, parts.p), number_value(arena, parts.q)};
  fields.add("Primes", Value::array(arena, primes));
  Fields precomputed(arena);
  precomputed.add("Dp", number_value(arena, parts.dp));
  precomputed.add("Dq", number_value(arena, parts.dq));
  precomputed.add("Qinv", number_value(arena, parts.q_inverse));
  precomputed.add("CRTValues", Value::empty_array());
  fields.add("Precomputed", precomputed.finish());
  return fields.finish();
}

}  // namespace rego
