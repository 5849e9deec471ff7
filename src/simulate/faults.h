// Things that go wrong between AWS and a client, at chosen rates.
//
// Which request fails follows from the seed, what is asked and how often it was asked before: it doesn't depend on the
// order in which concurrent requests arrive, and a request that is tried again may succeed. Confined to the loop that
// serves; not safe to share.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "aws/http_message.h"
#include "base/time.h"

namespace patchtriage::simulate {

enum class Fault {
  none,
  reset,      // the connection is reset before a byte of the reply
  truncate,   // the connection ends in the middle of the body
  malformed,  // a whole reply with success status whose body is broken
  html500,    // HTTP 500 with a page of HTML, from something in between
  error200,   // HTTP 200 with an error as its body
  slow,       // the right reply, kSlowness later
  expire,     // the session has expired; to long-term keys: the page token, once for a listing
};

inline constexpr Duration kSlowness = std::chrono::seconds(3);

class Faults {
 public:
  Faults() = default;
  // "reset=0.01,slow=0.05"; the rates are shares of all requests and their sum is at most 1. The error is for people.
  static std::expected<Faults, std::string> parse(std::string_view text, std::uint64_t seed);

  // What befalls this attempt. `asked` names the request's content and caller, not its signature.
  Fault draw(std::string_view asked);

  // True the first time for each listing, so that a listing that is started again can end.
  bool expires_listing(const std::string& listing);

 private:
  struct Rate {
    Fault fault = Fault::none;
    double share = 0;
  };
  std::vector<Rate> rates_;
  std::uint64_t seed_ = 0;
  std::unordered_map<std::uint64_t, int> attempts_;
  std::set<std::string, std::less<>> expired_listings_;
};

// The body of `reply` broken as faults of kind `malformed` break it.
std::string malformed_body(const std::string& body);
aws::HttpReply html_error();

}  // namespace patchtriage::simulate
