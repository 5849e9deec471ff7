// What each service answers in one account and Region. Each function knows the operations of its part and returns
// nullopt for others.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "simulate/estate.h"
#include "simulate/organisation.h"
#include "simulate/world.h"

namespace patchtriage::simulate {

struct Question {
  const Organisation& organisation;  // the world's
  std::shared_ptr<const Estate> estate;
  std::string_view operation;
  const Json& params;
  int reading = 1;
};

std::optional<Answer> answer_organisation(const Organisation& organisation, const Scope& scope,
                                          std::string_view operation, const Json& params);
std::optional<Answer> answer_ec2_instances(const Question& question);
std::optional<Answer> answer_ec2_network(const Question& question);
std::optional<Answer> answer_grouping(const Question& question);     // elb, elbv2, autoscaling, resource-groups
std::optional<Answer> answer_ssm_nodes(const Question& question);    // who is managed, inventory
std::optional<Answer> answer_ssm_patches(const Question& question);  // patch states and patches
std::optional<Answer> answer_ssm_compliance(const Question& question);
std::optional<Answer> answer_ssm_baselines(const Question& question);
std::optional<Answer> answer_ssm_windows(const Question& question);
std::optional<Answer> answer_ssm_associations(const Question& question);
std::optional<Answer> answer_ssm_commands(const Question& question);
std::optional<Answer> answer_others(const Question& question);  // inspector2, config, and what this fleet doesn't use

// The record that a reading finds: before or after the change between the readings.
const PatchRecord& record_at(const Node& node, int reading);
// Indexes of the estate's nodes that Systems Manager lists now: registered, and not stopped or gone.
bool is_listed(const Node& node);
// What the patch status of a node with a record is.
bool is_non_compliant(const Estate& estate, const Node& node, const PatchRecord& record);
// A patch policy's node is as compliant as its last association run went.
bool policy_failed(const Estate& estate, const Node& node);

}  // namespace patchtriage::simulate
