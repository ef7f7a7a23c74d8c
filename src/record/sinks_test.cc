// Standard output and the journal.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <thread>

#include "base/unique_fd.h"
#include "record/sink.h"
#include "record/testing.h"

namespace bulkhead {
namespace {

using testing::Folder;

constexpr std::chrono::milliseconds kShort{50};

struct Pipe {
  Pipe() {
    int ends[2];
    EXPECT_EQ(pipe2(ends, O_CLOEXEC), 0);
    out.reset(ends[0]);
    in.reset(ends[1]);
  }
  std::string read_some(size_t bytes) const {
    std::string text(bytes, '\0');
    const ssize_t got = ::read(out.get(), text.data(), bytes);
    text.resize(got > 0 ? static_cast<size_t>(got) : 0);
    return text;
  }
  base::UniqueFd out;
  base::UniqueFd in;
};

TEST(StreamSinkTest, WritesLines) {
  const Pipe pipe;
  const auto sink = make_stream_sink(pipe.in.get(), kShort);
  ASSERT_TRUE(sink->write("a\n"));
  ASSERT_TRUE(sink->write("b\n"));
  EXPECT_EQ(pipe.read_some(100), "a\nb\n");
}

TEST(StreamSinkTest, AReaderThatDoesNotReadIsAnErrorAfterAWhile) {
  const Pipe pipe;
  const auto sink = make_stream_sink(pipe.in.get(), kShort);
  const std::string line(4999, 'x');
  while (sink->write(line + "\n")) continue;
  // What was half written stays apart from what comes next.
  std::string read;
  std::thread reader([&] {
    while (!read.ends_with("end\n")) read += pipe.read_some(1 << 16);
  });
  base::Status status = sink->write("end\n");
  while (!status) status = sink->write("end\n");
  reader.join();
  EXPECT_TRUE(read.ends_with("\nend\n"));
}

TEST(StreamSinkTest, ABrokenPipeIsAnError) {
  signal(SIGPIPE, SIG_IGN);
  Pipe pipe;
  pipe.out.reset();
  EXPECT_FALSE(make_stream_sink(pipe.in.get(), kShort)->write("a\n"));
}

TEST(StreamSinkTest, AFullDeviceIsAnError) {
  const base::UniqueFd full(::open("/dev/full", O_WRONLY | O_CLOEXEC));
  if (!full.is_open()) GTEST_SKIP() << "there is no /dev/full";
  EXPECT_FALSE(make_stream_sink(full.get(), kShort)->write("a\n"));
}

class FakeJournal {
 public:
  explicit FakeJournal(const std::string& path) : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    memcpy(address.sun_path, path.data(), path.size());
    ::unlink(path.c_str());
    EXPECT_EQ(::bind(socket_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  }
  std::string next() const {
    std::string text(1 << 17, '\0');
    const ssize_t got = ::recv(socket_.get(), text.data(), text.size(), 0);
    text.resize(got > 0 ? static_cast<size_t>(got) : 0);
    return text;
  }

 private:
  base::UniqueFd socket_;
};

TEST(JournalSinkTest, ALineIsAnEntryAlsoAfterTheJournalCameBack) {
  const Folder folder;
  auto journal = std::make_unique<FakeJournal>(folder.file("socket"));
  auto sink = open_journal_sink(folder.file("socket"));
  ASSERT_TRUE(sink);
  ASSERT_TRUE((*sink)->write("{\"a\":1}\n"));
  EXPECT_EQ(journal->next(), "SYSLOG_IDENTIFIER=bulkhead\nPRIORITY=6\nBULKHEAD_LOG=decision\nMESSAGE={\"a\":1}\n");
  journal.reset();
  EXPECT_FALSE((*sink)->write("{\"a\":2}\n"));
  journal = std::make_unique<FakeJournal>(folder.file("socket"));
  const std::string longest = std::string((64 << 10) - 1, 'x') + "\n";
  ASSERT_TRUE((*sink)->write(longest));
  EXPECT_TRUE(journal->next().ends_with("MESSAGE=" + longest));
}

TEST(JournalSinkTest, WithoutAJournalItDoesNotStart) {
  const Folder folder;
  EXPECT_FALSE(open_journal_sink(folder.file("socket")));
}

}  // namespace
}  // namespace bulkhead
