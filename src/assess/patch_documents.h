// The Systems Manager documents that patch: what each does, and whether it reports patch compliance.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assess/assessment.h"

namespace patchtriage {

struct PatchDocument {
  std::string_view name;
  // Where the operation stands among the parameters; empty: it always does `fixed`.
  std::string_view operation_parameter;
  std::optional<PatchOperation> fixed;
  // Its result is a patch record of the node (ssm:DescribeInstancePatchStates). The others leave the record as it was.
  bool writes_patch_state = false;
};

// By name or ARN; nullptr for documents that don't patch.
const PatchDocument* find_patch_document(std::string_view name_or_arn);

// The name without the ARN around it.
std::string_view short_document_name(std::string_view name_or_arn);

// A document of the account's own that may patch by calling one of those, as far as its name tells. Its content isn't
// read.
bool may_wrap_patching(std::string_view name_or_arn);

using DocumentParameters = std::map<std::string, std::vector<std::string>>;

// nullopt where the parameters don't tell.
std::optional<PatchOperation> operation_of(const PatchDocument& document, const DocumentParameters& parameters);

// First value of a parameter; nullopt where it is absent or empty.
std::optional<std::string> parameter(const DocumentParameters& parameters, const std::string& name);

}  // namespace patchtriage
