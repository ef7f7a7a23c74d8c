// Reading certificates and requests. The order of the steps is Go's, because the first problem is the one that counts.

#include "rego/builtins/x509_certificate.h"

#include <algorithm>

#include "rego/builtins/civil_time.h"
#include "rego/builtins/crypto_key_der.h"
#include "rego/builtins/time_layout.h"
#include "rego/value/text.h"

namespace rego {
namespace {

constexpr int64_t kVersionMax = 3;
constexpr int64_t kUtcTimeCenturyEnds = 2050;  // two digits from 50 on are of the 20th century

bool is_printable_string(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return is_plain || std::string_view("'()+,-./ :=?*&").find(c) != std::string_view::npos;
  });
}

bool is_ascii_text(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<uint8_t>(c) < 0x80; });
}

bool is_utf8(std::string_view text) {
  uint32_t code;
  for (size_t i = 0; i < text.size();) {
    if (!next_code_point(text, &i, &code)) return false;
  }
  return true;
}

// UCS-2, whose surrogates and noncharacters Go refuses.
bool read_bmp_string(std::string_view bytes, std::string& text) {
  if (bytes.size() % 2) return false;
  if (bytes.ends_with(std::string_view("\0\0", 2))) bytes.remove_suffix(2);
  for (size_t i = 0; i < bytes.size(); i += 2) {
    const uint32_t code =
        static_cast<uint32_t>(static_cast<uint8_t>(bytes[i])) << 8 | static_cast<uint8_t>(bytes[i + 1]);
    const bool is_reserved = code >= 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF) || (code >= 0xD800 && code <= 0xDFFF);
    if (is_reserved) return false;
    append_utf8(text, code);
  }
  return true;
}

// The problem, or nothing.
std::string read_text(const DerElement& element, std::string& text) {
  const std::string_view bytes = element.content;
  text = bytes;
  switch (element.tag) {
    case DerTag::kT61String:
      text.clear();
      for (const char c : bytes) append_utf8(text, static_cast<uint8_t>(c));
      return {};
    case DerTag::kPrintableString:
      return is_printable_string(bytes) ? "" : "invalid PrintableString";
    case DerTag::kUtf8String:
      return is_utf8(bytes) ? "" : "invalid UTF-8 string";
    case DerTag::kBmpString:
      text.clear();
      return read_bmp_string(bytes, text) ? "" : "invalid BMPString";
    case DerTag::kIa5String:
      return is_ascii_text(bytes) ? "" : "invalid IA5String";
    case DerTag::kNumericString:
      return bytes.find_first_not_of("0123456789 ") == bytes.npos ? "" : "invalid NumericString";
    default:
      return "unsupported string type: " + std::to_string(static_cast<int>(element.tag));
  }
}

// A time as RFC 3339 and in seconds; the problem, or nothing.
std::string read_time(DerReader& reader, std::string& text, int64_t& seconds) {
  const bool is_utc_time = reader.next_is(DerTag::kUtcTime);
  if (!is_utc_time && !reader.next_is(DerTag::kGeneralizedTime)) return "x509: unsupported time format";
  const std::string bad = is_utc_time ? "x509: malformed UTCTime" : "x509: malformed GeneralizedTime";
  const auto element = reader.take_any();
  if (!element) return bad;
  std::string_view digits = element->content;
  const size_t year_digits = is_utc_time ? 2 : 4;
  const bool has_seconds = digits.size() == year_digits + 11;
  if (!digits.ends_with('Z') || (!has_seconds && !(is_utc_time && digits.size() == year_digits + 9))) return bad;
  std::string layout = is_utc_time ? "060102150405Z0700" : "20060102150405Z0700";
  if (!has_seconds) layout = "0601021504Z0700";
  const auto moment = parse_time(layout, digits);
  if (!moment) return bad;
  seconds = moment->seconds;
  CivilTime civil = civil_time(seconds, 0);
  if (is_utc_time && civil.year >= kUtcTimeCenturyEnds) {
    civil.year -= 100;
    seconds = local_seconds(civil);
  }
  civil = civil_time(seconds, 0);
  text = format_time(civil, "2006-01-02T15:04:05Z07:00");
  return {};
}

