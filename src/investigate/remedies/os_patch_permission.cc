// Against file systems that patching may not write to or execute from.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  return mend_on_node(
      facts,
      {
          .change = "let patching write and execute on {}",
          .summary = "Mount /var/lib/amazon and /var/log/amazon writable and with exec, and drop immutable attributes.",
          .look = {"See how the file systems are mounted",
                   "findmnt -T /var/lib/amazon; findmnt -T /var/log/amazon; findmnt -T /tmp; lsattr -d /var/lib/amazon "
                   "/usr /boot /etc 2>/dev/null; dmesg | grep -i \"remount\" | tail -5",
                   ""},
          .fixes =
              {
                  {.title = "Mount the file system writable and with exec, here and in /etc/fstab",
                   .linux_script = "mount -o remount,rw,exec '{{MOUNT}}'",
                   .windows_script = "",
                   .side_effects = "A file system that turned read-only by itself has an error: check it first.",
                   .inputs = {{"MOUNT",
                               "the mount point that the step before shows as ro or noexec",
                               {"/var", "/tmp", "/"}}}},
                  {.title = "Or drop the immutable attribute",
                   .linux_script = "chattr -i '{{FILE}}'",
                   .windows_script = "",
                   .inputs =
                       {{"FILE", "the file or folder that patching could not write",
                         found_in_output(
                             facts,
                             {R"((?:Operation not permitted|Permission denied|Read-only file system):? '?(/[A-Za-z0-9._/+-]+))",
                              R"((/[A-Za-z0-9._/+-]+)'?:? (?:Operation not permitted|Permission denied|Read-only file system))"})}}},
              },
      });
}

}  // namespace

Remedy os_patch_permission() { return {"os-patch/permission", "Let patching write and execute", evaluate, true}; }

}  // namespace patchtriage::remedies
