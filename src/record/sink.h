#pragma once
// Where the lines of the decision log go. A sink is asked by one thread at a time; that it can be asked at all at the
// moment, it tells by its answer.

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace bulkhead {

class Sink {
 public:
  virtual ~Sink() = default;

  // Writes one line, which ends in '\n' and has no other, or fails and leaves nothing of it behind that a reader could
  // take for a line, or for a part of the next.
  virtual base::Status write(std::string_view line) = 0;
  // Opens its target again (after somebody else moved it away). At failure the old target stays.
  virtual base::Status reopen() { return base::Ok{}; }
  // Called about every second: whether the target is still where it was.
  virtual void look_after() {}
};

// How large a log file may get, and how many there are: FILE, FILE.1 (the one before it), …
struct FileSinkLimits {
  uint64_t file_bytes_max = uint64_t{64} << 20;
  unsigned files_max = 8;  // with the one that is written; together the cap of all
};

// A file of mode 0600, appended to, one write() a line. Only one process at a time can have it.
base::Result<std::unique_ptr<Sink>> open_file_sink(const std::string& path, const FileSinkLimits& limits);

// A descriptor that is not closed: standard output. A reader that does not read is a failure after `patience`.
std::unique_ptr<Sink> make_stream_sink(int fd, std::chrono::milliseconds patience);

// systemd's journal by its native protocol; each line is one entry.
base::Result<std::unique_ptr<Sink>> open_journal_sink(const std::string& socket_path);
inline constexpr std::string_view kJournalSocket = "/run/systemd/journal/socket";

}  // namespace bulkhead