std::string read_validity(std::string_view content, Certificate& certificate) {
  DerReader reader(content);
  std::string problem = read_time(reader, certificate.not_before, certificate.not_before_unix);
  if (problem.empty()) problem = read_time(reader, certificate.not_after, certificate.not_after_unix);
  return problem;
}

// An element that must be there: false, and the problem is set, where it is not.
bool take(DerReader& reader, DerTag tag, std::optional<DerElement>& element, Certificate& certificate,
          std::string_view problem) {
  element = reader.take(tag);
  if (!element) certificate.problem = problem;
  return element.has_value();
}

bool read_version(DerReader& tbs, Certificate& certificate) {
  std::optional<std::string_view> explicit_version;
  int64_t version = 0;
  certificate.problem = "x509: malformed version";
  if (!tbs.take_optional(constructed_context_tag(0), &explicit_version)) return false;
  if (explicit_version) {
    DerReader inner(*explicit_version);
    const auto number = inner.take_small_integer();
    if (!number || *number < 0 || !inner.is_empty()) return false;
    version = *number;
  }
  certificate.version = version + 1;
  certificate.problem = certificate.version > kVersionMax ? "x509: invalid version" : "";
  return certificate.problem.empty();
}

// Serial number and algorithm of the signature, which must be the one outside.
bool read_serial_and_algorithm(DerReader& tbs, DerReader& outer, Certificate& certificate) {
  const auto serial = tbs.take_integer();
  if (!serial) certificate.problem = "x509: malformed serial number";
  if (serial && static_cast<uint8_t>((*serial)[0]) >= 0x80) certificate.problem = "x509: negative serial number";
  if (!certificate.problem.empty()) return false;
  certificate.serial = *serial;
  std::optional<DerElement> inner_algorithm;
  std::optional<DerElement> outer_algorithm;
  if (!take(tbs, DerTag::kSequence, inner_algorithm, certificate, "x509: malformed signature algorithm identifier") ||
      !take(outer, DerTag::kSequence, outer_algorithm, certificate, "x509: malformed algorithm identifier")) {
    return false;
  }
  if (inner_algorithm->content != outer_algorithm->content) {
    certificate.problem = "x509: inner and outer signature algorithm identifiers don't match";
  } else if (!DerReader(inner_algorithm->content).take_object_id()) {
    certificate.problem = "x509: malformed OID";
  }
  certificate.signature_algorithm = signature_algorithm_number(inner_algorithm->content);
  return certificate.problem.empty();
}

bool read_names_and_validity(DerReader& tbs, Certificate& certificate) {
  std::optional<DerElement> element;
  if (!take(tbs, DerTag::kSequence, element, certificate, "x509: malformed issuer")) return false;
  certificate.raw_issuer = element->whole;
  certificate.problem = read_name(element->whole, certificate.issuer);
  if (!certificate.problem.empty()) return false;
  if (!take(tbs, DerTag::kSequence, element, certificate, "x509: malformed validity")) return false;
  certificate.problem = read_validity(element->content, certificate);
  if (!certificate.problem.empty()) return false;
  if (!take(tbs, DerTag::kSequence, element, certificate, "x509: malformed issuer")) return false;
  certificate.raw_subject = element->whole;
  certificate.problem = read_name(element->whole, certificate.subject);
  return certificate.problem.empty();
}

bool read_key(DerReader& tbs, Certificate& certificate) {
  std::optional<DerElement> spki;
  if (!take(tbs, DerTag::kSequence, spki, certificate, "x509: malformed spki")) return false;
  certificate.raw_spki = spki->whole;
  KeyResult key = read_public_key(spki->whole);
  DerReader spki_reader(spki->content);
  const auto algorithm = spki_reader.take(DerTag::kSequence);
  const auto id = algorithm ? DerReader(algorithm->content).take_object_id() : std::nullopt;
  certificate.public_key_algorithm = id ? public_key_algorithm_number(key_kind_of(*id)) : 0;
  const bool is_unknown = key.problem.starts_with("x509: unknown public key") || key.parts.kind == KeyKind::kX25519;
  if (!is_unknown) {
    certificate.problem = key.problem;
    certificate.public_key = std::move(key.parts);
  }
  return certificate.problem.empty();
}

