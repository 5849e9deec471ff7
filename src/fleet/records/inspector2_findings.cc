#include "fleet/records/inspector2_findings.h"

namespace patchtriage::inspector2 {

const RecordType& Resource::schema() {
  static const RecordType type{"inspector2.Resource",
                               "",
                               "",
                               {
                                   field<&Resource::type>("type"),
                                   field<&Resource::id>("id"),
                                   field<&Resource::partition>("partition"),
                                   field<&Resource::region>("region"),
                                   field<&Resource::tags>("tags"),
                               }};
  return type;
}

const RecordType& VulnerablePackage::schema() {
  static const RecordType type{"inspector2.VulnerablePackage",
                               "",
                               "",
                               {
                                   field<&VulnerablePackage::name>("name"),
                                   field<&VulnerablePackage::version>("version"),
                                   field<&VulnerablePackage::release>("release"),
                                   field<&VulnerablePackage::arch>("arch"),
                                   field<&VulnerablePackage::epoch>("epoch"),
                                   field<&VulnerablePackage::package_manager>("packageManager"),
                                   field<&VulnerablePackage::fixed_in_version>("fixedInVersion"),
                                   field<&VulnerablePackage::remediation>("remediation"),
                               }};
  return type;
}

const RecordType& CvssScore::schema() {
  static const RecordType type{"inspector2.CvssScore",
                               "",
                               "",
                               {
                                   field<&CvssScore::base_score>("baseScore"),
                                   field<&CvssScore::version>("version"),
                                   field<&CvssScore::source>("source"),
                                   field<&CvssScore::scoring_vector>("scoringVector"),
                               }};
  return type;
}

const RecordType& PackageVulnerabilityDetails::schema() {
  static const RecordType type{
      "inspector2.PackageVulnerabilityDetails",
      "",
      "",
      {
          field<&PackageVulnerabilityDetails::vulnerability_id>("vulnerabilityId"),
          field<&PackageVulnerabilityDetails::vulnerable_packages>("vulnerablePackages"),
          field<&PackageVulnerabilityDetails::source>("source"),
          field<&PackageVulnerabilityDetails::cvss>("cvss"),
          field<&PackageVulnerabilityDetails::related_vulnerabilities>("relatedVulnerabilities"),
          field<&PackageVulnerabilityDetails::vendor_severity>("vendorSeverity"),
          field<&PackageVulnerabilityDetails::vendor_created_at>("vendorCreatedAt"),
          field<&PackageVulnerabilityDetails::source_url>("sourceUrl"),
      }};
  return type;
}

const RecordType& PortRange::schema() {
  static const RecordType type{"inspector2.PortRange",
                               "",
                               "",
                               {
                                   field<&PortRange::begin>("begin"),
                                   field<&PortRange::end>("end"),
                               }};
  return type;
}

const RecordType& Step::schema() {
  static const RecordType type{"inspector2.Step",
                               "",
                               "",
                               {
                                   field<&Step::component_id>("componentId"),
                                   field<&Step::component_type>("componentType"),
                                   field<&Step::component_arn>("componentArn"),
                               }};
  return type;
}

const RecordType& NetworkPath::schema() {
  static const RecordType type{"inspector2.NetworkPath",
                               "",
                               "",
                               {
                                   field<&NetworkPath::steps>("steps"),
                               }};
  return type;
}

const RecordType& NetworkReachabilityDetails::schema() {
  static const RecordType type{"inspector2.NetworkReachabilityDetails",
                               "",
                               "",
                               {
                                   field<&NetworkReachabilityDetails::open_port_range>("openPortRange"),
                                   field<&NetworkReachabilityDetails::protocol>("protocol"),
                                   field<&NetworkReachabilityDetails::network_path>("networkPath"),
                               }};
  return type;
}

const RecordType& EpssDetails::schema() {
  static const RecordType type{"inspector2.EpssDetails",
                               "",
                               "",
                               {
                                   field<&EpssDetails::score>("score"),
                               }};
  return type;
}

const RecordType& Finding::schema() {
  static const RecordType type{"inspector2.Finding",
                               "inspector2:ListFindings",
                               "findingArn",
                               {
                                   field<&Finding::finding_arn>("findingArn"),
                                   field<&Finding::aws_account_id>("awsAccountId"),
                                   field<&Finding::type>("type"),
                                   field<&Finding::title>("title"),
                                   field<&Finding::severity>("severity"),
                                   field<&Finding::status>("status"),
                                   field<&Finding::first_observed_at>("firstObservedAt"),
                                   field<&Finding::last_observed_at>("lastObservedAt"),
                                   field<&Finding::updated_at>("updatedAt"),
                                   field<&Finding::resources>("resources"),
                                   field<&Finding::inspector_score>("inspectorScore"),
                                   field<&Finding::package_vulnerability_details>("packageVulnerabilityDetails"),
                                   field<&Finding::network_reachability_details>("networkReachabilityDetails"),
                                   field<&Finding::fix_available>("fixAvailable"),
                                   field<&Finding::exploit_available>("exploitAvailable"),
                                   field<&Finding::epss>("epss"),
                               }};
  return type;
}

const RecordType& ScanStatus::schema() {
  static const RecordType type{"inspector2.ScanStatus",
                               "",
                               "",
                               {
                                   field<&ScanStatus::status_code>("statusCode"),
                                   field<&ScanStatus::reason>("reason"),
                               }};
  return type;
}

const RecordType& CoveredResource::schema() {
  static const RecordType type{"inspector2.CoveredResource",
                               "inspector2:ListCoverage",
                               "resourceId",
                               {
                                   field<&CoveredResource::resource_type>("resourceType"),
                                   field<&CoveredResource::resource_id>("resourceId"),
                                   field<&CoveredResource::account_id>("accountId"),
                                   field<&CoveredResource::scan_type>("scanType"),
                                   field<&CoveredResource::scan_status>("scanStatus"),
                                   field<&CoveredResource::last_scanned_at>("lastScannedAt"),
                               }};
  return type;
}

}  // namespace patchtriage::inspector2
