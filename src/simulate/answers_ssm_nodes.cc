// Who is managed: instance information, inventory, connections, service settings.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "simulate/answers.h"
#include "simulate/commands.h"
#include "simulate/patches.h"
#include "simulate/replies.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate {
namespace {

Time last_ping(const Estate& estate, const Node& node) {
  const Time newest = estate.as_of - std::chrono::seconds(20 + below(mix(node.key, "ping"), 260));
  return std::min(newest, node.offline_since);
}

std::string computer_name(const Estate& estate, const Node& node) {
  if (is_windows(node)) return "EC2AMAZ-" + to_upper_hex(mix(node.key, "name"), 7);
  return "ip-" + replace_all(private_ip(estate, node), ".", "-") + "." + estate.scope.region + ".compute.internal";
}

Json information_row(const Estate& estate, const Node& node) {
  const OperatingSystem& system = system_of(node);
  const bool by_activation = node.ssm_id.starts_with("mi-");
  Json row = Json::object({{"InstanceId", node.ssm_id},
                           {"PingStatus", node.heartbeat_lost ? "ConnectionLost" : "Online"},
                           {"LastPingDateTime", format_time(last_ping(estate, node))},
                           {"AgentVersion", node.agent},
                           {"IsLatestVersion", node.agent_latest},
                           {"PlatformType", system.platform_type},
                           {"PlatformName", system.platform_name},
                           {"PlatformVersion", system.platform_version},
                           {"ResourceType", by_activation ? "ManagedInstance" : "EC2Instance"},
                           {"IPAddress", private_ip(estate, node)},
                           {"ComputerName", computer_name(estate, node)},
                           {"SourceId", node.id},
                           {"SourceType", node.in_ec2 ? "AWS::EC2::Instance" : "AWS::SSM::ManagedInstance"}});
  if (by_activation) {
    row.set("ActivationId", uuid_text(mix(estate.key, "activation")));
    row.set("IamRole", "service-role/AmazonEC2RunCommandRoleForManagedInstances");
    row.set("RegistrationDate", format_time(node.launched));
    row.set("Name", node.in_ec2 ? "lifted-host" : "datacentre-01");
  }
  // The newest run of an association on the node, and the newest that succeeded.
  const auto at = static_cast<std::size_t>(&node - estate.nodes.data());
  bool found = false, succeeded = false;
  for (const int index : estate.node_commands[at]) {
    const Command& command = estate.commands[static_cast<std::size_t>(index)];
    if (command.association < 0) continue;
    const Outcome outcome = outcome_of(estate, command, static_cast<int>(at));
    if (!outcome.ran) continue;
    if (!found) {
      row.set("AssociationStatus", outcome.status == "Success" ? "Success" : "Failed");
      row.set("LastAssociationExecutionDate", format_time(outcome.finish));
      found = true;
    }
    if (!succeeded && outcome.status == "Success") {
      row.set("LastSuccessfulAssociationExecutionDate", format_time(outcome.finish));
      succeeded = true;
    }
  }
  return row;
}

bool passes(const Node& node, const Json& row, const Filter& filter) {
  if (filter.key == "InstanceIds") return has_value(filter.values, node.ssm_id);
  if (filter.key == "PlatformTypes") return has_value(filter.values, row.text("PlatformType"));
  if (filter.key == "SourceIds") return has_value(filter.values, row.text("SourceId"));
  if (filter.key == "SourceTypes") return has_value(filter.values, row.text("SourceType"));
  if (filter.key == "ActivationIds") return has_value(filter.values, row.text("ActivationId"));
  if (filter.key.starts_with("tag:")) {
    return std::any_of(node.tags.begin(), node.tags.end(), [&](const auto& tag) {
      return tag.first == filter.key.substr(4) && has_value(filter.values, tag.second);
    });
  }
  return has_value(filter.values, row.text(filter.key));  // PingStatus, AgentVersion, ResourceType, …
}

Answer information(const Question& question) {
  const auto estate = question.estate;
  const std::vector<Filter> filters = filters_of(question.params);
  const auto indexes = std::make_shared<std::vector<int>>();
  for (std::size_t at = 0; at < estate->nodes.size(); ++at) {
    const Node& node = estate->nodes[at];
    if (!is_listed(node)) continue;
    bool fits = true;
    for (const Filter& filter : filters) fits = fits && passes(node, information_row(*estate, node), filter);
    if (fits) indexes->push_back(static_cast<int>(at));
  }
  return Rows{indexes->size(), [estate, indexes](std::size_t at) {
                return information_row(*estate, estate->nodes[static_cast<std::size_t>((*indexes)[at])]);
              }};
}

std::string inventory_status(const Node& node) {
  if (node.state == "terminated") return "Terminated";
  if (node.state == "stopped") return "Stopped";
  return node.heartbeat_lost ? "ConnectionLost" : "Active";
}

Json information_entry(const Estate& estate, const Node& node) {
  const OperatingSystem& system = system_of(node);
  return Json::object({{"AgentType", "amazon-ssm-agent"},
                       {"AgentVersion", node.agent},
                       {"ComputerName", computer_name(estate, node)},
                       {"InstanceId", node.ssm_id},
                       {"InstanceStatus", inventory_status(node)},
                       {"IpAddress", private_ip(estate, node)},
                       {"PlatformName", system.platform_name},
                       {"PlatformType", system.platform_type},
                       {"PlatformVersion", system.platform_version},
                       {"ResourceType", node.ssm_id.starts_with("mi-") ? "ManagedInstance" : "EC2Instance"}});
}

Json summary_entry(const Node& node, const PatchRecord& record) {
  const PatchCounters& counters = record.counters;
  const auto text = [](int number) { return std::to_string(number); };
  // The payload's own floor: a node whose levels are all UNSPECIFIED reads INFORMATIONAL here.
  std::string severity(worst_level(counters));
  if (severity == "UNSPECIFIED") severity = "INFORMATIONAL";
  Json entry = Json::object({{"BaselineId", record.baseline},
                             {"CriticalNonCompliantCount", text(counters.critical)},
                             {"ExecutionId", record.execution},
                             {"FailedCount", text(counters.failed)},
                             {"InstallOverrideList", record.override_list},
                             {"InstalledCount", text(counters.installed)},
                             {"InstalledOtherCount", text(counters.installed_other)},
                             {"InstalledPendingRebootCount", text(counters.pending_reboot)},
                             {"InstalledRejectedCount", text(counters.rejected)},
                             {"MissingCount", text(counters.missing)},
                             {"NonCompliantSeverity", severity},
                             {"NotApplicableCount", text(counters.not_applicable)},
                             {"OperationEndTime", format_time(record.end)},
                             {"OperationStartTime", format_time(record.start)},
                             {"OperationType", record.operation},
                             {"OtherNonCompliantCount", text(counters.other)},
                             {"OwnerInformation", ""},
                             {"PatchGroup", node.patch_group},
                             {"RebootOption", record.reboot_option},
                             {"SecurityNonCompliantCount", text(counters.security)},
                             {"SnapshotId", record.snapshot},
                             {"UnreportedNotApplicableCount", text(counters.unreported)}});
  if (is_windows(node)) entry.set("AvailableSecurityUpdateCount", text(counters.available));
  if (record.no_reboot_install) {
    entry.set("LastNoRebootInstallOperationTime", format_time(*record.no_reboot_install));
  }
  return entry;
}

struct Inventory {
  Time captured;
  std::vector<Json> entries;
};

// Nothing where the node never uploaded this type.
std::optional<Inventory> inventory_of(const Estate& estate, const Node& node, std::string_view type, int reading) {
  if (!node.registered) return std::nullopt;
  const PatchRecord& record = record_at(node, reading);
  if (type == "AWS:InstanceInformation") return Inventory{last_ping(estate, node), {information_entry(estate, node)}};
  if (!record.exists) return std::nullopt;
  if (type == "AWS:PatchSummary") return Inventory{record.end, {summary_entry(node, record)}};
  if (type != "AWS:PatchCompliance" && type != "AWS:ComplianceItem") return std::nullopt;
  Inventory inventory{record.end, {}};
  for (const PatchRow& row : patch_rows(estate, node, record)) {
    Json entry = Json::object({{"Title", row.title},
                               {"KBId", row.kb_id},
                               {"Classification", row.classification},
                               {"Severity", row.severity},
                               {"State", row.state},
                               {"InstalledTime", row.installed ? format_time(*row.installed) : ""}});
    inventory.entries.push_back(std::move(entry));
  }
  return inventory;
}

std::string type_of(const Question& question) {
  const Json* wanted = question.params.find("ResultAttributes");
  if (wanted == nullptr || wanted->as_array() == nullptr || wanted->as_array()->empty())
    return "AWS:InstanceInformation";
  return wanted->as_array()->front().text("TypeName");
}

bool passes_inventory(const Estate& estate, const Node& node, const Filter& filter, int reading) {
  const auto dot = filter.key.rfind('.');
  const std::string type = filter.key.substr(0, dot);
  const std::string attribute = dot == std::string::npos ? "" : filter.key.substr(dot + 1);
  const auto inventory = inventory_of(estate, node, type, reading);
  if (filter.type == "Exists") return inventory.has_value();
  if (!inventory) return false;
  const std::string value = inventory->entries.front().text(attribute);
  if (filter.type == "NotEqual") return !has_value(filter.values, value);
  if (filter.type == "BeginWith") return !filter.values.empty() && value.starts_with(filter.values.front());
  const auto number = parse_integer(value);
  const auto wanted = filter.values.empty() ? std::nullopt : parse_integer(filter.values.front());
  if (filter.type == "LessThan") return number && wanted && *number < *wanted;
  if (filter.type == "GreaterThan") return number && wanted && *number > *wanted;
  return has_value(filter.values, value);
}

Answer get_inventory(const Question& question) {
  const auto estate = question.estate;
  const std::string type = type_of(question);
  if (type != "AWS:InstanceInformation" && type != "AWS:PatchSummary") {
    return std::unexpected(ApiError{400, "InvalidTypeNameException",
                                    fmt::format("The type name {} is not valid for GetInventory.", type)});
  }
  const std::vector<Filter> filters = filters_of(question.params);
  const int reading = question.reading;
  const auto indexes = std::make_shared<std::vector<int>>();
  for (std::size_t at = 0; at < estate->nodes.size(); ++at) {
    const Node& node = estate->nodes[at];
    if (!node.registered || (type == "AWS:PatchSummary" && !record_at(node, reading).exists)) continue;
    bool fits = true;
    for (const Filter& filter : filters) fits = fits && passes_inventory(*estate, node, filter, reading);
    if (fits) indexes->push_back(static_cast<int>(at));
  }
  return Rows{indexes->size(), [estate, indexes, type, reading](std::size_t at) {
                const Node& node = estate->nodes[static_cast<std::size_t>((*indexes)[at])];
                const Inventory inventory = *inventory_of(*estate, node, type, reading);
                const Json item = Json::object({{"TypeName", type},
                                                {"SchemaVersion", "1.0"},
                                                {"CaptureTime", format_time(inventory.captured)},
                                                {"ContentHash", hex_text(mix(node.key, type), 32)},
                                                {"Content", Json(Json::Array(inventory.entries))}});
                return Json::object({{"Id", node.ssm_id}, {"Data", Json::object({{type, item}})}});
              }};
}

Answer list_entries(const Question& question) {
  const std::string id = question.params.text("InstanceId");
  const std::string type = question.params.text("TypeName");
  const Node* node = question.estate->find(id);
  if (node == nullptr || node->ssm_id != id || !node->registered) {
    return std::unexpected(ApiError{400, "InvalidInstanceId", "Instance " + id + " is not registered."});
  }
  const auto inventory = inventory_of(*question.estate, *node, type, question.reading);
  Json reply = Json::object({{"TypeName", type}, {"InstanceId", id}});
  if (inventory) {
    reply.set("SchemaVersion", "1.0");
    reply.set("CaptureTime", format_time(inventory->captured));
    reply.set("Entries", Json(Json::Array(inventory->entries)));
  }
  return Single{std::move(reply)};
}

Answer service_setting(const Question& question) {
  const Estate& estate = *question.estate;
  const std::string id = "/ssm/managed-instance/default-ec2-instance-management-role";
  if (!question.params.text("SettingId").ends_with(id)) {
    return std::unexpected(ApiError{400, "ServiceSettingNotFound", "The specified service setting was not found."});
  }
  const bool on = estate.default_host_management;
  return single(
      "ServiceSetting",
      Json::object({{"SettingId", id},
                    {"SettingValue", on ? "service-role/AWSSystemsManagerDefaultEC2InstanceManagementRole" : "$None"},
                    {"LastModifiedDate", format_time(estate.as_of - std::chrono::days(300))},
                    {"LastModifiedUser", "System"},
                    {"ARN", arn(estate.scope, "ssm", "servicesetting" + id)},
                    {"Status", on ? "Customized" : "Default"}}));
}

}  // namespace

bool is_listed(const Node& node) { return node.registered && node.state == "running"; }

std::optional<Answer> answer_ssm_nodes(const Question& question) {
  const std::string_view operation = question.operation;
  if (operation == "ssm:DescribeInstanceInformation") return information(question);
  if (operation == "ssm:GetInventory") return get_inventory(question);
  if (operation == "ssm:ListInventoryEntries") return list_entries(question);
  if (operation == "ssm:GetServiceSetting") return service_setting(question);
  if (operation == "ssm:GetConnectionStatus") {
    const std::string target = question.params.text("Target");
    const Node* node = question.estate->find(target);
    const bool connected = node != nullptr && node->ssm_id == target && is_listed(*node) && !node->heartbeat_lost &&
                           node->channel_closed > question.estate->as_of;
    return Single{Json::object({{"Target", target}, {"Status", connected ? "connected" : "notconnected"}})};
  }
  return std::nullopt;
}

}  // namespace patchtriage::simulate