bool read_extension_list(DerReader& tbs, Certificate& certificate) {
  std::optional<std::string_view> skipped;
  std::optional<std::string_view> extensions;
  if (certificate.version < 2) return true;
  if (!tbs.take_optional(context_tag(1), &skipped)) certificate.problem = "x509: malformed issuerUniqueID";
  if (!tbs.take_optional(context_tag(2), &skipped)) certificate.problem = "x509: malformed subjectUniqueID";
  if (!certificate.problem.empty() || certificate.version < 3) return certificate.problem.empty();
  const bool is_there = tbs.next_is(constructed_context_tag(3));
  if (!is_there) return true;
  std::optional<DerElement> list;
  if (tbs.take_optional(constructed_context_tag(3), &extensions)) list = DerReader(*extensions).take(DerTag::kSequence);
  if (!list) {
    certificate.problem = "x509: malformed extensions";
    return false;
  }
  DerReader reader(list->content);
  while (!reader.is_empty()) {
    const auto element = reader.take(DerTag::kSequence);
    if (!element) certificate.problem = "x509: malformed extension";
    const auto extension = element ? read_extension(element->content, certificate.problem) : std::nullopt;
    if (!extension) return false;
    const bool is_known = std::ranges::find(certificate.extensions, extension->id, &CertificateExtension::id) !=
                          certificate.extensions.end();
    if (is_known) {
      certificate.problem =
          "x509: certificate contains duplicate extension with OID \"" + to_string(extension->id) + "\"";
      return false;
    }
    certificate.extensions.push_back(*extension);
  }
  certificate.problem = read_extensions(certificate);
  return certificate.problem.empty();
}

// The attributes of a request that are lists of pairs of a type and a value.
bool read_attributes(std::string_view content, Certificate& request) {
  DerReader reader(content);
  while (!reader.is_empty()) {
    const auto element = reader.take(DerTag::kSequence);
    if (!element) return false;
    DerReader attribute(element->content);
    const auto type = attribute.take_object_id();
    const auto set = attribute.take(DerTag::kSet);
    if (!type || !set) return false;
    RequestAttribute read{*type, {}};
    bool is_pairs = true;
    for (DerReader values(set->content); !values.is_empty();) {
      const auto list = values.take(DerTag::kSequence);
      if (!list) {
        is_pairs = false;
        break;
      }
      auto& pairs = read.values.emplace_back();
      for (DerReader items(list->content); !items.is_empty();) {
        const auto item = items.take(DerTag::kSequence);
        std::string problem;
        const auto extension = item ? read_extension(item->content, problem) : std::nullopt;
        if (!extension) {
          is_pairs = false;
          break;
        }
        pairs.push_back(*extension);
      }
    }
    if (is_pairs) request.attributes.push_back(std::move(read));
  }
  return true;
}

const ObjectId kExtensionRequestId = {1, 2, 840, 113549, 1, 9, 14};
const ObjectId kAlternativeNamesId = {2, 5, 29, 17};

constexpr std::string_view kAsn1Problem = "asn1: structure error: tags don't match";

}  // namespace

std::string read_name(std::string_view der, DistinguishedName& name) {
  const auto outer = DerReader(der).take(DerTag::kSequence);
  if (!outer) return "x509: invalid RDNSequence";
  for (DerReader sets(outer->content); !sets.is_empty();) {
    const auto set = sets.take(DerTag::kSet);
    if (!set) return "x509: invalid RDNSequence";
    for (DerReader pairs(set->content); !pairs.is_empty();) {
      const auto pair = pairs.take(DerTag::kSequence);
      if (!pair) return "x509: invalid RDNSequence: invalid attribute";
      DerReader reader(pair->content);
      const auto type = reader.take_object_id();
      if (!type) return "x509: invalid RDNSequence: invalid attribute type";
      const auto value = reader.take_any();
      if (!value) return "x509: invalid RDNSequence: invalid attribute value";
      std::string text;
      const std::string problem = read_text(*value, text);
      if (!problem.empty()) return "x509: invalid RDNSequence: invalid attribute value: " + problem;
      name.push_back({*type, std::move(text)});
    }
  }
  return {};
}

