// start_up PROGRAM: what `PROGRAM version` costs, as medians of many runs, next to the limits of 2 ms and 4 MB.
//
// In C and small, because a child's peak memory counts from its parent's: a big parent would be measured instead.

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { kRuns = 101 };

static const double kCpuMsMax = 2;
static const double kMemoryMbMax = 4;

static double cpu_ms[kRuns];
static double memory_mb[kRuns];

static double milliseconds(struct timeval time) { return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3; }

static int run_once(char* program, int run) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  char word[] = "version";
  char* arguments[] = {program, word, NULL};
  char* environment[] = {NULL};
  pid_t pid = 0;
  int status = posix_spawn(&pid, program, &actions, NULL, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  struct rusage usage;
  if (status != 0 || wait4(pid, &status, 0, &usage) != pid || status != 0) return 1;
  cpu_ms[run] = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
  memory_mb[run] = (double)usage.ru_maxrss / 1024;
  return 0;
}

static int compare(const void* a, const void* b) {
  const double left = *(const double*)a;
  const double right = *(const double*)b;
  return (left > right) - (left < right);
}

int main(int argc, char** argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: start_up PROGRAM\n");
    return 2;
  }
  for (int run = 0; run < kRuns; run++) {
    if (run_once(argv[1], run) != 0) {
      fprintf(stderr, "start_up: `%s version` failed\n", argv[1]);
      return 1;
    }
  }
  qsort(cpu_ms, kRuns, sizeof(double), compare);
  qsort(memory_mb, kRuns, sizeof(double), compare);
  printf("CPU %.2f ms (limit %.0f), memory %.1f MB (limit %.0f)\n", cpu_ms[kRuns / 2], kCpuMsMax, memory_mb[kRuns / 2],
         kMemoryMbMax);
  return 0;
}
