#include "report/words.h"

#include "base/check.h"

namespace patchtriage {

std::string_view word(ComplianceStatus status) {
  switch (status) {
    case ComplianceStatus::compliant:
      return "compliant";
    case ComplianceStatus::non_compliant:
      return "non_compliant";
    case ComplianceStatus::unknown:
      return "unknown";
  }
  check_failed(__FILE__, __LINE__, "ComplianceStatus");
}

std::string_view word(ComplianceVerdict verdict) {
  switch (verdict) {
    case ComplianceVerdict::active:
      return "active";
    case ComplianceVerdict::stale:
      return "stale";
    case ComplianceVerdict::changed:
      return "changed";
    case ComplianceVerdict::inconclusive:
      return "inconclusive";
  }
  check_failed(__FILE__, __LINE__, "ComplianceVerdict");
}

std::string_view word(ManageabilityState state) {
  switch (state) {
    case ManageabilityState::managed:
      return "managed";
    case ManageabilityState::lost:
      return "lost";
    case ManageabilityState::unmanaged:
      return "unmanaged";
    case ManageabilityState::stopped:
      return "stopped";
    case ManageabilityState::unknown:
      return "unknown";
  }
  check_failed(__FILE__, __LINE__, "ManageabilityState");
}

std::string_view word(ExposureLevel level) {
  switch (level) {
    case ExposureLevel::internet:
      return "internet";
    case ExposureLevel::internal:
      return "internal";
    case ExposureLevel::unknown:
      return "unknown";
  }
  check_failed(__FILE__, __LINE__, "ExposureLevel");
}

std::string_view word(Breadth breadth) {
  switch (breadth) {
    case Breadth::world:
      return "world";
    case Breadth::broad:
      return "broad";
    case Breadth::narrow:
      return "narrow";
  }
  check_failed(__FILE__, __LINE__, "Breadth");
}

std::string_view word(Environment environment) {
  switch (environment) {
    case Environment::production:
      return "production";
    case Environment::non_production:
      return "non_production";
    case Environment::unknown:
      return "unknown";
  }
  check_failed(__FILE__, __LINE__, "Environment");
}

std::string_view word(HistoryOutcome outcome) {
  switch (outcome) {
    case HistoryOutcome::succeeded:
      return "succeeded";
    case HistoryOutcome::failed:
      return "failed";
    case HistoryOutcome::skipped:
      return "skipped";
    case HistoryOutcome::never_ran:
      return "never_ran";
    case HistoryOutcome::unknown:
      return "unknown";
  }
  check_failed(__FILE__, __LINE__, "HistoryOutcome");
}

std::string_view word(PatchOperation operation) {
  switch (operation) {
    case PatchOperation::scan:
      return "Scan";
    case PatchOperation::install:
      return "Install";
    case PatchOperation::other:
      return "Other";
  }
  check_failed(__FILE__, __LINE__, "PatchOperation");
}

std::string_view word(Evidence::Kind kind) {
  switch (kind) {
    case Evidence::Kind::value:
      return "value";
    case Evidence::Kind::not_listed:
      return "not_listed";
    case Evidence::Kind::gap:
      return "gap";
    case Evidence::Kind::derived:
      return "derived";
  }
  check_failed(__FILE__, __LINE__, "Evidence::Kind");
}

std::string_view word(RemedyStep::Changes changes) {
  switch (changes) {
    case RemedyStep::Changes::nothing:
      return "nothing";
    case RemedyStep::Changes::instance:
      return "instance";
    case RemedyStep::Changes::iam:
      return "iam";
    case RemedyStep::Changes::network:
      return "network";
    case RemedyStep::Changes::ssm:
      return "ssm";
  }
  check_failed(__FILE__, __LINE__, "RemedyStep::Changes");
}

std::string_view word(RemedyStep::Purpose purpose) {
  switch (purpose) {
    case RemedyStep::Purpose::diagnose:
      return "diagnose";
    case RemedyStep::Purpose::fix:
      return "fix";
    case RemedyStep::Purpose::verify:
      return "verify";
  }
  check_failed(__FILE__, __LINE__, "RemedyStep::Purpose");
}

std::string_view word(Tier tier) {
  switch (tier) {
    case Tier::p1:
      return "P1";
    case Tier::p2:
      return "P2";
    case Tier::p3:
      return "P3";
    case Tier::p4:
      return "P4";
  }
  check_failed(__FILE__, __LINE__, "Tier");
}

}  // namespace patchtriage
