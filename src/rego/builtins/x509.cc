// crypto.x509.* and crypto.parse_private_keys.

#include <algorithm>

#include "rego/builtins/base64.h"
#include "rego/builtins/decision_memory.h"
#include "rego/builtins/families.h"
#include "rego/builtins/key_set.h"
#include "rego/builtins/operands.h"
#include "rego/builtins/pem.h"
#include "rego/builtins/x509_values.h"
#include "rego/builtins/x509_verify.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"

namespace rego {
namespace {

constexpr std::string_view kBegin = "-----BEGIN";
constexpr std::string_view kBeginRequest = "-----BEGIN CERTIFICATE REQUEST-----";
constexpr std::string_view kUsageNames[] = {
    "KeyUsageAny",
    "KeyUsageServerAuth",
    "KeyUsageClientAuth",
    "KeyUsageCodeSigning",
    "KeyUsageEmailProtection",
    "KeyUsageIPSECEndSystem",
    "KeyUsageIPSECTunnel",
    "KeyUsageIPSECUser",
    "KeyUsageTimeStamping",
    "KeyUsageOCSPSigning",
    "KeyUsageMicrosoftServerGatedCrypto",
    "KeyUsageNetscapeServerGatedCrypto",
    "KeyUsageMicrosoftCommercialCodeSigning",
    "KeyUsageMicrosoftKernelCodeSigning",
};

// Certificates and the bytes that they borrow.
struct CertificateList {
  std::string bytes;
  std::vector<Certificate> certificates;
  std::string problem;
};

std::string base64_problem(int64_t bad) { return "illegal base64 data at input byte " + std::to_string(bad); }

// The DER of all PEM blocks, one behind the other; the problem, or nothing.
std::string read_pem_certificates(std::string_view text, std::string& der) {
  while (!text.empty()) {
    const auto block = find_pem(text);
    if (!block) break;
    if (block->type != "CERTIFICATE") return "PEM block type is '" + block->type + "', expected CERTIFICATE";
    der += block->bytes;
    text = block->rest;
  }
  return {};
}

void read_all_certificates(CertificateList& list) {
  std::string_view rest = list.bytes;
  while (!rest.empty()) {
    Certificate certificate = read_certificate(rest);
    if (!certificate.problem.empty()) {
      list.problem = certificate.problem;
      return;
    }
    rest.remove_prefix(certificate.raw.size());
    list.certificates.push_back(std::move(certificate));
  }
}

// PEM, or base64 of DER or PEM. In place, because the certificates point into the bytes.
void read_certificates(std::string_view text, CertificateList& list) {
  std::string decoded;
  if (!text.starts_with(kBegin)) {
    const int64_t bad = read_base64(decoded, text, Base64Alphabet::kStandard);
    if (bad >= 0) {
      list.problem = base64_problem(bad);
      return;
    }
    text = decoded;
  }
  if (text.starts_with(kBegin)) {
    list.problem = read_pem_certificates(text, list.bytes);
  } else {
    list.bytes = text;
  }
  if (list.problem.empty()) read_all_certificates(list);
}

Value parse_certificates(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 1)) return {};
  CertificateList list;
  read_certificates(args[0].as_string(), list);
  if (!list.problem.empty()) return context.fail(list.problem);
  ArrayBuilder builder(context.arena);
  for (const Certificate& certificate : list.certificates) {
    builder.add(certificate_value(context.arena, certificate, UriStrings::kYes));
  }
  return builder.finish();
}

Value pair_of(Arena& arena, bool is_verified, const Value& certificates) {
  const Value both[] = {Value::boolean(is_verified), certificates};
  return Value::array(arena, both);
}

Value verified(BuiltinContext& context, const CertificateList& list, const VerifyOptions& options,
               UriStrings uri_strings) {
  Arena& arena = context.arena;
  const auto chain = list.problem.empty() ? verify_chain(list.certificates, options) : std::nullopt;
  if (!chain) return pair_of(arena, false, Value::empty_array());
  ArrayBuilder builder(arena);
  for (const Certificate* certificate : *chain) builder.add(certificate_value(arena, *certificate, uri_strings));
  return pair_of(arena, true, builder.finish());
}

Value parse_and_verify(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 1)) return {};
  CertificateList list;
  read_certificates(args[0].as_string(), list);
  VerifyOptions options;
  options.now_ns = decision_time(context).as_integer();
  return verified(context, list, options, UriStrings::kYes);
}

std::string_view without_quotes(std::string_view text) {
  while (text.starts_with('"')) text.remove_prefix(1);
  while (text.ends_with('"')) text.remove_suffix(1);
  return text;
}

std::string read_usages(const Value& value, std::vector<int>& usages) {
  if (!value.is_array() && !value.is_set()) return "'KeyUsages' should be an Array or Set";
  std::string unknown;
  for (const Value& item : value.items()) {
    if (!item.is_string()) continue;
    const std::string_view name = without_quotes(item.as_string());
    const auto* const known = std::ranges::find(kUsageNames, name);
    if (known == std::end(kUsageNames)) {
      unknown += (unknown.empty() ? "" : " ") + std::string(name);
    } else {
      usages.push_back(static_cast<int>(known - std::begin(kUsageNames)));
    }
  }
  return unknown.empty() ? "" : "invalid entries for 'KeyUsages' found: [" + unknown + "]";
}

