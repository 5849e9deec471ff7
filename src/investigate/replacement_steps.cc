#include "investigate/replacement_steps.h"

#include <algorithm>

#include "fleet/records/autoscaling_groups.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;
using Kind = Replacer::Kind;

std::string cluster_tag(const RuleFacts& facts) {
  return tag_value(facts, {"eks:cluster-name", "aws:eks:cluster-name", "eks:eks-cluster-name"});
}
std::string node_group_tag(const RuleFacts& facts) {
  return tag_value(facts, {"eks:nodegroup-name", "aws:eks:nodegroup-name"});
}
std::string node_pool_tag(const RuleFacts& facts) {
  return tag_value(facts, {"karpenter.sh/nodepool", "karpenter.sh/provisioner-name"});
}
std::string environment_tag(const RuleFacts& facts) { return tag_value(facts, {"elasticbeanstalk:environment-name"}); }
std::string compute_environment_tag(const RuleFacts& facts) {
  return tag_value(facts, {"aws:batch:compute-environment"});
}
std::string job_flow_tag(const RuleFacts& facts) { return tag_value(facts, {"aws:elasticmapreduce:job-flow-id"}); }

// What the group launches from; nullptr where it isn't listed or has a mixed instances policy.
const autoscaling::AutoScalingGroup* scaling_group(const RuleFacts& facts) {
  const auto& name = facts.assessment.context.auto_scaling_group;
  return name ? facts.view.find<autoscaling::AutoScalingGroup>(*name) : nullptr;
}

void append_new_image(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  const auto& image = facts.assessment.context.image_id;
  const char* document = is_windows(facts) ? "AWS-UpdateWindowsAmi" : "AWS-UpdateLinuxAmi";
  CommandLine make = aws(facts, "ssm", "start-automation-execution").option("--document-name", document);
  RemedyStep build = step(Purpose::fix, "Make a patched image of the one that it was launched from", Changes::instance);
  if (image) {
    make.json("--parameters", document_parameters({{"SourceAmiId", *image}}));
  } else {
    make.json_with_inputs("--parameters", document_parameters({{"SourceAmiId", "{{IMAGE}}"}}));
    build.inputs.push_back({"IMAGE", "the image that the instance was launched from", {}});
  }
  set_command(build, make);
  build.runbook = document;
  build.side_effects = "It launches an instance of its own, patches it and keeps an image: all of it is billed.";
  steps.push_back(std::move(build));
}

void append_template_version(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  const autoscaling::AutoScalingGroup* group = scaling_group(facts);
  const auto& tmpl = group == nullptr ? std::nullopt : group->launch_template;
  const Json data = Json::object({{"ImageId", "{{IMAGE}}"}});
  CommandLine make = aws(facts, "ec2", "create-launch-template-version");
  RemedyStep name = step(Purpose::fix, "Name the new image in the launch template", Changes::instance);
  if (tmpl && tmpl->launch_template_id) {
    make.option("--launch-template-id", *tmpl->launch_template_id);
  } else {
    make.input("--launch-template-id", "LAUNCH_TEMPLATE");
    name.inputs.push_back({"LAUNCH_TEMPLATE",
                           group != nullptr && group->launch_configuration_name
                               ? "a launch template made from the launch configuration " +
                                     *group->launch_configuration_name + ", which can't be changed"
                               : "the launch template that the instances are launched from",
                           {}});
  }
  make.option("--source-version", tmpl ? tmpl->version.value_or("$Default") : "$Latest")
      .json_with_inputs("--launch-template-data", data);
  name.inputs.push_back({"IMAGE", "the patched image", {}});
  set_command(name, make);
  name.side_effects = "Everything that launches from its newest version gets the image.";
  steps.push_back(for_everyone(std::move(name)));
}

