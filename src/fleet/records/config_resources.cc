#include "fleet/records/config_resources.h"

namespace patchtriage::config {

const RecordType& SelectedResources::schema() {
  static const RecordType type{"config.SelectedResources",
                               "config:SelectResourceConfig",
                               "",
                               {
                                   field<&SelectedResources::results>("Results"),
                               }};
  return type;
}

const RecordType& SelectedAggregateResources::schema() {
  static const RecordType type{"config.SelectedAggregateResources",
                               "config:SelectAggregateResourceConfig",
                               "",
                               {
                                   field<&SelectedAggregateResources::results>("Results"),
                               }};
  return type;
}

}  // namespace patchtriage::config
