#include "simulate/faults.h"

#include <fmt/format.h>

#include <charconv>

#include "base/text.h"
#include "simulate/opaque.h"

namespace patchtriage::simulate {
namespace {

Fault fault_named(std::string_view name) {
  if (name == "reset") return Fault::reset;
  if (name == "truncate") return Fault::truncate;
  if (name == "malformed") return Fault::malformed;
  if (name == "html500") return Fault::html500;
  if (name == "error200") return Fault::error200;
  if (name == "slow") return Fault::slow;
  if (name == "expire") return Fault::expire;
  return Fault::none;
}

}  // namespace

std::expected<Faults, std::string> Faults::parse(std::string_view text, std::uint64_t seed) {
  Faults result;
  result.seed_ = seed;
  double sum = 0;
  if (trim(text).empty()) return result;
  for (const std::string& part : split(text, ',')) {
    const std::size_t equals = part.find('=');
    const std::string_view name = trim(std::string_view(part).substr(0, equals));
    const Fault fault = fault_named(name);
    if (fault == Fault::none || equals == std::string::npos) {
      return std::unexpected(fmt::format(
          "'{}' is not KIND=RATE with one of reset, truncate, malformed, html500, error200, slow, expire", part));
    }
    const std::string_view number = trim(std::string_view(part).substr(equals + 1));
    double share = -1;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), share);
    if (error != std::errc() || end != number.data() + number.size() || !(share >= 0 && share <= 1)) {
      return std::unexpected(fmt::format("the rate of {} must be a number from 0 to 1, not '{}'", name, number));
    }
    sum += share;
    result.rates_.push_back({fault, share});
  }
  if (sum > 1 + 1e-9) return std::unexpected(std::string("the rates add up to more than 1"));
  return result;
}

Fault Faults::draw(std::string_view asked) {
  if (rates_.empty()) return Fault::none;
  const std::uint64_t content = hash_of(asked);
  const int attempt = attempts_[content]++;
  double chance = fraction_of(fmt::format("{} {} {}", seed_, content, attempt));
  for (const Rate& rate : rates_) {
    if (chance < rate.share) return rate.fault;
    chance -= rate.share;
  }
  return Fault::none;
}

bool Faults::expires_listing(const std::string& listing) { return expired_listings_.insert(listing).second; }

std::string malformed_body(const std::string& body) {
  // Cut in the middle and closed as if nothing were missing: neither the length nor the end tells.
  const std::string half = body.substr(0, body.size() / 2);
  return half + (body.starts_with('<') ? "<<>" : "{]}");
}

aws::HttpReply html_error() {
  return {.status = 500,
          .headers = {{"Content-Type", "text/html"}},
          .body =
              "<html><head><title>500 Internal Server Error</title></head>"
              "<body><h1>Internal Server Error</h1></body></html>\n"};
}

}  // namespace patchtriage::simulate
