// No patching is aimed at the node, or it is aimed and not carried out.
#include <algorithm>

#include "base/time.h"
#include "simulate/outputs.h"
#include "simulate/plants/plant.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate::plants {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

void no_coverage(Builder& builder, Node& node) {
  if (node.variant == 0) {
    Builder::missing(node, 4);
    builder.send_by_hand(node, builder.now() - days(3) - hours(4), "Scan", "looking around");
    node.status = "non_compliant";
  } else {
    Builder::no_record(node);
    // A window covers it that updates its agent and nothing else.
    if (node.variant == 2) Builder::tag(node, "AgentChannel", "stable");
  }
}

void scan_only(Builder& builder, Node& node) {
  Builder::missing(node, 3);
  node.status = "non_compliant";
  if (node.variant == 0) {
    builder.scan_daily(node);
  } else if (node.variant == 1) {
    builder.scan_by(node, builder.association("host-management-scan", [&](Association& wanted) {
      wanted.name = "AWS-QuickSetup-SSMHostMgmt-ScanForPatches-k4q7x";
      wanted.document = "AWS-RunPatchBaselineAssociation";
      wanted.target_key = "tag:QSHostManagement";
      wanted.target_values = {"on"};
      wanted.schedule = daily_at(builder.last_scan() - hours(2));
      wanted.parameters.set("AssociationId", Json::array({wanted.id}));
    }));
    // That document writes an association's compliance and no patch record.
    node.status = "unknown";
  } else if (node.variant == 3) {
    builder.scan_by(node, builder.association("hooked-scan", [&](Association& wanted) {
      wanted.document = "AWS-RunPatchBaselineWithHooks";
      wanted.target_key = "tag:HookedScan";
      wanted.target_values = {"on"};
      wanted.schedule = daily_at(builder.last_scan() - hours(1));
    }));
  } else {
    builder.install_by(node, builder.window("scan-window", [&](Window& wanted) {
      wanted.parameters.set("Operation", Json::array({"Scan"}));
      wanted.parameters.set("RebootOption", Json::array({"NoReboot"}));
      wanted.schedule = weekly_at(builder.last_install(0) - hours(1));
    }));
  }
}

void no_match(Builder& builder, Node& node) {
  builder.scan_daily(node);
  Builder::missing(node, 3);
  if (node.variant == 0) {
    Builder::tag(node, "PatchWindow", "Prod-Weekly");
  } else if (node.variant == 1) {
    Builder::tag(node, "PatchWindows", "prod-weekly");
  } else if (node.variant == 2) {
    builder.window("web-tier", [&](Window& wanted) {
      wanted.target_key = "tag:Patch Group";
      wanted.target_values = {"web-tier"};
    });
    node.patch_group = "web-tier";
    node.patch_group_key = "PatchGroup";
  } else if (node.variant == 4) {
    builder.association("install-nightly", [&](Association& wanted) {
      wanted.target_key = "tag:Patching";
      wanted.target_values = {"nightly"};
      wanted.schedule = daily_at(builder.last_scan() - hours(5));
      wanted.parameters.set("Operation", Json::array({"Install"}));
    });
    Builder::tag(node, "patching", "nightly");
  } else {
    builder.window("ring-two", [&](Window& wanted) {
      wanted.target_key = "resource-groups:Name";
      wanted.target_values = {"patch-ring-2"};
    });
    // The group asks for Ring=2.
    Builder::tag(node, "ring", "2");
  }
}

// An association that installs every week while its Change Calendar is open: it closed three weeks ago.
Association& frozen_install(Builder& builder, bool opens_again) {
  const std::string key = opens_again ? "thawing-install" : "frozen-install";
  return builder.association(key, [&](Association& wanted) {
    wanted.target_key = "tag:InstallRing";
    wanted.target_values = {key};
    wanted.schedule = weekly_at(builder.last_install(1) - hours(opens_again ? 5 : 6));
    wanted.parameters.set("Operation", Json::array({"Install"}));
    wanted.calendar = arn(builder.estate().scope, "ssm", "document/" + key + "-freeze");
    wanted.until = builder.now() - days(20);
    if (opens_again) wanted.calendar_opens = builder.now() + days(12);
  });
}