void append_refresh(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  const auto& group_name = facts.assessment.context.auto_scaling_group;
  if (!group_name) return;
  const autoscaling::AutoScalingGroup* group = scaling_group(facts);
  CommandLine refresh = aws(facts, "autoscaling", "start-instance-refresh");
  refresh.option("--auto-scaling-group-name", *group_name);
  if (group != nullptr && group->launch_template && group->launch_template->launch_template_id) {
    refresh.json("--desired-configuration",
                 Json::object({{"LaunchTemplate",
                                Json::object({{"LaunchTemplateId", *group->launch_template->launch_template_id},
                                              {"Version", "$Latest"}})}}));
  }
  steps.push_back(for_everyone(fix("Let the group replace its instances by it", refresh, Changes::instance,
                                   "It replaces every instance of the group, a part of them at a time.")));
}

void append_group(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  append_new_image(facts, steps);
  append_template_version(facts, steps);
  append_refresh(facts, steps);
  RemedyStep in_place = runbook(facts, Purpose::fix, "Or patch the instance where it is, out of service meanwhile",
                                "AWS-PatchAsgInstance", Changes::instance,
                                "It restarts the instance; the next one that the group launches lacks the patches.");
  in_place.may_reboot = true;
  steps.push_back(std::move(in_place));
}

void append_node_group(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  const std::string cluster = cluster_tag(facts);
  const std::string group = node_group_tag(facts);
  steps.push_back(diagnose(
      "See which release and launch template the node group has",
      aws(facts, "eks", "describe-nodegroup").option("--cluster-name", cluster).option("--nodegroup-name", group)));
  steps.push_back(for_everyone(fix(
      "Update the node group to its newest image (with a launch template of its own: to a "
      "version that names a newer one)",
      aws(facts, "eks", "update-nodegroup-version").option("--cluster-name", cluster).option("--nodegroup-name", group),
      Changes::instance, "It replaces every node of the group, draining them one by one.")));
}

void append_batch(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  const std::string environment = compute_environment_tag(facts);
  CommandLine update = aws(facts, "batch", "update-compute-environment");
  RemedyStep newest = step(Purpose::fix, "Let the compute environment take the newest image", Changes::instance);
  if (environment.empty()) {
    update.input("--compute-environment", "COMPUTE_ENVIRONMENT");
    newest.inputs.push_back({"COMPUTE_ENVIRONMENT", "the Batch compute environment that launched the instance", {}});
  } else {
    update.option("--compute-environment", environment);
  }
  update.json("--compute-resources", Json::object({{"updateToLatestImageVersion", true}}));
  set_command(newest, update);
  newest.side_effects = "It replaces the instances of the compute environment as its update policy says.";
  steps.push_back(for_everyone(std::move(newest)));
}

void append_beanstalk(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  const std::string environment = environment_tag(facts);
  steps.push_back(
      diagnose("See which platform version the environment runs",
               aws(facts, "elasticbeanstalk", "describe-environments").option("--environment-names", environment)));
  RemedyStep update = fix("Update the environment to a newer platform version",
                          aws(facts, "elasticbeanstalk", "update-environment")
                              .option("--environment-name", environment)
                              .input("--platform-arn", "PLATFORM"),
                          Changes::instance, "It replaces or updates every instance of the environment.");
  update.inputs.push_back(
      {"PLATFORM", "the ARN of a newer platform version: aws elasticbeanstalk list-platform-versions", {}});
  steps.push_back(for_everyone(std::move(update)));
}

void append_emr(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  const std::string cluster = job_flow_tag(facts);
  if (!cluster.empty()) {
    steps.push_back(
        diagnose("See the cluster's instances", aws(facts, "emr", "list-instances").option("--cluster-id", cluster)));
  }
  steps.push_back(for_everyone(step(Purpose::fix,
                                    "Start a new cluster with the current release, or with a patched image of your "
                                    "own, and move the work to it",
                                    Changes::instance)));
}

void append_karpenter(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  steps.push_back(
      for_everyone(step(Purpose::fix,
                        "Choose a newer image in the node class of node pool " + node_pool_tag(facts) +
                            ", and let Karpenter replace the nodes that drifted from it (or set expireAfter)",
                        Changes::instance)));
}

void append_ecs_group(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  if (!is_windows(facts)) {
    steps.push_back(diagnose("See the newest image that ECS recommends",
                             aws(facts, "ssm", "get-parameters")
                                 .option("--names", "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended")));
  }
  append_template_version(facts, steps);
  append_refresh(facts, steps);
}

}  // namespace

