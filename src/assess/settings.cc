#include "assess/settings.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <functional>
#include <limits>
#include <optional>

#include "base/check.h"
#include "base/text.h"

namespace patchtriage {

extern const std::string_view kDefaultSettingsText;  // made from settings/default.toml when built

namespace {

// Reads one file into settings. Keeps the first error and does nothing after it.
class Reader {
 public:
  Reader(Settings& settings, std::string file) : settings_(settings), file_(std::move(file)) {}

  // With `is_default` any signal may have a weight: that file names those there are.
  void read(const toml::table& root, bool is_default);
  const std::optional<SettingsError>& error() const { return error_; }

 private:
  using Handlers = std::map<std::string_view, std::function<void(const toml::node&, const std::string&)>>;

  void fail(const toml::node& node, std::string message) {
    if (!error_) error_ = {file_, static_cast<int>(node.source().begin.line), std::move(message)};
  }
  void read_table(const toml::node& node, const std::string& path, const Handlers& handlers);
  std::optional<std::int64_t> number(const toml::node& node, const std::string& path, std::int64_t lowest,
                                     std::int64_t highest = std::numeric_limits<int>::max());
  std::optional<std::string> text(const toml::node& node, const std::string& path);
  std::optional<std::vector<std::string>> texts(const toml::node& node, const std::string& path);
  void read_weights(const toml::node& node, const std::string& path, bool is_default);
  void read_end_of_support(const toml::node& node, const std::string& path);
  void read_exceptions(const toml::node& node, const std::string& path);
  void read_exception(const toml::node& node, const std::string& path);
  void check_tiers(const toml::table& root);

  template <class Unit>
  auto into_duration(Duration& target) {
    return [this, &target](const toml::node& node, const std::string& path) {
      // Ten years: more would overflow nothing, but is never meant.
      if (const auto value = number(node, path, 0, std::chrono::duration_cast<Unit>(std::chrono::years(10)).count())) {
        target = std::chrono::duration_cast<Duration>(Unit(*value));
      }
    };
  }
  auto into_text(std::string& target) {
    return [this, &target](const toml::node& node, const std::string& path) {
      if (auto value = text(node, path)) target = std::move(*value);
    };
  }
  auto into_texts(std::vector<std::string>& target) {
    return [this, &target](const toml::node& node, const std::string& path) {
      if (auto value = texts(node, path)) target = std::move(*value);
    };
  }
  auto into_score(int& target) {
    return [this, &target](const toml::node& node, const std::string& path) {
      if (const auto value = number(node, path, 0, 100)) target = static_cast<int>(*value);
    };
  }