void window_skipped(Builder& builder, Node& node) {
  builder.scan_daily(node);
  Builder::missing(node, 3);
  const Time stopped = builder.now() - days(19);
  switch (node.variant) {
    case 0:
      builder.install_by(node, builder.window("legacy-weekly", [&](Window& wanted) {
        wanted.enabled = false;
        wanted.until = stopped;
      }));
      return;
    case 1:
      builder.install_by(node, builder.window("crowded-weekly", [&](Window& wanted) {
        wanted.fate = "SKIPPED_OVERLAPPING";
        wanted.fated = 3;
      }));
      return;
    case 2:
      builder.install_by(node, builder.window("project-weekly", [&](Window& wanted) {
        wanted.ended = true;
        wanted.until = stopped;
        wanted.start_date = format_time(builder.now() - days(200));
        wanted.end_date = format_time(stopped);
      }));
      return;
    case 4:
    case 5:
      builder.scan_by(node, frozen_install(builder, node.variant == 5));
      return;
    case 6:
      builder.install_by(node, builder.window("guarded-weekly", [&](Window& wanted) {
        wanted.alarm = "checkout-errors";
        wanted.fate = "CANCELLED";
        wanted.fated = 1;
        wanted.schedule = weekly_at(builder.last_install(2) - hours(4));
      }));
      return;
    default:
      builder.install_by(node, builder.window("short-weekly", [&](Window& wanted) {
        wanted.duration = 2;
        wanted.cutoff = 1;
        wanted.cutoff_behavior = "CANCEL_TASK";
        wanted.max_concurrency = "1";
        wanted.fate = "TIMED_OUT";
        wanted.fated = 2;
      }));
  }
}

// A neighbour that fails first: patched by hand later, so that nothing is wrong with it now.
Node& failing_neighbour(Builder& builder, Node& node) {
  Estate& estate = builder.estate();
  for (int at = builder.member(node) - 1; at >= 0; --at) {
    Node& other = estate.nodes[static_cast<std::size_t>(at)];
    const bool ordinary = other.plant < 0 && other.in_truth && !other.policy && other.ssm_id == other.id &&
                          other.troubles.empty() && !other.changed && !is_windows(other);
    if (ordinary) return other;
  }
  // Nobody before it in this scope: an instance that has been terminated since.
  Node& gone = estate.nodes.emplace_back();
  gone.key = mix(node.key, "neighbour");
  gone.id = gone.ssm_id = resource_id("i", gone.key);
  gone.in_ec2 = gone.in_truth = false;
  gone.state = "terminated";
  gone.os = os_index("al2");
  gone.agent = "3.3.2299.0";
  gone.launched = builder.now() - days(90);
  gone.host = 9000 + builder.member(node);
  gone.offline_since = builder.now() - days(1);
  Builder::record_from_before(gone, builder.now() - days(3));
  builder.place(gone, Placement::interior);
  return gone;
}

void max_errors_stopped(Builder& builder, Node& node) {
  const std::string key = "careful-weekly";
  const bool is_new = std::none_of(builder.estate().windows.begin(), builder.estate().windows.end(),
                                   [&](const Window& window) { return window.key == key; });
  Window& window = builder.window(key, [&](Window& wanted) {
    wanted.max_errors = "0";
    wanted.max_concurrency = "1";
    wanted.schedule = weekly_at(builder.last_install(2) - hours(2));
    // Its target names a tag of its own, so that a member can be in another window as well.
    wanted.target_key = "tag:Service";
    wanted.target_values = {"payments"};
  });
  const Time ran = builder.last_install(2) - hours(2);
  builder.scan_daily(node);
  builder.install_by(node, window);
  Builder::missing(node, 3);
  node.troubles.push_back(
      {.since = ran - hours(1), .until = ran + hours(1), .details = "Terminated", .code = -1, .ran = false});
  if (!is_new) return;
  Node& other = failing_neighbour(builder, node);
  builder.install_by(other, window);
  const std::vector<int> texts = texts_of("os-patch/package-manager-lock");
  const bool apt = system_of(other).manager == PackageManager::apt;
  other.troubles.push_back(
      {.since = ran - hours(1), .until = ran + hours(1), .code = 2, .output = apt ? texts.front() : texts.back()});
  if (other.in_truth) builder.send_by_hand(other, ran + hours(6), "Install", "second try after the lock");
}

