#include "assess/manageability/preinstalled_agent.h"

#include <array>
#include <string_view>

#include "assess/manageability/launch_image.h"
#include "base/text.h"

namespace patchtriage {
namespace {

struct NamePattern {
  std::string_view pattern;  // of the image's name in lower case
  bool has_agent;
};

// The first match counts. The documented list of images with the agent, then vendors' images without it.
constexpr std::array kPatterns{
    NamePattern{"al2023-ami-minimal-*", false},
    NamePattern{"al2023-ami-*", true},
    NamePattern{"amzn2-ami-*", true},
    NamePattern{"amzn-ami-minimal-*", false},
    NamePattern{"amzn-ami-*-2017.09*", true},
    NamePattern{"amzn-ami-*-2018.*", true},
    NamePattern{"amazon-eks-*", true},
    NamePattern{"amzn-ec2-macos-*", true},
    NamePattern{"suse-sles-12*", true},
    NamePattern{"suse-sles-15*", true},
    NamePattern{"*ubuntu-xenial-16.04*", true},
    NamePattern{"*ubuntu-bionic-18.04*", true},
    NamePattern{"*ubuntu-focal-20.04*", true},
    NamePattern{"*ubuntu-jammy-22.04*", true},
    NamePattern{"*ubuntu-noble-24.04*", true},
    NamePattern{"windows_server-2008*", true},
    NamePattern{"windows_server-2012*", true},
    NamePattern{"windows_server-20*", true},
    NamePattern{"rhel-*", false},
    NamePattern{"centos*", false},
    NamePattern{"debian-*", false},
    NamePattern{"rocky-*", false},
    NamePattern{"almalinux*", false},
    NamePattern{"ol*-x86_64*", false},
};

}  // namespace

ImageFamily image_family(const ScopeView& view, const ec2::Instance& instance) {
  ImageFamily family;
  const ec2::Image* image = launch_image(view, instance);
  if (image == nullptr) {
    const Facts<ec2::Image> images = view.list<ec2::Image>(instance.image_id.value_or(""));
    if (const Gap* gap = images.gap()) family.evidence = view.trail().not_read(*gap, "the image");
    return family;
  }
  const std::string name = to_lower(*image->name);
  const std::string bare = name.substr(name.rfind('/') + 1);
  family.is_windows_2008 = bare.starts_with("windows_server-2008");
  family.evidence = view.trail().cite(*image, &ec2::Image::name, "the image it was launched from");
  for (const NamePattern& known : kPatterns) {
    if (!matches_wildcard(known.pattern, bare)) continue;
    family.has_agent = known.has_agent ? Answer::yes : Answer::no;
    break;
  }
  return family;
}

}  // namespace patchtriage
