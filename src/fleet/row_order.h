// The order in which a listing's rows are kept: AWS promises none, and no conclusion may hang on it.
#pragma once

#include "fleet/record.h"

namespace patchtriage {

// The rows by their record's id, those with the same id or without one by their content.
AnyRows in_fixed_order(AnyRows rows);

}  // namespace patchtriage
