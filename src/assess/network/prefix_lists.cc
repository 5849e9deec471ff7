#include "assess/network/prefix_lists.h"

#include <fmt/format.h>

#include "fleet/records/ec2_network.h"

namespace patchtriage {

AddressSet PrefixList::addresses() const {
  AddressSet result;
  for (const Cidr& entry : entries) result = result.united(AddressSet::of(entry));
  return result;
}

std::variant<PrefixList, Evidence> read_prefix_list(const ScopeView& view, std::string_view prefix_list_id) {
  const Facts<ec2::PrefixListEntry> entries = view.list<ec2::PrefixListEntry>(prefix_list_id);
  if (const Gap* gap = entries.gap()) {
    return view.trail().not_read(*gap, fmt::format("the prefix list {}", prefix_list_id));
  }
  PrefixList list;
  for (const ec2::PrefixListEntry& entry : entries.rows()) {
    const std::optional<Cidr> cidr = parse_cidr(entry.cidr);
    if (!cidr) return view.trail().cite(entry, &ec2::PrefixListEntry::cidr, "not a CIDR block");
    list.entries.push_back(*cidr);
  }
  return list;
}

}  // namespace patchtriage
