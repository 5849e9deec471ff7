// What every remedy's steps are made of, filled in for one instance.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "investigate/command_line.h"
#include "investigate/investigation.h"
#include "investigate/rule.h"

namespace patchtriage::remedies {

// `aws <service> <operation> --region …` of the instance's Region; without a Region for global services.
CommandLine aws(const RuleFacts& facts, std::string_view service, std::string_view operation);

// A step without a command: what a person does elsewhere.
RemedyStep step(RemedyStep::Purpose purpose, std::string title,
                RemedyStep::Changes changes = RemedyStep::Changes::nothing);
RemedyStep diagnose(std::string title, const CommandLine& command);
RemedyStep fix(std::string title, const CommandLine& command, RemedyStep::Changes changes,
               std::string side_effects = "");
RemedyStep verify(std::string title, const CommandLine& command);
void set_command(RemedyStep& step, const CommandLine& command);
// The same step, whose change reaches more than this instance.
RemedyStep for_everyone(RemedyStep step);

// An Automation runbook that takes this instance as its parameter InstanceId, and `more` parameters.
RemedyStep runbook(const RuleFacts& facts, RemedyStep::Purpose purpose, std::string title, std::string_view document,
                   RemedyStep::Changes changes, std::string side_effects = "",
                   std::initializer_list<std::pair<std::string, std::string>> more = {});
// AWSSupport-TroubleshootManagedInstance: what is between the instance and Systems Manager.
RemedyStep check_connection(const RuleFacts& facts);
// What the instance printed while it started, through EC2.
RemedyStep console_output(const RuleFacts& facts);

// A scan by the node's own mechanism: a patch policy's scan association, else AWS-RunPatchBaseline. With the reading of
// the result.
void append_verify_scan(const RuleFacts& facts, std::vector<RemedyStep>& steps);
// The heartbeat, after a fix that should bring the node back; then a scan.
void append_verify_heartbeat(const RuleFacts& facts, std::vector<RemedyStep>& steps);
void append_verify_heartbeat_and_scan(const RuleFacts& facts, std::vector<RemedyStep>& steps);
// An install now: through the service or the Auto Scaling group that owns the instance, around the load balancer, or
// directly.
void append_install(const RuleFacts& facts, std::vector<RemedyStep>& steps);
// A restart through EC2, which also starts the agent.
void append_restart(const RuleFacts& facts, std::vector<RemedyStep>& steps, std::string title = "Restart it");

bool is_windows(const RuleFacts& facts);
bool is_mac(const RuleFacts& facts);
// "aws", "aws-cn", "aws-us-gov" …
std::string partition(const RuleFacts& facts);
// "arn:aws:<service>:<region>:<account>:<resource>"; global services have no Region.
std::string arn(const RuleFacts& facts, std::string_view service, std::string_view resource, bool is_global = false);
// The value of one of the instance's tags; empty where it has none, or tags weren't read.
std::string tag_value(const RuleFacts& facts, std::initializer_list<std::string_view> keys);
// The name behind the last slash of the instance profile's ARN; empty where there is none.
std::string profile_name(const RuleFacts& facts);
// The role of the instance's profile, as IAM lists it; empty where there is none or it wasn't read.
std::string role_name(const RuleFacts& facts);

}  // namespace patchtriage::remedies
