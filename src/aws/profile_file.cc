#include "aws/profile_file.h"

#include "base/text.h"

namespace patchtriage::aws {
namespace {

// Text after white space and a comment sign is a comment, but not in a command line.
std::string_view without_comment(std::string_view value) {
  for (std::size_t i = 1; i < value.size(); ++i) {
    const bool is_after_blank = value[i - 1] == ' ' || value[i - 1] == '\t';
    if ((value[i] == '#' || value[i] == ';') && is_after_blank) return trim(value.substr(0, i));
  }
  return value;
}

std::string_view without_quotes(std::string_view name) {
  const bool is_quoted =
      name.size() >= 2 && (name.front() == '"' || name.front() == '\'') && name.back() == name.front();
  return is_quoted ? name.substr(1, name.size() - 2) : name;
}

struct Reader {
  bool is_credentials_file;
  ProfileFile& into;
  ProfileSection* section = nullptr;  // where settings go; nullptr: a section that isn't read
  bool is_in_section = false;
  bool has_profile_default = false;
  std::string last_setting;

  // False where the line is no section header.
  bool open_section(std::string_view line) {
    line = without_comment(line);
    if (!line.ends_with(']')) return false;
    const std::string_view header = trim(line.substr(1, line.size() - 2));
    if (header.empty()) return false;
    is_in_section = true;
    last_setting.clear();
    section = nullptr;
    if (is_credentials_file) {
      section = &into.profiles[std::string(header)];
      return true;
    }
    const std::size_t blank = header.find_first_of(" \t");
    const std::string_view kind = header.substr(0, blank);
    const std::string name(blank == std::string_view::npos ? "" : without_quotes(trim(header.substr(blank))));
    if (kind == "profile" && !name.empty()) {
      // "[profile default]" replaces what "[default]" said.
      if (name == "default" && !has_profile_default) into.profiles["default"] = {};
      has_profile_default = has_profile_default || name == "default";
      section = &into.profiles[name];
    } else if (kind == "sso-session" && !name.empty()) {
      section = &into.sso_sessions[name];
    } else if (kind == "services" && !name.empty()) {
      section = &into.services[name];
    } else if (header == "default" && !has_profile_default) {
      section = &into.profiles["default"];
    }
    return true;
  }

  void set(std::string_view line, std::size_t equals) {
    last_setting = to_lower(trim(line.substr(0, equals)));
    const std::string_view value = trim(line.substr(equals + 1));
    if (section == nullptr) return;
    section->settings[last_setting] = last_setting == "credential_process" ? value : without_comment(value);
  }

  void continue_setting(std::string_view line) {
    if (section == nullptr || last_setting.empty()) return;
    const std::size_t equals = line.find('=');
    if (section->settings[last_setting].empty() && equals != std::string_view::npos) {
      section->nested[last_setting][to_lower(trim(line.substr(0, equals)))] =
          without_comment(trim(line.substr(equals + 1)));
    } else {
      section->settings[last_setting] += "\n" + std::string(line);
    }
  }
};

}  // namespace

std::optional<std::string> ProfileSection::setting(const std::string& name) const {
  const auto found = settings.find(name);
  if (found == settings.end() || found->second.empty()) return std::nullopt;
  return found->second;
}

const ProfileSection* ProfileFile::profile(const std::string& name) const {
  const auto found = profiles.find(name);
  return found == profiles.end() ? nullptr : &found->second;
}

std::optional<ProfileFileError> read_profile_file(std::string_view text, const std::string& file_name,
                                                  bool is_credentials_file, ProfileFile& into) {
  Reader reader{.is_credentials_file = is_credentials_file, .into = into};
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  int number = 0;
  for (const std::string& raw : split(text, '\n')) {
    ++number;
    const std::string_view line = trim(raw);
    if (line.empty() || line.front() == '#' || line.front() == ';') continue;
    const auto refuse = [&](const char* message) { return ProfileFileError{file_name, number, message}; };
    const bool is_indented = raw.front() == ' ' || raw.front() == '\t';
    if (line.front() == '[') {
      if (!reader.open_section(line)) return refuse("a section header that doesn't end in ']'");
    } else if (!reader.is_in_section) {
      return refuse("a setting before the first section");
    } else if (is_indented && !reader.last_setting.empty()) {
      reader.continue_setting(line);
    } else if (const std::size_t equals = line.find('='); equals != std::string_view::npos && equals > 0) {
      reader.set(line, equals);
    } else {
      return refuse("expected NAME = VALUE");
    }
  }
  return std::nullopt;
}

std::expected<ProfileFile, ProfileFileError> load_profile_files(const Environment& environment) {
  ProfileFile result;
  const std::string config = environment.variable("AWS_CONFIG_FILE").value_or("~/.aws/config");
  const std::string credentials = environment.variable("AWS_SHARED_CREDENTIALS_FILE").value_or("~/.aws/credentials");
  if (const auto text = environment.file(config)) {
    if (auto error = read_profile_file(*text, config, false, result)) return std::unexpected(std::move(*error));
  }
  if (const auto text = environment.file(credentials)) {
    if (auto error = read_profile_file(*text, credentials, true, result)) return std::unexpected(std::move(*error));
  }
  return result;
}

}  // namespace patchtriage::aws