  Settings& settings_;
  std::string file_;
  std::optional<SettingsError> error_;
};

std::string_view type_name(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::string:
      return "text";
    case toml::node_type::integer:
      return "a whole number";
    case toml::node_type::floating_point:
      return "a number with a fraction";
    case toml::node_type::boolean:
      return "true or false";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::table:
      return "a table";
    case toml::node_type::date:
    case toml::node_type::time:
    case toml::node_type::date_time:
      return "a date or time without quotes";
    case toml::node_type::none:
      break;
  }
  return "nothing";
}

void Reader::read_table(const toml::node& node, const std::string& path, const Handlers& handlers) {
  const toml::table* table = node.as_table();
  if (table == nullptr) return fail(node, fmt::format("{} is {}, not a table", path, type_name(node)));
  for (const auto& [key, value] : *table) {
    const std::string name = path.empty() ? std::string(key.str()) : fmt::format("{}.{}", path, key.str());
    const auto handler = handlers.find(key.str());
    if (handler == handlers.end()) {
      if (!error_) {
        error_ = {file_, static_cast<int>(key.source().begin.line), fmt::format("unknown setting {}", name)};
      }
      return;
    }
    handler->second(value, name);
  }
}

std::optional<std::int64_t> Reader::number(const toml::node& node, const std::string& path, std::int64_t lowest,
                                           std::int64_t highest) {
  const auto* value = node.as_integer();
  if (value == nullptr) {
    fail(node, fmt::format("{} is {}, not a whole number", path, type_name(node)));
    return std::nullopt;
  }
  if (value->get() < lowest || value->get() > highest) {
    fail(node, fmt::format("{} is {}; it may be {} to {}", path, value->get(), lowest, highest));
    return std::nullopt;
  }
  return value->get();
}

std::optional<std::string> Reader::text(const toml::node& node, const std::string& path) {
  if (const auto* value = node.as_string()) return value->get();
  fail(node, fmt::format("{} is {}, not text", path, type_name(node)));
  return std::nullopt;
}

std::optional<std::vector<std::string>> Reader::texts(const toml::node& node, const std::string& path) {
  const toml::array* list = node.as_array();
  if (list == nullptr) {
    fail(node, fmt::format("{} is {}, not a list", path, type_name(node)));
    return std::nullopt;
  }
  std::vector<std::string> result;
  for (const toml::node& item : *list) {
    auto value = text(item, fmt::format("an item of {}", path));
    if (!value) return std::nullopt;
    result.push_back(std::move(*value));
  }
  return result;
}

void Reader::read_weights(const toml::node& node, const std::string& path, bool is_default) {
  const toml::table* table = node.as_table();
  if (table == nullptr) return fail(node, fmt::format("{} is {}, not a table", path, type_name(node)));
  for (const auto& [key, value] : *table) {
    const std::string name(key.str());
    if (!is_default && !settings_.weights.contains(name)) {
      if (!error_) {
        error_ = {file_, static_cast<int>(key.source().begin.line), fmt::format("{}.{}: no such signal", path, name)};
      }
      return;
    }
    if (const auto weight = number(value, fmt::format("{}.{}", path, name), 0, 100)) {
      settings_.weights[name] = static_cast<int>(*weight);
    }
  }
}

void Reader::read_end_of_support(const toml::node& node, const std::string& path) {
  const toml::table* table = node.as_table();
  if (table == nullptr) return fail(node, fmt::format("{} is {}, not a table", path, type_name(node)));
  for (const auto& [key, value] : *table) {
    const std::string name = fmt::format("{}.{}", path, key.str());
    const auto day = text(value, name);
    if (!day) return;
    if (!day->empty() && (day->size() != 10 || !parse_time(*day))) {
      return fail(value, fmt::format("{} is neither a day as YYYY-MM-DD nor empty", name));
    }
    settings_.end_of_support[std::string(key.str())] = *day;
  }
}

void Reader::read_exceptions(const toml::node& node, const std::string& path) {
  const toml::array* list = node.as_array();
  if (list == nullptr) return fail(node, fmt::format("{} is {}, not a list of tables", path, type_name(node)));
  settings_.exceptions.clear();
  for (const toml::node& item : *list) read_exception(item, path);
}

void Reader::read_exception(const toml::node& node, const std::string& path) {
  Exception exception;
  const auto read_tags = [&](const toml::node& tags, const std::string& name) {
    const toml::table* table = tags.as_table();
    if (table == nullptr) return fail(tags, fmt::format("{} is {}, not a table", name, type_name(tags)));
    for (const auto& [key, value] : *table) {
      if (auto found = text(value, fmt::format("{}.{}", name, key.str()))) {
        exception.tags.emplace(key.str(), std::move(*found));
      }
    }
  };
  read_table(node, path,
             {{"account", into_text(exception.account)},
              {"region", into_text(exception.region)},
              {"instance", into_text(exception.instance)},
              {"cause", into_text(exception.cause)},
              {"tags", read_tags},
              {"reason", into_text(exception.reason)},
              {"owner", into_text(exception.owner)},
              {"expires_on", into_text(exception.expires_on)}});
  if (exception.account.empty() && exception.region.empty() && exception.instance.empty() && exception.cause.empty() &&
      exception.tags.empty()) {
    fail(node, "an exception names an account, region, instance, cause or tags: this one would accept everything");
  }
  if (exception.reason.empty()) fail(node, "an exception needs a reason");
  if (exception.expires_on.size() != 10 || !parse_time(exception.expires_on)) {
    fail(node, "an exception needs expires_on, the last day on which it counts, as YYYY-MM-DD");
  }
  settings_.exceptions.push_back(std::move(exception));
}

void Reader::check_tiers(const toml::table& root) {
  if (settings_.p1_at > settings_.p2_at && settings_.p2_at > settings_.p3_at) return;
  const toml::node* tiers = root.get("tiers");
  fail(tiers == nullptr ? root : *tiers, "tiers: p1 must be above p2, and p2 above p3");
}

void Reader::read(const toml::table& root, bool is_default) {
  using std::chrono::hours;
  using std::chrono::minutes;
  const auto table = [this](Handlers handlers) {
    return [this, handlers = std::move(handlers)](const toml::node& node, const std::string& path) {
      read_table(node, path, handlers);
    };
  };
  read_table(
      root, "",
      {{"thresholds", table({{"stale_after_hours", into_duration<hours>(settings_.stale_after)},
                             {"starting_for_minutes", into_duration<minutes>(settings_.starting_for)},
                             {"lagging_after_minutes", into_duration<minutes>(settings_.lagging_after)},
                             {"lost_after_minutes", into_duration<minutes>(settings_.lost_after)},
                             {"history_window_hours", into_duration<hours>(settings_.history_window)},
                             {"concurrent_within_minutes", into_duration<minutes>(settings_.concurrent_within)}})},
       {"tags", table({{"environment_keys", into_texts(settings_.environment_keys)},
                       {"production", into_texts(settings_.production_values)},
                       {"non_production", into_texts(settings_.non_production_values)}})},
       {"end_of_support", [&](const toml::node& node, const std::string& path) { read_end_of_support(node, path); }},
       {"weights", [&](const toml::node& node, const std::string& path) { read_weights(node, path, is_default); }},
       {"tiers", table({{"p1", into_score(settings_.p1_at)},
                        {"p2", into_score(settings_.p2_at)},
                        {"p3", into_score(settings_.p3_at)}})},
       {"scope", table({{"regions", into_texts(settings_.regions)},
                        {"role_name", into_text(settings_.role_name)},
                        {"external_id", into_text(settings_.external_id)},
                        {"exclude_accounts", into_texts(settings_.excluded_accounts)}})},
       {"operations", table({{"leave_out", into_texts(settings_.left_out_operations)}})},
       {"exceptions", [&](const toml::node& node, const std::string& path) { read_exceptions(node, path); }}});
  check_tiers(root);
}

std::expected<Settings, SettingsError> parse_over(Settings settings, std::string_view text, const std::string& file,
                                                  bool is_default) {
  toml::table root;
  try {
    root = toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    return std::unexpected(
        SettingsError{file, static_cast<int>(error.source().begin.line), std::string(error.description())});
  }
  Reader reader(settings, file);
  reader.read(root, is_default);
  if (reader.error()) return std::unexpected(*reader.error());
  return settings;
}

// FNV-1a: stable across machines and builds, which std::hash isn't; nothing here needs a cryptographic one.
std::string fnv1a(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3U;
  }
  return fmt::format("{:016x}", hash);
}

}  // namespace

