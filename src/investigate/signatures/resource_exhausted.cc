// agent/resource-exhausted: no watches, open files, blocks or inodes left for the agent's own files.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature resource_exhausted() {
  return {
      .id = "agent/resource-exhausted",
      .documentation =
          {.means = "The agent can't create its own files or watches: the inotify limit, the limit of open files, or "
                    "the blocks or inodes under its directories are used up.",
           .established = "The agent's processes report no space or too many open file while adding a watch or writing "
                          "below /var/lib/amazon/ssm or its Windows directory.",
           .is_not = "The same words from a package manager or from the patch payload are os-patch/disk-full.",
           .disproved_by = "A higher fs.inotify limit or free space and inodes with the same message."},
      .patterns =
          {
              specific(R"((?:filewatcher|file watcher|file watch|watcher|inotify|add watch).*(?:no space left|)"
                       R"(too many open file))"),
              specific(R"((?:open|write|mkdir|create|rename|sync|close|stat) \S*/(?:lib|)"
                       R"(log)/amazon/ssm\S*: (?:no space left on device|disk quota exceeded|too many open file))"),
              specific(R"(inotify.*(?:limit|exhausted|max_user))"),
              specific(R"(failed to create channel: (?:no space left|too many open file))"),
              specific(R"((?:open|write|mkdir|create|rename) \S*Amazon\\SSM\\.*(?:not enough space|no space))"),
              specific(R"(too many open file)", R"(amazon-?ssm-?agent|ssm-\w+-worker|ssmlog\.go|\[ssm-)"),
              specific(R"((?:no|out of) inodes?.*amazon/ssm)"),
              specific(R"(failed to (?:start|create|allocate).*watch.*(?:limit|no space))"),
              specific(R"(\b100% /var/(?:lib|log)/amazon)", R"(.)"),
              generic(R"(Plugin with name (?:aws:|Standard_)\S+ (?:is )?not found)"),
              specific(R"(amazon[/\\]ssm[/\\](?:m?i-|Vault|ipc|registration|daemons|locals|)"
                       R"(channels)\S*.{0,60}(?:no space left|too many open|quota exceeded))"),
          },
      .hints =
          {
              {kAgent, R"(no space|too many open|inotify|quota|inodes?)"},
          },
      .explains = {"agent/worker-failure", "agent/not-running", "agent/registration-state", "os-patch/disk-full",
                   "agent/update-failed"},
  };
}

}  // namespace patchtriage::signatures
