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
              // What says that something failed, and never why.
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
              specific(R"(because of the above error)"),
              specific(R"(----------ERROR-------)"),
              specific(R"(\bERROR (?:\[[^\]]*\] ?)*\[?\s*$)"),
              specific(R"(FailedCount"?\s*:\s*(?:-1|[1-9]))"),
              specific(R"(patching operation (?:has )?failed)"),
              specific(R"(Failing the command)"),
              specific(R"(Installation process has failed)"),
              specific(R"(\bFailed to install package: \S+$)"),
              specific(R"((?:Error|CRITICAL|DEBUG|^\s*)\W*(?:dnf\.exceptions\.Error: )?(?:Error: )?)"
                       R"(Transaction failed\W*$)"),
              specific(R"("FinalTaskStatus"\s*:\s*"Failed")"),
              specific(R"("ResponseCode"\s*:\s*(?:-1|[1-9]))"),
              specific(R"(Traceback \(most recent call last\))"),
              specific(R"(E: Sub-process \S+ (?:returned|exited|received))"),
              specific(R"(Errors were encountered while processing)"),
              specific(R"(failed to synchronize cache for repo)"),
              specific(R"(One of the configured repositories failed)"),
              specific(R"(FAILED! => \{\s*$)"),
              specific(R"(Skipping because of failed dependencies)"),
              specific(R"(\b(?:exited|ended) with(?: exit)?(?: code)?: [1-9]\d*\b)"),
              // What dnf says last, whatever stood in the way.
              specific(R"(failed to download metadata for repo)"),
              // What package managers say where no mirror or index could be had, be it for the network, a proxy, a
              // certificate or a file that is gone.
              specific(R"(cannot download repomd|all mirrors were tried|No more mirrors to try)"),
              specific(R"(cannot retrieve (?:repository )?meta(?:data|link))"),
              specific(R"(some index files failed to download)"),
              specific(R"(returned \d+ instead of one of \[)"),
              specific(R"(Timed out waiting to send (?:a )?command)"),
              specific(R"(update script exited with non-zero exit status)"),
              specific(R"(Remote command exited without exit status)"),
              specific(R"(Uninstallation failed: *$)"),
              specific(R"(\bwith [1-9]\d* (?:errors?|failures?)\b)"),
              specific(R"(One or more tasks in the orchestration failed)"),
              specific(R"(failed with .SucceededWithErrors)"),
              specific(R"(Failed to update apt cache: unknown reason)"),
              specific(R"("msg": "apt cache update failed")"),
              generic(R"(Cannot read input: bad stream or EOF)"),
              // Whatever keeps the agent from working or from being let in.
              specific(R"(SSM Agent on Instances: .* (?:is|are) not functioning)"),
              specific(R"(Agent failed to assume any identity|failed to find agent identity)"),
              specific(R"(EC2RoleProvider Failed to connect to Systems Manager)"),
              // Words of failure: the lines in which hints are looked for.
              generic(
                  R"(\b(?:error(?:s|ed)?|fail(?:ed|ure|s)?|exception|fatal|panic|killed|abort(?:ed|ing|s)?|)"
                  R"(denied|refused|rejected|unreachable|unsupported|unauthorized|forbidden|invalid|damaged|broken|)"
                  R"(expired|exceed(?:ed|s)|stale|skipped|disabled|reverted|held|cannot|insufficient|cancell?ed)\b)"),
              // Not in "critical updates".
              generic(R"(\bcritical(?: *$|[^a-z ]| +[^u ]))"),
              generic(R"(\b(?:crash|corrupt|mismatch|abnormal|segfault|segmentation)|core dumped|)"
                      R"(\bSIG(?:SEGV|ABRT|KILL|BUS)\b|\w(?:Error|Exception)\b|AccessDenied)"),
              generic(R"(\b(?:unable to|could not|can.t|timed? ?out|time-?out|kept back|already running)\b)"),
              generic(R"(\b(?:did|was|were|would|must|has|have) not\b|\bdo(?:es)? not exist\b|\bdoesn.t exist\b)"),
              generic(R"(\bnot (?:found|recogni[sz]ed|valid|supported|permitted|allowed|registered|installed|running|)"
                      R"(reachable|enough|sufficient|in gzip|authori|a (?:supported|valid|known)))"),
              generic(R"(\bno (?:such|targets?|instances?|nodes?|route)\b|\bconflicts? with\b|closed before)"),
              generic(R"(\btoo (?:old|many|large|small|short|low)\b|\bg[ia]v(?:ing|e) up\b|(?:goes|went) wrong)"),
              generic(R"(\broll(?:ed|ing)? ?back\b|was (?:stopped|powered off|shut down|terminated))"),
              generic(R"(requires? (?:a )?(?:newer|at least|higher))"),
              generic(R"(^(?:.*[ \t])?E: )"),
              generic(R"(non-zero exit|\bex(?:it|ited|its)(?: with)?(?: (?:code|status))?:? -?[1-9])"),
              generic(R"(ended with (?:code|status)|\breturned -?[1-9]|found [1-9]\d* errors?)"),
              generic(R"(\b(?:0x)?8[0-9a-f]{7}\b(?:[^0-9a-f]|$))"),
              // The same in other languages, as Windows and package managers print it.
              generic(R"(fehler|fehlgeschlagen|misslungen|verweigert|\bk(?:onnte|onnten|ann) nicht\b|)"
                      R"(\bnicht (?:gefunden|gestartet|erreich|verf|gen|möglich)|Zeitüberschreitung)"),
              generic(R"((?:é|É)(?:chec|chou)|\berreur|\bimpossible\b|\bn.(?:a|ont) pas\b|ne peut pas|introuvable|)"
                      R"(injoignable|délai expir)"),
              generic(R"(no se (?:puede|pudo|ha podido|encontr)|\bfall(?:o\b|ó)|denegad|\berrore?s\b)"),
              generic(R"(não foi poss|\bfalh|\berro\b|\berrore\b|impossibile|non (?:è )?riuscit)"),
              generic(R"(\bfout\b|mislukt|nie można|nie powiod|ошибк|не удалось|отказано)"),
              generic(R"(失敗|エラー|できません|拒否|不足|失败|错误|錯誤|无法|無法|拒绝|오류|실패|없습니다)"),
          },
      .noise =
          {
              R"(lib(?:gpg)-error)",
              R"(perl-(?:Error|Errno))",
              R"((?:^|\s)\S*-?(?:errors?|lock|fail\w*)\S*\.(?:x86_64|noarch|i686|aarch64)\b)",
              R"re("(?:errors?|failed|failures?|exception)"\s*:\s*(?:0|\[\]|null|""|false))re",
              R"re("(?:ErrorCount|FailedCount|failed_update_count)"\s*:\s*(?:0|\[\]|null|""|false))re",
              R"(\b0 (?:error|errors|failed|failures?)\b)",
              R"(errors?\s*[=:]\s*0\b)",
              R"(failed\s*[=:]\s*0\b)",
              R"(FailedCount"?\s*:\s*0)",
              R"(missing count: \d+ failed count: 0\b)",
              R"(hr = 00000000)",
              R"(HRESULT: 0x0+\b)",
              R"(\b0x00000000\b)",
              R"(error 0\b)",
              R"(\b(?:error|warning)s?-(?:free|log)\b)",
              R"(TimedOutCount"?\s*[:=]\s*0\b)",
              R"(ErrorCount"?\s*[:=]\s*0\b)",
              R"(Loaded plugins:)",
              R"(^\s*raise \S)",
              R"(non-fatal|warning: %\w+\(\S+\) scriptlet failed|lstat\(\S+\) failed: +No such file)",
              R"(severity"?\s*[:=]\s*"?Critical)",
              R"(\balready disabled\b)",
              R"(\b0 package\(s\) failed|error status: 0\b)",
          },
  };
}

}  // namespace patchtriage::signatures
