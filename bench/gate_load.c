// The client that drives every server of `run bench gate`: gate_load SOCKET REQUESTS CONNECTIONS CALLS. REQUESTS holds
// HTTP requests, each after its length as eight digits and a line feed; they are sent in turn. Each connection is a
// thread that asks and waits. Prints one line: calls, seconds, p50, p99 (microseconds), how many were allowed.

#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { kRequestsMax = 64, kConnectionsMax = 64, kAnswerBytes = 65536 };

struct Request {
  char* bytes;
  size_t size;
};

static struct Request requests[kRequestsMax];
static int request_count;
static const char* socket_path;
static long calls_each;
static pthread_barrier_t start_line;

struct Connection {
  pthread_t thread;
  int first;
  double* micros;
  long allowed;
};

static void die(const char* what) {
  perror(what);
  exit(1);
}

static double now_us(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e6 + (double)now.tv_nsec * 1e-3;
}

static void read_requests(const char* path) {
  FILE* file = fopen(path, "rb");
  if (!file) die(path);
  char head[10];
  while (request_count < kRequestsMax && fread(head, 1, 9, file) == 9) {
    head[9] = '\0';
    struct Request* request = &requests[request_count++];
    request->size = strtoul(head, NULL, 10);
    request->bytes = malloc(request->size);
    if (!request->bytes || fread(request->bytes, 1, request->size, file) != request->size) die("a short request");
  }
  fclose(file);
  if (request_count == 0) die("no requests");
}

static int connect_to_server(void) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (strlen(socket_path) >= sizeof(address.sun_path)) die("the socket's path is too long");
  memcpy(address.sun_path, socket_path, strlen(socket_path));
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0 || connect(fd, (struct sockaddr*)&address, sizeof(address)) != 0) die("connect");
  return fd;
}

// One request and its whole answer; whether it allows.
static int ask(int fd, const struct Request* request, char* answer) {
  for (size_t sent = 0; sent < request->size;) {
    ssize_t size = write(fd, request->bytes + sent, request->size - sent);
    if (size <= 0) die("write");
    sent += (size_t)size;
  }
  for (size_t got = 0;;) {
    ssize_t size = read(fd, answer + got, kAnswerBytes - 1 - got);
    if (size <= 0) die("read");
    got += (size_t)size;
    answer[got] = '\0';
    char* end = strstr(answer, "\r\n\r\n");
    if (!end) continue;
    char* length = strcasestr(answer, "Content-Length: ");
    if (!length || length > end) die("an answer without a length");
    if (got >= (size_t)(end - answer) + 4 + strtoul(length + 16, NULL, 10)) {
      return strstr(end, "\"Allow\":true") != NULL;
    }
  }
}

static void* drive(void* argument) {
  struct Connection* self = argument;
  char* answer = malloc(kAnswerBytes);
  int fd = connect_to_server();
  for (int i = 0; i < request_count; i++) ask(fd, &requests[i], answer);
  pthread_barrier_wait(&start_line);
  for (long i = 0; i < calls_each; i++) {
    const struct Request* request = &requests[(self->first + i) % request_count];
    double start = now_us();
    self->allowed += ask(fd, request, answer);
    self->micros[i] = now_us() - start;
  }
  close(fd);
  free(answer);
  return NULL;
}

static int by_size(const void* a, const void* b) {
  double left = *(const double*)a, right = *(const double*)b;
  return left < right ? -1 : left > right;
}

int main(int argc, char** argv) {
  if (argc != 5) {
    fprintf(stderr, "usage: gate_load SOCKET REQUESTS CONNECTIONS CALLS\n");
    return 1;
  }
  socket_path = argv[1];
  read_requests(argv[2]);
  int connections = atoi(argv[3]);
  if (connections < 1 || connections > kConnectionsMax) die("CONNECTIONS");
  calls_each = atol(argv[4]) / connections;
  if (calls_each < 1) die("CALLS");
  double* micros = malloc(sizeof(double) * (size_t)calls_each * (size_t)connections);
  struct Connection all[kConnectionsMax] = {0};
  pthread_barrier_init(&start_line, NULL, (unsigned)connections + 1);
  for (int i = 0; i < connections; i++) {
    all[i].first = i * 3;
    all[i].micros = micros + i * calls_each;
    if (pthread_create(&all[i].thread, NULL, drive, &all[i]) != 0) die("pthread_create");
  }
  pthread_barrier_wait(&start_line);
  double start = now_us();
  long allowed = 0;
  for (int i = 0; i < connections; i++) {
    pthread_join(all[i].thread, NULL);
    allowed += all[i].allowed;
  }
  double seconds = (now_us() - start) * 1e-6;
  long calls = calls_each * connections;
  qsort(micros, (size_t)calls, sizeof(double), by_size);
  printf("%ld %.6f %.2f %.2f %ld\n", calls, seconds, micros[calls / 2], micros[calls * 99 / 100], allowed);
  return 0;
}
