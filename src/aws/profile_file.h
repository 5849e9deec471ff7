// The AWS CLI's config and credentials files.
#pragma once

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "aws/environment.h"

namespace patchtriage::aws {

// One section. Setting names are in lower case; values keep their spelling.
struct ProfileSection {
  std::map<std::string, std::string> settings;
  // Settings with indented settings below them: services, "s3 =", …
  std::map<std::string, std::map<std::string, std::string>> nested;

  // nullopt where it is not set or empty.
  std::optional<std::string> setting(const std::string& name) const;
};

struct ProfileFile {
  std::map<std::string, ProfileSection> profiles;
  std::map<std::string, ProfileSection> sso_sessions;
  std::map<std::string, ProfileSection> services;

  const ProfileSection* profile(const std::string& name) const;
};

// A line that is none of a section, a setting, a comment or a continuation.
struct ProfileFileError {
  std::string file;
  int line = 0;
  std::string message;

  std::string text() const { return file + ":" + std::to_string(line) + ": " + message; }
};

// Adds a file's sections to `into`. The config file names profiles "[profile x]", the credentials file "[x]"; a
// profile in both has the settings of both, and the file read later wins.
std::optional<ProfileFileError> read_profile_file(std::string_view text, const std::string& file_name,
                                                  bool is_credentials_file, ProfileFile& into);

// Both files, from where the environment says that they are. A missing file is an empty one.
std::expected<ProfileFile, ProfileFileError> load_profile_files(const Environment& environment);

}  // namespace patchtriage::aws
