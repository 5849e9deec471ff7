// More of what yum, dnf, rpm and zypper print.
#include "simulate/failure_texts.h"

namespace patchtriage::simulate {

std::vector<FailureText> rpm_texts() {
  return {
      {"os-patch/dependency-conflict", "sles15", 4, false,
       "Problem: nothing provides 'libnet9.so.1()(64bit)' needed by the to be installed vendor-probe-4.2-1.x86_64\n"
       " Solution 1: deinstallation of vendor-probe-4.1-3.x86_64\n Solution 2: break vendor-probe-4.2-1.x86_64 by "
       "ignoring some of its dependencies\nChoose from above solutions by number or cancel [1/2/c/d/?] (c): c\n",
       "failed to run commands: exit status 4\n"},
      {"os-patch/dependency-conflict", "al2", 1, false,
       "Error: Package: php-mysqlnd-8.1.29-1.el7.vendor.x86_64 (vendor-php)\n           Requires: php-pdo(x86-64) = "
       "8.1.29-1.el7.vendor\n           Available: php-pdo-8.0.30-1.amzn2.x86_64 (amzn2extra-php8.0)\n You could try "
       "using --skip-broken to work around the problem\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/dependency-conflict", "al2", 1, false,
       "Error unpacking rpm package python-urllib3-1.25.9-1.amzn2.0.3.noarch\nerror: unpacking of archive failed on "
       "file "
       "/usr/lib/python2.7/site-packages/urllib3/packages/ssl_match_hostname: cpio: rename\n"
       "error: python-urllib3-1.25.9-1.amzn2.0.3.noarch: install failed\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/package-manager-lock", "sles15", 7, false,
       "System management is locked by the application with pid 1943 (zypper).\nClose this application before trying "
       "again.\n",
       "failed to run commands: exit status 7\n"},
      {"os-patch/package-manager-lock", "rhel9", 1, false,
       "error: can't create transaction lock on /var/lib/rpm/.rpm.lock (Resource temporarily unavailable)\n"
       "Error: Could not run transaction.\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/repo-unreachable", "al2", 1, true,
       "Could not retrieve mirrorlist "
       "https://amazonlinux-2-repos-us-east-1.s3.dualstack.us-east-1.amazonaws.com/2/core/"
       "latest/x86_64/mirror.list error was\n12: Timeout on "
       "https://amazonlinux-2-repos-us-east-1.s3.dualstack.us-east-1."
       "amazonaws.com/2/core/latest/x86_64/mirror.list: (28, 'Connection timed out after 5001 milliseconds')\n"
       "Cannot find a valid baseurl for repo: amzn2-core/2/x86_64\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/repo-unreachable", "sles15", 106, true,
       "Download (curl) error for 'https://smt-ec2.susecloud.net/repo/SUSE/Updates/SLE-Module-Basesystem/15-SP6/x86_64/"
       "update/repodata/repomd.xml':\nError code: Connection failed\nError message: Failed to connect to "
       "smt-ec2.susecloud.net port 443 after 130211 ms: Connection timed out\n",
       "failed to run commands: exit status 106\n"},
      {"os-patch/repo-unreachable", "rocky9", 1, true,
       "Errors during downloading metadata for repository 'baseos':\n  - Curl error (6): Couldn't resolve host name "
       "for "
       "https://mirrors.rockylinux.org/mirrorlist?arch=x86_64&repo=BaseOS-9 [Could not resolve host: "
       "mirrors.rockylinux.org]\nError: Failed to download metadata for repo 'baseos': Cannot prepare internal "
       "mirrorlist\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/repo-metadata", "al2", 1, true,
       "https://packages.vendor.example/el7/x86_64/repodata/repomd.xml: [Errno 14] HTTPS Error 404 - Not Found\n"
       "Trying other mirror.\nfailure: repodata/repomd.xml from vendor-tools: [Errno 256] No more mirrors to try.\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/repo-metadata", "rhel9", 1, true,
       "Downloading error(s): repodata/7c1f0c-primary.xml.gz - Cannot download, all mirrors were already tried without "
       "success; Checksum doesn't match\nError: Yum repo downloading error: Downloading error(s)\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/repo-metadata", "sles15", 106, true,
       "Retrieving repository 'vendor-tools' metadata [..error]\nRepository 'vendor-tools' is invalid.\n"
       "[vendor-tools|https://packages.vendor.example/sles15] Valid metadata not found at specified URL\n"
       "Some of the repositories have not been refreshed because of an error.\n",
       "failed to run commands: exit status 106\n"},
      {"os-patch/disk-full", "al2", 1, false,
       "Error downloading packages:\n  glibc-2.26-64.amzn2.0.3.x86_64: Insufficient space in download directory "
       "/var/cache/yum/x86_64/2/amzn2-core/packages\n    * free   1.2 M\n    * needed 3.3 M\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/disk-full", "sles15", 8, false,
       "Installation of kernel-default-6.4.0-150600.23.70.x86_64 failed:\nError: Subprocess failed. Error: RPM failed: "
       "\tinstalling package kernel-default-6.4.0-150600.23.70.x86_64 needs 87MB more space on the / filesystem\n",
       "failed to run commands: exit status 8\n"},
      {"os-patch/subscription", "rhel9", 1, true,
       "Errors during downloading metadata for repository 'rhel-9-appstream-rhui-rpms':\n  - Status code: 403 for "
       "https://rhui.us-east-1.aws.ce.redhat.com/pulp/content/content/dist/rhel9/rhui/9/x86_64/appstream/os/repodata/"
       "repomd.xml\nError: Failed to download metadata for repo 'rhel-9-appstream-rhui-rpms': Cannot download "
       "repomd.xml: "
       "Cannot download repodata/repomd.xml: All mirrors were tried\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/subscription", "rhel7", 1, true,
       "https://rhui3.us-east-1.aws.ce.redhat.com/pulp/repos/content/dist/rhel/rhui/server/7/7Server/x86_64/os/"
       "repodata/"
       "repomd.xml: [Errno 14] curl#58 - \"SSL peer rejected your certificate as expired.\"\nTrying other mirror.\n"
       "failure: repodata/repomd.xml from rhui-REGION-rhel-server-releases: [Errno 256] No more mirrors to try.\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/gpg", "al2", 1, false,
       "warning: /var/cache/yum/x86_64/2/vendor/packages/vendor-agent-2.4.1-1.x86_64.rpm: Header V4 RSA/SHA256 "
       "Signature, "
       "key ID 5f2a61d9: NOKEY\nThe GPG keys listed for the \"vendor\" repository are already installed but they are "
       "not "
       "correct for this package.\nCheck that the correct key URLs are configured for this repository.\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/gpg", "sles15", 106, true,
       "File 'repomd.xml' from repository 'vendor-tools' is signed with an unknown key '7EA0A9C3F273FCD8'. Continue? "
       "[yes/no] (no): no\nSignature verification failed for file 'repomd.xml' from repository 'vendor-tools'.\n",
       "failed to run commands: exit status 106\n"},
      {"os-patch/held-or-excluded", "sles15", 4, false,
       "Problem: the to be installed patch:SUSE-SLE-Module-Basesystem-15-SP6-2026-3011-1.noarch conflicts with "
       "'kernel-default.x86_64 < 6.4.0-150600.23.70' provided by the installed "
       "kernel-default-6.4.0-150600.23.38.x86_64\n Solution 1: remove lock to allow removal of "
       "kernel-default-6.4.0-150600.23.38.x86_64\n Solution 2: do not install "
       "patch:SUSE-SLE-Module-Basesystem-15-SP6-2026-3011-1.noarch\n",
       "failed to run commands: exit status 4\n"},
      {"os-patch/rpmdb-corruption", "rhel9", 1, true,
       "error: rpmdb: database disk image is malformed\nerror: cannot open Packages database in /var/lib/rpm\n"
       "Error: Error: rpmdb open failed\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/selinux", "rocky9", 1, false,
       "setroubleshoot: SELinux is preventing /usr/bin/dnf from write access on the file /var/lib/dnf/history.sqlite.\n"
       "type=AVC msg=audit(1793600112.407:5012): avc:  denied  { write } for  pid=6120 comm=\"dnf\" "
       "name=\"history.sqlite\" scontext=system_u:system_r:init_t:s0 tcontext=unconfined_u:object_r:user_home_t:s0 "
       "tclass=file permissive=0\n",
       "failed to run commands: exit status 1\n"},
  };
}

}  // namespace patchtriage::simulate
