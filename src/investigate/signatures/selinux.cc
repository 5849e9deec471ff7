// os-patch/selinux: SELinux, enforcing, denied a patch program.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature selinux() {
  return {
      .id = "os-patch/selinux",
      .documentation =
          {.means = "SELinux is enforcing and denied the package manager, a package's script or the patch payload an "
                    "access.",
           .established = "An audit record of a denial with permissive=0 for such a program, or a message that names "
                          "SELinux as the reason.",
           .is_not = "A denial with permissive=1 was only logged; a file system that is read-only or noexec is "
                     "permission, even where an SELinux hook hits it first.",
           .disproved_by = "The same run with the domain permissive and the same failure."},
      .platform = Platform::linux,
      .patterns =
          {
              specific(R"(avc: +denied .*permissive=0)"),
              specific(R"(avc: +denied)", R"(enforcing|permissive=0)"),
              specific(R"(SELinux is preventing)"),
              specific(R"((?:denied|blocked|prevented) by SELinux)"),
              specific(R"(SELinux (?:policy )?(?:denie[sd]|denial|blocks?|prevent\w*))"),
              specific(R"(USER_AVC.*denied)"),
              specific(R"(SELinux.*Permission denied)"),
              specific(R"(rpm_script_t)"),
              specific(R"(libsemanage.*(?:error|fail))"),
              specific(R"(semodule: +Failed)"),
              specific(R"(Failed to resolve .*statement at .*\.cil)"),
              generic(R"(avc: +denied)"),
              specific(R"(lsetfilecon: \()"),
              specific(R"(lsetfilecon.*Permission denied)"),
              specific(R"(avc: +denied.*comm="?(?:yum|dnf|rpm|apt|dpkg|zypp|ssm-|amazon-ssm|python|sh\b))"),
          },
      .hints =
          {
              {R"(selinux|\bavc:|apparmor|fapolicyd)"},
          },
      .noise =
          {
              R"(permissive=1)",
              R"(Plugin selinux: hook)",
              R"(lsetfilecon)",
              R"(setroubleshoot-\w)",
              R"(selinux\S*\.(?:noarch|x86_64|rpm)|scriptlet failed)",
          },
      .vetoes =
          {
              R"(avc: +denied .*permissive=1)",
          },
      .explains = {"os-patch/permission", "os-patch/dependency-conflict", "os-patch/rpmdb-corruption",
                   "os-patch/package-manager-lock"},
  };
}

}  // namespace patchtriage::signatures
