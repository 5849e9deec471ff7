// os-patch/held-or-excluded: a hold, version lock, exclude or package lock keeps the package back.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature held_or_excluded() {
  return {
      .id = "os-patch/held-or-excluded",
      .documentation =
          {.means = "The package is held back on the node: a hold, a version lock, an exclude, or a zypper lock, "
                    "which the baseline's rejected patches also set.",
           .established =
               "A list of locks or holds, a solver's offer to remove a lock, or a message that a package was "
               "skipped for it.",
           .is_not = "apt's words about held broken packages without a hold are dependency-conflict; excludes by "
                     "repository priority are only information.",
           .disproved_by = "An empty list of holds and locks with the same message."},
      .platform = Platform::unix_like,
      .patterns =
          {
              specific(R"(remove lock to allow)"),
              specific(R"(versionlock (?:list done|added|plugin))"),
              specific(R"((?:locked|excluded|skipped|held) by versionlock)"),
              specific(R"(versionlock.*(?:lock|exclu|skip))"),
              specific(R"(Adding versionlock on)"),
              specific(R"(^\s*\d+:\S+-\S+-\S+\.\*\s*$)"),
              specific(R"(\S+ set on hold)"),
              specific(R"(is (?:already )?(?:set )?on hold)"),
              specific(R"(was already set on hold)"),
              specific(R"(marked as held)"),
              specific(R"(apt-mark (?:showhold|hold))"),
              specific(R"(held packages were changed)"),
              specific(R"((?:is|are) (?:locked|held back|excluded|pinned)\b.*(?:package|update|zypper|yum|dnf|)"
                       R"(exclude|lock))"),
              specific(R"((?:package|following).* (?:held back|excluded from|is locked and|are locked))"),
              specific(R"(following packages have been kept back)", R"(on hold|apt-mark|held)"),
              specific(R"(following (?:\d+ )?(?:items?|packages?|patches) (?:is|are) locked and will not)"),
              specific(R"(zypper (?:locks|ll|al|addlock))"),
              specific(R"(# *\| *Name *\| *Type *\| *Repository)"),
              specific(R"(filtered out by exclude filtering)"),
              specific(R"(All matches were filtered out by exclude)"),
              specific(R"(excluded (?:by|due to) (?:the )?(?:exclude|config))"),
              specific(R"((?:^|[^-\w])exclude\s*=\s*\S*(?:kernel|\*))"),
              specific(R"(excluding .* (?:due to|because of) (?:exclude|versionlock|lock))"),
              specific(R"(Exclud(?:e|ing).*from (?:the )?(?:update|transaction|yum\.conf|dnf\.conf))"),
              specific(R"(has a blocked dependency)"),
              specific(R"(Pin(?:-Priority)?: -\d)"),
              generic(R"(\blocked\b.*\bpackage)"),
              generic(R"(excludepkgs)"),
              specific(R"(is kept back because)"),
              specific(R"(Package \S+ is blacklisted)"),
              specific(R"(Not upgrading \d+ pinned package)"),
          },
      .hints =
          {
              {kPackageManager, R"(\bheld\b|\bon hold|exclud|versionlock|\bpinned|kept back|is locked)"},
              {R"(apt_preferences|versionlock)"},
          },
      .noise =
          {
              R"(due to repository priority protections)",
              R"(dpkg)",
              R"(lock-frontend)",
              R"(yum lock)",
              R"(/var/run)",
              R"(and 0 not upgraded)",
              R"(locked by the application)",
          },
      .cleared_by =
          {
              R"(\[done\]\s*$)",
          },
      .explains = {"os-patch/dependency-conflict"},
  };
}

}  // namespace patchtriage::signatures
