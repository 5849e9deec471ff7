// The texts of outputs.h, by the tool that prints them.
#pragma once

#include <vector>

#include "simulate/outputs.h"

namespace patchtriage::simulate {

std::vector<FailureText> package_manager_texts();  // yum, dnf, apt, zypper
std::vector<FailureText> rpm_texts();              // more of yum, dnf, rpm, zypper
std::vector<FailureText> apt_texts();              // more of apt, dpkg
std::vector<FailureText> agent_texts();            // the SSM Agent, the AWS SDK
std::vector<FailureText> system_texts();           // disk, memory, permissions, time-outs
std::vector<FailureText> windows_texts();
std::vector<FailureText> document_texts();  // the patch document and its payload

}  // namespace patchtriage::simulate
