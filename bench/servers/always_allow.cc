// A plugin on the same HTTP stack that decides nothing: always_allow SOCKET. Boost.Beast reads the message into a
// reserved buffer and a constant is answered, one connection at a time.

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <cstdio>

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using Protocol = asio::local::stream_protocol;

void serve(Protocol::socket& socket) {
  boost::beast::flat_buffer buffer;
  buffer.reserve(size_t{64} << 10);
  boost::system::error_code failure;
  for (;;) {
    http::request_parser<http::string_body> parser;
    parser.body_limit(size_t{16} << 20);
    http::read(socket, buffer, parser, failure);
    if (failure) return;
    http::response<http::string_body> response(http::status::ok, 11);
    response.set(http::field::content_type, "application/vnd.docker.plugins.v1.1+json");
    response.body() = "{\"Allow\":true}";
    response.prepare_payload();
    http::write(socket, response, failure);
    if (failure) return;
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: always_allow SOCKET\n");
    return 1;
  }
  asio::io_context context;
  Protocol::acceptor acceptor(context, Protocol::endpoint(argv[1]));
  for (;;) {
    Protocol::socket socket = acceptor.accept();
    serve(socket);
  }
}
