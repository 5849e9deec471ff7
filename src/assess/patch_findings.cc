#include "assess/patch_findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "base/text.h"
#include "fleet/records/ssm_compliance.h"
#include "fleet/records/ssm_patches.h"

namespace patchtriage {
namespace {

constexpr std::array kSeverities = {"CRITICAL", "HIGH", "MEDIUM", "LOW", "INFORMATIONAL", "UNSPECIFIED"};
constexpr std::array kStates = {"Missing", "Failed", "InstalledPendingReboot", "InstalledRejected",
                                "AvailableSecurityUpdate"};

std::string squeezed(std::string_view state) {
  std::string result = to_lower(state);
  std::erase(result, '_');
  return result;
}

bool is_finding(std::string_view state) { return std::ranges::find(kStates, state) != kStates.end(); }
// Available updates count only by the baseline's option, and then carry no severity of their own.
bool is_non_compliant(std::string_view state) { return is_finding(state) && state != "AvailableSecurityUpdate"; }

std::vector<std::string> cves_of(std::string_view text) {
  std::vector<std::string> result;
  for (const std::string& part : split(text, ',')) {
    if (!trim(part).empty()) result.emplace_back(trim(part));
  }
  return result;
}

std::optional<std::string> detail(const ssm::ComplianceItem& item, const std::string& name) {
  const auto found = item.details.find(name);
  return found == item.details.end() || found->second.empty() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> unless_empty(const std::optional<std::string>& text) {
  return text && !text->empty() ? text : std::nullopt;
}

PatchFinding finding_of(const ssm::PatchComplianceData& row) {
  PatchFinding finding;
  finding.id = row.kb_id;
  finding.title = unless_empty(row.title);
  finding.state = patch_state_name(row.state.value_or(""));
  finding.severity = unless_empty(row.severity);
  finding.classification = unless_empty(row.classification);
  finding.cves = cves_of(row.cve_ids.value_or(""));
  // AWS sends 0, the year 1970, for patches that are not installed.
  if (row.installed_time && row.installed_time->time_since_epoch() > std::chrono::days(1)) {
    finding.installed_at = row.installed_time;
  }
  return finding;
}

PatchFinding finding_of(const ssm::ComplianceItem& item) {
  PatchFinding finding;
  finding.id = item.id;
  finding.title = unless_empty(item.title);
  finding.state = patch_state_name(detail(item, "PatchState").value_or(""));
  finding.severity = detail(item, "PatchSeverity");
  finding.classification = detail(item, "Classification");
  finding.cves = cves_of(detail(item, "CVEIds").value_or(""));
  if (const auto installed = detail(item, "InstalledTime")) {
    const auto time = parse_time(*installed);
    if (time && time->time_since_epoch() > std::chrono::days(1)) finding.installed_at = time;
  }
  return finding;
}

// Several versions of one package share the KBId on Linux, so the title belongs to the key.
using PatchKey = std::pair<std::string, std::string>;
PatchKey key_of(const PatchFinding& finding) { return {finding.id, finding.title.value_or("")}; }

class Collector {
 public:
  explicit Collector(const Trail& trail) : trail_(trail) {}

  void add(const ssm::PatchComplianceData& row) {
    PatchFinding finding = finding_of(row);
    if (!is_finding(finding.state)) return;
    const PatchKey key = key_of(finding);
    const std::string vendor = severity_of_vendor_word(finding.severity.value_or(""));
    const bool counts = is_non_compliant(finding.state);
    if (counts) consider(key, vendor);
    if (counts && vendor == severities_.at(key)) {
      citations_[key] =
          trail_.cite(row, &ssm::PatchComplianceData::severity, fmt::format("the vendor's severity of {}", row.kb_id));
    }
    found_.insert_or_assign(key, std::move(finding));
  }

  void add(const ssm::ComplianceItem& item) {
    if (item.compliance_type != "Patch") return;
    PatchFinding finding = finding_of(item);
    if (!is_finding(finding.state)) return;
    const PatchKey key = key_of(finding);
    const bool counts = is_non_compliant(finding.state);
    const std::string level = item.severity.value_or("UNSPECIFIED");
    const std::string vendor = severity_of_vendor_word(finding.severity.value_or(""));
    const bool is_by_baseline = level != "UNSPECIFIED" && !level.empty();
    if (counts) {
      // The baseline's level is what the owner decided; the vendor speaks where the owner didn't.
      if (is_by_baseline) {
        severities_.insert_or_assign(key, level);
        citations_[key] = trail_.cite(item, &ssm::ComplianceItem::severity,
                                      fmt::format("the compliance level that the baseline gives {}", item.id));
      } else if (consider(key, vendor)) {
        citations_[key] =
            trail_.cite(item, &ssm::ComplianceItem::details, fmt::format("the vendor's severity of {}", item.id));
      }
    }
    const auto [at, is_new] = found_.try_emplace(key, finding);
    if (is_new) return;
    if (!at->second.severity) at->second.severity = finding.severity;
    if (!at->second.classification) at->second.classification = finding.classification;
    if (at->second.cves.empty()) at->second.cves = finding.cves;
    if (!at->second.installed_at) at->second.installed_at = finding.installed_at;
  }

  PatchFindings take() {
    PatchFindings result;
    result.patches.emplace();
    for (auto& [key, finding] : found_) result.patches->push_back(std::move(finding));
    std::ranges::sort(*result.patches, {}, [](const PatchFinding& finding) {
      return std::tuple(severity_order(severity_of_vendor_word(finding.severity.value_or(""))), finding.id,
                        finding.title.value_or(""));
    });
    for (const auto& [key, severity] : severities_) {
      if (result.severity && severity_order(severity) >= severity_order(*result.severity)) continue;
      result.severity = severity;
      result.evidence.clear();
      if (const auto cited = citations_.find(key); cited != citations_.end()) result.evidence = {cited->second};
    }
    return result;
  }

 private:
  // True where it is the severity now.
  bool consider(const PatchKey& key, const std::string& severity) {
    const auto [at, is_new] = severities_.try_emplace(key, severity);
    if (!is_new && at->second == "UNSPECIFIED") at->second = severity;
    return is_new || at->second == severity;
  }

  const Trail& trail_;
  std::map<PatchKey, PatchFinding> found_;
  std::map<PatchKey, std::string> severities_;
  std::map<PatchKey, Evidence> citations_;
};

}  // namespace

std::string severity_of_vendor_word(std::string_view word) {
  const std::string lower = to_lower(trim(word));
  if (lower == "critical") return "CRITICAL";
  if (lower == "important" || lower == "high") return "HIGH";
  if (lower == "moderate" || lower == "medium") return "MEDIUM";
  if (lower == "low") return "LOW";
  if (lower == "informational" || lower == "negligible") return "INFORMATIONAL";
  return "UNSPECIFIED";
}

int severity_order(std::string_view severity) {
  const auto found = std::ranges::find(kSeverities, severity);
  return static_cast<int>(found - kSeverities.begin());
}

std::string patch_state_name(std::string_view state) {
  const std::string wanted = squeezed(state);
  // The documentation also writes AVAILABLE_SECURITY_UPDATES.
  if (wanted == "availablesecurityupdates") return "AvailableSecurityUpdate";
  for (const char* name : kStates) {
    if (to_lower(name) == wanted) return name;
  }
  return std::string(state);
}

PatchFindings read_patch_findings(const ScopeView& view, const Node& node) {
  const auto patches = view.list<ssm::PatchComplianceData>(node.managed_id);
  const auto items = view.list<ssm::ComplianceItem>(node.managed_id);
  Collector collector(view.trail());
  for (const ssm::PatchComplianceData& row : patches.rows()) collector.add(row);
  for (const ssm::ComplianceItem& item : items.rows()) collector.add(item);
  PatchFindings result = collector.take();
  // Either listing names every non-compliant patch; only without both is the list unknown.
  if (patches.gap() == nullptr || items.gap() == nullptr) return result;
  if (result.patches->empty()) result.patches.reset();
  for (const Gap* gap : {patches.gap(), items.gap()}) {
    if (gap->reason != Gap::Reason::not_asked) result.evidence.push_back(view.trail().not_read(*gap, "its patches"));
  }
  return result;
}

}  // namespace patchtriage