// The problem, or nothing.
std::string read_options(const Value& object, VerifyOptions& options) {
  for (const Entry& entry : object.entries()) {
    if (!entry.key.is_string()) continue;
    const std::string_view name = entry.key.as_string();
    const Value& value = entry.value;
    if (name == "DNSName") {
      if (!value.is_string()) return "'DNSName' should be a string";
      options.dns_name = without_quotes(value.as_string());
    } else if (name == "CurrentTime") {
      if (!value.is_number()) return "'CurrentTime' should be a number";
      const auto number = plain_integer(to_json(value));
      if (!number) return "'CurrentTime' should be a valid int64 number";
      options.now_ns = *number;
    } else if (name == "MaxConstraintComparisons") {
      if (!value.is_number()) return "'MaxConstraintComparisons' should be a number";
      if (!plain_integer(to_json(value))) return "'MaxConstraintComparisons' should be a valid number";
    } else if (name == "KeyUsages") {
      if (auto problem = read_usages(value, options.usages); !problem.empty()) return problem;
    } else {
      return "invalid key option";
    }
  }
  return {};
}

Value parse_and_verify_with_options(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 1) || !require(context, args, 2, Type::kObject)) return {};
  CertificateList list;
  read_certificates(args[0].as_string(), list);
  if (!list.problem.empty()) return pair_of(context.arena, false, Value::empty_array());
  VerifyOptions options;
  options.now_ns = decision_time(context).as_integer();
  if (const auto problem = read_options(args[1], options); !problem.empty()) return context.fail(problem);
  return verified(context, list, options, UriStrings::kNo);
}

Value parse_certificate_request(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 1)) return {};
  std::string bytes(args[0].as_string());
  if (!bytes.starts_with(kBeginRequest)) {
    const int64_t bad = read_base64(bytes, args[0].as_string(), Base64Alphabet::kStandard);
    if (bad >= 0) return context.fail(base64_problem(bad));
  }
  if (auto block = find_pem(bytes)) {
    if (block->type != "CERTIFICATE REQUEST") return context.fail("invalid PEM-encoded certificate signing request");
    bytes = std::move(block->bytes);
  }
  const Certificate request = read_certificate_request(bytes);
  if (!request.problem.empty()) return context.fail(request.problem);
  return certificate_request_value(context.arena, request);
}

struct PrivateKeys {
  std::vector<KeyParts> keys;
  std::string problem;
};

KeyResult read_private_key(const PemBlock& block) {
  if (block.type == "RSA PRIVATE KEY") return read_rsa_private_key(block.bytes);
  if (block.type == "EC PRIVATE KEY") return read_ec_private_key(block.bytes);
  return read_pkcs8_private_key(block.bytes);
}

bool is_private_key(const PemBlock& block) {
  return block.type == "RSA PRIVATE KEY" || block.type == "EC PRIVATE KEY" || block.type == "PRIVATE KEY";
}

// From PEM, or from base64 of it.
PrivateKeys read_private_keys(std::string_view text) {
  PrivateKeys read;
  std::string decoded;
  if (read_base64(decoded, text, Base64Alphabet::kStandard) < 0) text = decoded;
  while (auto block = find_pem(text)) {
    text = block->rest;
    if (!is_private_key(*block)) continue;
    KeyResult result = read_private_key(*block);
    if (!result.problem.empty()) {
      read.problem = std::move(result.problem);
      return read;
    }
    read.keys.push_back(std::move(result.parts));
  }
  return read;
}

Value parse_private_keys(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 1)) return {};
  if (args[0].as_string().empty()) return Value::null();
  const PrivateKeys read = read_private_keys(args[0].as_string());
  if (!read.problem.empty()) return context.fail(read.problem);
  ArrayBuilder builder(context.arena);
  for (const KeyParts& parts : read.keys) builder.add(private_key_value(context.arena, parts));
  return builder.finish();
}

// The first private key as a JSON Web Key.
Value parse_rsa_private_key(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 1)) return {};
  std::string text(args[0].as_string());
  if (text.empty()) return context.fail("input PEM data was empty");
  if (!text.starts_with(kBegin)) {
    const int64_t bad = read_base64(text, args[0].as_string(), Base64Alphabet::kStandard);
    if (bad >= 0) return context.fail(base64_problem(bad));
  }
  const PrivateKeys read = read_private_keys(text);
  if (!read.problem.empty()) return context.fail(read.problem);
  if (read.keys.empty()) return Value::null();
  const Value key = to_json_web_key(context.arena, read.keys[0]);
  return key.is_defined() ? key : context.fail("jwk.Import: failed to convert the key to jwk.Key");
}

