// What users may change: thresholds, weights, the tags that mean production, exceptions.
//
// Built in from settings/default.toml; a user's file overrides single values. Unknown keys are errors, with their line.
#pragma once

#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace patchtriage {

struct Exception {
  std::string account;                      // empty: any
  std::string region;                       // empty: any
  std::string instance;                     // instance id; empty: any
  std::string cause;                        // "category/subcategory"; empty: any
  std::map<std::string, std::string> tags;  // all must be there
  std::string reason;
  std::string owner;
  std::string expires_on;  // YYYY-MM-DD, the last day on which it counts
};

struct Settings {
  // Thresholds.
  Duration stale_after = std::chrono::days(7);
  Duration starting_for = std::chrono::minutes(30);   // a running instance without a trace is "starting" that long
  Duration lagging_after = std::chrono::minutes(15);  // since the last ping
  Duration lost_after = std::chrono::minutes(65);
  Duration history_window = std::chrono::days(30);
  Duration concurrent_within = std::chrono::minutes(2);
  // Tags.
  std::vector<std::string> environment_keys;  // lower-cased, without separators
  std::vector<std::string> production_values;
  std::vector<std::string> non_production_values;
  // The last day of the vendor's standard support (YYYY-MM-DD) by "UBUNTU 18.04": Patch Manager's operating system and
  // the beginning of the release, or the system alone. Empty: the release has no such day.
  std::map<std::string, std::string> end_of_support;
  // Ranking: points at most for each signal, by the signal's name, and the lowest score of each tier.
  std::map<std::string, int> weights;
  int p1_at = 75;
  int p2_at = 50;
  int p3_at = 25;
  std::vector<Exception> exceptions;
  // Scope defaults that a settings file may hold; flags win.
  std::vector<std::string> regions;
  std::string role_name;
  std::string external_id;
  std::vector<std::string> excluded_accounts;
  std::vector<std::string> left_out_operations;  // "inspector2:ListFindings": not called, shown as skipped

  // SHA-free, stable hash (16 hex digits) of everything above that conclusions depend on.
  std::string hash() const;
};

struct SettingsError {
  std::string file;
  int line = 0;  // 0: the whole file
  std::string message;
};

// The built-in settings.
Settings default_settings();
// The built-in settings overridden by the file's text. `file` is for messages only.
std::expected<Settings, SettingsError> parse_settings(std::string_view text, const std::string& file);

}  // namespace patchtriage
