// os-patch/package-manager-interrupted: an earlier transaction was left half-done.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature package_manager_interrupted() {
  return {
      .id = "os-patch/package-manager-interrupted",
      .documentation =
          {.means = "An earlier run of the package manager ended half-way, and its packages must be completed before "
                    "anything else can be installed.",
           .established = "dpkg's and yum's own messages about an interrupted run, unfinished transactions or "
                          "half-configured packages.",
           .is_not = "A package script that fails each time is not an interruption: its own reason is the cause.",
           .disproved_by = "A completed configuration of the pending packages."},
      .platform = Platform::linux,
      .patterns =
          {
              specific(R"(dpkg was interrupted)"),
              specific(
                  R"(dpkg a .{1,2}t.{1,2} interrompu|dpkg wurde unterbrochen|dpkg fue interrumpid|)"
                  R"(se interrumpi.{1,2} la ejecuci.{1,2}n de dpkg|dpkg .{1,2} stato interrotto|dpkg foi interrompido|)"
                  R"(dpkg ?(?:被中断|被中斷|は中断されました|был прерван))"),
              specific(R"(是 ?\S+ ?的副本)", R"(yum check|\brpm\b)"),
              generic(R"(unfinished transactions? remaining)"),
              generic(R"(yum-complete-transaction)"),
              specific(R"((?:package|it) is in a very bad inconsistent state)"),
              specific(R"(package (?:\S+ )?is not ready for configuration)"),
              specific(R"(needs to be reinstalled, but I can.t find an archive)"),
              specific(R"(half-(?:configured|installed))"),
              specific(R"((?:previous|last|earlier) (?:yum |dnf |rpm )?transaction (?:was |did ?n.t|not |)"
                       R"(has not )?(?:interrupted|not complete|incomplete|finish))"),
              specific(R"(RPM: error: .*transaction.*(?:interrupted|incomplete))"),
              specific(R"(duplicate(?:d)? packages? (?:found|detected|with))"),
              specific(R"(found \d+ pre-existing rpmdb problem)"),
              specific(R"(transaction (?:was )?(?:interrupted|aborted by (?:signal|user)))"),
              generic(R"(not fully installed or removed)"),
              specific(R"(Interrupted by (?:signal|user))"),
              specific(R"(scriptlet.*interrupted)"),
              specific(R"((?:have|has) pending transactions?)"),
              specific(R"(unfinished transactions? remaining)",
                       R"(Error: Package: |Protected multilib|is a duplicate with)"),
              specific(R"(parsing file '/var/lib/dpkg/(?:updates|status))"),
              specific(R"((?:are|is) only half[- ](?:configured|installed))"),
              specific(R"(retried using dpkg --configure)"),
              specific(R"(dpkg(?:-Prozess)? (?:wurde unterbrochen|a .t. interrompu|.*ejecuci.n.*interrumpi))"),
              specific(R"(interrumpi. la ejecuci.{1,2}n de dpkg)"),
              specific(R"(dpkg 被中断)"),
              specific(
                  R"((?:non-completed|incomplete|unfinished) (?:yum |dnf |rpm )?transactions? (?:check|on|found|exist))"),
              specific(R"(Incomplete Yum Transactions)"),
              specific(R"(end of file on stdin at conffile prompt)"),
              specific(R"(triggers looping, abandoned)"),
          },
      .hints =
          {
              {R"(\bdpkg\b|\bapt|\brpm\b|\byum\b|\bdnf\b|zypper|transaction)",
               R"(interrupt|unfinished|incomplete|half-|not (?:fully|yet) (?:installed|configured)|)"
               R"(inconsistent|reinstall|\bSIG[A-Z]+|signal \d+)"},
          },
      .noise =
          {
              R"(\b0 not fully installed)",
          },
      .cleared_by =
          {
              R"(^(?:Setting up|Processing triggers for) \S+)",
          },
      .is_cleared_by_success = true,
      .explains = {"os-patch/dependency-conflict"},
  };
}

}  // namespace patchtriage::signatures
