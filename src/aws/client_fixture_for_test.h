// A client in virtual time with a scripted network, for the tests of its paging and of its retries.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws/client.h"
#include "aws/run_for_test.h"
#include "aws/scripted_transport_for_test.h"
#include "fleet/records/ssm_nodes.h"

namespace patchtriage::aws {

inline constexpr char kOperation[] = "ssm:DescribeInstanceInformation";

// A page of nodes "i-a", "i-b" for the letters "ab".
inline std::string page(std::string_view ids, std::string_view token) {
  std::string body = R"({"InstanceInformationList":[)";
  bool is_first = true;
  for (const char id : ids) {
    body += fmt::format(R"({}{{"InstanceId":"i-{}"}})", is_first ? "" : ",", id);
    is_first = false;
  }
  body += "]";
  if (!token.empty()) body += fmt::format(R"(,"NextToken":"{}")", token);
  return body + "}";
}

inline std::string error(std::string_view code, std::string_view message = "words") {
  return fmt::format(R"({{"__type":"{}","message":"{}"}})", code, message);
}

// Hands out K1, K2, … : a new key after each invalidation.
class NumberedCredentials final : public CredentialsProvider {
 public:
  Awaitable<CredentialsResult> get() override {
    co_return Credentials{.access_key_id = fmt::format("K{}", number), .secret_access_key = "secret"};
  }
  void invalidate(const std::string& id) override {
    if (id == fmt::format("K{}", number)) ++number;
  }
  int number = 1;
};

class RefusedCredentials final : public CredentialsProvider {
 public:
  Awaitable<CredentialsResult> get() override {
    co_return std::unexpected(CredentialsError{.message = "cannot assume the role", .code = code});
  }
  std::string code;
};

class ClientTest : public testing::Test {
 protected:
  ClientTest() {
    settings_.random = [] { return 0.5; };
  }

  Reading list(Json parameters = {}, ReadOptions options = {}, std::string operation = kOperation) {
    if (!client_) client_.emplace(settings_, transport_, clock_, skew_, counter_);
    return run(context_, clock_, client_->list(std::move(operation), target_, std::move(parameters), options));
  }
  std::vector<std::string> ids(const Reading& reading) {
    std::vector<std::string> result;
    for (const auto& row : reading.rows.as<ssm::InstanceInformation>()) result.push_back(row.instance_id);
    return result;
  }
  Json sent(std::size_t index) { return *parse_json(transport_.requests.at(index).body); }
  Duration elapsed() const { return clock_.now() - start_; }

  const Time start_ = *parse_time("2026-11-20T12:00:00Z");
  boost::asio::io_context context_;
  VirtualClock clock_{start_};
  ClockSkew skew_;
  CallCounter counter_;
  ScriptedTransport transport_;
  ClientSettings settings_;
  std::shared_ptr<NumberedCredentials> credentials_ = std::make_shared<NumberedCredentials>();
  Target target_{.account = "111111111111", .region = "eu-west-1", .credentials = credentials_};
  std::optional<Client> client_;
};

}  // namespace patchtriage::aws
