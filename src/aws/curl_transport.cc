#include "aws/curl_transport.h"

#include <curl/curl.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>
#include <functional>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "aws/url.h"
#include "base/check.h"
#include "base/text.h"

namespace patchtriage::aws {
namespace {

using Result = std::expected<HttpReply, HttpError>;
using Handler = std::move_only_function<void(Result)>;

// One request under way. Lives in the loop until its handler was posted.
struct Transfer {
  HttpRequest request;
  HttpReply reply;
  Handler handler;
  CURL* easy = nullptr;
  curl_slist* headers = nullptr;
  std::array<char, CURL_ERROR_SIZE> words{};
  std::size_t body_limit_bytes = 0;
  bool is_too_large = false;
};

// A socket of libcurl's, watched by the context but never owned by it.
struct Watch {
  Watch(boost::asio::io_context& context, curl_socket_t socket) : descriptor(context, socket) {}
  boost::asio::posix::stream_descriptor descriptor;
  bool wants_read = false;
  bool wants_write = false;
  bool is_reading = false;
  bool is_writing = false;
  bool is_connection = false;  // not the resolver's
  bool is_closed = false;
};

// By its Content-Length, so that a long body isn't moved while it grows. Nobody's word is taken for more than a page
// of AWS's.
std::size_t announced_size(const Transfer& transfer) {
  constexpr curl_off_t kMost = 4 << 20;
  curl_off_t length = 0;
  curl_easy_getinfo(transfer.easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
  return static_cast<std::size_t>(std::clamp<curl_off_t>(length, 0, kMost));
}

std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* context) {
  Transfer& transfer = *static_cast<Transfer*>(context);
  const std::size_t length = size * count;
  if (transfer.reply.body.size() + length > transfer.body_limit_bytes) {
    transfer.is_too_large = true;
    return CURL_WRITEFUNC_ERROR;
  }
  if (transfer.reply.body.empty()) transfer.reply.body.reserve(announced_size(transfer));
  transfer.reply.body.append(bytes, length);
  return length;
}

std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* context) {
  Transfer& transfer = *static_cast<Transfer*>(context);
  const std::string_view line = trim({bytes, size * count});
  if (line.starts_with("HTTP/")) {
    transfer.reply.headers.clear();  // a new status line: what came before was a proxy's or an interim reply
  } else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
    transfer.reply.headers.emplace_back(trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
  }
  return size * count;
}

bool is_sendable(const HttpRequest& request) {
  for (const auto& [name, value] : request.headers) {
    if (name.empty() || name.find_first_of("\r\n:") != std::string::npos) return false;
    if (value.find_first_of("\r\n") != std::string::npos || value.contains('\0')) return false;
  }
  return parse_url(request.url).has_value();
}

HttpErrorKind error_kind(CURLcode code, long proxy_status) {
  if (proxy_status >= 300) return HttpErrorKind::proxy_failed;
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return HttpErrorKind::not_resolved;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
      return HttpErrorKind::proxy_failed;
    case CURLE_COULDNT_CONNECT:
      return HttpErrorKind::not_connected;
    case CURLE_OPERATION_TIMEDOUT:
      return HttpErrorKind::timed_out;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
      return HttpErrorKind::tls_failed;
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
      return HttpErrorKind::bad_request;
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_OUT_OF_MEMORY:
    case CURLE_FAILED_INIT:
      return HttpErrorKind::local;
    default:
      return HttpErrorKind::cut_short;
  }
}

}  // namespace

