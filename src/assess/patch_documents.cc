#include "assess/patch_documents.h"

#include <algorithm>
#include <array>

#include "assess/patch_state.h"
#include "base/text.h"

namespace patchtriage {
namespace {

constexpr auto kInstall = PatchOperation::install;

constexpr std::array kDocuments = {
    PatchDocument{"AWS-RunPatchBaseline", "Operation", std::nullopt, true},
    // Reports about the association only.
    PatchDocument{"AWS-RunPatchBaselineAssociation", "Operation", std::nullopt, false},
    PatchDocument{"AWS-RunPatchBaselineWithHooks", "Operation", std::nullopt, true},
    PatchDocument{"AWS-PatchInstanceWithRollback", "", kInstall, true},
    PatchDocument{"AWS-PatchAsgInstance", "", kInstall, true},
    PatchDocument{"AWSEC2-PatchLoadBalancerInstance", "", kInstall, true},
    PatchDocument{"AWS-InstallWindowsUpdates", "Action", std::nullopt, false},
    PatchDocument{"AWS-ApplyPatchBaseline", "Operation", std::nullopt, true},
    PatchDocument{"AWS-FindWindowsUpdates", "", PatchOperation::scan, false},
    PatchDocument{"AWS-InstallMissingWindowsUpdates", "", kInstall, false},
    PatchDocument{"AWS-InstallSpecificWindowsUpdates", "", kInstall, false},
};

}  // namespace

std::string_view short_document_name(std::string_view name_or_arn) {
  if (!name_or_arn.starts_with("arn:")) return name_or_arn;
  // arn:aws:ssm:us-east-1::document/AWS-RunPatchBaseline, …:automation-definition/AWS-PatchAsgInstance:1
  const std::size_t slash = name_or_arn.rfind('/');
  if (slash == std::string_view::npos) return name_or_arn;
  const std::string_view name = name_or_arn.substr(slash + 1);
  return name.substr(0, name.find(':'));
}

const PatchDocument* find_patch_document(std::string_view name_or_arn) {
  const auto found = std::ranges::find(kDocuments, short_document_name(name_or_arn), &PatchDocument::name);
  return found == kDocuments.end() ? nullptr : &*found;
}

bool may_wrap_patching(std::string_view name_or_arn) {
  const std::string_view name = short_document_name(name_or_arn);
  if (name.starts_with("AWS-") || name.starts_with("AWSEC2-") || name.starts_with("AWSSupport-") ||
      name.starts_with("AWSPremiumSupport-") || name.starts_with("Amazon")) {
    return false;
  }
  return to_lower(name).find("patch") != std::string::npos;
}

std::optional<PatchOperation> operation_of(const PatchDocument& document, const DocumentParameters& parameters) {
  if (document.operation_parameter.empty()) return document.fixed;
  const auto value = parameter(parameters, std::string(document.operation_parameter));
  return value ? patch_operation_of(*value) : document.fixed;
}

std::optional<std::string> parameter(const DocumentParameters& parameters, const std::string& name) {
  const auto found = parameters.find(name);
  if (found == parameters.end() || found->second.empty() || found->second.front().empty()) return std::nullopt;
  return found->second.front();
}

}  // namespace patchtriage
