// A snapshot written down by hand: the facts of a `.test.md`, in AWS's field names.
//
// {"as_of": "2026-05-04T07:00:00Z",
//  "ssm.InstanceInformation": [{"InstanceId": "i-1", …}],            a listing of the scope
//  "ssm.MaintenanceWindowTarget": {"mw-1": [{…}], "mw-2": […]},      listings by subject
//  "ssm.PatchComplianceData": {"i-1": [...]},
//  "ssm.PatchBaseline": {"gap": "denied"},                           could not be read; also failed, partial, skipped
//  "ssm.ServiceSetting": {"/ssm/…": {"gap": "denied"}},              the same for one subject
//  "iam.Role": {"app": {"gap": "failed", "code": "NoSuchEntity"}},   with AWS's error code
//  "ssm.InstancePatchState@2": {...}}                                the second reading
// Other operations that list the same record: "ssm.InstancePatchState<ssm:DescribeInstancePatchStatesForPatchGroup>".
// A table left out is complete and empty. Account 111111111111, Region us-east-1, unless "account" or "region" say
// otherwise; records of iam, organizations and sts belong to the Region "global".
#pragma once

#include <expected>
#include <string>

#include "base/json.h"
#include "fleet/snapshot.h"

namespace patchtriage {

// A sealed snapshot, or what is wrong with the text.
std::expected<Snapshot, std::string> snapshot_from_facts(const Json& facts);

}  // namespace patchtriage
