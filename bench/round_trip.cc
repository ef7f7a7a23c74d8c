// One plugin call after the other over a unix socket and one kept connection, as dockerd makes them, against four
// servers in turn: `bulkhead serve` with the seed policy and with forty rules, a plugin on the same HTTP stack that
// always allows, and a bare loop in C that answers a constant. Every answer of ours is checked. Rounds alternate, and
// the medians stand in the table.
//
//   round_trip BULKHEAD ALWAYS_ALLOW BARE_LOOP [ROUNDS]

#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <thread>

#include "base/unique_fd.h"
#include "samples.h"

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kCallsPerRound = 4000;
constexpr auto kStartTimeMax = std::chrono::seconds(10);

enum class Answers { kPolicy, kConstant };

class Server {
 public:
  Server(std::string name, std::vector<std::string> command, std::string socket_path, Answers kind)
      : title(std::move(name)), answers(kind), socket_path_(std::move(socket_path)) {
    std::vector<char*> words;
    for (std::string& word : command) words.push_back(word.data());
    words.push_back(nullptr);
    pid_ = fork();
    if (pid_ < 0) bench::die("fork failed");
    if (pid_ == 0) {
      prctl(PR_SET_PDEATHSIG, SIGTERM);
      execv(words[0], words.data());
      _exit(127);
    }
  }
  ~Server() {
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Waits until the server listens.
  base::UniqueFd connect() const {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (socket_path_.size() >= sizeof(address.sun_path)) bench::die(socket_path_ + " is too long");
    memcpy(address.sun_path, socket_path_.c_str(), socket_path_.size());
    for (const auto start = Clock::now(); Clock::now() - start < kStartTimeMax;) {
      base::UniqueFd fd(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
      if (::connect(fd.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0) return fd;
      if (waitpid(pid_, nullptr, WNOHANG) == pid_) bench::die(title + " did not start");
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    bench::die(title + " does not listen");
  }

  const std::string title;
  const Answers answers;

 private:
  std::string socket_path_;
  pid_t pid_ = -1;
};

std::string request_of(const bench::Sample& sample) {
  return "POST /AuthZPlugin.AuthZReq HTTP/1.1\r\nHost: \r\nUser-Agent: Go-http-client/1.1\r\nContent-Length: " +
         std::to_string(sample.message_json.size()) +
         "\r\nAccept: application/vnd.docker.plugins.v1.2+json\r\nAccept-Encoding: gzip\r\n\r\n" + sample.message_json;
}

// The body of the answer to one request.
std::string call(int fd, const std::string& request) {
  for (size_t sent = 0; sent < request.size();) {
    const ssize_t size = write(fd, request.data() + sent, request.size() - sent);
    if (size <= 0) bench::die("a server closed the connection");
    sent += static_cast<size_t>(size);
  }
  std::string answer;
  char buffer[4096];
  for (;;) {
    const ssize_t size = read(fd, buffer, sizeof(buffer));
    if (size <= 0) bench::die("a server closed the connection");
    answer.append(buffer, static_cast<size_t>(size));
    const size_t head = answer.find("\r\n\r\n");
    if (head == std::string::npos) continue;
    const size_t length = answer.find("Content-Length: ");
    if (length > head) bench::die("an answer without a length");
    if (answer.size() >= head + 4 + strtoul(answer.c_str() + length + 16, nullptr, 10)) return answer.substr(head + 4);
  }
}

// Microseconds a call, sorted.
std::vector<double> measure(const Server& server, const std::vector<bench::Sample>& samples) {
  const base::UniqueFd fd = server.connect();
  std::vector<std::string> requests;
  for (const bench::Sample& sample : samples) requests.push_back(request_of(sample));
  std::vector<double> times;
  for (int i = -kCallsPerRound / 4; i < kCallsPerRound; i++) {
    const size_t which = static_cast<size_t>(i + kCallsPerRound) % samples.size();
    const auto start = Clock::now();
    const std::string answer = call(fd.get(), requests[which]);
    const std::chrono::duration<double, std::micro> elapsed = Clock::now() - start;
    const bool allows = answer.find("\"Allow\":true") != std::string::npos;
    if (server.answers == Answers::kPolicy && allows != samples[which].answer)
      bench::die(server.title + ": a wrong answer: " + answer);
    if (i >= 0) times.push_back(elapsed.count());
  }
  std::sort(times.begin(), times.end());
  return times;
}

struct Row {
  std::vector<double> medians;
  std::vector<double> high;  // 99th percentiles
};

double median(std::vector<double> numbers) {
  std::sort(numbers.begin(), numbers.end());
  return numbers[numbers.size() / 2];
}

struct Contest {
  const Server* server;
  std::vector<bench::Sample> samples;
  Row row;
};

void run(std::vector<Contest>& contests, int rounds) {
  for (int round = 0; round < rounds; round++) {
    for (Contest& contest : contests) {
      const std::vector<double> times = measure(*contest.server, contest.samples);
      contest.row.medians.push_back(times[times.size() / 2]);
      contest.row.high.push_back(times[times.size() * 99 / 100]);
    }
  }
  printf("%-36s %12s %12s\n", "round trip over the unix socket", "median", "99 %");
  for (const Contest& contest : contests) {
    printf("%-36s %9.1f us %9.1f us\n", contest.server->title.c_str(), median(contest.row.medians),
           median(contest.row.high));
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) bench::die("usage: round_trip BULKHEAD ALWAYS_ALLOW BARE_LOOP [ROUNDS]");
  char folder[] = "/tmp/bulkhead-bench-XXXXXX";
  if (!mkdtemp(folder)) bench::die("no temporary folder");
  const std::string base = folder;
  const auto serve = [&](const char* policy, const std::string& socket_path) {
    return std::vector<std::string>{argv[1], "serve", "--policy-file", policy, "--socket", socket_path, "--quiet"};
  };
  base::Arena arena;
  const char inputs[] = "bench/data/inputs.jsonl";
  {
    const std::string paths[] = {base + "/seed", base + "/rules", base + "/always", base + "/bare"};
    const Server seed("bulkhead serve, seed policy", serve("bench/data/seed.rego", paths[0]), paths[0],
                      Answers::kPolicy);
    const Server rules("bulkhead serve, 40 rules", serve("bench/data/rules40.rego", paths[1]), paths[1],
                       Answers::kPolicy);
    const Server always("same HTTP stack, always allows", {argv[2], paths[2]}, paths[2], Answers::kConstant);
    const Server bare("bare loop in C", {argv[3], paths[3]}, paths[3], Answers::kConstant);
    std::vector<Contest> contests;
    contests.push_back({&seed, bench::read_samples(arena, inputs, "seed"), {}});
    contests.push_back({&rules, bench::read_samples(arena, inputs, "rules40"), {}});
    contests.push_back({&always, bench::read_samples(arena, inputs, "seed"), {}});
    contests.push_back({&bare, bench::read_samples(arena, inputs, "seed"), {}});
    run(contests, argc > 4 ? atoi(argv[4]) : 5);
  }
  std::filesystem::remove_all(base);
  return 0;
}
