#pragma once
// OwnershipStore: the record of who created what, in SQLite, with all of it in memory for the decisions. What record()
// and forget() say is done is on the disk. Execs live for moments, so they are kept in memory alone, and only the
// newest: without a record an exec belongs to whom its container belongs. Another process (`bulkhead adopt`) may write
// to the same file.

#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "gate/owners.h"

struct sqlite3;

namespace bulkhead {

struct OwnedRecord {
  OwnedObject object;
  std::string owner;
};

class OwnershipStore final : public Owners {
 public:
  static constexpr size_t kRecordsMax = 200000;
  static constexpr size_t kExecsMax = 4096;

  // `folder` is made where it is missing, for root alone. Nothing is opened yet.
  explicit OwnershipStore(std::string folder);
  ~OwnershipStore() override;
  OwnershipStore(const OwnershipStore&) = delete;
  OwnershipStore& operator=(const OwnershipStore&) = delete;

  // Opens what is not open, tries again what failed, and reads what another process has written. What was read before
  // stays where this fails.
  base::Status refresh();

  // All or nothing. What is on record already stays with its owner.
  base::Status record(const std::vector<OwnedRecord>& records);
  // The owner becomes this one, whoever it was.
  base::Status assign(const OwnedRecord& record);
  // With a container go its execs; a volume goes by its name alone.
  base::Status forget(const std::vector<OwnedObject>& objects);

  std::vector<OwnedRecord> list() const;
  size_t size() const;

  std::string_view owner_of(OwnedKind kind, std::string_view id, std::string_view detail,
                            base::Arena& arena) const override;
  std::string_view problem(base::Arena& arena) const override;

 private:
  enum class Conflict { kKeep, kReplace };

  base::Status open();
  base::Status load();
  base::Status write(const std::vector<OwnedRecord>& records, Conflict conflict);
  base::Status execute(const char* sql);
  base::Status fail(std::string_view what);
  base::Status rollback(base::Status failure);
  bool insert(const std::vector<OwnedRecord>& records, Conflict conflict);
  bool remove(const std::vector<std::string>& keys);
  void remember_exec(const OwnedRecord& record);
  void forget_execs(const OwnedObject& gone);
  int64_t number_of(const char* sql);

  const std::string folder_;
  mutable std::mutex mutex_;
  sqlite3* database_ = nullptr;
  int64_t seen_version_ = -1;  // of what other processes wrote
  std::string problem_ = "the record of owners has not been opened";
  // By kind, id and detail, in one text.
  using OwnerMap = std::map<std::string, std::string, std::less<>>;
  OwnerMap owners_;
  OwnerMap execs_;
  std::deque<std::string> exec_keys_;  // the oldest first
};

}  // namespace bulkhead
