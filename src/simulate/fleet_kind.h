// Which of the two fleets a simulated organisation has.
#pragma once

namespace patchtriage::simulate {

enum class FleetKind {
  varied,     // every cause that is known, planted by its mechanism; few nodes show everything
  reference,  // what a large organisation's account-Regions look like, all alike: for measuring at any size
};

}  // namespace patchtriage::simulate
