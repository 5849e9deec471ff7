// Records as JSON in AWS's own field names, both ways.
//
// Reading is forgiving where AWS is loose (numbers as text, times as epoch seconds or ISO 8601, null for absent,
// PascalCase against camelCase in the first letter) and strict about shape: an object where a list belongs is an error.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "base/json.h"
#include "fleet/record.h"

namespace patchtriage {

struct DecodeError {
  std::string message;  // names the field: "InstanceInformationList[3].LastPingDateTime: not a time"
};

// Fills `record` (a default-made record of `type`) from JSON text. Unknown members are passed over.
std::expected<void, DecodeError> decode_record(const RecordType& type, std::string_view json, void* record);

enum class TimeForm { iso8601, epoch };

// Fields without a value and empty lists are left out.
Json record_to_json(const RecordType& type, const void* record, TimeForm times = TimeForm::iso8601);
// One member's value; null where it has none.
Json member_to_json(const Type& type, const void* member, TimeForm times = TimeForm::iso8601);

template <class T>
Json to_json(const T& record) {
  return record_to_json(T::schema(), &record);
}

// Shared by the decoders of JSON and XML: text as AWS writes a scalar into a member of `type`. False where it isn't
// one.
bool read_scalar(const Type& type, std::string_view text, void* value);

}  // namespace patchtriage
