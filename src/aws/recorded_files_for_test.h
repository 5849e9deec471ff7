// Where tests find the recorded AWS material, which is not part of the project.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace patchtriage::aws {

inline constexpr char kNoRecordedFiles[] =
    "the recorded files are not here: set PATCHTRIAGE_SHARED to the folder that holds recorded/";

// Names "folder/case" of the sub-folders of recorded/<folder>, sorted; empty where the material is absent.
std::vector<std::string> recorded_folders(const std::string& folder);
// Bytes of a file below recorded/; nullopt where it is absent.
std::optional<std::string> read_recorded(const std::string& path);
// Absolute path of recorded/<path>, whether or not it exists.
std::string recorded_path(const std::string& path);

}  // namespace patchtriage::aws