std::string Settings::hash() const {
  // Every part is preceded by its length, so that no two settings write the same text.
  std::string text;
  const auto add = [&](std::string_view part) { text += fmt::format("{}:{},", part.size(), part); };
  const auto add_number = [&](std::int64_t number) { add(fmt::format("{}", number)); };
  const auto add_list = [&](const std::vector<std::string>& list) {
    add_number(static_cast<std::int64_t>(list.size()));
    for (const std::string& item : list) add(item);
  };
  for (const Duration threshold :
       {stale_after, starting_for, lagging_after, lost_after, history_window, concurrent_within}) {
    add_number(threshold.count());
  }
  add_list(environment_keys);
  add_list(production_values);
  add_list(non_production_values);
  for (const auto& [release, day] : end_of_support) {
    add(release);
    add(day);
  }
  add("");
  for (const auto& [signal, weight] : weights) {
    add(signal);
    add_number(weight);
  }
  for (const int score : {p1_at, p2_at, p3_at}) add_number(score);
  for (const Exception& exception : exceptions) {
    for (const std::string* part : {&exception.account, &exception.region, &exception.instance, &exception.cause,
                                    &exception.reason, &exception.owner, &exception.expires_on}) {
      add(*part);
    }
    for (const auto& [key, value] : exception.tags) {
      add(key);
      add(value);
    }
    add("");
  }
  return fnv1a(text);
}

Settings default_settings() {
  static const Settings settings = [] {
    auto parsed = parse_over(Settings{}, kDefaultSettingsText, "settings/default.toml", true);
    CHECK(parsed.has_value());
    return std::move(*parsed);
  }();
  return settings;
}

std::expected<Settings, SettingsError> parse_settings(std::string_view text, const std::string& file) {
  return parse_over(default_settings(), text, file, false);
}

}  // namespace patchtriage
