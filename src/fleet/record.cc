#include "fleet/record.h"

namespace patchtriage {

const FieldType* RecordType::find(std::string_view field_name) const {
  for (const FieldType& field : fields) {
    if (field.name == field_name) return &field;
  }
  return nullptr;
}

std::string record_id(const RecordType& type, const void* record) {
  const FieldType* field = type.find(type.id);
  if (field == nullptr || field->type->kind != Kind::text) return "";
  const void* value = field->type->value(field->address(record));
  return value == nullptr ? "" : *static_cast<const std::string*>(value);
}

}  // namespace patchtriage
