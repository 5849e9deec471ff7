#include "simulate/failure_texts.h"

namespace patchtriage::simulate {

std::vector<FailureText> document_texts() {
  return {
      {"agent/outdated", "al2", -1, true, "",
       "Document schema version 2.2 is not supported by this version of the SSM Agent; update the agent to the latest "
       "version.\n"},
  };
}

}  // namespace patchtriage::simulate
