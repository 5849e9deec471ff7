// The man page, made from the text of --help.
#pragma once

#include <string>
#include <string_view>

#include "cli/command_tree.h"

namespace patchtriage::cli {

// In the man macros of roff, UTF-8: name, synopsis, every command with its flags, and the program's footer, whose
// headings ("Exit codes:") become sections.
std::string man_page(const CommandTree& program, std::string_view version);

}  // namespace patchtriage::cli
