// ssm-reachability/credential-expired: expired credentials, or a clock that is too far off.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature credential_expired() {
  return {
      .id = "ssm-reachability/credential-expired",
      .documentation =
          {.means = "The node signs its calls with credentials that have run out, or with a clock that is off by more "
                    "than five minutes, and every call is refused.",
           .established =
               "The service answers that the token or the signature has expired, or that the request's time is "
               "too far from its own.",
           .is_not = "A refusal that names a missing permission is role-denied; a repository's certificate or Release "
                     "file that is out of date belongs to os-patch.",
           .disproved_by = "A correct clock together with fresh credentials at the time of the message."},
      .patterns =
          {
              specific(R"(ExpiredToken)"),
              specific(R"(security token included in the request is expired)"),
              specific(R"(Signature expired)"),
              specific(R"(Signature not yet current)"),
              specific(R"(InvalidSignatureException)"),
              specific(R"(RequestTimeTooSkewed)"),
              specific(R"(difference between the request time and the (?:current|server))"),
              specific(R"(RequestExpired)"),
              specific(R"((?:credentials?|tokens?) (?:have|has|had|is|are|were) (?:already )?expired)"),
              specific(R"(clock (?:skew|drift))"),
              generic(R"(security token included in the request is invalid)"),
              generic(R"(UnrecognizedClientException)"),
              specific(R"(x509: .*current time \S+ is before)"),
          },
      .hints =
          {
              {kAgent, R"(expired|\bclock\b|\bskew|time ?stamp|not yet valid)"},
              {R"((?:security|session) token|\bcredentials?\b|\bAWS\b.*signature|request signature)",
               R"(expired|\bclock\b|\bskew|not yet)"},
          },
      .cleared_by =
          {
              R"(Successfully connected with (?:instance profile|Systems Manager) role credentials)",
              R"(EC2 registration was successful)",
              R"(Credentials ready)",
          },
      .explains = {"ssm-reachability/role-denied", "baseline/snapshot-denied", "os-patch/report-upload-failed",
                   "ssm-reachability/node-offline", "agent/registration-state"},
  };
}

}  // namespace patchtriage::signatures
