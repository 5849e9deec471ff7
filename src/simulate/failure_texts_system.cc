// What an operating system says when disk, memory, rights or time run out.
#include "simulate/failure_texts.h"

namespace patchtriage::simulate {

std::vector<FailureText> system_texts() {
  return {
      {"os-patch/disk-full", "al2", 1, false,
       "Transaction check error:\n  installing package kernel-5.10.226-214.879.amzn2.x86_64 needs 41MB on the /boot "
       "filesystem\n\nError Summary\n-------------\nDisk Requirements:\n  At least 41MB more space needed on the /boot "
       "filesystem.\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/disk-full", "ubuntu24", 100, false,
       "dpkg: error processing archive /var/cache/apt/archives/linux-image-6.8.0-1035-aws_amd64.deb (--unpack):\n"
       " cannot copy extracted data for './boot/vmlinuz-6.8.0-1035-aws' to '/boot/vmlinuz-6.8.0-1035-aws.dpkg-new': "
       "failed to write (No space left on device)\nE: Sub-process /usr/bin/dpkg returned an error code (1)\n",
       "failed to run commands: exit status 100\n"},
      {"os-patch/out-of-memory", "al2", 137, true,
       "Downloading packages:\n/usr/bin/yum: line 1:  4121 Killed\n"
       "kernel: Out of memory: Killed process 4121 (yum) total-vm:912344kB, anon-rss:601212kB\n",
       "failed to run commands: exit status 137\n"},
      {"os-patch/out-of-memory", "al2023", 1, true,
       "OSError: [Errno 12] Cannot allocate memory\nroot [ERROR]: Unable to start the package manager.\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/permission", "ubuntu24", 1, false,
       "dpkg: error processing archive /var/cache/apt/archives/curl_8.5.0_amd64.deb (--unpack):\n"
       " unable to create '/usr/bin/curl.dpkg-new': Read-only file system\n",
       "failed to run commands: exit status 100\n"},
      {"os-patch/out-of-memory", "windows2019", -1, true, "",
       "Invoke-PatchBaselineOperation : Exception of type 'System.OutOfMemoryException' was thrown.\nfailed to run "
       "commands: exit status 0xffffffff\n"},
      {"os-patch/out-of-memory", "ubuntu22", 1, true,
       "bash: fork: Cannot allocate memory\nTraceback (most recent call last):\n  File "
       "\"/usr/lib/python3/dist-packages/apt/cache.py\", line 170, in __init__\nMemoryError\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/permission", "al2", 1, false,
       "touch: cannot touch '/var/log/amazon/ssm/patch-configuration/patch-states-configuration.json': Read-only file "
       "system\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/selinux", "rhel9", 1, false,
       "error: Plugin selinux: hook prepare failed\n"
       "type=AVC msg=audit(1793600000.120:4411): avc:  denied  { execute } for  pid=5122 comm=\"dnf\" name=\"rpm\" "
       "dev=\"nvme0n1p4\" ino=12593 scontext=system_u:system_r:init_t:s0 "
       "tcontext=system_u:object_r:var_t:s0 tclass=file permissive=0\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/execution-timeout", "al2", 1, false,
       "Loaded plugins: extras_suggestions, langpacks, priorities, update-motd\n"
       "Running scriptlet: kernel-5.10.226-214.879.amzn2.x86_64\n",
       "", "ExecutionTimedOut"},
  };
}

}  // namespace patchtriage::simulate
