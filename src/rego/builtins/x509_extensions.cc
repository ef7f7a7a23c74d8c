// The extensions of a certificate, one function each.

#include <algorithm>

#include "rego/builtins/quote.h"
#include "rego/builtins/x509_certificate.h"

namespace rego {
namespace {

constexpr size_t kDomainBytesMax = 253;
constexpr size_t kLabelBytesMax = 63;
const ObjectId kAuthorityInfoId = {1, 3, 6, 1, 5, 5, 7, 1, 1};
const ObjectId kOcspId = {1, 3, 6, 1, 5, 5, 7, 48, 1};
const ObjectId kIssuersId = {1, 3, 6, 1, 5, 5, 7, 48, 2};

bool is_ascii_text(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<uint8_t>(c) < 0x80; });
}

std::string read_key_usage(Certificate& certificate, const CertificateExtension& extension) {
  const auto element = DerReader(extension.value).take(DerTag::kBitString);
  if (!element || !DerReader(extension.value).take_bit_string()) return "x509: invalid key usage";
  const std::string_view bits = element->content.substr(1);
  for (size_t i = 0; i < 9 && i / 8 < bits.size(); i++) {
    if (static_cast<uint8_t>(bits[i / 8]) & (0x80 >> i % 8)) certificate.key_usage |= 1 << i;
  }
  return {};
}

std::string read_basic_constraints(Certificate& certificate, const CertificateExtension& extension) {
  const std::string bad = "x509: invalid basic constraints";
  const auto sequence = DerReader(extension.value).take(DerTag::kSequence);
  if (!sequence) return bad;
  DerReader reader(sequence->content);
  if (reader.next_is(DerTag::kBoolean)) {
    const auto is_authority = reader.take_boolean();
    if (!is_authority) return bad;
    certificate.is_authority = *is_authority;
  }
  certificate.path_length_max = -1;
  if (reader.next_is(DerTag::kInteger)) {
    const auto length = reader.take_small_integer();
    if (!length || *length < 0) return bad;
    certificate.path_length_max = *length;
  }
  certificate.has_basic_constraints = true;
  return {};
}

std::string read_ip_constraint(std::string_view bytes, NameConstraints& constraints) {
  if (bytes.size() != 8 && bytes.size() != 32) {
    return "x509: IP constraint contained value of length " + std::to_string(bytes.size());
  }
  const std::string_view mask = bytes.substr(bytes.size() / 2);
  bool has_ended = false;
  for (const char c : mask) {
    const auto byte = static_cast<uint8_t>(c);
    const uint8_t inverse = static_cast<uint8_t>(~byte);
    const bool is_prefix = (inverse & (inverse + 1)) == 0;
    if (!is_prefix || (has_ended && byte)) return "x509: IP constraint contained invalid mask";
    has_ended = byte != 0xFF;
  }
  constraints.ips.push_back({bytes.substr(0, bytes.size() / 2), mask});
  return {};
}

// One subtree of name constraints; `*is_known` tells whether its kind is one that we judge by.
std::string read_constraint(const DerElement& base, NameConstraints& constraints, bool* is_known) {
  const std::string_view text = base.content;
  if (base.tag == context_tag(7)) return read_ip_constraint(text, constraints);
  const bool is_text = base.tag == context_tag(1) || base.tag == context_tag(2) || base.tag == context_tag(6);
  *is_known = is_text;
  if (!is_text) return {};
  if (!is_ascii_text(text))
    return "x509: invalid constraint value: x509: " + quote_for_message(text) + " cannot be encoded as an IA5String";
  if (base.tag == context_tag(2)) {
    if (!is_domain_name(text, DomainForm::kConstraint)) {
      return "x509: failed to parse dnsName constraint " + quote_for_message(text);
    }
    constraints.dns.push_back(text);
  } else if (base.tag == context_tag(1)) {
    const size_t at = text.rfind('@');
    const std::string_view domain = at == text.npos ? text : text.substr(at + 1);
    if (!is_domain_name(domain, at == text.npos ? DomainForm::kConstraint : DomainForm::kName)) {
      return "x509: failed to parse rfc822Name constraint " + quote_for_message(text);
    }
    constraints.emails.push_back(text);
  } else {
    if (parse_ip(text))
      return "x509: failed to parse URI constraint " + quote_for_message(text) + ": cannot be IP address";
    if (!is_domain_name(text, DomainForm::kConstraint)) {
      return "x509: failed to parse URI constraint " + quote_for_message(text);
    }
    constraints.uris.push_back(text);
  }
  return {};
}

