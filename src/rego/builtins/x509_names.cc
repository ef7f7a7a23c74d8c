// Matching names: of hosts against the names of a certificate, and of certificates against the constraints of an
// authority.

#include <algorithm>

#include "rego/builtins/x509_verify.h"

namespace rego {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return out;
}

enum class HostForm { kName, kPattern };

// As Go judges host names: letters, digits, "-" inside of labels and "_" anywhere; a pattern may begin with "*".
bool is_host_name(std::string_view text, HostForm form) {
  if (form == HostForm::kName && text.ends_with('.')) text.remove_suffix(1);
  if (text.empty() || text == "*") return false;
  bool is_first = true;
  while (true) {
    const size_t dot = text.find('.');
    const std::string_view label = text.substr(0, dot);
    const bool is_wildcard = form == HostForm::kPattern && is_first && label == "*";
    is_first = false;
    if (label.empty() || (!is_wildcard && (label.starts_with('-') || label.ends_with('-')))) return false;
    for (const char c : label) {
      const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!is_plain && c != '-' && c != '_' && !is_wildcard) return false;
    }
    if (dot == text.npos) return true;
    text.remove_prefix(dot + 1);
  }
}

bool matches_pattern(std::string_view pattern, std::string_view host) {
  if (!pattern.starts_with("*.")) return pattern == host;
  const size_t dot = host.find('.');
  return dot != host.npos && host.substr(dot) == pattern.substr(1);
}

IpAddress to_address(std::string_view bytes) {
  IpAddress address;
  if (bytes.size() == 4) {
    address.is_v4 = true;
    address.bytes[10] = address.bytes[11] = 0xFF;
  }
  std::ranges::copy(bytes, address.bytes.end() - static_cast<ptrdiff_t>(bytes.size()));
  return address;
}

// The domain itself or below it; ".b.c" allows only what is below.
bool is_within_domain(std::string_view name, std::string_view domain) {
  const std::string host = lower(name);
  const std::string limit = lower(domain);
  if (limit.empty()) return true;
  if (limit[0] == '.') return host.ends_with(limit);
  return host == limit || host.ends_with("." + limit);
}

bool matches_domain(std::string_view name, std::string_view domain) {
  // A wildcard name stands for all names below.
  if (name.starts_with("*.")) return is_within_domain(name.substr(2), domain) || is_within_domain(name, domain);
  return is_within_domain(name, domain);
}

bool matches_email(std::string_view email, std::string_view constraint) {
  const size_t at = email.rfind('@');
  if (at == email.npos) return false;
  const size_t limit_at = constraint.rfind('@');
  if (limit_at != constraint.npos) {
    return email.substr(0, at) == constraint.substr(0, limit_at) &&
           lower(email.substr(at + 1)) == lower(constraint.substr(limit_at + 1));
  }
  const std::string host = lower(email.substr(at + 1));
  const std::string limit = lower(constraint);
  return limit.empty() || (limit[0] == '.' ? host.ends_with(limit) : host == limit);
}

bool matches_range(std::string_view ip, const IpRange& range) {
  if (ip.size() != range.address.size()) return false;
  for (size_t i = 0; i < ip.size(); i++) {
    if ((ip[i] & range.mask[i]) != (range.address[i] & range.mask[i])) return false;
  }
  return true;
}

// The host of a URI, without its port; empty where no constraint can be applied to it.
std::string_view host_of(const UriReader& uri) {
  std::string_view host = uri.host;
  if (host.starts_with('[')) return {};
  host = host.substr(0, host.find(':'));
  return parse_ip(host) ? std::string_view() : host;
}

template <typename Constraint, typename Matches>
bool permits(const std::vector<Constraint>& permitted, const std::vector<Constraint>& excluded, Matches matches) {
  if (!permitted.empty() && std::ranges::none_of(permitted, matches)) return false;
  return std::ranges::none_of(excluded, matches);
}

bool has_constraints(const NameConstraints& constraints) {
  return !constraints.dns.empty() || !constraints.emails.empty() || !constraints.uris.empty() ||
         !constraints.ips.empty();
}

}  // namespace

bool is_for_host(const Certificate& certificate, std::string_view host) {
  if (!certificate.names) return false;
  std::string_view literal = host;
  if (literal.size() >= 3 && literal.starts_with('[') && literal.ends_with(']')) {
    literal = literal.substr(1, literal.size() - 2);
  }
  if (const auto address = parse_ip(literal)) {
    return std::ranges::any_of(certificate.names->ips, [&](std::string_view ip) { return to_address(ip) == *address; });
  }
  const std::string name = lower(host);
  const bool is_name = is_host_name(name, HostForm::kName);
  std::string_view without_dot = name;
  if (without_dot.ends_with('.')) without_dot.remove_suffix(1);
  return std::ranges::any_of(certificate.names->dns, [&](std::string_view known) {
    if (is_name && is_host_name(known, HostForm::kPattern)) return matches_pattern(lower(known), without_dot);
    return !known.empty() && known != "." && lower(known) == name;
  });
}

bool permits_names(const Certificate& authority, const AlternativeNames& names) {
  const NameConstraints& permitted = authority.permitted;
  const NameConstraints& excluded = authority.excluded;
  if (!has_constraints(permitted) && !has_constraints(excluded)) return true;
  for (const std::string_view name : names.dns) {
    if (!is_domain_name(name, DomainForm::kName)) return false;
    if (!permits(permitted.dns, excluded.dns, [&](std::string_view limit) { return matches_domain(name, limit); })) {
      return false;
    }
  }
  for (const std::string_view email : names.emails) {
    if (!permits(permitted.emails, excluded.emails,
                 [&](std::string_view limit) { return matches_email(email, limit); })) {
      return false;
    }
  }
  for (const std::string_view ip : names.ips) {
    if (!permits(permitted.ips, excluded.ips, [&](const IpRange& range) { return matches_range(ip, range); })) {
      return false;
    }
  }
  for (const UriReader& uri : names.uris) {
    const std::string_view host = host_of(uri);
    if (host.empty()) return false;
    if (!permits(permitted.uris, excluded.uris,
                 [&](std::string_view limit) { return is_within_domain(host, limit); })) {
      return false;
    }
  }
  return true;
}

}  // namespace rego
