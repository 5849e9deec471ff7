// Against a signing key that is missing, expired or wrong.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  return mend_on_node(
      facts,
      {
          .change = "import the current repository key on {}",
          .summary = "Import the current key of the repository, or disable the repository, then install again.",
          .look =
              {"See the keys that it trusts",
               for_package_manager(
                   facts,
                   {.dnf =
                        "rpm -q gpg-pubkey --qf \"%{name}-%{version} %{summary}\\n\"; grep -rn gpgkey /etc/yum.repos.d",
                    .yum =
                        "rpm -q gpg-pubkey --qf \"%{name}-%{version} %{summary}\\n\"; grep -rn gpgkey /etc/yum.repos.d",
                    .apt = "ls -l /etc/apt/trusted.gpg.d /etc/apt/keyrings /usr/share/keyrings; apt-get update",
                    .zypper = "rpm -q gpg-pubkey --qf \"%{name}-%{version} %{summary}\\n\"; zypper repos --uri"}),
               ""},
          .fixes =
              {
                  {.title = "Import the current key, after comparing its fingerprint with the publisher's",
                   .linux_script = for_package_manager(
                       facts,
                       {.dnf = "rpm --import '{{KEY_URL}}'",
                        .yum = "rpm --import '{{KEY_URL}}'",
                        .apt =
                            "curl -fsSL '{{KEY_URL}}' -o /etc/apt/trusted.gpg.d/imported-by-hand.asc && apt-get update",
                        .zypper = "rpm --import '{{KEY_URL}}'"}),
                   .windows_script = "",
                   .side_effects = "Packages signed with that key are trusted from then on.",
                   .inputs =
                       {{"KEY_URL", "address or file of the publisher's current key",
                         found_in_output(
                             facts,
                             {R"((?:GPG key at|gpgkey=|[Rr]etrieving key from) ?((?:https?|file)://[^ \n]+))"})}}},
                  {.title = "Or disable the repository",
                   .linux_script = for_package_manager(
                       facts, {.dnf = "dnf config-manager --set-disabled {{REPOSITORY}}",
                               .yum = "yum-config-manager --disable {{REPOSITORY}}",
                               .apt = "grep -rlF -- {{REPOSITORY}} /etc/apt/sources.list.d | while read -r file; do mv "
                                      "\"$file\" \"$file.disabled\"; done; apt-get update",
                               .zypper = "zypper modifyrepo --disable {{REPOSITORY}}"}),
                   .windows_script = "",
                   .side_effects = "Packages of that repository are no longer updated.",
                   .inputs = {repository_input(facts)}},
              },
      });
}

}  // namespace

Remedy os_patch_gpg() { return {"os-patch/gpg", "Import the repository's current key", evaluate, true}; }

}  // namespace patchtriage::remedies
