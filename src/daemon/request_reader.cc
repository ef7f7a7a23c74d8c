// Beast's request parser, driven by hand. Beast reads from streams too, but then it decides when memory is taken; here
// the session charges its budget first.

#include "daemon/request_reader.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>

namespace bulkhead {
namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;

constexpr uint32_t kHeadBytesMax = 16 << 10;

// A body that is appended to a string or counted only.
struct KeptOrCounted {
  struct value_type {
    std::string* text = nullptr;
    uint64_t bytes = 0;
    BodyUse use = BodyUse::kDiscard;
  };

  class reader {
   public:
    template <bool is_request, typename Fields>
    reader(http::header<is_request, Fields>&, value_type& value) : value_(value) {}

    void init(const boost::optional<uint64_t>&, beast::error_code& error) { error = {}; }

    template <typename Buffers>
    size_t put(const Buffers& buffers, beast::error_code& error) {
      error = {};
      size_t taken = 0;
      for (auto at = boost::asio::buffer_sequence_begin(buffers); at != boost::asio::buffer_sequence_end(buffers);
           ++at) {
        const boost::asio::const_buffer piece(*at);
        if (value_.use == BodyUse::kKeep) value_.text->append(static_cast<const char*>(piece.data()), piece.size());
        taken += piece.size();
      }
      value_.bytes += taken;
      return taken;
    }

    void finish(beast::error_code& error) { error = {}; }

   private:
    value_type& value_;
  };
};

std::string_view to_view(beast::string_view text) { return {text.data(), text.size()}; }

}  // namespace

struct RequestReader::State {
  std::optional<http::request_parser<KeptOrCounted>> parser;
  RequestHead head;
  std::string body;
  bool has_head = false;
};

RequestReader::RequestReader() : state_(std::make_unique<State>()) {}
RequestReader::~RequestReader() = default;

void RequestReader::start() {
  state_->parser.emplace();
  state_->parser->header_limit(kHeadBytesMax);
  state_->parser->body_limit(boost::none);
  state_->parser->eager(false);
  state_->parser->get().body().text = &state_->body;
  state_->body.clear();
  state_->has_head = false;
}

RequestReader::Step RequestReader::feed(std::string_view& bytes) {
  auto& parser = *state_->parser;
  while (!parser.is_done()) {
    if (bytes.empty()) return Step::kMore;
    beast::error_code error;
    bytes.remove_prefix(parser.put(boost::asio::buffer(bytes.data(), bytes.size()), error));
    if (error == http::error::need_more) return Step::kMore;
    if (error) return Step::kBad;
    if (!state_->has_head && parser.is_header_done()) {
      state_->has_head = true;
      const auto& message = parser.get();
      RequestHead& head = state_->head;
      head.method = to_view(message.method_string());
      head.target = to_view(message.target());
      head.is_chunked = parser.chunked();
      head.content_length.reset();
      if (const auto length = parser.content_length()) head.content_length = *length;
      head.keeps_alive = parser.keep_alive();
      head.expects_continue = beast::iequals(message[http::field::expect], "100-continue");
      return Step::kHead;
    }
  }
  return Step::kDone;
}

const RequestHead& RequestReader::head() const { return state_->head; }
void RequestReader::set_body_use(BodyUse use) { state_->parser->get().body().use = use; }
std::string& RequestReader::body() { return state_->body; }
uint64_t RequestReader::body_bytes() const { return state_->parser->get().body().bytes; }

}  // namespace bulkhead
