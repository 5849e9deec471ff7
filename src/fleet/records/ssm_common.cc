#include "fleet/records/ssm_common.h"

namespace patchtriage::ssm {

const RecordType& Patch::schema() {
  static const RecordType type{"ssm.Patch",
                               "ssm:DescribeAvailablePatches",
                               "Id",
                               {
                                   field<&Patch::id>("Id"),
                                   field<&Patch::release_date>("ReleaseDate"),
                                   field<&Patch::title>("Title"),
                                   field<&Patch::description>("Description"),
                                   field<&Patch::content_url>("ContentUrl"),
                                   field<&Patch::vendor>("Vendor"),
                                   field<&Patch::product_family>("ProductFamily"),
                                   field<&Patch::product>("Product"),
                                   field<&Patch::classification>("Classification"),
                                   field<&Patch::msrc_severity>("MsrcSeverity"),
                                   field<&Patch::kb_number>("KbNumber"),
                                   field<&Patch::msrc_number>("MsrcNumber"),
                                   field<&Patch::language>("Language"),
                                   field<&Patch::advisory_ids>("AdvisoryIds"),
                                   field<&Patch::bugzilla_ids>("BugzillaIds"),
                                   field<&Patch::cve_ids>("CVEIds"),
                                   field<&Patch::name>("Name"),
                                   field<&Patch::epoch>("Epoch"),
                                   field<&Patch::version>("Version"),
                                   field<&Patch::release>("Release"),
                                   field<&Patch::arch>("Arch"),
                                   field<&Patch::severity>("Severity"),
                                   field<&Patch::repository>("Repository"),
                               }};
  return type;
}

const RecordType& Target::schema() {
  static const RecordType type{"ssm.Target",
                               "",
                               "",
                               {
                                   field<&Target::key>("Key"),
                                   field<&Target::values>("Values"),
                               }};
  return type;
}

const RecordType& Alarm::schema() {
  static const RecordType type{"ssm.Alarm",
                               "",
                               "",
                               {
                                   field<&Alarm::name>("Name"),
                               }};
  return type;
}

const RecordType& AlarmConfiguration::schema() {
  static const RecordType type{"ssm.AlarmConfiguration",
                               "",
                               "",
                               {
                                   field<&AlarmConfiguration::ignore_poll_alarm_failure>("IgnorePollAlarmFailure"),
                                   field<&AlarmConfiguration::alarms>("Alarms"),
                               }};
  return type;
}

const RecordType& AlarmStateInformation::schema() {
  static const RecordType type{"ssm.AlarmStateInformation",
                               "",
                               "",
                               {
                                   field<&AlarmStateInformation::name>("Name"),
                                   field<&AlarmStateInformation::state>("State"),
                               }};
  return type;
}

}  // namespace patchtriage::ssm
