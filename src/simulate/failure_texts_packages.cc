// What yum, dnf, apt and zypper print.
#include "simulate/failure_texts.h"

namespace patchtriage::simulate {

std::vector<FailureText> package_manager_texts() {
  return {
      {"os-patch/dependency-conflict", "rhel9", 1, false,
       "Error: \n Problem: package monitoring-agent-7.2.0-1.x86_64 requires libcurl(x86-64) = 7.76.1-26.el9, but none "
       "of "
       "the providers can be installed\n  - cannot install both libcurl-7.76.1-31.el9.x86_64 and "
       "libcurl-7.76.1-26.el9.x86_64\n  - cannot install the best update candidate for package "
       "libcurl-7.76.1-26.el9.x86_64\n(try to add '--allowerasing' to command line to replace conflicting packages)\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/dependency-conflict", "ubuntu22", 100, false,
       "Reading package lists...\nBuilding dependency tree...\nSome packages could not be installed.\n"
       "The following packages have unmet dependencies:\n libapache2-mod-app : Depends: apache2 (< 2.4.53) but "
       "2.4.52-1ubuntu4.16 is to be installed\nE: Unable to correct problems, you have held broken packages.\n",
       "failed to run commands: exit status 100\n"},
      {"os-patch/package-manager-lock", "ubuntu22", 2, false,
       "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 21544 (unattended-upgr)\n"
       "E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), is another process using it?\n",
       "failed to run commands: exit status 2\n"},
      {"os-patch/package-manager-lock", "al2", 2, false,
       "Existing lock /var/run/yum.pid: another copy is running as pid 8812.\n"
       "Another app is currently holding the yum lock; waiting for it to exit...\n"
       "root [ERROR]: Unable to run yum: another process has acquired yum lock, gave up after 60 attempts\n",
       "failed to run commands: exit status 2\n"},
      {"os-patch/repo-unreachable", "rhel9", 1, true,
       "Errors during downloading metadata for repository 'rhel-9-baseos-rhui-rpms':\n"
       "  - Curl error (28): Timeout was reached for https://rhui.us-east-1.aws.ce.redhat.com/pulp/mirror/content/dist/"
       "rhel9/rhui/9/x86_64/baseos/os [Connection timed out after 30001 milliseconds]\n"
       "Error: Failed to download metadata for repo 'rhel-9-baseos-rhui-rpms': Cannot prepare internal mirrorlist\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/repo-unreachable", "debian12", 1, true,
       "Err:1 http://deb.debian.org/debian bookworm InRelease\n  Temporary failure resolving 'deb.debian.org'\n"
       "W: Failed to fetch http://deb.debian.org/debian/dists/bookworm/InRelease  Temporary failure resolving "
       "'deb.debian.org'\nE: Some index files failed to download.\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/repo-metadata", "rocky9", 1, true,
       "Errors during downloading metadata for repository 'vendor-tools':\n"
       "  - Status code: 404 for https://packages.vendor.example/el9/x86_64/repodata/repomd.xml (IP: 192.0.2.44)\n"
       "Error: Failed to download metadata for repo 'vendor-tools': Cannot download repomd.xml: Cannot download "
       "repodata/repomd.xml: All mirrors were tried\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/repo-metadata", "ubuntu24", 1, true,
       "E: Failed to fetch http://apt.vendor.example/dists/noble/main/binary-amd64/Packages.gz  Hash Sum mismatch\n"
       "   Hashes of expected file:\n    - Filesize:48213 [weak]\nE: Some index files failed to download. They have "
       "been "
       "ignored, or old ones used instead.\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/subscription", "sles15", 1, true,
       "Refreshing service 'Basesystem_Module_x86_64'.\nProblem retrieving the repository index file for service "
       "'Basesystem_Module_x86_64':\nPermission to access "
       "'https://smt-ec2.susecloud.net/services/2488/repo/repoindex.xml' denied.\n"
       "Warning: The system is not registered. Run 'registercloudguest --force-new' to register it.\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/subscription", "rhel7", 1, true,
       "This system is not registered with an entitlement server. You can use subscription-manager to register.\n"
       "https://rhui3.us-east-1.aws.ce.redhat.com/pulp/repos/content/dist/rhel/rhui/server/7/repodata/repomd.xml: "
       "[Errno 14] HTTPS Error 403 - Forbidden\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/gpg", "ubuntu22", 1, true,
       "W: GPG error: http://apt.vendor.example stable InRelease: The following signatures couldn't be verified "
       "because "
       "the public key is not available: NO_PUBKEY 7EA0A9C3F273FCD8\n"
       "E: The repository 'http://apt.vendor.example stable InRelease' is not signed.\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/gpg", "al2023", 1, false,
       "Public key for vendor-agent-2.4.1-1.x86_64.rpm is not installed. Failing package is: "
       "vendor-agent-2.4.1-1.x86_64\nGPG Keys are configured as: https://packages.vendor.example/RPM-GPG-KEY\n"
       "Error: GPG check FAILED\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/held-or-excluded", "ubuntu22", 100, false,
       "The following held packages will be changed:\n  linux-image-aws openssl\n"
       "E: Held packages were changed and -y was used without --allow-change-held-packages.\n",
       "failed to run commands: exit status 100\n"},
      {"os-patch/held-or-excluded", "rhel9", 1, false,
       "Error: \n Problem: cannot install the best update candidate for package kernel-5.14.0-427.el9.x86_64\n"
       "  - package kernel-5.14.0-503.el9.x86_64 is filtered out by exclude filtering\n"
       "versionlock: 3 excludes were applied from /etc/dnf/plugins/versionlock.list\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/eol-repo", "ubuntu2504", 1, true,
       "E: The repository 'http://us-east-1.ec2.archive.ubuntu.com/ubuntu plucky Release' no longer has a Release "
       "file.\n"
       "Err:4 http://security.ubuntu.com/ubuntu plucky-security Release\n  404  Not Found [IP: 192.0.2.39 80]\n"
       "N: The release has reached its end of life; see http://old-releases.ubuntu.com\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/package-manager-interrupted", "ubuntu22", 100, true,
       "E: dpkg was interrupted, you must manually run 'sudo dpkg --configure -a' to correct the problem.\n",
       "failed to run commands: exit status 100\n"},
      {"os-patch/rpmdb-corruption", "al2", 1, true,
       "error: rpmdb: BDB0113 Thread/process 2931/139700 failed: BDB1507 Thread died in Berkeley DB library\n"
       "error: db5 error(-30973) from dbenv->failchk: BDB0087 DB_RUNRECOVERY: Fatal error, run database recovery\n"
       "error: cannot open Packages index using db5 -  (-30973)\nerror: cannot open Packages database in "
       "/var/lib/rpm\n",
       "failed to run commands: exit status 1\n"},
  };
}

}  // namespace patchtriage::simulate
