// The buckets of AWS from which every patch operation fetches, whose names differ by Region.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace patchtriage {

using RegionSuffix = std::pair<std::string_view, std::string_view>;

// aws-patch-manager-<Region>-<suffix>: what the documents run.
inline constexpr std::array kPayloadSuffixes{
    RegionSuffix{"af-south-1", "bdd5f65a9"},     RegionSuffix{"ap-northeast-1", "4849fa78f"},
    RegionSuffix{"ap-northeast-2", "10467995c"}, RegionSuffix{"ap-northeast-3", "67373598a"},
    RegionSuffix{"ap-south-1", "cb7c62ff9"},     RegionSuffix{"ap-southeast-1", "7fdfd9ef7"},
    RegionSuffix{"ap-southeast-2", "17283a275"}, RegionSuffix{"ca-central-1", "3148e69e3"},
    RegionSuffix{"eu-central-1", "9163fdaaf"},   RegionSuffix{"eu-north-1", "795879e9b"},
    RegionSuffix{"eu-south-1", "c52f3f594"},     RegionSuffix{"eu-west-1", "5522fb710"},
    RegionSuffix{"eu-west-2", "902a2bc74"},      RegionSuffix{"eu-west-3", "29bf85721"},
    RegionSuffix{"me-south-1", "a53fc9dce"},     RegionSuffix{"sa-east-1", "ddf4b6a09"},
    RegionSuffix{"us-east-1", "1970c647d"},      RegionSuffix{"us-east-2", "552881074"},
    RegionSuffix{"us-west-1", "8badb4304"},      RegionSuffix{"us-west-2", "34d7f99f8"}};

// patch-baseline-snapshot-<Region>, in these Regions with a suffix: which patches the baseline approves.
inline constexpr std::array kSnapshotSuffixes{
    RegionSuffix{"af-south-1", "tbxdb5b9"},     RegionSuffix{"ap-south-2", "50209442"},
    RegionSuffix{"ap-southeast-3", "be0a3174"}, RegionSuffix{"ap-southeast-4", "dc6f76ce"},
    RegionSuffix{"eu-south-2", "df2c9d70"},     RegionSuffix{"me-south-1", "uduvl7q8"}};

// Empty where none is known.
template <std::size_t N>
constexpr std::string_view suffix_in(const std::array<RegionSuffix, N>& suffixes, std::string_view region) {
  const auto found = std::ranges::find(suffixes, region, &RegionSuffix::first);
  return found == suffixes.end() ? std::string_view() : found->second;
}

}  // namespace patchtriage
