#include "simulate/answers.h"
namespace patchtriage::simulate {
std::optional<Answer> answer_grouping(const Question&) { return std::nullopt; }
std::optional<Answer> answer_ssm_baselines(const Question&) { return std::nullopt; }
std::optional<Answer> answer_ssm_windows(const Question&) { return std::nullopt; }
std::optional<Answer> answer_ssm_associations(const Question&) { return std::nullopt; }
std::optional<Answer> answer_ssm_commands(const Question&) { return std::nullopt; }
std::optional<Answer> answer_others(const Question&) { return std::nullopt; }
}  // namespace patchtriage::simulate