// The bytes of an operand of parse_keypair, as PEM or DER.
std::string read_pair_part(std::string_view text, std::string& bytes) {
  bytes = text;
  if (text.starts_with("-----BEGIN ")) return {};
  const int64_t bad = read_base64(bytes, text, Base64Alphabet::kStandard);
  return bad >= 0 ? base64_problem(bad) : "";
}

bool belongs_to(const KeyParts& key, const KeyParts& public_key) {
  return key.kind == public_key.kind && key.n == public_key.n && key.x == public_key.x && key.y == public_key.y;
}

// The certificates of a key pair, the leaf first; the problem, or nothing.
std::string read_pair_certificates(std::string_view text, std::vector<std::string>& certificates) {
  if (!text.starts_with("-----BEGIN ")) {
    certificates.emplace_back(text);
    return {};
  }
  std::string skipped;
  while (const auto block = find_pem(text)) {
    text = block->rest;
    if (block->type == "CERTIFICATE") {
      certificates.push_back(block->bytes);
    } else {
      skipped = block->type;
    }
  }
  if (!certificates.empty()) return {};
  if (skipped.empty()) return "tls: failed to find any PEM data in certificate input";
  return "tls: failed to find \"CERTIFICATE\" PEM block in certificate input after skipping PEM blocks of the "
         "following types: [" +
         skipped + "]";
}

KeyResult read_pair_key(std::string_view text) {
  if (!text.starts_with(kBegin)) return read_pkcs8_private_key(text);
  while (const auto block = find_pem(text)) {
    text = block->rest;
    if (block->type == "PRIVATE KEY" || block->type.ends_with(" PRIVATE KEY")) return read_private_key(*block);
  }
  return {{}, "tls: failed to find any PEM data in key input"};
}

Value parse_keypair(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 2)) return {};
  std::string certificate_text;
  std::string key_text;
  std::vector<std::string> certificates;
  std::string problem = read_pair_part(args[0].as_string(), certificate_text);
  if (problem.empty()) problem = read_pair_part(args[1].as_string(), key_text);
  if (problem.empty()) problem = read_pair_certificates(certificate_text, certificates);
  if (!problem.empty()) return context.fail(problem);
  const Certificate leaf = read_certificate(certificates[0]);
  if (!leaf.problem.empty()) return context.fail(leaf.problem);
  const KeyResult key = read_pair_key(key_text);
  if (!key.problem.empty()) return context.fail(key.problem);
  if (key.parts.kind != leaf.public_key.kind) {
    return context.fail("tls: private key type does not match public key type");
  }
  if (!belongs_to(key.parts, leaf.public_key)) return context.fail("tls: private key does not match public key");
  Arena& arena = context.arena;
  ArrayBuilder chain(arena);
  for (const std::string& der : certificates) {
    chain.add(Value::string(arena, to_base64(der, Base64Alphabet::kStandard, Base64Padding::kYes)));
  }
  ObjectBuilder object(arena);
  object.add(Value::string(arena, "Certificate"), chain.finish());
  object.add(Value::string(arena, "PrivateKey"), private_key_value(arena, key.parts));
  object.add(Value::string(arena, "Leaf"), certificate_value(arena, leaf, UriStrings::kNo));
  for (const std::string_view name : {"SupportedSignatureAlgorithms", "OCSPStaple", "SignedCertificateTimestamps"}) {
    object.add(Value::string(arena, name), Value::null());
  }
  return object.finish();
}

constexpr BuiltinRow kRows[] = {
    {"crypto.x509.parse_certificates", "", "(certs: string) => output: array[object[string: any]]",
     "The certificates of a text: PEM, or base64 of DER or PEM.", parse_certificates},
    {"crypto.x509.parse_and_verify_certificates", "",
     "(certs: string) => output: array<boolean, array[object[string: any]]>",
     "Whether the last certificate is valid by the first, the root, and those between; and the chain.",
     parse_and_verify},
    {"crypto.x509.parse_and_verify_certificates_with_options", "",
     "(certs: string, options: object[string: any]) => output: array<boolean, array[object[string: any]]>",
     "The same for a host, a time and usages of the key.", parse_and_verify_with_options},
    {"crypto.x509.parse_certificate_request", "", "(csr: string) => output: object[string: any]",
     "The request for a certificate that a text holds: PEM, or base64 of DER.", parse_certificate_request},
    {"crypto.x509.parse_rsa_private_key", "", "(pem: string) => output: object[string: any]",
     "The first private key of a text, as a JSON Web Key.", parse_rsa_private_key},
    {"crypto.x509.parse_keypair", "", "(cert: string, pem: string) => output: object[string: any]",
     "A certificate and the private key that belongs to it.", parse_keypair},
    {"crypto.parse_private_keys", "", "(keys: string) => output: array[object[string: any]]",
     "The private keys of a text: PEM, or base64 of it.", parse_private_keys},
};

}  // namespace

BuiltinFamily x509_builtins() { return kRows; }

}  // namespace rego
