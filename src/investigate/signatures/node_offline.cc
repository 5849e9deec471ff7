// ssm-reachability/node-offline: the command was never delivered, and the ping is lost.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature node_offline() {
  return {
      .id = "ssm-reachability/node-offline",
      .documentation =
          {.means = "The node was managed and lost its connection, and the command was never delivered to it.",
           .established =
               "A delivery that timed out or was impossible, together with a lost ping, and nothing that says "
               "why.",
           .is_not = "A delivery time-out alone doesn't tell whether the node was gone: a node that restarts late "
                     "shows the same. A stopped instance is targeting/instance-stopped.",
           .disproved_by = "A ping of the agent between the start and the end of the delivery time."},
      .patterns =
          {
              specific(R"(Delivery ?Timed ?Out)", R"(Connection ?Lost|"PingStatus"\s*:\s*"Inactive")"),
              specific(R"(Undeliverable)", R"(Connection ?Lost|"PingStatus"\s*:\s*"Inactive")"),
              specific(R"(Connection ?Lost)", R"(Delivery ?Timed ?Out|Undeliverable)"),
              specific(R"(SSM Agent lost connection)"),
              generic(R"(PingStatus\W+Connection ?Lost)"),
              generic(R"(Ping status\W+Connection lost)"),
              generic(R"("Connection ?Lost")"),
              generic(R"(\bUndeliverable\b)"),
          },
  };
}

}  // namespace patchtriage::signatures
