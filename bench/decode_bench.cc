// `run bench decode`: what it costs to see a request as the daemon does, next to simdjson's parse of the same bytes.
// Every row is the best of several batches. Then bodies made to be slow, doubled three times: the time must double too.

#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>

#include "cli/heap_counter.h"
#include "docker/api/request_decoder.h"
#include "gate/base64.h"
#include "gate/plugin_message.h"

namespace {

[[noreturn]] void die(const std::string& message) {
  fprintf(stderr, "%s\n", message.c_str());
  exit(1);
}

std::string read_text(const char* path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) die(std::string("cannot read ") + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Cost {
  double ns = 0;
  double allocations = 0;
};

// The processor time of this thread: other programs on the machine do not count.
double now_ns() {
  timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
}

// Of one call of `work`: the best of many short batches, each of which is likely to run undisturbed.
Cost cost_of(const std::function<void()>& work) {
  constexpr int kBatches = 400;
  constexpr double kBatchNs = 200'000;
  work();
  const double start = now_ns();
  work();
  const auto calls = static_cast<int>(std::max(1.0, kBatchNs / std::max(1.0, now_ns() - start)));
  Cost best{1e18, 0};
  const uint64_t allocations = bulkhead::heap_use().allocations;
  for (int batch = 0; batch < kBatches; batch++) {
    const double begin = now_ns();
    for (int i = 0; i < calls; i++) work();
    best.ns = std::min(best.ns, (now_ns() - begin) / calls);
  }
  best.allocations = static_cast<double>(bulkhead::heap_use().allocations - allocations) / (kBatches * calls);
  return best;
}

void print_row(const char* name, const Cost& cost, const Cost& peer, const char* peer_name) {
  printf("%-46s %9.2f µs  %6.2fx of %-26s %5.2f allocations\n", name, cost.ns / 1000, cost.ns / peer.ns, peer_name,
         cost.allocations);
}

std::string with_many_variables(size_t count) {
  std::string body = R"({"Image":"registry.example.com/team/service:1.27","Env":[)";
  for (size_t i = 0; i < count; i++) {
    body += (i ? "," : "") + std::string("\"SERVICE_VARIABLE_") + std::to_string(i) +
            "=value of some ordinary length, " + std::to_string(i * 7919) + "\"";
  }
  return body + R"(],"HostConfig":{"NetworkMode":"default","Binds":["/srv/data:/data:ro"]}})";
}

void bench_body(const char* name, const std::string& body) {
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(body);
  const Cost peer = cost_of([&] {
    simdjson::dom::element document;
    if (parser.parse(padded).get(document) != simdjson::SUCCESS) die("simdjson cannot read the body");
  });
  base::Arena arena;
  bulkhead::BodyReader reader;
  const auto& route = bulkhead::find_route(bulkhead::Method::kPost, "/containers/create");
  const Cost ours = cost_of([&] {
    arena.reset();
    if (!reader.read(arena, body, *route.body).ok()) die("the body is refused");
  });
  const std::string row = std::string(name) + ", " + std::to_string(body.size()) + " bytes";
  print_row(row.c_str(), ours, peer, "simdjson's parse;");
}

void bench_request() {
  base::Arena arena;
  bulkhead::RequestDecoder decoder;
  bulkhead::RawRequest raw;
  raw.method = "POST";
  raw.target = "/v1.41/containers/web%2D1/update?x=1&name=two";
  raw.content_type = "application/json";
  raw.body = R"({"Memory":1})";
  const Cost cost = cost_of([&] {
    arena.reset();
    if (!decoder.decode(arena, raw).ok()) die("the request is refused");
  });
  print_row("a request with path, query and a small body", cost, cost, "itself;");
}

void bench_message() {
  const std::string message = read_text("bench/data/message.json");
  std::string copy(message.size(), '\0');
  const Cost peer = cost_of([&] {
    memcpy(copy.data(), message.data(), message.size());
    asm volatile("" : : "r"(copy.data()) : "memory");
  });
  base::Arena arena;
  bulkhead::PluginMessageReader reader;
  const Cost ours = cost_of([&] {
    arena.reset();
    if (!reader.read(arena, message).ok()) die("the message is refused");
  });
  print_row("base64 and the outer message", ours, peer, "memcpy of the same bytes;");
}

std::string repeated(size_t bytes, const std::function<void(std::string&, size_t)>& append) {
  std::string text;
  for (size_t i = 0; text.size() < bytes; i++) append(text, i);
  return text;
}

struct Worst {
  const char* name;
  std::function<std::string(size_t bytes)> make;
};

const Worst kWorst[] = {
    {"one label, again and again",
     [](size_t n) {
       return "{\"Labels\":{" + repeated(n, [](std::string& t, size_t i) { t += i ? ",\"a\":\"b\"" : "\"a\":\"b\""; }) +
              "}}";
     }},
    {"as many labels as fit",
     [](size_t n) {
       return "{\"Labels\":{" +
              repeated(n, [](std::string& t,
                             size_t i) { t += (i ? ",\"" : "\"") + std::to_string(i * 2654435761u) + "\":\"\""; }) +
              "}}";
     }},
    {"labels that meet in the hash",
     [](size_t n) {
       size_t tried = 0;
       return "{\"Labels\":{" +
              repeated(n,
                       [&](std::string& t, size_t i) {
                         std::string key;
                         do {
                           key = std::to_string(tried++ * 2654435761u);
                         } while (rego::hash_text(key) % 256 != 0);
                         t += (i ? ",\"" : "\"") + key + "\":\"\"";
                       }) +
              "}}";
     }},
    {"as many unknown keys as fit",
     [](size_t n) {
       return "{" +
              repeated(n, [](std::string& t,
                             size_t i) { t += (i ? ",\"X" : "\"X") + std::to_string(i * 2654435761u) + "\":0"; }) +
              "}";
     }},
    {"unknown keys with a long common beginning",
     [](size_t n) {
       const std::string beginning(200, 'x');
       return "{" +
              repeated(n, [&](std::string& t,
                              size_t i) { t += (i ? ",\"" : "\"") + beginning + std::to_string(i) + "\":0"; }) +
              "}";
     }},
    {"nesting 900 deep, side by side",
     [](size_t n) {
       const std::string deep = std::string(900, '[') + std::string(900, ']');
       return "{\"X\":[" + repeated(n, [&](std::string& t, size_t i) { t += (i ? "," : "") + deep; }) + "]}";
     }},
    {"objects in objects",
     [](size_t n) {
       std::string deep;
       for (int i = 0; i < 900; i++) deep += "{\"a\":";
       deep += "1" + std::string(900, '}');
       return "{\"X\":[" + repeated(n, [&](std::string& t, size_t i) { t += (i ? "," : "") + deep; }) + "]}";
     }},
    {"one string of escapes",
     [](size_t n) { return "{\"Image\":\"" + repeated(n, [](std::string& t, size_t) { t += "\\u017f"; }) + "\"}"; }},
    {"strings of one escape",
     [](size_t n) {
       return "{\"Env\":[" + repeated(n, [](std::string& t, size_t i) { t += i ? ",\"\\n\"" : "\"\\n\""; }) + "]}";
     }},
    {"one string that is not ASCII",
     [](size_t n) { return "{\"Image\":\"" + repeated(n, [](std::string& t, size_t) { t += "\xC5\xBF"; }) + "\"}"; }},
    {"long numbers",
     [](size_t n) {
       return "{\"X\":[" + repeated(n, [](std::string& t, size_t i) { t += (i ? "," : "") + std::string(400, '9'); }) +
              "]}";
     }},
    {"mounts without anything",
     [](size_t n) {
       return "{\"HostConfig\":{\"Mounts\":[" + repeated(n, [](std::string& t, size_t i) { t += i ? ",{}" : "{}"; }) +
              "]}}";
     }},
    {"white space", [](size_t n) { return "{\"Image\":" + std::string(n, ' ') + "\"a\"}"; }},
    {"ports",
     [](size_t n) {
       return "{\"ExposedPorts\":{" +
              repeated(n,
                       [](std::string& t, size_t i) {
                         t += (i ? ",\"" : "\"") + std::to_string(i % 65536) + "/p" + std::to_string(i) + "\":{}";
                       }) +
              "}}";
     }},
};

void bench_worst(const Worst& worst) {
  constexpr size_t kMebibyte = 1 << 20;
  printf("%-46s", worst.name);
  const auto& route = bulkhead::find_route(bulkhead::Method::kPost, "/containers/create");
  for (const size_t mebibytes : {1, 2, 4, 8}) {
    const std::string body = worst.make(mebibytes * kMebibyte);
    double best = 1e18;
    size_t bytes = 0;
    for (int i = 0; i < 3; i++) {
      base::Arena arena;
      bulkhead::BodyReader reader;
      const double start = now_ns();
      const auto value = reader.read(arena, body, *route.body);
      best = std::min(best, (now_ns() - start) / 1e6);
      bytes = arena.bytes_used();
      if (!value.ok() && value.error().code != "too_many_keys") die(value.error().sentence);
    }
    printf(" %8.1f", best);
    if (mebibytes == 8) printf("  %6.1f", static_cast<double>(bytes) / static_cast<double>(body.size()));
  }
  printf("\n");
}

}  // namespace

int main() {
  bench_body("create", read_text("bench/data/create_request.json"));
  bench_body("create with 900 variables", with_many_variables(900));
  bench_request();
  bench_message();
  printf("\n%-46s %8s %8s %8s %8s  %6s\n", "made to be slow, ms", "1 MiB", "2 MiB", "4 MiB", "8 MiB", "memory");
  for (const Worst& worst : kWorst) bench_worst(worst);
}
