// The page as web/ builds it, without any data.
#pragma once

#include <string_view>

namespace patchtriage::page {

// Has the marks `<!--data:first-->` and `<!--data:rest-->` where the data belongs.
std::string_view page_template();

}  // namespace patchtriage::page
