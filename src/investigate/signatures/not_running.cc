// agent/not-running: the agent's service is stopped, disabled or killed.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature not_running() {
  return {
      .id = "agent/not-running",
      .documentation =
          {.means = "The SSM Agent's service isn't running: stopped, disabled, killed, or not able to start, so no "
                    "command is ever picked up.",
           .established =
               "The service manager says so: inactive, failed, not found, or terminated unexpectedly, for the "
               "agent's unit.",
           .is_not = "An agent that runs and hibernates lacks its role or its network; a worker process that dies is "
                     "worker-failure.",
           .disproved_by = "A running agent process at the time of the command."},
      .patterns =
          {
              specific(R"(Active: (?:inactive|failed|deactivating))", R"(amazon-?ssm-?agent)"),
              specific(R"(unit (?:snap\.)?amazon-?ssm-?agent\S* (?:could not be found|not found|is masked|)"
                       R"(not loaded|entered failed state))"),
              specific(R"(amazon-?ssm-?agent\S*: (?:main process exited|failed with result|)"
                       R"(start request repeated too quickly|control process exited|unit entered failed state|)"
                       R"(failed at step))"),
              specific(R"(failed to start (?:\S+ )*(?:snap\.)?amazon-?ssm-?agent)"),
              specific(R"((?:AmazonSSMAgent|Amazon SSM Agent) service (?:failed to start|terminated unexpectedly|)"
                       R"(terminated with|hung on starting|depends on|is not running|entered the stopped state))"),
              specific(R"(service '?(?:Amazon SSM Agent|AmazonSSMAgent)\W.*(?:cannot be started|)"
                       R"(could not be started|was not found))"),
              specific(R"(cannot find any service with service name '?AmazonSSMAgent)"),
              specific(R"(\bStopped +AmazonSSMAgent)"),
              specific(R"(AmazonSSMAgent +Stopped)"),
              specific(R"(waiting for the AmazonSSMAgent service)"),
              specific(R"(amazon-?ssm-?agent (?:stop/waiting|dead but|is stopped|is not running|not running|)"
                       R"(is inactive|is dead|is disabled))"),
              specific(R"(amazon-?ssm-?agent\.amazon-?ssm-?agent +\S+ +inactive)"),
              specific(R"(amazon-?ssm-?agent: (?:unrecognized service|command not found|not found))"),
              specific(R"(amazon-?ssm-?agent +(?:disabled|inactive))"),
              specific(R"(agent process not found)"),
              specific(R"(code=(?:killed|dumped))", R"(amazon-?ssm-?agent)"),
              specific(R"(SERVICE_NAME: AmazonSSMAgent[^\n]*\n[^\n]*\n?[^\n]*STOPPED)", R"(AmazonSSMAgent)"),
              generic(R"(Got signal:(?:hangup|killed|terminated))"),
              specific(R"(AmazonSSMAgent (?:DisplayName *: [^\n]* )?Status *: Stopped)"),
              specific(R"(Status *: Stopped)", R"(Name *: AmazonSSMAgent)"),
              specific(R"re("?Status"? *: "?(?:Stopped|1)"?,?)re", R"("Name" *: "AmazonSSMAgent")"),
              generic(R"(Stopping (?:Core )?Agent\b)"),
              specific(R"(stopping (?:the )?SSM agent because)"),
              specific(R"(could not (?:enable|start|restart) service amazon-?ssm-?agent)"),
          },
      .hints =
          {
              {kAgent, R"(\bservice\b|\bdaemon\b|\bunit\b|systemd|launchd|launchctl|not (?:running|installed|)"
                       R"(found)|\bSCM\b|no such process)"},
          },
      .cleared_by =
          {
              R"(Started (?:snap\.)?amazon-?ssm-?agent)",
              R"(Active: active \(running\))",
              R"(amazon-?ssm-?agent start/running)",
          },
      .explains = {"ssm-reachability/node-offline", "ssm-reachability/not-managed"},
  };
}

}  // namespace patchtriage::signatures
