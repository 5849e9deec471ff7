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
           .is_not = "A text that shows a healthy run, whatever words it has, is none/success.",
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
              generic(R"(^(?:.*[ \t])?E: )"),
              generic(R"(\berrored\b)"),
              generic(R"(non-zero exit)"),
              specific(R"(failed to synchronize cache for repo)"),
              generic(R"(\b(?:0x)?8[0-9a-f]{7}\b(?:[^0-9a-f]|$))"),
              generic(R"(\w(?:Error|Exception)\b)"),
              generic(R"(found [1-9]\d* errors?)"),
              specific(R"(One of the configured repositories failed)"),
              specific(R"(because of the above error)"),
              specific(R"(\bFailed to install package: \S+$)"),
              specific(R"(\bERROR (?:\[[^\]]*\] ?)*\[?\s*$)"),
              specific(R"(Errors were encountered while processing)"),
              generic(R"(\b(?:refused|unreachable|skipped|invalid|unsupported|rejected|forbidden|unauthorized)\b)"),
              generic(R"(\b(?:did|was|were|would|must|has|have) not\b)"),
              generic(
                  R"(\bnot (?:found|recogni[sz]ed|valid|supported|permitted|allowed|registered|installed|running|reachable|in gzip)\b)"),
              generic(R"(\bno (?:such|targets?|instances?|nodes?|route)\b)"),
              generic(R"(\bcorrupt)"),
              generic(R"(\bconflicts? with\b)"),
              generic(R"(core dumped)"),
              generic(R"(\bex(?:it|ited|its)(?: with)?(?: (?:code|status))?:? -?[1-9])"),
              generic(R"(ended with (?:code|status))"),
              generic(R"(\breturned -?[1-9])"),
              generic(
                  R"(fehler|fehlgeschlagen|\bk(?:onnte|onnten|ann) nicht\b|\bnicht (?:gefunden|gestartet|erreich|verf)|verweigert)"),
              generic(
                  R"(\b.{1,2}chec\b|.{1,2}chou|\berreur|\bimpossible\b|\bn.(?:a|ont) pas\b|ne peut pas|introuvable)"),
              generic(R"(no se (?:puede|pudo|ha podido|encontr)|\bfall.{1,2}\b|denegad|n.{1,2}o foi poss|\bfalh)"),
              generic(
                  R"(\berr(?:o|ore|eur|ores|ors)\b|impossibile|non riuscit|\bfout\b|mislukt|nie mo.{1,2}na|nie powiod)"),
              generic(
                  R"(失敗|エラー|できません|拒否|失败|错误|錯誤|无法|無法|拒绝|오류|실패|없습니다|ошибк|не удалось|отказано)"),
              generic(
                  R"(\babnormal|\btoo (?:old|many|large|small|short|low)\b|\bexpired\b|\bexceed(?:ed|s)\b|\bstale\b|\bg[ia]v(?:ing|e) up\b)"),
              generic(
                  R"(goes wrong|went wrong|\bnot (?:a (?:supported|valid|known)|enough|sufficient|authori)|insufficient|AccessDenied)"),
              generic(
                  R"(\bdisabled\b|time-?out|\breverted\b|\broll(?:ed|ing)? ?back\b|already running|kept back|\bheld\b|\bmismatch)"),
              generic(
                  R"(\b(?:CRITICAL|FATAL)\b|requires? (?:a )?(?:newer|at least|higher)|closed before|\bdamaged\b|\bbroken\b)"),
              generic(
                  R"(Zeit.{1,2}berschreitung|nicht (?:gen|m.{1,2}gl)|d.{1,2}lai expir|injoignable|non .{1,2} riuscit|不足)"),
              generic(
                  R"(\babort(?:ing|s)\b|\bSIG(?:SEGV|ABRT|KILL|BUS)\b|\bseg(?:mentation|fault)|\bcancell?ed\b|was (?:stopped|powered off|shut down|terminated))"),
              specific(
                  R"((?:Error|CRITICAL|DEBUG|^\s*)\W*(?:dnf\.exceptions\.Error: )?(?:Error: )?Transaction failed\W*$)"),
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
              R"(Loaded plugins:)",
          },
  };
}

}  // namespace patchtriage::signatures
