// Inspector, Config, and what this organisation doesn't use.
#include <fmt/format.h>

#include "base/text.h"
#include "simulate/answers.h"
#include "simulate/patches.h"
#include "simulate/replies.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate {
namespace {

ApiError not_activated() {
  return {403, "AccessDeniedException",
          "Invoking account does not have access to this resource: Inspector is not enabled."};
}

// One finding for each CVE that the node's record says is missing.
std::vector<Json> findings(const Estate& estate) {
  std::vector<Json> rows;
  for (const Node& node : estate.nodes) {
    if (!node.in_ec2 || !is_listed(node) || !node.record.exists) continue;
    for (const PatchRow& row : patch_rows(estate, node, node.record)) {
      if (row.cves.empty()) continue;
      const std::string cve = split(row.cves, ',').front();
      const std::uint64_t key = mix(node.key, cve);
      const bool critical = row.severity == "Critical";
      rows.push_back(Json::object(
          {{"findingArn", arn(estate.scope, "inspector2", "finding/" + hex_text(key, 32))},
           {"awsAccountId", estate.scope.account},
           {"type", "PACKAGE_VULNERABILITY"},
           {"title", fmt::format("{} - {}", cve, row.kb_id)},
           {"severity", critical ? "CRITICAL" : "HIGH"},
           {"status", "ACTIVE"},
           {"firstObservedAt", format_time(estate.as_of - std::chrono::days(12 + below(key, 30)))},
           {"lastObservedAt", format_time(estate.as_of - std::chrono::hours(5))},
           {"updatedAt", format_time(estate.as_of - std::chrono::hours(5))},
           {"resources", Json::array({Json::object({{"type", "AWS_EC2_INSTANCE"},
                                                    {"id", node.id},
                                                    {"partition", "aws"},
                                                    {"region", estate.scope.region}})})},
           {"inspectorScore", critical ? 9.1 : 7.8},
           {"packageVulnerabilityDetails",
            Json::object(
                {{"vulnerabilityId", cve},
                 {"vulnerablePackages",
                  Json::array({Json::object({{"name", row.kb_id}, {"version", "0"}, {"fixedInVersion", row.title}})})},
                 {"vendorSeverity", row.severity}})},
           {"fixAvailable", "YES"},
           {"exploitAvailable", below(key, 4) == 0 ? "YES" : "NO"},
           {"epss", Json::object({{"score", below(key, 90) / 100.0}})}}));
    }
  }
  return rows;
}

std::vector<Json> coverage(const Estate& estate) {
  std::vector<Json> rows;
  for (const Node& node : estate.nodes) {
    if (!node.in_ec2 || !node.in_truth) continue;
    const char* reason = node.state == "stopped" ? "EC2_INSTANCE_STOPPED"
                         : !node.registered      ? "UNMANAGED_EC2_INSTANCE"
                         : node.heartbeat_lost   ? "STALE_INVENTORY"
                                                 : "SUCCESSFUL";
    const bool active = std::string_view(reason) == "SUCCESSFUL";
    Json row = Json::object(
        {{"resourceType", "AWS_EC2_INSTANCE"},
         {"resourceId", node.id},
         {"accountId", estate.scope.account},
         {"scanType", "PACKAGE"},
         {"scanStatus", Json::object({{"statusCode", active ? "ACTIVE" : "INACTIVE"}, {"reason", reason}})}});
    if (active) row.set("lastScannedAt", format_time(estate.as_of - std::chrono::hours(4)));
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

std::optional<Answer> answer_others(const Question& question) {
  const Estate& estate = *question.estate;
  const std::string_view operation = question.operation;
  if (operation == "inspector2:ListFindings" || operation == "inspector2:ListCoverage") {
    if (!estate.inspector) return std::unexpected(not_activated());
    return rows_of(operation == "inspector2:ListFindings" ? findings(estate) : coverage(estate));
  }
  if (operation == "config:SelectResourceConfig" || operation == "config:SelectAggregateResourceConfig") {
    if (operation == "config:SelectAggregateResourceConfig") {
      return std::unexpected(
          ApiError{400, "NoSuchConfigurationAggregatorException", "The configuration aggregator does not exist."});
    }
    return rows_of({});
  }
  if (operation == "ssm:ListResourceDataSync") return rows_of({});
  if (operation == "ssm:GetDocument") {
    const std::string name = question.params.text("Name");
    if (!name.starts_with("AWS-")) {
      return std::unexpected(ApiError{400, "InvalidDocument", "Document with name " + name + " does not exist."});
    }
    return Single{Json::object({{"Name", name},
                                {"DocumentVersion", "1"},
                                {"Status", "Active"},
                                {"Content", R"({"schemaVersion":"2.2","mainSteps":[]})"},
                                {"DocumentType", "Command"},
                                {"DocumentFormat", "JSON"}})};
  }
  return std::nullopt;
}

}  // namespace patchtriage::simulate
