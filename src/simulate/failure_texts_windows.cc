// What Windows Update and the Windows half of the patch document print.
#include "simulate/failure_texts.h"

namespace patchtriage::simulate {

std::vector<FailureText> windows_texts() {
  return {
      {"os-patch/windows-update-network", "windows2022", -1, true, "",
       "Invoke-PatchBaselineOperation : Exception Details: An error occurred when attempting to search Windows "
       "Update.\nException Level 1:\n Error Message: Exception from HRESULT: 0x80072EE2\n Stack Trace:    at "
       "WUApiLib.IUpdateSearcher.Search(String criteria)\nfailed to run commands: exit status 0xffffffff\n"},
      {"os-patch/windows-update-network", "windows2019", -1, true, "",
       "Invoke-PatchBaselineOperation : Exception Details: An error occurred when attempting to search Windows "
       "Update.\nException Level 1:\n Error Message: Exception from HRESULT: 0x80072F8F\n The connection to the update "
       "server could not be verified (WININET_E_DECODING_FAILED).\nfailed to run commands: exit status 0xffffffff\n"},
      {"os-patch/component-store-corruption", "windows2019", -1, false,
       "Installing KB5046615 ... failed.\nResult: 0x80073712 (ERROR_SXS_COMPONENT_STORE_CORRUPT)\n",
       "Error: the component store has been corrupted. HRESULT: 0x80073712\nfailed to run commands: exit status "
       "0xffffffff\n"},
      {"os-patch/component-store-corruption", "windows2022", -1, false,
       "Installing KB5046615 ... failed.\nDISM: The source files could not be found. Error: 0x800f081f\n",
       "CBS_E_SOURCE_MISSING HRESULT: 0x800F081F\nfailed to run commands: exit status 0xffffffff\n"},
      {"os-patch/windows-install-failed", "windows2019", -1, false,
       "Installing KB5049621 ... failed.\nUpdate: 2026-11 Security Update for SQL Server 2019 (KB5049621)\n"
       "ResultCode: orcFailed  HResult: 0x80070643\n",
       "1 of 3 updates failed. HRESULT: 0x80070643\nfailed to run commands: exit status 0xffffffff\n"},
      {"os-patch/windows-update-service", "windows2022", -1, true, "",
       "Invoke-PatchBaselineOperation : Exception from HRESULT: 0x80070422\nThe service cannot be started, either "
       "because "
       "it is disabled or because it has no enabled devices associated with it (wuauserv).\nfailed to run commands: "
       "exit "
       "status 0xffffffff\n"},
      {"os-patch/wsus", "windows2019", -1, true, "WUServer: http://wsus01.corp.example:8530\nUseWUServer: 1\n",
       "Invoke-PatchBaselineOperation : Exception from HRESULT: 0x8024401C\nThe update agent was unable to reach the "
       "managed server WUServer=http://wsus01.corp.example:8530\nfailed to run commands: exit status 0xffffffff\n"},
      {"pending-reboot/blocks-install", "windows2022", -1, false,
       "Installing updates ... failed.\nResult: 0x80240016 (WU_E_INSTALL_NOT_ALLOWED)\n",
       "Operation tried to install while another installation was in progress or the system was pending a mandatory "
       "restart. HRESULT: 0x80240016\nfailed to run commands: exit status 0xffffffff\n"},
      {"os-patch/windows-update-network", "windows2022", -1, true, "",
       "Invoke-PatchBaselineOperation : Exception Details: An error occurred when attempting to search Windows "
       "Update.\nException Level 1:\n Error Message: Exception from HRESULT: 0x80072EE7\n Stack Trace:    at "
       "WUApiLib.IUpdateSearcher.Search(String criteria)\nfailed to run commands: exit status 0xffffffff\n"},
      {"os-patch/windows-update-network", "windows2019", -1, true, "",
       "Invoke-PatchBaselineOperation : Exception from HRESULT: 0x8024402C\nThe proxy server or target server name "
       "cannot be resolved.\nfailed to run commands: exit status 0xffffffff\n"},
      {"os-patch/component-store-corruption", "windows2022", -1, false,
       "Installing KB5046615 ... failed.\nResult: 0x80073701 (ERROR_SXS_ASSEMBLY_MISSING)\n",
       "1 of 2 updates failed. HRESULT: 0x80073701\nfailed to run commands: exit status 0xffffffff\n"},
      {"os-patch/windows-install-failed", "windows2022", -1, false,
       "Installing KB5045540 ... failed.\nUpdate: 2026-11 Security Update for .NET Framework 4.8 (KB5045540)\n"
       "ResultCode: orcFailed  HResult: 0x800F0922\n",
       "1 of 4 updates failed. HRESULT: 0x800F0922\nfailed to run commands: exit status 0xffffffff\n"},
      {"os-patch/windows-update-service", "windows2019", -1, true, "",
       "Invoke-PatchBaselineOperation : Cannot start service wuauserv on computer '.'.\nAt "
       "C:\\ProgramData\\Amazon\\SSM\\InstanceData\\PatchWindows\\_script.ps1:198 char:9\nfailed to run commands: exit "
       "status 0xffffffff\n"},
      {"os-patch/wsus", "windows2022", -1, true, "WUServer: https://wsus.corp.example:8531\nUseWUServer: 1\n",
       "Invoke-PatchBaselineOperation : Exception from HRESULT: 0x80244022\nThe service "
       "https://wsus.corp.example:8531/ClientWebService/client.asmx is temporarily overloaded (HTTP 503).\nfailed to "
       "run "
       "commands: exit status 0xffffffff\n"},
      {"pending-reboot/blocks-install", "windows2019", -1, false,
       "Installing updates ... failed.\nResult: 0x80070BC9 (ERROR_FAIL_REBOOT_REQUIRED)\n",
       "The requested operation failed. A system reboot is required to roll back changes made. HRESULT: "
       "0x80070BC9\nfailed to run commands: exit status 0xffffffff\n"},
      {"os-patch/disk-full", "windows2022", -1, false, "Installing KB5046615 ... failed.\n",
       "There is not enough space on the disk. Exception from HRESULT: 0x80070070\nfailed to run commands: exit status "
       "0xffffffff\n"},
      {"baseline/snapshot-denied", "windows2022", -1, true, "",
       "Invoke-PatchBaselineOperation : User: arn:aws:sts::123456789012:assumed-role/no-snapshot/i-0 is not authorized "
       "to perform: ssm:GetDeployablePatchSnapshotForInstance on resource: "
       "arn:aws:ec2:us-east-1:123456789012:instance/i-0\nfailed to run commands: exit status 0xffffffff\n"},
  };
}

}  // namespace patchtriage::simulate
