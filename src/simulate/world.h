// A seeded organisation: what AWS would answer about it, and what is true of it.
//
// Everything follows from the settings: records are made on demand from the seed, so a large world costs no more memory
// than a small one. Problems are planted by mechanism (a route is removed, a tag misspelt, a window disabled) and the
// records follow from the mechanism; nothing here knows how the tool concludes. Const functions are thread-safe.
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/json.h"
#include "base/time.h"
#include "fleet/key.h"
#include "simulate/fleet_kind.h"

namespace patchtriage::simulate {

struct WorldSettings {
  int nodes = 160;   // in the whole organisation
  int accounts = 4;  // the management account is one of them
  std::vector<std::string> regions = {"us-east-1", "eu-west-1"};
  std::uint64_t seed = 1;
  Time as_of;
  FleetKind fleet = FleetKind::varied;
  int compliance_ids = 40;          // how many resource ids ListComplianceItems accepts: 1 or 40
  double change_between_reads = 0;  // share of nodes whose record changes between the listing and the re-check
};

// An error reply: AWS's code and words.
struct ApiError {
  int http_status = 400;
  std::string code;
  std::string message;
};

// A pageable listing; rows are made when asked for, in AWS's field names, as objects that the operation's record type
// describes. The server cuts pages out of it.
struct Rows {
  std::size_t count = 0;
  std::function<Json(std::size_t index)> row;
};

// A whole reply, for operations that don't page: {"ServiceSetting": {…}}.
struct Single {
  Json reply;
};

using Answer = std::expected<std::variant<Rows, Single>, ApiError>;

// One line of the ground truth.
struct Truth {
  NodeKey node;
  std::string status;               // compliant, non_compliant, unknown
  std::vector<std::string> causes;  // slugs, the deepest first
  std::string exposure;             // internet, internal, unknown
  // What stands between the node and Systems Manager, as mechanisms of the reference: "network.nacl".
  std::vector<std::string> blockers;
};

class World {
 public:
  explicit World(WorldSettings settings);
  ~World();
  World(World&&) noexcept;
  World& operator=(World&&) noexcept;

  const WorldSettings& settings() const;
  const std::string& management_account() const;
  // Ids of all accounts of the organisation that can be read, the management account first. Suspended ones are only in
  // the answer to ListAccounts.
  const std::vector<std::string>& accounts() const;

  // What AWS answers to `operation` ("ssm:DescribeInstanceInformation") with `params` (the request's members in AWS's
  // names, without paging members). `reading` counts how often this caller has asked for the same resource's patch
  // state: the second time, nodes chosen by change_between_reads have changed. Request errors (an unknown window, two
  // ids where one is taken) are errors here; signatures, paging, throttling, denials and faults are the server's
  // business.
  Answer answer(const Scope& scope, std::string_view operation, const Json& params, int reading) const;

  // The ground truth, instance by instance, in the order of account, Region, id.
  void each_truth(const std::function<void(const Truth&)>& visit) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace patchtriage::simulate
