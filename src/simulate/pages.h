// Pages as AWS cuts them: default and largest sizes by operation, tokens that only their own listing accepts, and the
// traps that real listings have.
//
// Traps follow from the seed: now and then a page is empty and still carries a token, and SSM's last page has an empty
// token instead of none. Const functions are thread-safe.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>

#include "aws/operation.h"
#include "base/json.h"
#include "simulate/world.h"

namespace patchtriage::simulate {

// Where one request is in its listing.
struct PageQuery {
  std::size_t offset = 0;
  int number = 0;            // of the page, from 0
  int reading = 1;           // which reading of the records this listing is (see Readings)
  bool may_be_empty = true;  // the page before wasn't an empty one
  std::size_t size = 0;
};

struct PageCut {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::optional<std::string> token;  // empty text: there, and empty
};

class Pages {
 public:
  // `page_max` caps every page; 0 doesn't.
  Pages(std::uint64_t seed, int page_max) : seed_(seed), page_max_(page_max) {}

  // Reads size and token. An error is in the words of the operation's service. The operation must have paging.
  std::expected<PageQuery, ApiError> query(const Operation& operation, const Scope& scope, const Json& params) const;
  PageCut cut(const Operation& operation, const Scope& scope, const Json& params, const PageQuery& query,
              std::size_t count) const;

  // The parameters that say what is listed, without those of paging.
  static Json listed(const Operation& operation, const Json& params);
  static ApiError invalid_token(const Operation& operation);

 private:
  // Tokens of one listing are no good for another one.
  std::string listing_key(const Operation& operation, const Scope& scope, const Json& params) const;

  std::uint64_t seed_;
  int page_max_;
};

}  // namespace patchtriage::simulate
