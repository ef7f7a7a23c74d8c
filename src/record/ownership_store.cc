// One table. A commit waits for the disk (a write-ahead log with synchronous=FULL), so what the daemon was told is
// recorded outlives a power cut. Memory is changed only after the disk was: what cannot be written is not on record,
// and the problem stays in words until a write succeeds.

#include "record/ownership_store.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

namespace bulkhead {
namespace {

constexpr int kBusyMs = 2000;
constexpr const char* kSchema =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-256; PRAGMA trusted_schema=OFF;"
    "CREATE TABLE IF NOT EXISTS owned (number INTEGER PRIMARY KEY AUTOINCREMENT, kind INTEGER NOT NULL,"
    " id TEXT NOT NULL, detail TEXT NOT NULL, owner TEXT NOT NULL, UNIQUE (kind, id, detail));"
    "CREATE TABLE IF NOT EXISTS alive (one INTEGER PRIMARY KEY CHECK (one = 1), writes INTEGER NOT NULL);"
    "INSERT OR IGNORE INTO alive VALUES (1, 0);";

class Statement {
 public:
  Statement(sqlite3* database, const char* sql) { sqlite3_prepare_v2(database, sql, -1, &statement_, nullptr); }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  bool is_good() const { return statement_ != nullptr; }
  void bind(int place, std::string_view text) {
    sqlite3_bind_text64(statement_, place, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  void bind(int place, OwnedKind kind) { sqlite3_bind_int(statement_, place, static_cast<int>(kind)); }
  int step() { return sqlite3_step(statement_); }
  void reset() { sqlite3_reset(statement_); }
  int64_t number(int column) { return sqlite3_column_int64(statement_, column); }
  std::string text(int column) {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return bytes == nullptr ? std::string()
                            : std::string(bytes, static_cast<size_t>(sqlite3_column_bytes(statement_, column)));
  }

 private:
  sqlite3_stmt* statement_ = nullptr;
};

// Ids have no NUL byte; a detail of a volume is a time.
std::string key_of(OwnedKind kind, std::string_view id, std::string_view detail) {
  std::string key(1, static_cast<char>('0' + static_cast<int>(kind)));
  key.append(id).append(1, '\0');
  return key.append(detail);
}

bool is_kind(int64_t kind) { return kind >= 1 && kind <= 4; }

OwnedObject object_of(const std::string& key) {
  const size_t end = key.find('\0');
  return {static_cast<OwnedKind>(key[0] - '0'), key.substr(1, end - 1), key.substr(end + 1)};
}

}  // namespace

OwnershipStore::OwnershipStore(std::string folder) : folder_(std::move(folder)) {}

OwnershipStore::~OwnershipStore() { sqlite3_close(database_); }

base::Status OwnershipStore::fail(std::string_view what) {
  problem_.assign(what).append(": ");
  problem_.append(database_ == nullptr ? strerror(errno) : sqlite3_errmsg(database_));
  return base::Error{"ownership_error", problem_, folder_};
}

base::Status OwnershipStore::execute(const char* sql) {
  return sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) == SQLITE_OK
             ? base::Status(base::Ok{})
             : fail("the record of owners cannot be written");
}

int64_t OwnershipStore::number_of(const char* sql) {
  Statement statement(database_, sql);
  return statement.is_good() && statement.step() == SQLITE_ROW ? statement.number(0) : -1;
}

base::Status OwnershipStore::open() {
  if (mkdir(folder_.c_str(), 0700) != 0 && errno != EEXIST)
    return fail("the folder of the record of owners cannot be made");
  const std::string file = folder_ + "/ownership.db";
  const mode_t mask = umask(0077);
  const int opened = sqlite3_open_v2(file.c_str(), &database_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  umask(mask);
  base::Status status = base::Ok{};
  if (opened != SQLITE_OK) {
    status = fail("the record of owners cannot be opened");
  } else {
    sqlite3_busy_timeout(database_, kBusyMs);
    status = execute(kSchema);
  }
  if (status) {
    Statement check(database_, "PRAGMA quick_check(1)");
    if (!check.is_good() || check.step() != SQLITE_ROW || check.text(0) != "ok")
      status = fail("the record of owners is damaged");
  }
  if (status) return status;
  const std::string words = problem_;
  sqlite3_close(database_);
  database_ = nullptr;
  problem_ = words;
  return status;
}

base::Status OwnershipStore::load() {
  OwnerMap owners;
  Statement rows(database_, "SELECT kind, id, detail, owner FROM owned");
  if (!rows.is_good()) return fail("the record of owners cannot be read");
  int step = rows.step();
  for (; step == SQLITE_ROW; step = rows.step()) {
    if (is_kind(rows.number(0)))
      owners[key_of(static_cast<OwnedKind>(rows.number(0)), rows.text(1), rows.text(2))] = rows.text(3);
  }
  if (step != SQLITE_DONE) return fail("the record of owners cannot be read");
  owners_ = std::move(owners);
  return base::Ok{};
}

base::Status OwnershipStore::refresh() {
  const std::lock_guard lock(mutex_);
  if (database_ == nullptr) {
    if (base::Status opened = open(); !opened) return opened;
    seen_version_ = -1;
  }
  if (!problem_.empty()) {
    if (base::Status written = execute("UPDATE alive SET writes = writes + 1"); !written) return written;
  }
  const int64_t version = number_of("PRAGMA data_version");
  if (version < 0 || version != seen_version_) {
    if (base::Status loaded = load(); !loaded) return loaded;
    seen_version_ = version;
  }
  problem_.clear();
  return base::Ok{};
}

base::Status OwnershipStore::rollback(base::Status failure) {
  sqlite3_exec(database_, "ROLLBACK", nullptr, nullptr, nullptr);
  return failure;
}

bool OwnershipStore::insert(const std::vector<OwnedRecord>& records, Conflict conflict) {
  constexpr const char* kKeep = "INSERT OR IGNORE INTO owned (kind, id, detail, owner) VALUES (?1, ?2, ?3, ?4)";
  constexpr const char* kReplace = "INSERT OR REPLACE INTO owned (kind, id, detail, owner) VALUES (?1, ?2, ?3, ?4)";
  Statement statement(database_, conflict == Conflict::kKeep ? kKeep : kReplace);
  if (!statement.is_good()) return false;
  for (const OwnedRecord& record : records) {
    statement.bind(1, record.object.kind);
    statement.bind(2, record.object.id);
    statement.bind(3, record.object.detail);
    statement.bind(4, record.owner);
    if (statement.step() != SQLITE_DONE) return false;
    statement.reset();
  }
  return true;
}

bool OwnershipStore::remove(const std::vector<std::string>& keys) {
  Statement statement(database_, "DELETE FROM owned WHERE kind = ?1 AND id = ?2 AND detail = ?3");
  if (!statement.is_good()) return false;
  for (const std::string& key : keys) {
    const OwnedObject object = object_of(key);
    statement.bind(1, object.kind);
    statement.bind(2, object.id);
    statement.bind(3, object.detail);
    if (statement.step() != SQLITE_DONE) return false;
    statement.reset();
  }
  return true;
}

void OwnershipStore::remember_exec(const OwnedRecord& record) {
  std::string key = key_of(record.object.kind, record.object.id, record.object.detail);
  if (!execs_.try_emplace(key, record.owner).second) return;
  exec_keys_.push_back(std::move(key));
  if (exec_keys_.size() <= kExecsMax) return;
  execs_.erase(exec_keys_.front());
  exec_keys_.pop_front();
}

void OwnershipStore::forget_execs(const OwnedObject& gone) {
  const auto is_gone = [&](const std::string& key) {
    const OwnedObject exec = object_of(key);
    return gone.kind == OwnedKind::kContainer && exec.detail == gone.id;
  };
  std::erase_if(execs_, [&](const auto& entry) { return is_gone(entry.first); });
  std::erase_if(exec_keys_, is_gone);
}

base::Status OwnershipStore::write(const std::vector<OwnedRecord>& records, Conflict conflict) {
  const std::lock_guard lock(mutex_);
  std::vector<OwnedRecord> lasting;
  for (const OwnedRecord& record : records) {
    if (record.object.kind == OwnedKind::kExec) {
      remember_exec(record);
    } else {
      lasting.push_back(record);
    }
  }
  if (lasting.empty()) return base::Ok{};
  if (database_ != nullptr && owners_.size() + lasting.size() > kRecordsMax) problem_ = "the record of owners is full";
  const bool can_write = database_ != nullptr && owners_.size() + lasting.size() <= kRecordsMax;
  if (!can_write) return base::Error{"ownership_error", problem_, folder_};
  if (base::Status begun = execute("BEGIN IMMEDIATE"); !begun) return begun;
  if (!insert(lasting, conflict)) return rollback(fail("the record of owners cannot be written"));
  if (base::Status committed = execute("COMMIT"); !committed) return rollback(committed);
  for (const OwnedRecord& record : lasting) {
    std::string& owner = owners_[key_of(record.object.kind, record.object.id, record.object.detail)];
    if (owner.empty() || conflict == Conflict::kReplace) owner = record.owner;
  }
  problem_.clear();
  return base::Ok{};
}

base::Status OwnershipStore::record(const std::vector<OwnedRecord>& records) { return write(records, Conflict::kKeep); }

base::Status OwnershipStore::assign(const OwnedRecord& record) { return write({record}, Conflict::kReplace); }

base::Status OwnershipStore::forget(const std::vector<OwnedObject>& objects) {
  const std::lock_guard lock(mutex_);
  if (database_ == nullptr) return base::Error{"ownership_error", problem_, folder_};
  std::vector<std::string> keys;
  for (const OwnedObject& gone : objects) {
    forget_execs(gone);
    const std::string begin = key_of(gone.kind, gone.id, {});
    for (auto at = owners_.lower_bound(begin); at != owners_.end() && at->first.starts_with(begin); ++at) {
      keys.push_back(at->first);
    }
  }
  if (keys.empty()) return base::Ok{};
  if (base::Status begun = execute("BEGIN IMMEDIATE"); !begun) return begun;
  if (!remove(keys)) return rollback(fail("the record of owners cannot be written"));
  if (base::Status committed = execute("COMMIT"); !committed) return rollback(committed);
  for (const std::string& key : keys) owners_.erase(key);
  return base::Ok{};
}

size_t OwnershipStore::size() const {
  const std::lock_guard lock(mutex_);
  return owners_.size();
}

std::vector<OwnedRecord> OwnershipStore::list() const {
  const std::lock_guard lock(mutex_);
  std::vector<OwnedRecord> records;
  for (const auto& [key, owner] : owners_) records.push_back({object_of(key), owner});
  return records;
}

std::string_view OwnershipStore::owner_of(OwnedKind kind, std::string_view id, std::string_view detail,
                                          base::Arena& arena) const {
  char* const bytes = arena.allocate_array<char>(id.size() + detail.size() + 2);
  bytes[0] = static_cast<char>('0' + static_cast<int>(kind));
  memcpy(bytes + 1, id.data(), id.size());
  bytes[1 + id.size()] = '\0';
  if (!detail.empty()) memcpy(bytes + 2 + id.size(), detail.data(), detail.size());
  const std::string_view key(bytes, id.size() + detail.size() + 2);
  const std::lock_guard lock(mutex_);
  const OwnerMap& owners = kind == OwnedKind::kExec ? execs_ : owners_;
  const auto found = owners.find(key);
  return found == owners.end() ? std::string_view() : arena.copy(found->second);
}

std::string_view OwnershipStore::problem(base::Arena& arena) const {
  const std::lock_guard lock(mutex_);
  return problem_.empty() ? std::string_view() : arena.copy(problem_);
}

}  // namespace bulkhead
