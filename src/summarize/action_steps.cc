#include "summarize/action_steps.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <tuple>

#include "base/text.h"

namespace patchtriage {
namespace {

// One step with the instances that it is for.
struct SharedStep {
  RemedyStep step;
  std::vector<std::string> ids;  // where its command names the instance
  std::size_t position = 0;      // the last that it has in the list of any instance
};

bool reads_alike(const RemedyStep& a, const RemedyStep& b) {
  if (a.purpose != b.purpose || a.title != b.title || a.runbook != b.runbook || a.changes != b.changes) return false;
  if (a.for_many.has_value() != b.for_many.has_value()) return false;
  return a.for_many ? a.for_many->reads_like(*b.for_many) : a.command == b.command;
}

// The same look at another instance's own records: its failed command, its associations.
bool looks_alike(const RemedyStep& a, const RemedyStep& b) {
  return a.purpose == RemedyStep::Purpose::diagnose && b.purpose == a.purpose && a.title == b.title;
}

void merge_inputs(const RemedyStep& from, RemedyStep& into) {
  for (const RemedyInput& input : from.inputs) {
    const auto same = std::ranges::find(into.inputs, input.name, &RemedyInput::name);
    if (same == into.inputs.end()) {
      into.inputs.push_back(input);
      continue;
    }
    for (const std::string& candidate : input.candidates) {
      if (std::ranges::find(same->candidates, candidate) == same->candidates.end())
        same->candidates.push_back(candidate);
    }
  }
}

void add(const RemedyStep& step, std::size_t position, std::vector<SharedStep>& shared) {
  for (SharedStep& other : shared) {
    if (reads_alike(other.step, step)) {
      // An instance's own steps may repeat one (a scan before and after).
      if (step.for_many && std::ranges::find(other.ids, step.for_many->id) != other.ids.end()) return;
      if (step.for_many) other.ids.push_back(step.for_many->id);
      other.position = std::max(other.position, position);
      merge_inputs(step, other.step);
      other.step.may_reboot |= step.may_reboot;
      other.step.affects_others |= step.affects_others;
      return;
    }
    if (looks_alike(other.step, step)) return;
  }
  SharedStep first{step, {}, position};
  if (step.for_many) first.ids.push_back(step.for_many->id);
  shared.push_back(std::move(first));
}

RemedyStep one_after_the_other(const SharedStep& shared) {
  RemedyStep step = shared.step;
  step.command = step.for_many->before + "\"$INSTANCE\"" + step.for_many->after;
  step.inputs.push_back({"INSTANCE", "each of the instances in turn", shared.ids});
  return step;
}

void append_in_batches(const SharedStep& shared, std::vector<RemedyStep>& steps) {
  const CommandForMany& command = *shared.step.for_many;
  const std::size_t batches = (shared.ids.size() + kInstancesAtOnce - 1) / kInstancesAtOnce;
  for (std::size_t i = 0; i < batches; ++i) {
    const auto from = shared.ids.begin() + static_cast<std::ptrdiff_t>(i * kInstancesAtOnce);
    const auto left = static_cast<std::size_t>(shared.ids.end() - from);
    const std::vector<std::string> batch(from, from + static_cast<std::ptrdiff_t>(std::min(left, kInstancesAtOnce)));
    RemedyStep step = shared.step;
    step.command = command.before + join(batch, command.separator) + command.after;
    if (batches > 1) step.title += fmt::format(" ({} of {})", i + 1, batches);
    steps.push_back(std::move(step));
  }
}

void append_rendered(const SharedStep& shared, std::size_t remediations, std::vector<RemedyStep>& steps) {
  SharedStep named = shared;
  if (named.step.for_many && named.ids.size() < remediations) {
    named.step.title += fmt::format(" ({} of the {} instances)", named.ids.size(), remediations);
  }
  if (!named.step.for_many || named.ids.size() < 2) {
    steps.push_back(std::move(named.step));
  } else if (named.step.for_many->separator.empty()) {
    steps.push_back(one_after_the_other(named));
  } else {
    append_in_batches(named, steps);
  }
}

}  // namespace

std::vector<RemedyStep> steps_for_all(std::span<const Remediation* const> remediations) {
  if (remediations.size() == 1) return remediations.front()->steps;
  std::vector<SharedStep> shared;
  for (const Remediation* remediation : remediations) {
    for (std::size_t i = 0; i < remediation->steps.size(); ++i) add(remediation->steps[i], i, shared);
  }
  // What comes last for one instance comes after everything that any other does first.
  std::vector<std::size_t> order(shared.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {},
                    [&shared](std::size_t i) { return std::tuple(shared[i].step.purpose, shared[i].position, i); });
  std::vector<RemedyStep> steps;
  for (const std::size_t i : order) append_rendered(shared[i], remediations.size(), steps);
  return steps;
}

}  // namespace patchtriage
