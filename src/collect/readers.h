// Reads accounts on several threads, while more of them are being found.
//
// The calling thread finds the accounts and keeps the credentials, which accounts share. Each reader, a thread with a
// context and connections of its own, is given the next account when it has the fewest under way. An account is read on
// one thread, from its first call to its last, into a snapshot of its own, which is dropped as soon as it is kept
// elsewhere: so nothing that reads or plans knows of threads, and memory holds the accounts that are under way. What is
// read is kept by further threads, so that no reply waits for that.
#pragma once

#include <expected>
#include <map>
#include <string>
#include <vector>

#include "collect/gather.h"
#include "collect/session.h"

namespace patchtriage {

struct AccountsRead {
  std::vector<Snapshot> unkept;  // of accounts that hooks.parts doesn't keep, in the order of the accounts
  std::size_t scopes = 0;        // accounts and Regions that were found
  bool has_read = false;         // anything at all
  std::string first_refusal;     // why not, for people
};

// Blocks until all are read. `home` is the context of `session`; nothing else may run it. `run` is where step 0 is read
// to, and says what is the same for all accounts. `earlier` has what was read before of accounts that aren't finished.
// Fails where there is nothing to read from: wrong flags, no credentials, no list of accounts.
std::expected<AccountsRead, CollectError> read_accounts(boost::asio::io_context& home, Session& session, Gathering& run,
                                                        std::map<std::string, Snapshot> earlier);

}  // namespace patchtriage
