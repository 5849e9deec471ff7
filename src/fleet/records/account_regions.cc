#include "fleet/records/account_regions.h"

namespace patchtriage::account {

const RecordType& Region::schema() {
  static const RecordType type{"account.Region",
                               "account:ListRegions",
                               "RegionName",
                               {
                                   field<&Region::region_name>("RegionName"),
                                   field<&Region::region_opt_status>("RegionOptStatus"),
                               }};
  return type;
}

}  // namespace patchtriage::account
