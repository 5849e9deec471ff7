// os-patch/out-of-memory: the OOM killer, or memory that was refused.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature out_of_memory() {
  return {
      .id = "os-patch/out-of-memory",
      .documentation = {.means =
                            "The node ran out of memory: a process was killed, or its request for memory was refused.",
                        .established =
                            "The kernel's OOM killer, ENOMEM in a package manager's message, python's MemoryError, or "
                            "Windows' codes for it.",
                        .is_not = "A process that was killed without such a message may have been killed by anything.",
                        .disproved_by = "Free memory at the time of the run in the node's metrics."},
      .patterns =
          {
              specific(R"(cannot allocate memory)"),
              specific(R"(\[Errno 12\] Cannot)"),
              specific(R"(\bENOMEM\b)"),
              specific(R"(invoked oom-killer)"),
              specific(R"(out of memory)"),
              specific(R"(oom-kill)"),
              specific(R"(oom_reaper)"),
              specific(R"(\bOOM ?killed)"),
              specific(R"(killed by (?:the )?OOM)"),
              specific(R"(MemoryError)"),
              specific(R"(std::bad_alloc)"),
              specific(R"(bad_alloc)"),
              specific(R"(OutOfMemoryException)"),
              specific(R"(java\.lang\.OutOfMemory)"),
              specific(R"(virtual memory exhausted)"),
              specific(R"(memory exhausted)"),
              specific(R"(insufficient memory)"),
              specific(R"(not enough memory)"),
              specific(R"(low on memory)"),
              specific(R"(couldn.t allocate memory)"),
              specific(R"(failed to allocate memory)"),
              specific(R"(unable to allocate)"),
              specific(R"(page file (?:is )?too small)"),
              specific(R"(paging file is too small)"),
              specific(R"(insufficient (?:system )?resources (?:exist )?to complete)"),
              generic(R"(signal: killed)"),
              generic(R"(^\s*Killed\s*$)"),
              generic(R"(\bKilled +(?:yum|dnf|apt|zypper|python))"),
          },
      .hints =
          {
              {kPackageManager, R"(memory|\bOOM\b|mem(?:ory)? ?alloc|killed)"},
              {kWindowsUpdate, R"(memory|arbeitsspeicher|m.{1,2}moire|memoria|メモリ|resources)"},
              {R"(.)", R"(\bmemory\b|arbeitsspeicher|m.{1,2}moire (?:insuff|satur)|メモリ|内存不足)"},
          },
      .explains = {"agent/worker-failure", "agent/not-running", "os-patch/repo-metadata",
                   "os-patch/dependency-conflict", "os-patch/payload-extract", "os-patch/rpmdb-corruption",
                   "os-patch/package-manager-interrupted", "os-patch/s3-payload-access",
                   "os-patch/windows-install-failed", "os-patch/execution-timeout"},
  };
}

}  // namespace patchtriage::signatures
