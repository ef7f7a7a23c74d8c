// /proc/self, read with the names that Prometheus' own clients use.

#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#include <memory>

#include "record/metrics_text.h"

namespace bulkhead {
namespace {

uint64_t resident_bytes() {
  const std::unique_ptr<FILE, int (*)(FILE*)> file(fopen("/proc/self/statm", "re"), fclose);
  unsigned long long all = 0;
  unsigned long long resident = 0;
  if (!file || fscanf(file.get(), "%llu %llu", &all, &resident) != 2) return 0;
  return resident * static_cast<uint64_t>(sysconf(_SC_PAGESIZE));
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

}  // namespace

void write_process(MetricsText& text) {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  text.single("process_cpu_seconds_total", "counter", "Processor time, user and system.",
              seconds(usage.ru_utime) + seconds(usage.ru_stime));
  text.single("process_resident_memory_bytes", "gauge", "Resident memory.", resident_bytes());
}

}  // namespace bulkhead
