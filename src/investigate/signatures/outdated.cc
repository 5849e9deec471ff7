// agent/outdated: the agent is too old for the document or plugin.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature outdated() {
  return {
      .id = "agent/outdated",
      .documentation =
          {.means = "The SSM Agent is too old for the document, for one of its plugins, or for the patch module, or "
                    "it has a bug that a later version fixes.",
           .established = "The agent or the document says that this version doesn't support what is asked for.",
           .is_not = "A failed update of the agent is update-failed; a document for another platform is "
                     "targeting/platform-mismatch.",
           .disproved_by = "The agent at a version that supports the document, with the same message."},
      .patterns =
          {
              specific(R"(not supported by this version of (?:the )?(?:amazon )?ssm agent)"),
              specific(R"(please update (?:the )?(?:ssm )?agent to (?:the )?latest)"),
              specific(R"(version of (?:the )?SSM Agent .*(?:does ?n.t|does not|not) support)"),
              specific(R"(not supported with SSM Agent version less than)"),
              specific(R"(requires? (?:at least )?(?:SSM |amazon-ssm-)?agent (?:version )?(?:\S+ )?\d\.\d)"),
              specific(R"(SSM Agent (?:version )?\S* ?(?:is|must be) (?:too old|outdated|out of date|deprecated|)"
                       R"(at least|\d\S* or (?:later|newer|higher)))"),
              specific(R"(unsupported (?:document )?schema version)"),
              specific(R"(document (?:with )?schema version,? \S+ (?:is )?not supported)"),
              specific(R"(update (?:to (?:the )?latest )?SSM Agent (?:before|to (?:use|continue)))"),
              specific(R"((?:minimum|required) (?:SSM )?agent version)"),
              generic(R"(Plugin with name [A-Z]\w+ not found)"),
              generic(R"("IsLatestVersion"\s*:\s*false)"),
              specific(R"(Go struct field \w*Plugin\.)"),
              specific(R"(invalid format in plugin properties)"),
          },
      .hints =
          {
              {kAgent, R"(unsupported|not supported|too old|upgrade your|newer version|deprecated|update the)"},
              {R"(agent version|schema version)"},
          },
  };
}

}  // namespace patchtriage::signatures
