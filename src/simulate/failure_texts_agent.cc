// What the SSM Agent and the AWS SDK say when the node can't work with Systems Manager.
#include "simulate/failure_texts.h"

namespace patchtriage::simulate {

std::vector<FailureText> agent_texts() {
  return {
      {"ssm-reachability/proxy-or-tls", "al2023", 1, true,
       "root [ERROR]: SSL validation failed for https://ssm.us-east-1.amazonaws.com/ [SSL: CERTIFICATE_VERIFY_FAILED] "
       "certificate verify failed: self-signed certificate in certificate chain (_ssl.c:1129)\n",
       "failed to run commands: exit status 1\n"},
      {"ssm-reachability/proxy-or-tls", "ubuntu22", 1, true,
       "root [ERROR]: Failed to connect to proxy URL: \"http://proxy.corp.example:3128\"\n"
       "botocore.exceptions.ProxyConnectionError: Failed to connect to proxy URL: "
       "\"http://proxy.corp.example:3128\"\n",
       "failed to run commands: exit status 1\n"},
      {"ssm-reachability/proxy-or-tls", "rhel9", 1, true, "",
       "RequestError: send request failed\ncaused by: Post \"https://ssm.us-east-1.amazonaws.com/\": x509: certificate "
       "signed by unknown authority\nfailed to run commands: exit status 1\n"},
      {"ssm-reachability/credential-expired", "al2", 144, true,
       "root [ERROR]: An error occurred (ExpiredTokenException) when calling the GetDeployablePatchSnapshotForInstance "
       "operation: The security token included in the request is expired\n",
       "failed to run commands: exit status 144\n"},
      {"ssm-reachability/credential-expired", "debian12", 144, true,
       "root [ERROR]: An error occurred (InvalidSignatureException) when calling the "
       "GetDeployablePatchSnapshotForInstance operation: Signature expired: 20261117T021144Z is now earlier than "
       "20261117T030712Z (20261117T031212Z - 5 min.)\n",
       "failed to run commands: exit status 144\n"},
      {"ssm-reachability/imds-unreachable", "ubuntu24", 148, true,
       "root [ERROR]: Unable to retrieve credentials from instance metadata: "
       "HTTPConnectionPool(host='169.254.169.254', port=80): Max retries exceeded with url: "
       "/latest/meta-data/iam/security-credentials/ (Caused by ConnectTimeoutError)\n",
       "failed to run commands: exit status 148\n"},
      {"ssm-reachability/dns-failure", "rocky9", 1, true, "",
       "RequestError: send request failed\ncaused by: Post \"https://ssm.eu-west-1.amazonaws.com/\": dial tcp: lookup "
       "ssm.eu-west-1.amazonaws.com on 10.20.0.2:53: no such host\nfailed to run commands: exit status 1\n"},
      {"ssm-reachability/endpoint-unreachable", "al2", 1, true,
       "root [ERROR]: Connect timeout on endpoint URL: \"https://ssm.us-east-1.amazonaws.com/\"\n"
       "botocore.exceptions.ConnectTimeoutError: Connect timeout on endpoint URL: "
       "\"https://ssm.us-east-1.amazonaws.com/\"\n",
       "failed to run commands: exit status 1\n"},
      {"agent/worker-failure", "al2023", -1, false, "",
       "document process failed unexpectedly: document worker exited with signal: killed, check "
       "[ssm-document-worker]/[ssm-session-worker] log for crash reason\n"},
      {"agent/worker-failure", "windows2022", -1, false, "",
       "document process failed unexpectedly: document worker timed out, check "
       "[ssm-document-worker]/[ssm-session-worker] log for crash reason\n"},
      {"agent/resource-exhausted", "ubuntu22", -1, true, "",
       "failed to create fsnotify watcher for the document worker's channel: too many open files\n"
       "failed to create directory watcher: inotify_init1: too many open files\n"},
      {"agent/resource-exhausted", "al2", -1, true, "",
       "failed to create orchestration directory: mkdir /var/lib/amazon/ssm/i-0/document/orchestration/"
       "7b1f7c1e-0a2b-4dc5-8f51-0c3d12ab45ef: no space left on device\n"},
      {"agent/registration-state", "rhel9", -1, true, "",
       "error: failed to load the instance's registration: MachineFingerprintDoesNotMatch: Fingerprint doesn't match\n"
       "machine fingerprint has changed, the instance needs to be re-registered\n"},
      {"agent/registration-state", "windows2019", -1, true, "",
       "Failed to load instance info from vault. Failed to read the vault file C:\\ProgramData\\Amazon\\SSM\\Vault\\"
       "Store\\RegistrationKey: Access is denied.\n"},
      {"agent/update-failed", "al2", 1, false,
       "Updating amazon-ssm-agent from 3.2.2303.0 to 3.3.2656.0\n"
       "Initiating amazon-ssm-agent update to 3.3.2656.0\nfailed to install amazon-ssm-agent 3.3.2656.0, "
       "ErrorMessage=The "
       "execution of command returned Exit Status: 1\nInitiating rollback amazon-ssm-agent to 3.2.2303.0\n"
       "Failed to update amazon-ssm-agent to 3.3.2656.0\n",
       "failed to run commands: exit status 1\n"},
      {"agent/update-failed", "ubuntu24", 1, false,
       "Updating amazon-ssm-agent from 3.3.987.0 to latest\nError updating amazon-ssm-agent: snap \"amazon-ssm-agent\" "
       "has "
       "\"auto-refresh\" change in progress\nFailed to update amazon-ssm-agent to 3.3.2656.0\n",
       "failed to run commands: exit status 1\n"},
  };
}

}  // namespace patchtriage::simulate
