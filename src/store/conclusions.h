// What was concluded of a run, as flat rows for the store's views. Plain values: the store knows no conclusions.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/time.h"
#include "fleet/key.h"

namespace patchtriage {

// The words of the report's fields of the same name.
struct ConcludedInstance {
  NodeKey key;
  std::int64_t rank = 0;
  std::string name;
  std::string compliance;  // compliance.status
  std::string verdict;     // compliance.verdict
  std::string manageability;
  std::string exposure;
  std::string environment;
  std::string tier;
  double score = 0;
  std::string last_operation_at;    // compliance.last_operation_at; this and the times below are empty where null
  std::string non_compliant_since;  // compliance.non_compliant_since
  std::string history_outcome;      // history.outcome
  std::string last_install_at;      // history.last_install_at
};

// A root cause, or something that contributes.
struct ConcludedFinding {
  NodeKey key;
  std::int64_t number = 0;  // of the instance's findings: 0 is the root cause
  std::string category;
  std::string subcategory;
  std::string confidence;
  std::string statement;
  std::string remediation;  // the path of the remedy; empty for what contributes
};

// One leaf of the evidence tree of a root cause.
struct ConcludedEvidence {
  NodeKey key;
  std::int64_t number = 0;  // in the order of the tree
  std::string claim;
  std::string source;  // "ssm:DescribeInstanceInformation"
  std::string record;
  std::string field;
  std::string value;  // JSON
  std::string observed_at;
  std::string request_id;
};

struct Conclusions {
  std::vector<ConcludedInstance> instances;
  std::vector<ConcludedFinding> findings;
  std::vector<ConcludedEvidence> evidence;
};

}  // namespace patchtriage
