// Two patch commands for one node that were started within two minutes: the sign of concurrent runs that needs no
// message.
#pragma once

#include <cstddef>
#include <optional>

#include "investigate/failure_text.h"

namespace patchtriage {

// The line of the second command in a listing of commands (a table or JSON of ListCommands or ListCommandInvocations)
// where two different commands were requested less than two minutes apart; nullopt where there is no such pair, where
// the listing names different nodes, or where it names documents and none patches.
std::optional<std::size_t> find_overlapping_commands(const FailureLines& lines);

// The line by which the second of two commands' patch steps starts less than two minutes after the first, in the
// agent's log or a list of the node's processes; nullopt where there is no such pair.
std::optional<std::size_t> find_overlapping_starts(const FailureLines& lines);

}  // namespace patchtriage
