#include "investigate/patch_exit_codes.h"

namespace patchtriage {

ExitCodeCause cause_of_exit_code(int code) {
  switch (code) {
    case 126:
      return {"os-patch/permission", true};
    case 132:
    case 135:
    case 138:
    case 141:
      return {"ssm-reachability/role-denied", true};
    case 143:
    case 144:
    case 150:
      return {"baseline/snapshot-unavailable", true};
    case 145:
      return {"baseline/snapshot-denied", true};
    case 146:
    case 166:
      return {"baseline/unsupported-os", true};
    case 148:
      return {"ssm-reachability/imds-unreachable", true};
    case 149:
      return {"os-patch/report-upload-failed", true};
    case 155:
      return {"os-patch/payload-extract", true};
    case 156:
      return {"os-patch/s3-payload-access", true};
    case 160:
    case 162:
      return {"baseline/override-access", true};
    case 161:
    case 163:
    case 165:
      return {"baseline/override-mismatch", true};
    case 196:
      return {"os-patch/dependency-conflict", true};
    // Any script may end with 3; the payload does after a fourth restart that didn't happen.
    case 3:
      return {"pending-reboot/reboot-failed", false};
    default:
      return {};
  }
}

bool is_restart_request(int code) { return code == 194 || code == 3010; }

}  // namespace patchtriage