bool is_service(Kind kind) { return kind != Kind::none && kind != Kind::auto_scaling && kind != Kind::ecs_group; }

Replacer replacer_of(const RuleFacts& facts) {
  const Context& context = facts.assessment.context;
  if (!cluster_tag(facts).empty() && !node_group_tag(facts).empty()) {
    return {Kind::eks_node_group, "node group " + cluster_tag(facts) + "/" + node_group_tag(facts)};
  }
  if (!node_pool_tag(facts).empty()) return {Kind::karpenter, "node pool " + node_pool_tag(facts)};
  if (!environment_tag(facts).empty()) return {Kind::beanstalk, "Beanstalk environment " + environment_tag(facts)};
  const std::string owner = context.owning_service.value_or("");
  if (owner == "Batch") {
    const std::string name = compute_environment_tag(facts);
    return {Kind::batch, name.empty() ? "Batch in " + facts.node.key.region : "compute environment " + name};
  }
  if (owner == "EMR") {
    const std::string cluster = job_flow_tag(facts);
    return {Kind::emr, cluster.empty() ? "EMR in " + facts.node.key.region : "EMR cluster " + cluster};
  }
  const auto& group = context.auto_scaling_group;
  if (!owner.empty() && !group) return {Kind::service, owner + " in " + facts.node.key.region};
  if (!group) return {};
  const bool is_ecs = owner == "ECS" || (context.tags && context.tags->contains("AmazonECSManaged"));
  return {is_ecs ? Kind::ecs_group : Kind::auto_scaling, "Auto Scaling group " + *group};
}

void append_replacement(const RuleFacts& facts, const Replacer& replacer, std::vector<RemedyStep>& steps) {
  switch (replacer.kind) {
    case Kind::none:
      return;
    case Kind::eks_node_group:
      return append_node_group(facts, steps);
    case Kind::karpenter:
      return append_karpenter(facts, steps);
    case Kind::beanstalk:
      return append_beanstalk(facts, steps);
    case Kind::batch:
      return append_batch(facts, steps);
    case Kind::emr:
      return append_emr(facts, steps);
    case Kind::service:
      steps.push_back(for_everyone(
          step(Purpose::fix,
               "Let " + facts.assessment.context.owning_service.value_or("the service") +
                   " replace it by an instance from a newer image: it launched the instance and doesn't patch in place",
               Changes::instance)));
      return;
    case Kind::ecs_group:
      return append_ecs_group(facts, steps);
    case Kind::auto_scaling:
      return append_group(facts, steps);
  }
}

void append_replace_one(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  steps.push_back(fix("Let the group replace this instance by a new one from its present image",
                      aws(facts, "autoscaling", "terminate-instance-in-auto-scaling-group")
                          .instance("--instance-id", facts.node.key.instance_id)
                          .flag("--no-should-decrement-desired-capacity"),
                      Changes::instance, "The instance and what is stored on it are gone for good."));
}

void append_verify_replacement(const RuleFacts& facts, const Replacer& replacer, std::vector<RemedyStep>& steps) {
  const auto& group = facts.assessment.context.auto_scaling_group;
  if (replacer.kind == Kind::eks_node_group) {
    steps.push_back(verify("See that the update ended well", aws(facts, "eks", "describe-nodegroup")
                                                                 .option("--cluster-name", cluster_tag(facts))
                                                                 .option("--nodegroup-name", node_group_tag(facts))));
  } else if (replacer.kind == Kind::beanstalk) {
    steps.push_back(verify(
        "See that the environment is well",
        aws(facts, "elasticbeanstalk", "describe-environments").option("--environment-names", environment_tag(facts))));
  } else if (group) {
    steps.push_back(
        verify("See how the replacement goes on",
               aws(facts, "autoscaling", "describe-instance-refreshes").option("--auto-scaling-group-name", *group)));
  }
  steps.push_back(verify("See that the new instances are managed and compliant",
                         aws(facts, "ssm", "list-resource-compliance-summaries")
                             .option("--filters", "Key=ComplianceType,Values=Patch,Type=EQUAL")));
}

}  // namespace patchtriage::remedies
