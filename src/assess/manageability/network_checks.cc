// Checks 12 to 14 of the decision list: the path from the instance to Systems Manager.
#include "assess/manageability/walk.h"

namespace patchtriage {

void check_network(Walk& walk) { walk.unknown("network.path", "The path to Systems Manager was not traced", {}); }

}  // namespace patchtriage
