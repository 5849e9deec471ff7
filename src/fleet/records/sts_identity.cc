#include "fleet/records/sts_identity.h"

namespace patchtriage::sts {

const RecordType& CallerIdentity::schema() {
  static const RecordType type{"sts.CallerIdentity",
                               "sts:GetCallerIdentity",
                               "Arn",
                               {
                                   field<&CallerIdentity::user_id>("UserId"),
                                   field<&CallerIdentity::account>("Account"),
                                   field<&CallerIdentity::arn>("Arn"),
                               }};
  return type;
}

const RecordType& Credentials::schema() {
  static const RecordType type{"sts.Credentials",
                               "",
                               "",
                               {
                                   field<&Credentials::access_key_id>("AccessKeyId"),
                                   field<&Credentials::secret_access_key>("SecretAccessKey"),
                                   field<&Credentials::session_token>("SessionToken"),
                                   field<&Credentials::expiration>("Expiration"),
                               }};
  return type;
}

const RecordType& AssumedRoleUser::schema() {
  static const RecordType type{"sts.AssumedRoleUser",
                               "",
                               "",
                               {
                                   field<&AssumedRoleUser::assumed_role_id>("AssumedRoleId"),
                                   field<&AssumedRoleUser::arn>("Arn"),
                               }};
  return type;
}

const RecordType& AssumedRole::schema() {
  static const RecordType type{"sts.AssumedRole",
                               "sts:AssumeRole",
                               "",
                               {
                                   field<&AssumedRole::credentials>("Credentials"),
                                   field<&AssumedRole::assumed_role_user>("AssumedRoleUser"),
                                   field<&AssumedRole::packed_policy_size>("PackedPolicySize"),
                               }};
  return type;
}

const RecordType& AssumedRoleWithWebIdentity::schema() {
  static const RecordType type{
      "sts.AssumedRoleWithWebIdentity",
      "sts:AssumeRoleWithWebIdentity",
      "",
      {
          field<&AssumedRoleWithWebIdentity::credentials>("Credentials"),
          field<&AssumedRoleWithWebIdentity::subject_from_web_identity_token>("SubjectFromWebIdentityToken"),
          field<&AssumedRoleWithWebIdentity::assumed_role_user>("AssumedRoleUser"),
          field<&AssumedRoleWithWebIdentity::provider>("Provider"),
          field<&AssumedRoleWithWebIdentity::audience>("Audience"),
      }};
  return type;
}

}  // namespace patchtriage::sts
