// Against a file system that is full.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

// The mount points that distributions make and a message names: "/boot", "/var"; empty where it names none of them.
std::string full_volume(const RuleFacts& facts) {
  if (is_windows(facts)) return "C:";
  const std::vector<std::string> named = found_in_output(
      facts,
      {R"((?i)on the (/[a-z/]*) filesystem)",
       R"((?i)(?:no|not enough|insufficient|free) (?:free )?(?:disk )?space [^\n]*?(/boot|/var|/tmp|/usr|/opt)\b)",
       R"((/boot|/var|/tmp|/usr|/opt)[^ \n]*[:'"]* ?(?:No space left|Disk full))",
       R"(\b100% +(/boot|/var|/tmp|/usr|/opt)\b)"});
  return named.empty() ? "" : named.front();
}

NodeScript free_space(const RuleFacts& facts, const std::string& volume) {
  NodeScript script{.title = "Remove old logs and cached packages", .linux_script = "", .windows_script = ""};
  script.windows_script =
      "Dism.exe /Online /Cleanup-Image /StartComponentCleanup; Remove-Item "
      "$env:windir\\Temp\\* -Recurse -Force -ErrorAction SilentlyContinue";
  script.side_effects = "What it removes is gone; superseded updates can no longer be uninstalled on Windows.";
  if (volume == "/boot") {
    script.title = "Remove kernels that are neither running nor the newest";
    script.linux_script =
        for_package_manager(facts, {.dnf = "dnf remove -y $(dnf repoquery --installonly --latest-limit=-2 -q)",
                                    .yum = "package-cleanup --oldkernels --count=2 -y",
                                    .apt = "DEBIAN_FRONTEND=noninteractive apt-get autoremove --purge -y",
                                    .zypper = "zypper --non-interactive purge-kernels"});
    script.side_effects = "The removed kernels can't be started any more.";
    return script;
  }
  script.linux_script =
      "journalctl --vacuum-size=200M; " +
      for_package_manager(
          facts,
          {.dnf = "dnf clean all", .yum = "yum clean all", .apt = "apt-get clean", .zypper = "zypper clean --all"});
  return script;
}

// The volume's id is no record of the run: the step before shows it.
void append_grow(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  RemedyStep grow = fix("Or grow the volume, then its partition and file system",
                        aws(facts, "ec2", "modify-volume").input("--volume-id", "VOLUME").input("--size", "GIB"),
                        RemedyStep::Changes::instance, "A larger volume costs more and can't be made smaller.");
  grow.inputs.push_back({"VOLUME", "the volume of the full file system, as the volumes listed before", {}});
  grow.inputs.push_back({"GIB", "its new size in GiB", {}});
  steps.push_back(std::move(grow));
}

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  const std::string volume = full_volume(facts);
  Remediation result;
  result.change = "free space on " + (volume.empty() ? "the full volume" : volume) + " of {}";
  result.summary = "Free space on " + (volume.empty() ? "the full volume (/, /var or /boot)" : volume) +
                   " or grow it, then install again.";
  result.steps = failed_run_steps(facts);
  append_look(facts, result.steps,
              {"See what is full", "df -h; df -i; du -xsh /var/* /boot 2>/dev/null | sort -h | tail",
               "Get-PSDrive -PSProvider FileSystem; Dism.exe /Online /Cleanup-Image /AnalyzeComponentStore"});
  result.steps.push_back(
      diagnose("See its volumes",
               aws(facts, "ec2", "describe-volumes")
                   .instance_values("--filters", "Name=attachment.instance-id,Values=", facts.node.key.instance_id)));
  append_work(facts, result.steps, free_space(facts, volume));
  append_grow(facts, result.steps);
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_disk_full() { return {"os-patch/disk-full", "Free space", evaluate, true}; }

}  // namespace patchtriage::remedies
