// Chains: from the leaf, every authority whose subject is the issuer is tried, roots first, each with the signature it
// would have made. The number of signatures that are looked at is bounded, because authorities that certify each other
// make the number of ways grow without bound.

#include "rego/builtins/x509_verify.h"

#include <algorithm>

namespace rego {
namespace {

constexpr int kSignatureChecksMax = 100;
constexpr int kKeyUsageCertSign = 1 << 5;
constexpr int kUsageAny = 0;
constexpr int kUsageServerAuth = 1;
constexpr int64_t kNanoseconds = 1'000'000'000;

using Chain = std::vector<const Certificate*>;

SignatureAlgorithm algorithm_of(int number) {
  switch (number) {
    case 4:
      return SignatureAlgorithm::kRs256;
    case 5:
      return SignatureAlgorithm::kRs384;
    case 6:
      return SignatureAlgorithm::kRs512;
    case 10:
      return SignatureAlgorithm::kEs256;
    case 11:
      return SignatureAlgorithm::kEs384;
    case 12:
      return SignatureAlgorithm::kEs512;
    case 13:
      return SignatureAlgorithm::kPs256;
    case 14:
      return SignatureAlgorithm::kPs384;
    case 15:
      return SignatureAlgorithm::kPs512;
    case 16:
      return SignatureAlgorithm::kEdDsa;
    default:
      return SignatureAlgorithm::kUnknown;  // too weak, or not known
  }
}

bool is_signed_by(const Certificate& certificate, const Certificate& authority) {
  const bool is_no_authority = authority.has_basic_constraints ? !authority.is_authority : authority.version == 3;
  if (is_no_authority || (authority.key_usage && !(authority.key_usage & kKeyUsageCertSign))) return false;
  const SignatureAlgorithm algorithm = algorithm_of(certificate.signature_algorithm);
  if (algorithm == SignatureAlgorithm::kUnknown) return false;
  return CryptoKey(authority.public_key).verifies_der(algorithm, certificate.raw_tbs, certificate.signature);
}

bool is_current(const Certificate& certificate, int64_t now_ns) {
  const int64_t seconds = now_ns / kNanoseconds;
  const bool is_past_second = now_ns % kNanoseconds > 0;
  if (seconds < certificate.not_before_unix) return false;
  return seconds < certificate.not_after_unix || (seconds == certificate.not_after_unix && !is_past_second);
}

// What every certificate must fulfil at its place; `below` stand under it, the leaf first.
bool is_acceptable(const Certificate& certificate, const Chain& below, const VerifyOptions& options) {
  if (!certificate.unhandled_critical.empty() || certificate.explicit_policy) return false;
  if (!below.empty() && below.back()->raw_issuer != certificate.raw_subject) return false;
  if (!is_current(certificate, options.now_ns)) return false;
  const bool has_length = certificate.has_basic_constraints && certificate.path_length_max >= 0;
  return !has_length || static_cast<int64_t>(below.size()) - 1 <= certificate.path_length_max;
}

bool fits_usages(const Chain& chain, const VerifyOptions& options) {
  std::vector<int> wanted = options.usages;
  if (wanted.empty()) wanted.push_back(kUsageServerAuth);
  if (std::ranges::find(wanted, kUsageAny) != wanted.end()) return true;
  for (const Certificate* certificate : chain) {
    const auto& usages = certificate->usages;
    if (usages.empty() && certificate->unknown_usages.empty()) continue;
    if (std::ranges::find(usages, kUsageAny) != usages.end()) continue;
    std::erase_if(wanted, [&](int usage) { return std::ranges::find(usages, usage) == usages.end(); });
  }
  return !wanted.empty();
}

// Each certificate's names by the constraints of those above it.
bool fits_constraints(const Chain& chain) {
  for (size_t i = 0; i < chain.size(); i++) {
    if (!chain[i]->names) continue;
    for (size_t above = i + 1; above < chain.size(); above++) {
      if (!permits_names(*chain[above], *chain[i]->names)) return false;
    }
  }
  return true;
}

class ChainBuilder {
 public:
  ChainBuilder(std::span<const Certificate> certificates, const VerifyOptions& options)
      : certificates_(certificates), options_(options) {}

  std::optional<Chain> build() {
    const Certificate& leaf = certificates_.back();
    chain_ = {&leaf};
    if (leaf.raw == certificates_.front().raw) return accept() ? std::optional(chain_) : std::nullopt;
    return extend() ? std::optional(chain_) : std::nullopt;
  }

 private:
  bool accept() const { return fits_usages(chain_, options_) && fits_constraints(chain_); }

  bool extend() {
    if (try_authority(certificates_.front()) && accept()) return true;
    if (chain_.back() == &certificates_.front()) chain_.pop_back();
    for (const Certificate& candidate : certificates_.subspan(1, certificates_.size() - 2)) {
      if (!candidate.has_basic_constraints || !candidate.is_authority || !try_authority(candidate)) continue;
      if (extend()) return true;
      chain_.pop_back();
    }
    return false;
  }

  // Adds the authority when it signed the end of the chain and may stand there.
  bool try_authority(const Certificate& authority) {
    const Certificate& child = *chain_.back();
    if (authority.raw_subject != child.raw_issuer) return false;
    if (std::ranges::any_of(chain_, [&](const Certificate* known) { return known->raw == authority.raw; }))
      return false;
    if (++signature_checks_ > kSignatureChecksMax) return false;
    if (!is_signed_by(child, authority) || !is_acceptable(authority, chain_, options_)) return false;
    chain_.push_back(&authority);
    return true;
  }

  std::span<const Certificate> certificates_;
  const VerifyOptions& options_;
  Chain chain_;
  int signature_checks_ = 0;
};

}  // namespace

std::optional<Chain> verify_chain(std::span<const Certificate> certificates, const VerifyOptions& options) {
  if (certificates.size() < 2) return std::nullopt;
  const Certificate& leaf = certificates.back();
  if (!is_acceptable(leaf, {}, options)) return std::nullopt;
  if (!options.dns_name.empty() && !is_for_host(leaf, options.dns_name)) return std::nullopt;
  return ChainBuilder(certificates, options).build();
}

}  // namespace rego