std::optional<CertificateExtension> read_extension(std::string_view content, std::string& problem) {
  DerReader reader(content);
  CertificateExtension extension;
  const auto id = reader.take_object_id();
  if (!id) {
    problem = "x509: malformed extension OID field";
    return std::nullopt;
  }
  extension.id = *id;
  if (reader.next_is(DerTag::kBoolean)) {
    const auto is_critical = reader.take_boolean();
    if (!is_critical) {
      problem = "x509: malformed extension critical field";
      return std::nullopt;
    }
    extension.is_critical = *is_critical;
  }
  const auto value = reader.take(DerTag::kOctetString);
  if (!value) {
    problem = "x509: malformed extension value field";
    return std::nullopt;
  }
  extension.value = value->content;
  return extension;
}

Certificate read_certificate(std::string_view der) {
  Certificate certificate;
  std::optional<DerElement> outer;
  std::optional<DerElement> tbs;
  DerReader input(der);
  if (!take(input, DerTag::kSequence, outer, certificate, "x509: malformed certificate")) return certificate;
  certificate.raw = outer->whole;
  DerReader outer_reader(outer->content);
  if (!take(outer_reader, DerTag::kSequence, tbs, certificate, "x509: malformed tbs certificate")) return certificate;
  certificate.raw_tbs = tbs->whole;
  DerReader reader(tbs->content);
  const bool is_read = read_version(reader, certificate) &&
                       read_serial_and_algorithm(reader, outer_reader, certificate) &&
                       read_names_and_validity(reader, certificate) && read_key(reader, certificate) &&
                       read_extension_list(reader, certificate);
  if (!is_read) return certificate;
  auto signature = outer_reader.take_bit_string();
  if (!signature) certificate.problem = "x509: malformed signature";
  if (signature) certificate.signature = std::move(*signature);
  return certificate;
}

Certificate read_certificate_request(std::string_view der) {
  Certificate request;
  request.problem = kAsn1Problem;
  DerReader input(der);
  const auto outer = input.take(DerTag::kSequence);
  if (!outer) return request;
  DerReader outer_reader(outer->content);
  const auto tbs = outer_reader.take(DerTag::kSequence);
  const auto algorithm = outer_reader.take(DerTag::kSequence);
  auto signature = outer_reader.take_bit_string();
  if (!tbs || !algorithm || !signature) return request;
  request.raw = outer->whole;
  request.raw_tbs = tbs->whole;
  request.signature = std::move(*signature);
  request.signature_algorithm = signature_algorithm_number(algorithm->content);
  DerReader reader(tbs->content);
  const auto version = reader.take_small_integer();
  const auto subject = reader.take(DerTag::kSequence);
  if (!version || !subject) return request;
  request.version = *version;
  request.raw_subject = subject->whole;
  request.problem.clear();
  if (!input.is_empty()) request.problem = "asn1: syntax error: trailing data";
  if (!request.problem.empty() || !read_key(reader, request)) return request;
  request.problem = read_name(subject->whole, request.subject);
  if (!request.problem.empty()) return request;
  std::optional<std::string_view> attributes;
  if (!reader.take_optional(constructed_context_tag(0), &attributes) ||
      (attributes && !read_attributes(*attributes, request))) {
    request.problem = kAsn1Problem;
    return request;
  }
  for (const RequestAttribute& attribute : request.attributes) {
    if (attribute.type != kExtensionRequestId || attribute.values.empty()) continue;
    request.extensions.insert(request.extensions.end(), attribute.values[0].begin(), attribute.values[0].end());
  }
  for (const CertificateExtension& extension : request.extensions) {
    if (extension.id != kAlternativeNamesId || !request.problem.empty()) continue;
    request.problem = read_alternative_names(extension.value, request.names.emplace());
  }
  return request;
}

}  // namespace rego
