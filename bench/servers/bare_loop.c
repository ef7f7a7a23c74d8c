// The floor of a round trip: bare_loop SOCKET. One connection at a time, the request read up to its Content-Length and
// not looked at, a constant answered. Whatever a plugin takes beyond this is the cost of HTTP, decoding and deciding.

#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static const char kReply[] =
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 14\r\n\r\n"
    "{\"Allow\":true}";

static char buffer[1 << 20];

static int listen_on(const char* path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (strlen(path) >= sizeof(address.sun_path)) return -1;
  strcpy(address.sun_path, path);
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0 || bind(fd, (struct sockaddr*)&address, sizeof(address)) != 0 || listen(fd, 16) != 0) return -1;
  return fd;
}

// The bytes of the request at the front of the buffer, or 0 while it is incomplete.
static size_t request_size(size_t filled) {
  char* end = memmem(buffer, filled, "\r\n\r\n", 4);
  if (!end) return 0;
  char* length = memmem(buffer, (size_t)(end - buffer), "Content-Length: ", 16);
  size_t size = (size_t)(end - buffer) + 4 + (length ? strtoul(length + 16, NULL, 10) : 0);
  return size <= filled ? size : 0;
}

static void serve(int fd) {
  size_t filled = 0;
  for (;;) {
    ssize_t got = read(fd, buffer + filled, sizeof(buffer) - 1 - filled);
    if (got <= 0) return;
    filled += (size_t)got;
    buffer[filled] = '\0';
    for (size_t size; (size = request_size(filled)) > 0; filled -= size) {
      if (write(fd, kReply, sizeof(kReply) - 1) < 0) return;
      memmove(buffer, buffer + size, filled - size);
    }
  }
}

int main(int argc, char** argv) {
  int listener = argc == 2 ? listen_on(argv[1]) : -1;
  if (listener < 0) {
    fprintf(stderr, "usage: bare_loop SOCKET\n");
    return 1;
  }
  for (int fd; (fd = accept(listener, NULL, NULL)) >= 0; close(fd)) serve(fd);
  return 0;
}
