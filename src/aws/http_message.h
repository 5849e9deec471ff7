// One HTTP exchange as values: what a transport is asked to send and what came back.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.h"

namespace patchtriage::aws {

// In the order sent or received; names keep their spelling and are compared without regard to case.
using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

// Value of the first header of that name; nullopt where there is none.
std::optional<std::string_view> find_header(const HttpHeaders& headers, std::string_view name);

struct HttpRequest {
  std::string method = "GET";
  std::string url;
  HttpHeaders headers;
  std::string body;
  Duration connect_timeout = std::chrono::seconds(10);
  // For the whole attempt, from the moment that it leaves the transport's queue.
  Duration timeout = std::chrono::seconds(70);
  // False for metadata services, which answer only this machine: their credentials must not pass a proxy.
  bool may_use_proxy = true;
  // Where connections are short the smallest goes first, and of equal ones the first that came.
  std::ptrdiff_t turn = 0;
};

struct HttpReply {
  int status = 0;
  HttpHeaders headers;
  std::string body;

  std::optional<std::string_view> header(std::string_view name) const { return find_header(headers, name); }
};

enum class HttpErrorKind {
  bad_request,  // the URL or a header can't be sent at all: nothing went out
  not_resolved,
  not_connected,
  timed_out,
  proxy_failed,
  tls_failed,
  cut_short,  // the connection ended before the reply did
  too_large,  // the reply is larger than the transport accepts
  local       // something on this machine, e.g. the CA bundle can't be read
};

// Why there is no reply. `message` is for people, names the host and holds no secret.
struct HttpError {
  HttpErrorKind kind = HttpErrorKind::local;
  std::string message;

  bool operator==(const HttpError&) const = default;
};

}  // namespace patchtriage::aws
