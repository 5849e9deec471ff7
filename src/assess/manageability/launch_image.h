// The image that an instance was launched from, as DescribeImages tells it by its id.
#pragma once

#include "assess/scope_view.h"
#include "fleet/records/ec2_instances.h"

namespace patchtriage {

// nullptr where the image was deregistered or wasn't read; only an image with a name is one here.
inline const ec2::Image* launch_image(const ScopeView& view, const ec2::Instance& instance) {
  if (!instance.image_id) return nullptr;
  const ec2::Image* image = view.list<ec2::Image>(*instance.image_id).only();
  return image != nullptr && image->name ? image : nullptr;
}

}  // namespace patchtriage