class CurlTransport::Loop {
 public:
  Loop(boost::asio::io_context& context, CurlSettings settings)
      : context_(context), settings_(std::move(settings)), timer_(context) {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    CHECK(ready == CURLE_OK);
    // OpenSSL writes to a connection that the other side has closed with a plain write, whose signal would end the
    // program; libcurl leaves it to its user, since it is told to keep off signals below.
    std::signal(SIGPIPE, SIG_IGN);
    multi_ = curl_multi_init();
    CHECK(multi_ != nullptr);
    curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, &Loop::on_socket);
    curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, &Loop::on_timer);
    curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
    set_max_connections(settings_.max_connections);
  }
  Loop(const Loop&) = delete;

  ~Loop() {
    for (auto& [transfer, owner] : running_) {
      curl_multi_remove_handle(multi_, transfer->easy);
      curl_easy_cleanup(transfer->easy);
      curl_slist_free_all(transfer->headers);
    }
    for (CURL* easy : idle_) curl_easy_cleanup(easy);
    curl_multi_cleanup(multi_);
    while (!watches_.empty()) forget(watches_.begin()->first);
    *is_alive_ = false;
  }

  void set_max_connections(std::size_t count) {
    settings_.max_connections = count;
    curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, static_cast<long>(count));
    start_queued();
  }

  void submit(HttpRequest request, Handler handler) {
    auto transfer = std::make_unique<Transfer>();
    transfer->request = std::move(request);
    transfer->handler = std::move(handler);
    transfer->body_limit_bytes = settings_.body_limit_bytes;
    if (!is_sendable(transfer->request)) {
      answer(*transfer,
             std::unexpected(HttpError{HttpErrorKind::bad_request, "the request has a malformed URL or header"}));
      return;
    }
    if (running_.size() < settings_.max_connections) {
      start(std::move(transfer));
    } else {
      queue_.emplace(transfer->request.turn, std::move(transfer));
    }
  }

 private:
  using Timer = boost::asio::steady_timer;

  void start(std::unique_ptr<Transfer> owner) {
    Transfer& transfer = *owner;
    if (idle_.empty()) {
      transfer.easy = curl_easy_init();
      CHECK(transfer.easy != nullptr);
    } else {
      transfer.easy = idle_.back();
      idle_.pop_back();
    }
    prepare(transfer);
    running_.emplace(&transfer, std::move(owner));
    CHECK(curl_multi_add_handle(multi_, transfer.easy) == CURLM_OK);
  }

  void prepare(Transfer& transfer) {
    CURL* easy = transfer.easy;
    const HttpRequest& request = transfer.request;
    bool has_content_type = false;
    for (const auto& [name, value] : request.headers) {
      has_content_type = has_content_type || equals_ignoring_case(name, "content-type");
      // libcurl's way to send a header that is empty.
      const std::string line = value.empty() ? name + ";" : name + ": " + value;
      transfer.headers = curl_slist_append(transfer.headers, line.c_str());
    }
    // Headers that libcurl would add by itself.
    transfer.headers = curl_slist_append(transfer.headers, "Expect:");
    if (!has_content_type) transfer.headers = curl_slist_append(transfer.headers, "Content-Type:");

    curl_easy_setopt(easy, CURLOPT_PRIVATE, &transfer);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer.words.data());
    curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);  // the signature covers the path as we wrote it
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    if (request.method != "GET" || !request.body.empty()) {
      curl_easy_setopt(easy, CURLOPT_POST, 1L);
      curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.c_str());
      curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
      curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    }
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer.headers);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, settings_.user_agent.c_str());
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &on_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request.connect_timeout.count()));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count()));
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &Loop::on_open);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, this);
    curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, &Loop::on_close);
    curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, this);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    if (!settings_.ca_bundle.empty()) curl_easy_setopt(easy, CURLOPT_CAINFO, settings_.ca_bundle.c_str());
    // Set even when empty: otherwise libcurl reads the proxies from the process's environment itself.
    const bool is_https = request.url.starts_with("https:");
    const std::string& proxy = is_https ? settings_.https_proxy : settings_.http_proxy;
    curl_easy_setopt(easy, CURLOPT_PROXY, request.may_use_proxy ? proxy.c_str() : "");
    curl_easy_setopt(easy, CURLOPT_NOPROXY, settings_.no_proxy.c_str());
  }

  void act(curl_socket_t socket, int events) {
    int running = 0;
    curl_multi_socket_action(multi_, socket, events, &running);
    int left = 0;
    while (CURLMsg* message = curl_multi_info_read(multi_, &left)) {
      if (message->msg == CURLMSG_DONE) finish(message->easy_handle, message->data.result);
    }
  }

  void finish(CURL* easy, CURLcode code) {
    char* tag = nullptr;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, &tag);
    const auto found = running_.find(reinterpret_cast<Transfer*>(tag));
    CHECK(found != running_.end());
    const std::unique_ptr<Transfer> transfer = std::move(found->second);
    running_.erase(found);

    Result result = outcome(*transfer, code);
    curl_multi_remove_handle(multi_, easy);
    curl_slist_free_all(transfer->headers);
    curl_easy_reset(easy);
    idle_.push_back(easy);
    answer(*transfer, std::move(result));
    start_queued();
  }

  void start_queued() {
    while (!queue_.empty() && running_.size() < settings_.max_connections) {
      std::unique_ptr<Transfer> next = std::move(queue_.begin()->second);
      queue_.erase(queue_.begin());
      start(std::move(next));
    }
  }

  Result outcome(Transfer& transfer, CURLcode code) {
    if (code == CURLE_OK) {
      long status = 0;
      curl_easy_getinfo(transfer.easy, CURLINFO_RESPONSE_CODE, &status);
      transfer.reply.status = static_cast<int>(status);
      return std::move(transfer.reply);
    }
    const std::string authority = parse_url(transfer.request.url)->authority;
    if (transfer.is_too_large) {
      return std::unexpected(HttpError{HttpErrorKind::too_large, fmt::format("{}: the reply is larger than {} bytes",
                                                                             authority, settings_.body_limit_bytes)});
    }
    long proxy_status = 0;
    curl_easy_getinfo(transfer.easy, CURLINFO_HTTP_CONNECTCODE, &proxy_status);
    const char* words = transfer.words[0] != '\0' ? transfer.words.data() : curl_easy_strerror(code);
    return std::unexpected(HttpError{error_kind(code, proxy_status), authority + ": " + words});
  }

  // Posted rather than called: the coroutine may send again, or destroy the transport, while libcurl is on the stack.
  void answer(Transfer& transfer, Result result) {
    boost::asio::post(context_, [handler = std::move(transfer.handler), result = std::move(result)]() mutable {
      handler(std::move(result));
    });
  }

  static int on_timer(CURLM*, long milliseconds, void* self) {
    static_cast<Loop*>(self)->set_deadline(milliseconds);
    return 0;
  }

  // libcurl moves its timer several times for each transfer, mostly to later or to now. Setting the system's timer each
  // time costs more than the transfer, so it is left alone unless it would be too late.
  void set_deadline(long milliseconds) {
    deadline_.reset();
    if (milliseconds < 0) {
      timer_.cancel();
      armed_for_.reset();
    } else if (milliseconds == 0) {
      if (std::exchange(is_act_posted_, true)) return;
      boost::asio::post(context_, [this, is_alive = is_alive_] {
        if (!*is_alive) return;
        is_act_posted_ = false;
        act(CURL_SOCKET_TIMEOUT, 0);
      });
    } else {
      deadline_ = Timer::clock_type::now() + std::chrono::milliseconds(milliseconds);
      if (!armed_for_ || *deadline_ < *armed_for_) arm_timer();
    }
  }

  void arm_timer() {
    armed_for_ = deadline_;
    timer_.expires_at(*deadline_);
    timer_.async_wait([this, is_alive = is_alive_](const boost::system::error_code& error) {
      if (error || !*is_alive) return;
      armed_for_.reset();
      if (!deadline_) return;
      if (Timer::clock_type::now() < *deadline_) {
        arm_timer();
      } else {
        deadline_.reset();
        act(CURL_SOCKET_TIMEOUT, 0);
      }
    });
  }

  static int on_socket(CURL*, curl_socket_t socket, int what, void* self, void*) {
    Loop& loop = *static_cast<Loop*>(self);
    if (what == CURL_POLL_REMOVE) {
      loop.rest(socket);
      return 0;
    }
    std::shared_ptr<Watch>& watch = loop.watches_[socket];
    if (!watch) watch = std::make_shared<Watch>(loop.context_, socket);
    watch->wants_read = (what & CURL_POLL_IN) != 0;
    watch->wants_write = (what & CURL_POLL_OUT) != 0;
    loop.arm(watch);
    return 0;
  }

  // Sockets that libcurl closes without a word, those of its resolver, don't come here.
  static curl_socket_t on_open(void* self, curlsocktype, curl_sockaddr* address) {
    Loop& loop = *static_cast<Loop*>(self);
    const curl_socket_t socket = ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    if (socket == CURL_SOCKET_BAD) return socket;
    auto watch = std::make_shared<Watch>(loop.context_, socket);
    watch->is_connection = true;
    loop.watches_.insert_or_assign(socket, std::move(watch));
    return socket;
  }

  static int on_close(void* self, curl_socket_t socket) {
    static_cast<Loop*>(self)->forget(socket);
    return ::close(socket);
  }

  // A connection's next request comes soon: until it is closed, it stays known to the system.
  void rest(curl_socket_t socket) {
    const auto found = watches_.find(socket);
    if (found == watches_.end()) return;
    if (found->second->is_connection) {
      found->second->wants_read = found->second->wants_write = false;
    } else {
      forget(socket);
    }
  }

  void forget(curl_socket_t socket) {
    const auto found = watches_.find(socket);
    if (found == watches_.end()) return;
    found->second->is_closed = true;
    found->second->descriptor.release();  // who forgets it closes it
    watches_.erase(found);
  }

  void arm(const std::shared_ptr<Watch>& watch) {
    if (watch->wants_read && !watch->is_reading) {
      watch->is_reading = true;
      watch->descriptor.async_wait(boost::asio::posix::descriptor_base::wait_read,
                                   [this, watch](const boost::system::error_code& error) {
                                     watch->is_reading = false;
                                     ready(watch, error, watch->wants_read ? CURL_CSELECT_IN : 0);
                                   });
    }
    if (watch->wants_write && !watch->is_writing) {
      watch->is_writing = true;
      watch->descriptor.async_wait(boost::asio::posix::descriptor_base::wait_write,
                                   [this, watch](const boost::system::error_code& error) {
                                     watch->is_writing = false;
                                     ready(watch, error, watch->wants_write ? CURL_CSELECT_OUT : 0);
                                   });
    }
  }

  void ready(const std::shared_ptr<Watch>& watch, const boost::system::error_code& error, int events) {
    // A closed watch may outlive the loop: nothing of the loop is touched before this line.
    if (watch->is_closed || error == boost::asio::error::operation_aborted) return;
    if (events != 0) act(watch->descriptor.native_handle(), error ? CURL_CSELECT_ERR : events);
    if (!watch->is_closed) arm(watch);
  }

  boost::asio::io_context& context_;
  CurlSettings settings_;
  Timer timer_;
  std::optional<Timer::time_point> deadline_;   // when libcurl wants to act
  std::optional<Timer::time_point> armed_for_;  // when the timer expires: at the deadline or before
  bool is_act_posted_ = false;                  // libcurl wants to act now, and soon will
  CURLM* multi_ = nullptr;
  std::unordered_map<curl_socket_t, std::shared_ptr<Watch>> watches_;
  std::unordered_map<Transfer*, std::unique_ptr<Transfer>> running_;
  std::multimap<std::ptrdiff_t, std::unique_ptr<Transfer>> queue_;
  std::vector<CURL*> idle_;
  std::shared_ptr<bool> is_alive_ = std::make_shared<bool>(true);
};

CurlTransport::CurlTransport(boost::asio::io_context& context, CurlSettings settings)
    : loop_(std::make_unique<Loop>(context, std::move(settings))) {}

CurlTransport::~CurlTransport() = default;

void CurlTransport::set_max_connections(std::size_t count) { loop_->set_max_connections(count); }

Awaitable<Result> CurlTransport::send(HttpRequest request) {
  co_return co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>, void(Result)>(
      [](auto handler, Loop* loop, HttpRequest sent) { loop->submit(std::move(sent), std::move(handler)); },
      boost::asio::use_awaitable, loop_.get(), std::move(request));
}

}  // namespace patchtriage::aws
