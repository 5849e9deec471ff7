// Records of ssm: common. AWS's own names; an optional without a value was not sent.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fleet/record.h"

namespace patchtriage::ssm {

// A row of ssm:DescribeAvailablePatches.
struct Patch {
  static constexpr std::string_view kSource = "ssm:DescribeAvailablePatches";
  std::string id;
  std::optional<Time> release_date;
  std::optional<std::string> title;
  std::optional<std::string> description;
  std::optional<std::string> content_url;
  std::optional<std::string> vendor;
  std::optional<std::string> product_family;
  std::optional<std::string> product;
  std::optional<std::string> classification;
  std::optional<std::string> msrc_severity;
  std::optional<std::string> kb_number;
  std::optional<std::string> msrc_number;
  std::optional<std::string> language;
  std::vector<std::string> advisory_ids;
  std::vector<std::string> bugzilla_ids;
  std::vector<std::string> cve_ids;
  std::optional<std::string> name;
  std::optional<std::int64_t> epoch;
  std::optional<std::string> version;
  std::optional<std::string> release;
  std::optional<std::string> arch;
  std::optional<std::string> severity;
  std::optional<std::string> repository;

  static const RecordType& schema();
};

struct Target {
  std::optional<std::string> key;
  std::vector<std::string> values;

  static const RecordType& schema();
};

struct Alarm {
  std::optional<std::string> name;

  static const RecordType& schema();
};

struct AlarmConfiguration {
  std::optional<bool> ignore_poll_alarm_failure;
  std::vector<Alarm> alarms;

  static const RecordType& schema();
};

struct AlarmStateInformation {
  std::optional<std::string> name;
  std::optional<std::string> state;  // UNKNOWN, ALARM

  static const RecordType& schema();
};

}  // namespace patchtriage::ssm
