#include "fleet/records/ssm_inventory.h"

namespace patchtriage::ssm {

const RecordType& InventoryResultItem::schema() {
  static const RecordType type{"ssm.InventoryResultItem",
                               "",
                               "",
                               {
                                   field<&InventoryResultItem::type_name>("TypeName"),
                                   field<&InventoryResultItem::schema_version>("SchemaVersion"),
                                   field<&InventoryResultItem::capture_time>("CaptureTime"),
                                   field<&InventoryResultItem::content_hash>("ContentHash"),
                                   field<&InventoryResultItem::content>("Content"),
                               }};
  return type;
}

const RecordType& InventoryResultEntity::schema() {
  static const RecordType type{"ssm.InventoryResultEntity",
                               "ssm:GetInventory",
                               "Id",
                               {
                                   field<&InventoryResultEntity::id>("Id"),
                                   field<&InventoryResultEntity::data>("Data"),
                               }};
  return type;
}

const RecordType& InventoryEntries::schema() {
  static const RecordType type{"ssm.InventoryEntries",
                               "ssm:ListInventoryEntries",
                               "InstanceId",
                               {
                                   field<&InventoryEntries::type_name>("TypeName"),
                                   field<&InventoryEntries::instance_id>("InstanceId"),
                                   field<&InventoryEntries::schema_version>("SchemaVersion"),
                                   field<&InventoryEntries::capture_time>("CaptureTime"),
                                   field<&InventoryEntries::entries>("Entries"),
                               }};
  return type;
}

}  // namespace patchtriage::ssm
