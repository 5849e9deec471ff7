// More of what apt and dpkg print.
#include "simulate/failure_texts.h"

namespace patchtriage::simulate {

std::vector<FailureText> apt_texts() {
  return {
      {"os-patch/dependency-conflict", "debian12", 100, false,
       "Reading state information...\nYou might want to run 'apt --fix-broken install' to correct these.\n"
       "The following packages have unmet dependencies:\n vendor-agent : Depends: libssl1.1 but it is not installable\n"
       "E: Unmet dependencies. Try 'apt --fix-broken install' with no packages (or specify a solution).\n",
       "failed to run commands: exit status 100\n"},
      {"os-patch/package-manager-lock", "debian12", 100, true,
       "E: Could not get lock /var/lib/apt/lists/lock. It is held by process 1337 (apt-get)\n"
       "E: Unable to lock directory /var/lib/apt/lists/\n",
       "failed to run commands: exit status 100\n"},
      {"os-patch/repo-unreachable", "ubuntu24", 100, true,
       "Err:1 http://us-east-1.ec2.archive.ubuntu.com/ubuntu noble InRelease\n  Could not connect to "
       "us-east-1.ec2.archive.ubuntu.com:80 (192.0.2.81), connection timed out\n"
       "E: Failed to fetch http://us-east-1.ec2.archive.ubuntu.com/ubuntu/dists/noble/InRelease  Could not connect to "
       "us-east-1.ec2.archive.ubuntu.com:80 (192.0.2.81), connection timed out\n"
       "E: Some index files failed to download. They have been ignored, or old ones used instead.\n",
       "failed to run commands: exit status 100\n"},
      {"os-patch/repo-metadata", "debian12", 100, true,
       "E: Failed to fetch http://apt.vendor.example/dists/bookworm/main/binary-amd64/Packages.bz2  File has "
       "unexpected "
       "size (91544 != 91540). Mirror sync in progress? [IP: 192.0.2.17 80]\n"
       "E: Some index files failed to download. They have been ignored, or old ones used instead.\n",
       "failed to run commands: exit status 100\n"},
      {"os-patch/disk-full", "ubuntu22", 100, false,
       "Need to get 92.4 MB of archives.\nAfter this operation, 401 MB of additional disk space will be used.\n"
       "E: You don't have enough free space in /var/cache/apt/archives/.\n",
       "failed to run commands: exit status 100\n"},
      {"os-patch/gpg", "debian12", 100, true,
       "Err:3 http://apt.vendor.example stable InRelease\n  The following signatures were invalid: EXPKEYSIG "
       "B7B3B788A8D3785C Vendor Release Engineering <release@vendor.example>\n"
       "W: Failed to fetch http://apt.vendor.example/dists/stable/InRelease  The following signatures were invalid: "
       "EXPKEYSIG B7B3B788A8D3785C Vendor Release Engineering <release@vendor.example>\n"
       "E: Some index files failed to download. They have been ignored, or old ones used instead.\n",
       "failed to run commands: exit status 100\n"},
      {"os-patch/eol-repo", "debian11", 100, true,
       "Err:2 http://deb.debian.org/debian bullseye-backports Release\n  404  Not Found [IP: 192.0.2.132 80]\n"
       "E: The repository 'http://deb.debian.org/debian bullseye-backports Release' no longer has a Release file.\n"
       "N: Updating from such a repository can't be done securely, and is therefore disabled by default.\n",
       "failed to run commands: exit status 100\n"},
      {"os-patch/package-manager-interrupted", "debian12", 100, true,
       "dpkg: error processing package linux-image-cloud-amd64 (--configure):\n package is in a very bad inconsistent "
       "state; you should\n reinstall it before attempting configuration\nErrors were encountered while processing:\n "
       "linux-image-cloud-amd64\nE: Sub-process /usr/bin/dpkg returned an error code (1)\n",
       "failed to run commands: exit status 100\n"},
      {"os-patch/execution-timeout", "ubuntu22", 1, false,
       "Setting up mysql-server-8.0 (8.0.39-0ubuntu0.22.04.1) ...\n", "", "ExecutionTimedOut"},
  };
}

}  // namespace patchtriage::simulate
