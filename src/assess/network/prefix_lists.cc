#include "assess/network/prefix_lists.h"

#include <fmt/format.h>

#include <functional>
#include <map>
#include <string>

#include "fleet/records/ec2_network.h"

namespace patchtriage {

namespace {

std::variant<PrefixList, Evidence> make_prefix_list(const ScopeView& view, std::string_view id) {
  const Facts<ec2::PrefixListEntry> entries = view.list<ec2::PrefixListEntry>(id);
  if (const Gap* gap = entries.gap()) return view.trail().not_read(*gap, fmt::format("the prefix list {}", id));
  PrefixList list;
  for (const ec2::PrefixListEntry& entry : entries.rows()) {
    const std::optional<Cidr> cidr = parse_cidr(entry.cidr);
    if (!cidr) return view.trail().cite(entry, &ec2::PrefixListEntry::cidr, "not a CIDR block");
    list.entries.push_back(*cidr);
  }
  list.addresses = AddressSet::of(list.entries);
  return list;
}

struct PrefixLists {
  explicit PrefixLists(const ScopeView&) {}
  // Confined to the thread that owns the view.
  mutable std::map<std::string, std::variant<PrefixList, Evidence>, std::less<>> by_id;
};

}  // namespace

const std::variant<PrefixList, Evidence>& read_prefix_list(const ScopeView& view, std::string_view prefix_list_id) {
  auto& lists = view.once<PrefixLists>().by_id;
  auto found = lists.find(prefix_list_id);
  if (found == lists.end()) {
    found = lists.emplace(std::string(prefix_list_id), make_prefix_list(view, prefix_list_id)).first;
  }
  return found->second;
}

}  // namespace patchtriage
