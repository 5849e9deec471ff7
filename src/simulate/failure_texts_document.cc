// What the patch document, its payload and the agent print.
#include "simulate/failure_texts.h"

namespace patchtriage::simulate {

std::vector<FailureText> document_texts() {
  return {
      {"agent/outdated", "al2", -1, true, "",
       "document schema version 2.2 is not supported by this version of ssm agent, please update to latest version\n"},
      {"baseline/override-access", "al2023", 160, true,
       "root [ERROR]: Unable to download file from S3: "
       "s3://aws-quicksetup-patchpolicy-123456789012-k4q7x/baseline_overrides.json.\n"
       "botocore.exceptions.ClientError: An error occurred (403) when calling the HeadObject operation: Forbidden\n",
       "failed to run commands: exit status 160\n"},
      {"baseline/override-access", "windows2022", -1, true, "",
       "Invoke-PatchBaselineOperation : Access Denied\nAt C:\\ProgramData\\Amazon\\SSM\\InstanceData\\PatchWindows\\"
       "_script.ps1:230 char:13\n    + FullyQualifiedErrorId : PatchBaselineOperations,Amazon.S3.AmazonS3Exception\n"
       "failed to run commands: exit status 0xffffffff\n"},
      {"baseline/override-mismatch", "debian12", 163, true,
       "root [ERROR]: Baseline override does not contain a baseline for the operating system DEBIAN.\n"
       "root [ERROR]: No baseline override matched the instance's operating system.\n",
       "failed to run commands: exit status 163\n"},
      {"baseline/override-mismatch", "rocky9", 165, true,
       "root [ERROR]: Baseline override contains multiple baselines for the operating system ROCKY_LINUX; exactly one "
       "is allowed.\n",
       "failed to run commands: exit status 165\n"},
      {"baseline/snapshot-denied", "al2023", 145, true,
       "root [ERROR]: An error occurred (AccessDeniedException) when calling the GetDeployablePatchSnapshotForInstance "
       "operation: User: arn:aws:sts::123456789012:assumed-role/no-snapshot/i-0 is not authorized to perform: "
       "ssm:GetDeployablePatchSnapshotForInstance on resource: arn:aws:ssm:us-east-1:123456789012:* because no "
       "identity-based policy allows the ssm:GetDeployablePatchSnapshotForInstance action\n",
       "failed to run commands: exit status 145\n"},
      {"baseline/snapshot-unavailable", "al2", 150, true,
       "root [ERROR]: Unable to load the patch snapshot: Expecting value: line 1 column 1 (char 0)\n"
       "root [ERROR]: Snapshot is not valid. Snapshot id: 3f0c4f52-97c1-4f0b-8d0e-0a4f6d9e7b11\n",
       "failed to run commands: exit status 150\n"},
      {"baseline/unsupported-os", "al1", 146, true,
       "root [ERROR]: Unsupported Operating System: Amazon Linux AMI 2018.03 is not supported by "
       "Patch Manager.\n",
       "failed to run commands: exit status 146\n"},
      {"baseline/unsupported-os", "debian10", 146, true,
       "root [ERROR]: Unsupported operating system: Debian GNU/Linux 10. The release is not supported.\n",
       "failed to run commands: exit status 146\n"},
      {"baseline/rejected-dependency", "al2023", 1, false,
       "Error: \n Problem: cannot install the best update candidate for package openssl-1:3.0.8-1.16.x86_64\n"
       "  - package openssl-1:3.0.8-1.18.x86_64 requires openssl-libs(x86-64) = 1:3.0.8-1.18, but none of the "
       "providers "
       "can be installed\n  - package openssl-libs-1:3.0.8-1.18.x86_64 is filtered out by exclude filtering\n",
       "failed to run commands: exit status 1\n"},
      {"pending-reboot/reboot-failed", "rhel9", 3, false,
       "root [INFO]: Rebooting instance.\n"
       "Call to Reboot failed: Operation inhibited by \"backup-agent\" (PID 1482), reason is \"backup running\".\n"
       "root [ERROR]: Reboot was requested but the instance has not restarted after 4 attempts. Exiting.\n",
       "failed to run commands: exit status 3\n"},
      {"os-patch/s3-payload-access", "al2023", 156, true,
       "Unable to download payload: "
       "https://s3.dualstack.us-east-1.amazonaws.com/aws-ssm-us-east-1/patchbaselineoperations/linux/payloads/"
       "patch-baseline-operations-1.155.tar.gz. Error code returned from curl is 28\n",
       "failed to run commands: exit status 156\n"},
      {"os-patch/s3-payload-access", "ubuntu22", 156, true,
       "Unable to download payload: https://s3.eu-west-1.amazonaws.com/aws-ssm-eu-west-1/patchbaselineoperations/linux/"
       "payloads/patch-baseline-operations-1.155.tar.gz. Error code returned from curl is 22\n"
       "curl: (22) The requested URL returned error: 403 Forbidden\n",
       "failed to run commands: exit status 156\n"},
      {"os-patch/payload-extract", "al2023", 152, false,
       "Traceback (most recent call last):\n  File \"/usr/lib64/python3.9/shutil.py\", line 725, in rmtree\n"
       "FileNotFoundError: [Errno 2] No such file or directory: 'patch-baseline-operations-x86_64'\n"
       "Unable to load the patch payload, could not extract the tar file.\n",
       "failed to run commands: exit status 152\n"},
      {"os-patch/s3-payload-access", "rocky9", 156, true,
       "curl: (7) Failed to connect to s3.dualstack.eu-west-1.amazonaws.com port 443 after 127103 ms: Couldn't connect "
       "to "
       "server\nUnable to download payload: "
       "https://s3.dualstack.eu-west-1.amazonaws.com/aws-ssm-eu-west-1/patchbaselineoperations/linux/payloads/"
       "patch-baseline-operations-1.155.tar.gz. Error code returned from curl is 7\n",
       "failed to run commands: exit status 156\n"},
      {"os-patch/payload-extract", "ubuntu24", 155, false,
       "gzip: stdin: unexpected end of file\ntar: Unexpected EOF in archive\ntar: Error is not recoverable: exiting "
       "now\n"
       "Unable to extract tar file: patch-baseline-operations-1.155.tar.gz.\n",
       "failed to run commands: exit status 155\n"},
      {"pending-reboot/reboot-failed", "ubuntu22", 3, false,
       "root [INFO]: Rebooting instance.\nFailed to set wall message, ignoring: Connection timed out\n"
       "Call to Reboot failed: Connection timed out\n",
       "failed to run commands: exit status 3\n"},
      {"os-patch/report-upload-failed", "debian12", 149, true,
       "root [INFO]: Installed 2 packages.\n"
       "root [ERROR]: An error occurred (ThrottlingException) when calling the PutInventory operation (reached max "
       "retries: 4): Rate exceeded\n",
       "failed to run commands: exit status 149\n"},
      {"baseline/snapshot-unavailable", "rhel9", 147, true,
       "root [ERROR]: Unable to save the patch baseline snapshot: The read operation timed out while downloading "
       "https://patch-baseline-snapshot-us-east-1.s3.us-east-1.amazonaws.com/snapshot.json\n",
       "failed to run commands: exit status 147\n"},
      {"baseline/unsupported-os", "sles12", 146, true, "root [ERROR]: Unsupported Operating System: SLES 12.5.\n",
       "failed to run commands: exit status 146\n"},
      {"os-patch/python-missing", "al2", 1, true,
       "Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\nImportError: No module named "
       "yum\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/concurrent-run", "ubuntu22", 1, false,
       "root [ERROR]: Another patch operation is already running on this instance: command "
       "6f2d0b7c-1f63-4d0d-9c0c-6f2b7d9a1e55 holds the lock. Two patch commands must not run at the same time.\n",
       "failed to run commands: exit status 1\n"},
      {"os-patch/report-upload-failed", "al2023", 149, true,
       "root [INFO]: Installed 4 packages.\n"
       "root [ERROR]: Unable to upload the inventory: An error occurred (AccessDeniedException) when calling the "
       "PutInventory operation: User: arn:aws:sts::123456789012:assumed-role/no-inventory/i-0 is not authorized to "
       "perform: ssm:PutInventory\n",
       "failed to run commands: exit status 149\n"},
      {"os-patch/unclassified", "al2", 1, false, "root [INFO]: Starting.\n", "failed to run commands: exit status 1\n"},
      {"os-patch/unclassified", "ubuntu24", 1, false, "", ""},
      {"os-patch/python-missing", "sles15", 1, true, "",
       "An unsupported package manager and python version combination was found. Zypper requires Python 2.6 - 3.12 to "
       "be "
       "installed.\nfailed to run commands: exit status 1\n"},
      {"os-patch/python-missing", "ubuntu22", 1, true, "",
       "An unsupported package manager and python version combination was found. Apt requires Python3 to be installed. "
       "/usr/bin/python3: No module named 'apt_pkg'\nfailed to run commands: exit status 1\n"},
      {"os-patch/permission", "rhel9", 126, true, "",
       "/var/lib/amazon/ssm/i-0/document/orchestration/awsrunShellScript/PatchLinux/_script.sh: Permission denied\n"
       "failed to run commands: exit status 126\n"},
  };
}

}  // namespace patchtriage::simulate