std::string read_subtrees(std::string_view content, NameConstraints& constraints, bool* all_are_known) {
  for (DerReader reader(content); !reader.is_empty();) {
    const auto subtree = reader.take(DerTag::kSequence);
    const auto base = subtree ? DerReader(subtree->content).take_any() : std::nullopt;
    if (!base) return "x509: invalid NameConstraints extension";
    bool is_known = true;
    if (auto problem = read_constraint(*base, constraints, &is_known); !problem.empty()) return problem;
    *all_are_known = *all_are_known && is_known;
  }
  return {};
}

std::string read_name_constraints(Certificate& certificate, const CertificateExtension& extension, bool* is_handled) {
  const std::string bad = "x509: invalid NameConstraints extension";
  DerReader outer(extension.value);
  const auto sequence = outer.take(DerTag::kSequence);
  if (!sequence || !outer.is_empty()) return bad;
  DerReader reader(sequence->content);
  std::optional<std::string_view> permitted;
  std::optional<std::string_view> excluded;
  if (!reader.take_optional(constructed_context_tag(0), &permitted) ||
      !reader.take_optional(constructed_context_tag(1), &excluded) || !reader.is_empty()) {
    return bad;
  }
  if (permitted.value_or("").empty() && excluded.value_or("").empty()) return "x509: empty name constraints extension";
  std::string problem = read_subtrees(permitted.value_or(""), certificate.permitted, is_handled);
  if (problem.empty()) problem = read_subtrees(excluded.value_or(""), certificate.excluded, is_handled);
  certificate.name_constraints_are_critical = extension.is_critical;
  return problem;
}

std::string read_crl_points(Certificate& certificate, const CertificateExtension& extension) {
  const auto list = DerReader(extension.value).take(DerTag::kSequence);
  if (!list) return "x509: invalid CRL distribution points";
  const std::string bad = "x509: invalid CRL distribution point";
  for (DerReader points(list->content); !points.is_empty();) {
    const auto point = points.take(DerTag::kSequence);
    if (!point) return bad;
    std::optional<std::string_view> name;
    DerReader reader(point->content);
    if (!reader.take_optional(constructed_context_tag(0), &name)) return bad;
    if (!name) continue;
    const auto full_name = DerReader(*name).take(constructed_context_tag(0));
    if (!full_name) return bad;
    for (DerReader names(full_name->content); names.next_is(context_tag(6));) {
      const auto uri = names.take_any();
      if (!uri) return bad;
      certificate.crl_points.push_back(uri->content);
    }
  }
  return {};
}

std::string read_authority_key_id(Certificate& certificate, const CertificateExtension& extension) {
  if (extension.is_critical) return "x509: authority key identifier incorrectly marked critical";
  const auto sequence = DerReader(extension.value).take(DerTag::kSequence);
  if (!sequence) return "x509: invalid authority key identifier";
  DerReader reader(sequence->content);
  std::optional<std::string_view> id;
  if (!reader.take_optional(context_tag(0), &id)) return "x509: invalid authority key identifier";
  certificate.authority_key_id = id.value_or("");
  return {};
}

std::string read_subject_key_id(Certificate& certificate, const CertificateExtension& extension) {
  if (extension.is_critical) return "x509: subject key identifier incorrectly marked critical";
  const auto id = DerReader(extension.value).take(DerTag::kOctetString);
  if (!id) return "x509: invalid subject key identifier";
  certificate.subject_key_id = id->content;
  return {};
}

