// Steps that several remedies share, filled in for one instance.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "investigate/command_line.h"
#include "investigate/investigation.h"
#include "investigate/rule.h"

namespace patchtriage::remedies {

// `aws <service> <operation> --region …` of the instance's Region; without a Region for global services.
CommandLine aws(const RuleFacts& facts, std::string_view service, std::string_view operation);

RemedyStep step(RemedyStep::Purpose purpose, std::string title,
                RemedyStep::Changes changes = RemedyStep::Changes::nothing);
RemedyStep diagnose(std::string title, const CommandLine& command);
RemedyStep fix(std::string title, const CommandLine& command, RemedyStep::Changes changes,
               std::string side_effects = "");
RemedyStep verify(std::string title, const CommandLine& command);

// An Automation runbook on this instance: `parameters` as document_parameters gives them.
RemedyStep runbook(const RuleFacts& facts, RemedyStep::Purpose purpose, std::string title, std::string_view document,
                   const Json& parameters, RemedyStep::Changes changes, std::string side_effects);

// A scan by the node's own mechanism: a patch policy's scan association, else AWS-RunPatchBaseline. With the reading of
// the result.
void append_verify_scan(const RuleFacts& facts, std::vector<RemedyStep>& steps);
// The heartbeat, after a fix that should bring the node back.
void append_verify_heartbeat(const RuleFacts& facts, std::vector<RemedyStep>& steps);
// An install now: through the Auto Scaling group, around the load balancer or directly.
void append_install(const RuleFacts& facts, std::vector<RemedyStep>& steps);
// A shell script on the node through Run Command, by its platform; nothing where there is none for it.
void append_script(const RuleFacts& facts, std::vector<RemedyStep>& steps, RemedyStep::Purpose purpose,
                   std::string title, std::string_view linux_script, std::string_view windows_script,
                   std::string side_effects = "");

bool is_windows(const RuleFacts& facts);
// "aws", "aws-cn", "aws-us-gov" …
std::string partition(const RuleFacts& facts);
// "arn:aws:<service>:<region>:<account>:<resource>"; global services have no Region.
std::string arn(const RuleFacts& facts, std::string_view service, std::string_view resource, bool is_global = false);
// The name behind the last slash of the instance profile's ARN; empty where there is none.
std::string profile_name(const RuleFacts& facts);
// The role of the instance's profile, as IAM lists it; empty where there is none or it wasn't read.
std::string role_name(const RuleFacts& facts);

}  // namespace patchtriage::remedies
