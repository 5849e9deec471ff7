// inconclusive/unknown: the text does not determine a cause.
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature unknown() {
  return {
      .id = "inconclusive/unknown",
      .documentation =
          {.means = "The text doesn't determine a cause: a bare exit status, output that was cut off before the "
                    "message, or a line that several causes write.",
           .established = "Something failed or was left open, and no signature of a cause is in the text.",
           .is_not = "A text without any word of failure is none/success.",
           .disproved_by = "The full output, the agent's log or the record of the invocation."},
      .patterns =
          {
              specific(R"(failed to run commands: exit status)"),
              specific(R"(Delivery ?Timed ?Out)"),
              specific(R"(Undeliverable)"),
              specific(R"(\bStatus ?(?:Details)?"?\s*[:=|]\s*"?(?:Failed|Timed ?Out|Cancell?ed|Incomplete|Delayed|)"
                       R"(InProgress|Pending|RateExceeded|LimitExceeded))"),
              specific(R"(Status ?: ?"?(?:Failed|Timed ?Out|Cancelled|Terminated))"),
              specific(R"(\[Failed\] m?i-)"),
              specific(R"(^(?:.*[:\]] )?This system is not registered)"),
              specific(R"(Unable to read consumer identity)"),
              specific(R"(Repository \S+ is invalid)"),
              specific(R"(valid metadata not found at specified URL)"),
              specific(R"(----------ERROR-------)"),
              specific(R"(FailedCount"?\s*:\s*(?:-1|[1-9]))"),
              specific(R"(patching operation (?:has )?failed)"),
              specific(R"(Failing the command)"),
              specific(R"(Installation process has failed)"),
              specific(R"("FinalTaskStatus"\s*:\s*"Failed")"),
              specific(R"("ResponseCode"\s*:\s*(?:-1|[1-9]))"),
              specific(R"(Traceback \(most recent call last\))"),
              generic(R"(\berror\b)"),
              generic(R"(\berrors were encountered)"),
              generic(R"(\bfail(?:ed|ure|s)?\b)"),
              generic(R"(\bexception\b)"),
              generic(R"(\bfatal\b)"),
              generic(R"(\bunable to\b)"),
              generic(R"(\bdenied\b)"),
              generic(R"(\btimed? ?out\b)"),
              generic(R"(\bcannot\b)"),
              generic(R"(\bcould not\b)"),
              generic(R"(\bcan.t\b)"),
              generic(R"(\baborted\b)"),
              generic(R"(\babort\b)"),
              generic(R"(\bpanic\b)"),
              generic(R"(\bkilled\b)"),
              generic(R"(\bcrash)"),
              specific(R"(E: Sub-process \S+ (?:returned|exited|received))"),
              generic(R"(^(?:.*\s)?E: )"),
              generic(R"(\berrored\b)"),
              generic(R"(non-zero exit)"),
              specific(R"(failed to synchronize cache for repo)"),
              generic(R"(\b(?:0x)?8[0-9a-f]{7}\b(?:[^0-9a-f]|$))"),
              generic(R"(\w(?:Error|Exception)\b)"),
              generic(R"(found [1-9]\d* errors?)"),
              specific(R"(One of the configured repositories failed)"),
          },
      .noise =
          {
              R"(lib(?:gpg)-error)",
              R"(perl-(?:Error|Errno))",
              R"((?:^|\s)\S*-?(?:errors?|lock|fail\w*)\S*\.(?:x86_64|noarch|i686|aarch64)\b)",
              R"("(?:errors?|failed|failures?|ErrorCount|FailedCount|failed_update_count|)"
              R"re(exception)"\s*:\s*(?:0|\[\]|null|""|false))re",
              R"(\b0 (?:error|errors|failed|failures?)\b)",
              R"(errors?\s*[=:]\s*0\b)",
              R"(failed\s*[=:]\s*0\b)",
              R"(FailedCount\s*:\s*0)",
              R"(missing count: \d+ failed count: 0\b)",
              R"(hr = 00000000)",
              R"(HRESULT: 0x0+\b)",
              R"(\b0x00000000\b)",
              R"(error 0\b)",
              R"(\b(?:error|warning)s?-(?:free|log)\b)",
              R"(TimedOutCount"?\s*[:=]\s*0\b)",
              R"(ErrorCount"?\s*[:=]\s*0\b)",
          },
  };
}

}  // namespace patchtriage::signatures
