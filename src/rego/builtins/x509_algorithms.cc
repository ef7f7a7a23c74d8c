// The numbers that Go gives to algorithms and usages.

#include <algorithm>

#include "rego/builtins/crypto_key_der.h"
#include "rego/builtins/x509_certificate.h"

namespace rego {
namespace {

struct SignatureRow {
  ObjectId id;
  int number;
};

const std::vector<SignatureRow>& signature_rows() {
  static const std::vector<SignatureRow> kRows = {
      {{1, 2, 840, 113549, 1, 1, 2}, 1},     {{1, 2, 840, 113549, 1, 1, 4}, 2},
      {{1, 2, 840, 113549, 1, 1, 5}, 3},     {{1, 3, 14, 3, 2, 29}, 3},
      {{1, 2, 840, 113549, 1, 1, 11}, 4},    {{1, 2, 840, 113549, 1, 1, 12}, 5},
      {{1, 2, 840, 113549, 1, 1, 13}, 6},    {{1, 2, 840, 10040, 4, 3}, 7},
      {{2, 16, 840, 1, 101, 3, 4, 3, 2}, 8}, {{1, 2, 840, 10045, 4, 1}, 9},
      {{1, 2, 840, 10045, 4, 3, 2}, 10},     {{1, 2, 840, 10045, 4, 3, 3}, 11},
      {{1, 2, 840, 10045, 4, 3, 4}, 12},     {kEd25519KeyId, 16},
  };
  return kRows;
}

const ObjectId kPssId = {1, 2, 840, 113549, 1, 1, 10};
const ObjectId kMgf1Id = {1, 2, 840, 113549, 1, 1, 8};
const ObjectId kSha2Id = {2, 16, 840, 1, 101, 3, 4, 2};

// The parameters of RSASSA-PSS with one digest for all, a salt of its length, and the usual trailer: `sha` is the last
// number of the digest's identifier.
std::string pss_parameters(uint64_t sha, char salt_bytes, std::string_view digest_parameters) {
  ObjectId id = kSha2Id;
  id.push_back(sha);
  const std::string digest = der_sequence({der_object_id(id), digest_parameters});
  const std::string mask = der_sequence({der_object_id(kMgf1Id), digest});
  return der_sequence({der_element(constructed_context_tag(0), digest), der_element(constructed_context_tag(1), mask),
                       der_element(constructed_context_tag(2), der_natural({&salt_bytes, 1}))});
}

int pss_number(std::string_view parameters) {
  struct Row {
    uint64_t sha;
    char salt_bytes;
    int number;
  };
  constexpr Row kRows[] = {{1, 32, 13}, {2, 48, 14}, {3, 64, 15}};
  const std::string_view null_element("\x05\x00", 2);
  for (const Row& row : kRows) {
    for (const std::string_view digest_parameters : {std::string_view(), null_element}) {
      if (parameters == pss_parameters(row.sha, row.salt_bytes, digest_parameters)) return row.number;
    }
  }
  return 0;
}

}  // namespace

int signature_algorithm_number(std::string_view identifier) {
  DerReader reader(identifier);
  const auto id = reader.take_object_id();
  if (!id) return 0;
  if (*id == kPssId) return pss_number(reader.rest());
  if (*id == kEd25519KeyId && !reader.is_empty()) return 0;
  const auto row = std::ranges::find(signature_rows(), *id, &SignatureRow::id);
  return row == signature_rows().end() ? 0 : row->number;
}

int public_key_algorithm_number(KeyKind kind) {
  switch (kind) {
    case KeyKind::kRsa:
      return 1;
    case KeyKind::kDsa:
      return 2;
    case KeyKind::kEc:
      return 3;
    case KeyKind::kEd25519:
      return 4;
    default:
      return 0;
  }
}

int extended_usage_number(const ObjectId& id) {
  static const std::vector<ObjectId> kUsages = {
      {2, 5, 29, 37, 0},
      {1, 3, 6, 1, 5, 5, 7, 3, 1},
      {1, 3, 6, 1, 5, 5, 7, 3, 2},
      {1, 3, 6, 1, 5, 5, 7, 3, 3},
      {1, 3, 6, 1, 5, 5, 7, 3, 4},
      {1, 3, 6, 1, 5, 5, 7, 3, 5},
      {1, 3, 6, 1, 5, 5, 7, 3, 6},
      {1, 3, 6, 1, 5, 5, 7, 3, 7},
      {1, 3, 6, 1, 5, 5, 7, 3, 8},
      {1, 3, 6, 1, 5, 5, 7, 3, 9},
      {1, 3, 6, 1, 4, 1, 311, 10, 3, 3},
      {2, 16, 840, 1, 113730, 4, 1},
      {1, 3, 6, 1, 4, 1, 311, 2, 1, 22},
      {1, 3, 6, 1, 4, 1, 311, 61, 1, 1},
  };
  const auto found = std::ranges::find(kUsages, id);
  return found == kUsages.end() ? -1 : static_cast<int>(found - kUsages.begin());
}

}  // namespace rego
