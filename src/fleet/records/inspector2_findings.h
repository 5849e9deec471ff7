// Records of inspector2: findings. AWS's own names; an optional without a value was not sent.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fleet/record.h"

namespace patchtriage::inspector2 {

struct Resource {
  std::optional<std::string> type;
  std::optional<std::string> id;
  std::optional<std::string> partition;
  std::optional<std::string> region;
  std::map<std::string, std::string> tags;

  static const RecordType& schema();
};

struct VulnerablePackage {
  std::optional<std::string> name;
  std::optional<std::string> version;
  std::optional<std::string> release;
  std::optional<std::string> arch;
  std::optional<std::int64_t> epoch;
  std::optional<std::string> package_manager;
  std::optional<std::string> fixed_in_version;
  std::optional<std::string> remediation;

  static const RecordType& schema();
};

struct CvssScore {
  std::optional<double> base_score;
  std::optional<std::string> version;
  std::optional<std::string> source;
  std::optional<std::string> scoring_vector;

  static const RecordType& schema();
};

struct PackageVulnerabilityDetails {
  std::optional<std::string> vulnerability_id;
  std::vector<VulnerablePackage> vulnerable_packages;
  std::optional<std::string> source;
  std::vector<CvssScore> cvss;
  std::vector<std::string> related_vulnerabilities;
  std::optional<std::string> vendor_severity;
  std::optional<Time> vendor_created_at;
  std::optional<std::string> source_url;

  static const RecordType& schema();
};

struct PortRange {
  std::optional<std::int64_t> begin;
  std::optional<std::int64_t> end;

  static const RecordType& schema();
};

struct Step {
  std::optional<std::string> component_id;
  std::optional<std::string> component_type;
  std::optional<std::string> component_arn;

  static const RecordType& schema();
};

struct NetworkPath {
  std::vector<Step> steps;

  static const RecordType& schema();
};

struct NetworkReachabilityDetails {
  std::optional<PortRange> open_port_range;
  std::optional<std::string> protocol;  // TCP, UDP
  std::optional<NetworkPath> network_path;

  static const RecordType& schema();
};

struct EpssDetails {
  std::optional<double> score;

  static const RecordType& schema();
};

// A row of inspector2:ListFindings.
struct Finding {
  static constexpr std::string_view kSource = "inspector2:ListFindings";
  std::string finding_arn;
  std::optional<std::string> aws_account_id;
  std::optional<std::string> type;  // NETWORK_REACHABILITY, PACKAGE_VULNERABILITY, CODE_VULNERABILITY
  std::optional<std::string> title;
  std::optional<std::string> severity;  // INFORMATIONAL, LOW, MEDIUM, HIGH, CRITICAL, UNTRIAGED
  std::optional<std::string> status;    // ACTIVE, SUPPRESSED, CLOSED
  std::optional<Time> first_observed_at;
  std::optional<Time> last_observed_at;
  std::optional<Time> updated_at;
  std::vector<Resource> resources;
  std::optional<double> inspector_score;
  std::optional<PackageVulnerabilityDetails> package_vulnerability_details;
  std::optional<NetworkReachabilityDetails> network_reachability_details;
  std::optional<std::string> fix_available;      // YES, NO, PARTIAL
  std::optional<std::string> exploit_available;  // YES, NO
  std::optional<EpssDetails> epss;

  static const RecordType& schema();
};

struct ScanStatus {
  std::optional<std::string> status_code;  // ACTIVE, INACTIVE
  std::optional<std::string> reason;

  static const RecordType& schema();
};

// A row of inspector2:ListCoverage.
struct CoveredResource {
  static constexpr std::string_view kSource = "inspector2:ListCoverage";
  std::optional<std::string> resource_type;
  std::string resource_id;
  std::optional<std::string> account_id;
  std::optional<std::string> scan_type;  // NETWORK, PACKAGE, CODE
  std::optional<ScanStatus> scan_status;
  std::optional<Time> last_scanned_at;

  static const RecordType& schema();
};

}  // namespace patchtriage::inspector2