std::string read_policy_constraints(Certificate& certificate, const CertificateExtension& extension) {
  const std::string bad = "x509: invalid policy constraints extension";
  const auto sequence = DerReader(extension.value).take(DerTag::kSequence);
  if (!sequence) return bad;
  DerReader reader(sequence->content);
  const auto read = [&](uint8_t number, OptionalNumber& place) {
    if (!reader.next_is(context_tag(number))) return true;
    const auto element = reader.take_any();
    if (element) place = read_small_integer(element->content);
    return place.has_value();
  };
  return read(0, certificate.explicit_policy) && read(1, certificate.no_policy_mapping) ? "" : bad;
}

std::string read_usages(Certificate& certificate, const CertificateExtension& extension) {
  const std::string bad = "x509: invalid extended key usages";
  const auto list = DerReader(extension.value).take(DerTag::kSequence);
  if (!list) return bad;
  for (DerReader reader(list->content); !reader.is_empty();) {
    const auto id = reader.take_object_id();
    if (!id) return bad;
    const int number = extended_usage_number(*id);
    if (number >= 0) {
      certificate.usages.push_back(number);
    } else {
      certificate.unknown_usages.push_back(*id);
    }
  }
  return {};
}

std::string read_policies(Certificate& certificate, const CertificateExtension& extension) {
  const std::string bad = "x509: invalid certificate policies";
  const auto list = DerReader(extension.value).take(DerTag::kSequence);
  if (!list) return bad;
  certificate.policies.emplace();
  for (DerReader reader(list->content); !reader.is_empty();) {
    const auto policy = reader.take(DerTag::kSequence);
    const auto id = policy ? DerReader(policy->content).take_object_id() : std::nullopt;
    if (!id || std::ranges::find(*certificate.policies, *id) != certificate.policies->end()) return bad;
    certificate.policies->push_back(*id);
  }
  return {};
}

std::string read_policy_mappings(Certificate& certificate, const CertificateExtension& extension) {
  const std::string bad = "x509: invalid policy mappings extension";
  const auto list = DerReader(extension.value).take(DerTag::kSequence);
  if (!list) return bad;
  for (DerReader reader(list->content); !reader.is_empty();) {
    const auto pair = reader.take(DerTag::kSequence);
    if (!pair) return bad;
    DerReader ids(pair->content);
    const auto issuer = ids.take_object_id();
    const auto subject = ids.take_object_id();
    if (!issuer || !subject) return bad;
    certificate.policy_mappings.push_back({*issuer, *subject});
  }
  return {};
}

std::string read_no_any_policy(Certificate& certificate, const CertificateExtension& extension) {
  certificate.no_any_policy = DerReader(extension.value).take_small_integer();
  return certificate.no_any_policy ? "" : "x509: invalid inhibit any policy extension";
}

std::string read_authority_info(Certificate& certificate, const CertificateExtension& extension) {
  if (extension.is_critical) return "x509: authority info access incorrectly marked critical";
  const std::string bad = "x509: invalid authority info access";
  const auto list = DerReader(extension.value).take(DerTag::kSequence);
  if (!list) return bad;
  for (DerReader reader(list->content); !reader.is_empty();) {
    const auto access = reader.take(DerTag::kSequence);
    if (!access) return bad;
    DerReader parts(access->content);
    const auto method = parts.take_object_id();
    if (!method) return bad;
    if (!parts.next_is(context_tag(6))) continue;
    const auto uri = parts.take_any();
    if (!uri) return bad;
    if (*method == kOcspId) certificate.ocsp_servers.push_back(uri->content);
    if (*method == kIssuersId) certificate.issuer_urls.push_back(uri->content);
  }
  return {};
}

