// Reads accounts on several threads.
//
// Each thread has a context and connections of its own, and takes the next account whenever it has room for one more.
// An account is read on one thread, from its first call to its last, into a snapshot of its own, which is dropped as
// soon as it is kept elsewhere: so nothing that reads or plans knows of threads, and memory holds the accounts that are
// under way. Only credentials, which accounts share, stay with the calling thread.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "collect/gather.h"
#include "collect/scopes.h"
#include "collect/session.h"

namespace patchtriage {

struct AccountsRead {
  std::vector<Snapshot> unkept;  // of accounts that hooks.parts doesn't keep, in the order of the accounts
  bool has_read = false;         // anything at all
  std::string first_refusal;     // why not, for people
};

// Blocks until all are read. `home` is the context of `session`; nothing else may run it. `run` says what is the same
// for all accounts: its client and snapshot aren't used. `earlier` has what was read before of accounts that aren't
// finished.
AccountsRead read_accounts(boost::asio::io_context& home, Session& session, const Gathering& run,
                           std::vector<AccountAccess> accounts, std::map<std::string, Snapshot> earlier);

}  // namespace patchtriage
