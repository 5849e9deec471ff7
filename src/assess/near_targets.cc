#include "assess/near_targets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "assess/resource_group_index.h"
#include "assess/tags.h"
#include "assess/targets.h"
#include "base/json.h"
#include "base/text.h"
#include "fleet/records/ssm_associations.h"
#include "fleet/records/ssm_windows.h"

namespace patchtriage {
namespace {

// Insertions, deletions, replacements and swaps of neighbours.
std::size_t edit_distance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> before_last;
  std::vector<std::size_t> last(right.size() + 1);
  for (std::size_t j = 0; j <= right.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    std::vector<std::size_t> row(right.size() + 1);
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
    before_last = std::move(last);
    last = std::move(row);
  }
  return last.back();
}

std::vector<std::string> words_of(std::string_view text) {
  std::string spaced = to_lower(trim(text));
  for (char& c : spaced) {
    if (std::string_view("-_:./").find(c) != std::string_view::npos) c = ' ';
  }
  std::vector<std::string> words = split(spaced, ' ');
  std::erase(words, "");
  return words;
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

// Words that differ by little and say the opposite, or another day: whoever wrote one didn't mean the other.
constexpr std::array<std::string_view, 7> kNegations = {"un", "in", "non", "no", "not", "dis", "de"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kOpposites = {
    {{"in", "ex"}, {"im", "ex"}, {"in", "out"}, {"en", "dis"}, {"up", "down"}}};
constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};

bool negates(std::string_view word, std::string_view other) {
  return std::ranges::any_of(kNegations, [&](std::string_view prefix) {
    return word.starts_with(prefix) && word.substr(prefix.size()) == other;
  });
}

bool is_opposed(std::string_view left, std::string_view right) {
  return std::ranges::any_of(kOpposites, [&](const auto& pair) {
    return left.starts_with(pair.first) && right.starts_with(pair.second) &&
           left.substr(pair.first.size()) == right.substr(pair.second.size());
  });
}

bool is_day(std::string_view word) { return std::ranges::find(kDays, word) != kDays.end(); }

bool says_otherwise(std::string_view left, std::string_view right) {
  return negates(left, right) || negates(right, left) || is_opposed(left, right) || is_opposed(right, left) ||
         (is_day(left) && is_day(right));
}

bool is_slip_of_word(std::string_view wanted, std::string_view found) {
  if (wanted == found) return true;
  if (says_otherwise(wanted, found)) return false;
  const auto [shorter, longer] = std::minmax(wanted.size(), found.size());
  const std::size_t allowed = longer >= 6 ? 2 : longer >= 4 ? 1 : 0;
  if (longer - shorter > allowed) return false;
  return edit_distance(wanted, found) <= allowed;
}

// The tags, "key=value", that associations and windows of a scope ask for: values that mean something there.
class TargetedTags {
 public:
  explicit TargetedTags(const ScopeView& view) {
    for (const auto& row : view.list<ssm::Association>().rows()) add(row.targets);
    for (const auto& window : view.list<ssm::MaintenanceWindowIdentity>().rows()) {
      for (const auto& row : view.list<ssm::MaintenanceWindowTarget>(window.window_id).rows()) add(row.targets);
    }
  }
  bool contains(const std::string& key, const std::string& value) const { return tags_.contains(key + "=" + value); }

 private:
  void add(const std::vector<ssm::Target>& targets) {
    for (const ssm::Target& target : targets) {
      const std::string key = target.key.value_or("");
      if (!key.starts_with("tag:")) continue;
      for (const std::string& value : target.values) tags_.insert(key.substr(4) + "=" + value);
    }
  }
  std::unordered_set<std::string> tags_;
};

// Whether one is a slip of the other, kept for the scope: its instances have much the same tags.
class Slips {
 public:
  explicit Slips(const ScopeView& /*view*/) {}
  bool is_slip(const std::string& wanted, const std::string& found) const {
    const auto [at, is_new] = known_.try_emplace(wanted + '\0' + found, false);
    if (is_new) at->second = patchtriage::is_slip(wanted, found);
    return at->second;
  }

 private:
  mutable std::unordered_map<std::string, bool> known_;
};

bool is_same_but_for_case(std::string_view left, std::string_view right) {
  return normalized_tag(left) == normalized_tag(right);
}

bool is_patch_group_key(std::string_view key) { return normalized_tag(key) == "patchgroup"; }

std::string tag_text(std::string_view key, std::string_view value) { return fmt::format("tag {}={}", key, value); }

std::optional<NearTarget> near_tag(const ScopeView& view, const Node& node, const std::string& key,
                                   const std::vector<std::string>& values) {
  if (node.managed_id.starts_with("mi-")) return std::nullopt;
  const ec2::Instance& instance = *node.instance;
  const auto& slips = view.once<Slips>();
  for (const ec2::Tag* tag : by_key(instance)) {
    const std::string found_key = tag->key.value_or("");
    const std::string found = tag->value.value_or("");
    const bool is_same_key = found_key == key;
    // "environment" for "Environment", "PatchGroup" for "Patch Group", "Enviroment".
    if (!is_same_key && !slips.is_slip(key, found_key)) continue;
    const auto wanted =
        std::ranges::find_if(values, [&](const std::string& value) { return slips.is_slip(value, found); });
    if (wanted == values.end()) continue;
    NearTarget near;
    near.is_typo = !is_same_but_for_case(*wanted, found);
    // A value that another schedule asks for was meant as it stands.
    if (near.is_typo && view.once<TargetedTags>().contains(key, found)) continue;
    near.expected = tag_text(key, *wanted);
    near.actual = tag_text(found_key, found);
    near.mechanism =
        !is_same_key && is_patch_group_key(key) ? "targeting.patch-group-tag-key" : "targeting.tag-mismatch";
    near.evidence.push_back(is_same_key
                                ? view.trail().cite(instance, tag->value, fmt::format("the value of its tag {}", key))
                                : view.trail().cite(instance, tag->key, "the key of its tag"));
    return near;
  }
  return std::nullopt;
}

std::optional<NearTarget> near_tag_key(const ScopeView& view, const Node& node, const ssm::Target& target) {
  if (node.managed_id.starts_with("mi-")) return std::nullopt;
  const auto& slips = view.once<Slips>();
  for (const ec2::Tag* tag : by_key(*node.instance)) {
    const std::string found = tag->key.value_or("");
    const auto wanted =
        std::ranges::find_if(target.values, [&](const std::string& key) { return slips.is_slip(key, found); });
    if (wanted == target.values.end()) continue;
    NearTarget near{fmt::format("a tag {}", *wanted),
                    fmt::format("a tag {}", found),
                    is_patch_group_key(*wanted) ? "targeting.patch-group-tag-key" : "targeting.tag-mismatch",
                    {view.trail().cite(*node.instance, tag->key, "the key of its tag")}};
    near.is_typo = !is_same_but_for_case(*wanted, found);
    return near;
  }
  return std::nullopt;
}

// An empty group was meant for the node where its query misses the node's tags by as little as a target would.
std::optional<NearTarget> near_query(const ScopeView& view, const Node& node, const ResourceGroupIndex::Group& group) {
  const auto queries = view.list<resource_groups::GroupQuery>(group.name);
  if (const Gap* gap = queries.gap()) {
    NearTarget unread;
    unread.unread.push_back(
        view.trail().not_read(*gap, fmt::format("the query of the empty resource group {}", group.name)));
    return unread;
  }
  const resource_groups::GroupQuery* row = queries.only();
  if (row == nullptr || !row->resource_query || row->resource_query->type != "TAG_FILTERS_1_0") return std::nullopt;
  const auto query = parse_json(row->resource_query->query.value_or(""));
  const Json* filters = query ? query->find("TagFilters") : nullptr;
  if (filters == nullptr || !filters->is_array()) return std::nullopt;
  for (const Json& filter : *filters->as_array()) {
    std::vector<std::string> values;
    if (const Json* wanted = filter.find("Values"); wanted != nullptr && wanted->is_array()) {
      for (const Json& value : *wanted->as_array()) {
        if (value.as_string() != nullptr) values.push_back(*value.as_string());
      }
    }
    std::optional<NearTarget> near = near_tag(view, node, filter.text("Key"), values);
    if (!near) continue;
    near->expected = fmt::format("resource group {} ({})", group.name, near->expected);
    near->mechanism = "targeting.resource-group-empty";
    near->evidence.push_back(view.trail().cite(*row, row->resource_query->query, "what the group asks for"));
    return near;
  }
  return std::nullopt;
}

std::optional<NearTarget> empty_group(const ScopeView& view, const Node& node, const ssm::Target& target) {
  const auto& groups = view.once<ResourceGroupIndex>();
  for (const std::string& name : target.values) {
    const ResourceGroupIndex::Group* group = groups.find(name);
    if (group == nullptr) {
      if (groups.groups_gap() != nullptr || !groups.groups_complete()) continue;
      return NearTarget{
          fmt::format("resource group {} to have members", name),
          "there is no such resource group",
          "targeting.resource-group-empty",
          {view.trail().not_listed(*groups.groups_complete(), fmt::format("no resource group {}", name))}};
    }
    if (const Absence* absence = group->members.absent()) {
      std::optional<NearTarget> near = near_query(view, node, *group);
      if (!near) continue;
      near->evidence.push_back(
          view.trail().not_listed(*absence, fmt::format("resource group {} has no members", name)));
      return near;
    }
  }
  return std::nullopt;
}

std::optional<NearTarget> near_entry(const ScopeView& view, const Node& node, const ssm::Target& target) {
  const std::string key = target.key.value_or("");
  if (key.starts_with("tag:")) return near_tag(view, node, key.substr(4), target.values);
  if (key == "tag-key") return near_tag_key(view, node, target);
  if (equals_ignoring_case(key, "resource-groups:Name") || key == "ResourceGroup")
    return empty_group(view, node, target);
  return std::nullopt;
}

}  // namespace

bool is_slip(std::string_view wanted, std::string_view found) {
  if (is_same_but_for_case(wanted, found)) return true;
  if (digits_of(wanted) != digits_of(found)) return false;
  const auto wanted_words = words_of(wanted);
  const auto found_words = words_of(found);
  // Word by word, so that "web-east" isn't taken for "web-west".
  if (wanted_words.size() != found_words.size()) {
    return is_slip_of_word(normalized_tag(wanted), normalized_tag(found));
  }
  return std::ranges::equal(wanted_words, found_words, is_slip_of_word);
}

std::optional<NearTarget> near_target(const ScopeView& view, const Node& node, std::span<const ssm::Target> targets) {
  const ssm::Target* missing = nullptr;
  for (const ssm::Target& target : targets) {
    const Match match = match_target(view, node, target).match;
    if (match == Match::yes) continue;
    if (match == Match::unknown || missing != nullptr) return std::nullopt;
    missing = &target;
  }
  return missing == nullptr ? std::nullopt : near_entry(view, node, *missing);
}

}  // namespace patchtriage