void off_at_window(Builder& builder, Node& node) {
  builder.scan_daily(node);
  Builder::missing(node, 3);
  const Time ran = builder.last_install(1) - hours(1);
  builder.install_by(node, builder.window("weekend-weekly", [&](Window& wanted) { wanted.schedule = weekly_at(ran); }));
  // Stopped by a schedule around every run.
  for (int week = 0; week < 5; ++week) {
    node.offline_spells.emplace_back(ran - days(7 * week) - hours(14), ran - days(7 * week) + hours(6));
  }
  node.launched = ran + hours(6);
}

void platform_mismatch(Builder& builder, Node& node) {
  builder.use_system(node, "ubuntu22");
  builder.scan_daily(node);
  Builder::missing(node, 3);
  builder.install_by(node, builder.window("windows-updates", [&](Window& wanted) {
    wanted.document = "AWS-InstallWindowsUpdates";
    wanted.parameters = Json::object({{"Action", Json::array({"Install"})}, {"AllowReboot", Json::array({"True"})}});
    wanted.target_key = "tag:Updates";
    wanted.target_values = {"weekly"};
  }));
  node.troubles.push_back({.since = Time::min(), .details = "InvalidPlatform", .code = -1, .ran = false});
}

void service_managed(Builder& builder, Node& node) {
  builder.use_system(node, "al2023");
  builder.place(node, Placement::interior);
  if (node.variant == 0) {
    Builder::tag(node, "aws:eks:cluster-name", "prod");
    Builder::tag(node, "eks:nodegroup-name", "general");
    Builder::tag(node, "kubernetes.io/cluster/prod", "owned");
    node.managed_by = "eks.amazonaws.com";
    node.causes.emplace_back("targeting/no-coverage");
    Builder::no_record(node);
    return;
  }
  Builder::tag(node, "aws:elasticmapreduce:job-flow-id", "j-2AXXXXXXGAPLF");
  Builder::tag(node, "aws:elasticmapreduce:instance-group-role", "CORE");
  builder.scan_daily(node);
  Builder::missing(node, 3);
  node.status = "non_compliant";
  node.causes.emplace_back("targeting/scan-only");
}

}  // namespace

std::vector<Plant> targeting() {
  return {
      {"targeting/no-coverage",
       "no tag that any patch schedule aims at; 0: scanned once by hand; 1: never scanned; 2: never scanned, a window "
       "updates its agent",
       "unknown", 3, &no_coverage},
      {"targeting/scan-only",
       "0: the daily scan and nothing else; 1: only AWS-RunPatchBaselineAssociation scans it (no patch record: status "
       "unknown); 2: its window's task scans; 3: AWS-RunPatchBaselineWithHooks scans it",
       "non_compliant", 4, &scan_only},
      {"targeting/no-match",
       "scanned daily; 0: value of the window's tag in other letter case; 1: key of the tag misspelt; 2: PatchGroup "
       "where "
       "the window asks for Patch Group; 3: tag that the window's resource group asks for in other letter case; 4: key "
       "of an association's "
       "tag in other letter case",
       "non_compliant", 5, &no_match},
      {"targeting/window-skipped",
       "scanned daily; 0: its window was disabled 19 days ago; 1: the last three runs were skipped as overlapping; 2: "
       "past the window's end date; 3: cut off before the node's turn; 4: its association waits for a Change Calendar "
       "that closed 20 days ago; 5: the same, opening in 12 days; 6: a CloudWatch alarm stopped the window's task",
       "non_compliant", 7, &window_skipped},
      {"targeting/max-errors-stopped", "a neighbour failed and MaxErrors is 0, so the command ended before this node",
       "non_compliant", 1, &max_errors_stopped},
      {"targeting/instance-stopped", "running now, but stopped by a schedule whenever its window runs", "non_compliant",
       1, &off_at_window},
      {"targeting/platform-mismatch", "its window runs AWS-InstallWindowsUpdates on a Linux node", "non_compliant", 1,
       &platform_mismatch},
      {"targeting/service-managed",
       "0: node of an EKS node group, registered, no schedule aims at it; 1: core node of an EMR cluster, only scanned",
       "unknown", 2, &service_managed},
  };
}

}  // namespace patchtriage::simulate::plants