// An extension below 2.5.29, by its last number.
std::string read_standard_extension(Certificate& certificate, const CertificateExtension& extension, bool* is_handled) {
  switch (extension.id[3]) {
    case 14:
      return read_subject_key_id(certificate, extension);
    case 15:
      return read_key_usage(certificate, extension);
    case 17: {
      const std::string problem = read_alternative_names(extension.value, certificate.names.emplace());
      *is_handled = !certificate.names->is_empty();
      return problem;
    }
    case 19:
      return read_basic_constraints(certificate, extension);
    case 30:
      return read_name_constraints(certificate, extension, is_handled);
    case 31:
      return read_crl_points(certificate, extension);
    case 32:
      return read_policies(certificate, extension);
    case 33:
      return read_policy_mappings(certificate, extension);
    case 35:
      return read_authority_key_id(certificate, extension);
    case 36:
      return read_policy_constraints(certificate, extension);
    case 37:
      return read_usages(certificate, extension);
    case 54:
      return read_no_any_policy(certificate, extension);
    default:
      *is_handled = false;
      return {};
  }
}

std::string read_uri_name(std::string_view text, AlternativeNames& names) {
  if (!is_ascii_text(text)) return "x509: SAN uniformResourceIdentifier is malformed";
  UriReader uri;
  const std::string quoted = "x509: cannot parse URI " + quote_for_message(text) + ": ";
  if (const auto problem = uri.read(text)) return quoted + *problem;
  if (!uri.host.empty() && !is_domain_name(uri.host, DomainForm::kName)) return quoted + "invalid domain";
  names.uris.push_back(std::move(uri));
  return {};
}

}  // namespace

bool is_domain_name(std::string_view text, DomainForm form) {
  if (text.empty()) return form == DomainForm::kConstraint;
  if (text.ends_with('.') || text.size() > kDomainBytesMax) return false;
  if (form == DomainForm::kConstraint && text.starts_with('.')) text.remove_prefix(1);
  size_t label = 0;
  for (const char c : text) {
    if (c == '.') {
      if (label == 0) return false;
      label = 0;
    } else {
      if (++label > kLabelBytesMax || c < 0x21 || c > 0x7E) return false;
    }
  }
  return label > 0;
}

std::string read_alternative_names(std::string_view der, AlternativeNames& names) {
  const auto list = DerReader(der).take(DerTag::kSequence);
  if (!list) return "x509: invalid subject alternative names";
  for (DerReader reader(list->content); !reader.is_empty();) {
    const auto name = reader.take_any();
    if (!name) return "x509: invalid subject alternative name";
    const std::string_view text = name->content;
    if (name->tag == context_tag(1)) {
      if (!is_ascii_text(text)) return "x509: SAN rfc822Name is malformed";
      names.emails.push_back(text);
    } else if (name->tag == context_tag(2)) {
      if (!is_ascii_text(text)) return "x509: SAN dNSName is malformed";
      names.dns.push_back(text);
    } else if (name->tag == context_tag(6)) {
      if (auto problem = read_uri_name(text, names); !problem.empty()) return problem;
    } else if (name->tag == context_tag(7)) {
      if (text.size() != 4 && text.size() != 16) {
        return "x509: cannot parse IP address of length " + std::to_string(text.size());
      }
      names.ips.push_back(text);
    }
  }
  return {};
}

std::string read_extensions(Certificate& certificate) {
  for (const CertificateExtension& extension : certificate.extensions) {
    const ObjectId& id = extension.id;
    bool is_handled = true;
    std::string problem;
    if (id.size() == 4 && id[0] == 2 && id[1] == 5 && id[2] == 29) {
      problem = read_standard_extension(certificate, extension, &is_handled);
    } else if (id == kAuthorityInfoId) {
      problem = read_authority_info(certificate, extension);
    } else {
      is_handled = false;
    }
    if (!problem.empty()) return problem;
    if (extension.is_critical && !is_handled) certificate.unhandled_critical.push_back(id);
  }
  return {};
}

}  // namespace rego
