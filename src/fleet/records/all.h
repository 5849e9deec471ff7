// Every record type that an operation lists, by name, for what meets records without knowing their C++ type: saved
// runs, facts in tests.
#pragma once

#include <string_view>
#include <vector>

#include "fleet/record.h"

namespace patchtriage {

const std::vector<const RecordType*>& record_types();

// "ssm.InstanceInformation"; nullptr where there is none of that name.
const RecordType* find_record_type(std::string_view name);

// No rows of `type`, one of record_types().
AnyRows make_rows(const RecordType& type);

}  // namespace patchtriage
