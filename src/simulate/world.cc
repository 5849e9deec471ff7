#include "simulate/world.h"

#include <fmt/format.h>

#include <algorithm>
#include <list>
#include <mutex>

#include "base/check.h"
#include "simulate/answers.h"
#include "simulate/iam.h"
#include "simulate/network.h"
#include "simulate/organisation.h"
#include "simulate/replies.h"

namespace patchtriage::simulate {
namespace {

// Listings are kept while a client may still be reading their pages, until this many rows are in memory.
constexpr std::size_t kRowsInMemory = 60000;

// Scopes are kept until this many nodes are in memory; at least one is. A node takes about two kilobytes.
constexpr int kNodesInMemory = 30000;

using Part = std::optional<Answer> (*)(const Question&);
constexpr Part kParts[] = {&answer_ec2_instances,    &answer_ec2_network,    &answer_grouping,      &answer_ssm_nodes,
                           &answer_ssm_patches,      &answer_ssm_compliance, &answer_ssm_baselines, &answer_ssm_windows,
                           &answer_ssm_associations, &answer_ssm_commands,   &answer_others};

}  // namespace

struct World::State {
  Organisation organisation;
  std::mutex mutex;
  // The most recently used first.
  std::list<std::pair<int, std::shared_ptr<const Estate>>> estates;  // GUARDED_BY(mutex)

  struct Listing {
    std::string question;
    Answer answer;
    std::size_t rows = 0;
  };
  std::list<Listing> listings;  // GUARDED_BY(mutex); the most recently used first

  const Answer* find_listing(const std::string& question) {
    for (auto at = listings.begin(); at != listings.end(); ++at) {
      if (at->question != question) continue;
      listings.splice(listings.begin(), listings, at);
      return &listings.front().answer;
    }
    return nullptr;
  }

  void keep_listing(std::string question, const Answer& answer, std::size_t rows) {
    listings.push_front({std::move(question), answer, rows});
    std::size_t total = 0;
    for (auto at = listings.begin(); at != listings.end();) {
      total += at->rows;
      at = total > kRowsInMemory ? listings.erase(at) : std::next(at);
    }
  }

  std::shared_ptr<const Estate> estate(int scope) {
    {
      const std::scoped_lock lock(mutex);
      for (auto at = estates.begin(); at != estates.end(); ++at) {
        if (at->first != scope) continue;
        estates.splice(estates.begin(), estates, at);
        return estates.front().second;
      }
    }
    // Built outside the lock: two threads may build the same one, and get equal ones.
    std::shared_ptr<const Estate> built = build_estate(organisation, scope);
    const std::scoped_lock lock(mutex);
    estates.emplace_front(scope, built);
    int nodes = 0;
    for (auto at = estates.begin(); at != estates.end();) {
      nodes += static_cast<int>(at->second->nodes.size()) + 20;
      at = nodes > kNodesInMemory && at != estates.begin() ? estates.erase(at) : std::next(at);
    }
    return built;
  }
};

World::World(WorldSettings settings) : state_(std::make_unique<State>()) {
  state_->organisation = make_organisation(settings);
}
World::~World() = default;
World::World(World&&) noexcept = default;
World& World::operator=(World&&) noexcept = default;

const WorldSettings& World::settings() const { return state_->organisation.settings; }
const std::string& World::management_account() const { return state_->organisation.accounts.front(); }
const std::vector<std::string>& World::accounts() const { return state_->organisation.accounts; }

Answer World::answer(const Scope& scope, std::string_view operation, const Json& params, int reading) const {
  const Organisation& organisation = state_->organisation;
  if (auto answer = answer_organisation(organisation, scope, operation, params)) return *answer;
  if (operation.starts_with("iam:"))
    return answer_iam(settings().fleet, scope.account, settings().as_of, operation, params);
  const int index = scope_index(organisation, scope);
  if (index < 0) {
    return std::unexpected(ApiError{401, "AuthFailure", "The Region " + scope.region + " is not enabled."});
  }
  const std::string key = fmt::format("{} {} {} {}", index, operation, reading, params.dump());
  {
    const std::scoped_lock lock(state_->mutex);
    if (const Answer* kept = state_->find_listing(key)) return *kept;
  }
  const Question question{organisation, state_->estate(index), operation, params, reading};
  for (const Part part : kParts) {
    std::optional<Answer> answer = part(question);
    if (!answer) continue;
    const Rows* rows = answer->has_value() ? std::get_if<Rows>(&**answer) : nullptr;
    // What fits on a page isn't asked for again.
    if (rows != nullptr && rows->count > 50) {
      const std::scoped_lock lock(state_->mutex);
      state_->keep_listing(key, *answer, rows->count);
    }
    return *answer;
  }
  return std::unexpected(unknown_operation(operation));
}

void World::each_truth(const std::function<void(const Truth&)>& visit) const {
  const Organisation& organisation = state_->organisation;
  std::vector<int> order;
  for (std::size_t at = 0; at < organisation.scopes.size(); ++at) order.push_back(static_cast<int>(at));
  std::sort(order.begin(), order.end(), [&](int left, int right) {
    return organisation.scopes[static_cast<std::size_t>(left)] < organisation.scopes[static_cast<std::size_t>(right)];
  });
  for (const int index : order) {
    if (organisation.sizes[static_cast<std::size_t>(index)] == 0) continue;
    const std::shared_ptr<const Estate> estate = state_->estate(index);
    std::vector<const Node*> nodes;
    for (const Node& node : estate->nodes) {
      if (node.in_truth) nodes.push_back(&node);
    }
    std::sort(nodes.begin(), nodes.end(), [](const Node* left, const Node* right) { return left->id < right->id; });
    for (const Node* node : nodes) {
      visit({{estate->scope.account, estate->scope.region, node->id},
             node->status,
             node->causes,
             std::string(exposure_of(node->placement)),
             node->blockers});
    }
  }
}

}  // namespace patchtriage::simulate
