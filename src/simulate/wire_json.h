// JSON bodies of json 1.1 and rest-json services.
#pragma once

#include <string>

#include "base/json.h"
#include "fleet/record.h"

namespace patchtriage::simulate {

// `value` as an object of `type`. Times, as ISO 8601 text or epoch seconds, become numbers of seconds, some of them in
// AWS's exponent form (1.548839707712E9); everything else stays as it is.
std::string json_body(const RecordType& type, const Json& value);

}  // namespace patchtriage::simulate
