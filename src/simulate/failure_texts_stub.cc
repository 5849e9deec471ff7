#include "simulate/failure_texts.h"
namespace patchtriage::simulate {
std::vector<FailureText> package_manager_texts() { return {}; }
std::vector<FailureText> system_texts() { return {}; }
std::vector<FailureText> windows_texts() { return {}; }
}  // namespace patchtriage::simulate
