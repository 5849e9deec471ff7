// os-patch/gpg: a key is missing, expired or wrong, or a signature is bad.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature gpg() {
  return {
      .id = "os-patch/gpg",
      .documentation =
          {.means = "A repository's or package's signature can't be verified: the key is missing, expired, wrong, or "
                    "the signature is bad.",
           .established = "The verification messages of apt, rpm, yum, dnf and zypper.",
           .is_not = "A deprecation notice about where apt keeps keys is noise; a key that was imported right after it "
                     "was missed is no failure.",
           .disproved_by = "The repository's current key imported with the same message."},
      .platform = Platform::linux,
      .patterns =
          {
              specific(R"(NO_PUBKEY)"),
              specific(R"(\bEXPKEYSIG)"),
              specific(R"(KEYEXPIRED)"),
              specific(R"(REVKEYSIG)"),
              specific(R"(\bBADSIG\b)"),
              specific(R"(\bERRSIG\b)"),
              specific(R"(signatures? (?:couldn.t be|could not be|were|was|is|are) (?:not )?(?:verified|invalid))"),
              specific(R"(public key (?:for|is not).*(?:not installed|not available|not trusted))"),
              specific(R"((?:GPG|PGP) (?:check|key retrieval|signature|error|verification|keys? .*(?:not correct|)"
                       R"(failed|invalid|expired))\b.*(?:fail|:|error|not|invalid|wrong|bad))"),
              specific(R"(gpgcheck (?:failed|error))"),
              specific(R"(GPG check FAILED)"),
              specific(R"(keys? listed for the .* repository are already installed but)"),
              specific(R"((?:didn.t|did not|does not|doesn.t) install any keys)"),
              specific(R"(import of key\(s\) did ?n.t help)"),
              specific(R"(Signature verification failed)"),
              specific(R"(signature verification.*(?:fail|invalid))"),
              specific(R"(Package header is not signed)"),
              specific(R"(package .*is not signed)"),
              specific(R"(repomd\.xml signature could not be verified)"),
              specific(R"(key (?:\S+ )?(?:has |is )?(?:expired|revoked|not (?:certified|trusted|live|bound)))"),
              specific(R"(Subkey of \S+ .*(?:expired|not bound))"),
              specific(R"(Certificate .* invalid: policy violation)"),
              specific(R"(No binding signature)", R"(is not signed|GPG error|^\s*Err(?:or)?:)"),
              specific(R"(signature .*(?:not alive|expired|policy rejects))"),
              specific(R"(BAD (?:GPG )?signature)"),
              specific(R"(key ID \S+: BAD\b)"),
              specific(R"(DIGESTS SIGNATURES NOT OK)"),
              specific(R"(SIGNATURES? NOT OK)"),
              specific(R"(is not signed\b)",
                       R"(GPG error|NO_PUBKEY|EXPKEYSIG|KEYEXPIRED|BADSIG|signatures? (?:were|couldn.t|could not))"),
              coded(R"(is not signed\b)"),
              specific(R"(gpg: (?:no valid OpenPGP data|can.t check signature|keyserver receive failed|)"
                       R"(key .*not found))"),
              specific(R"(unknown (?:GPG )?key)"),
              specific(R"(signed with an? (?:unknown|untrusted|expired) key)"),
              specific(R"(is signed with (?:the )?following unknown)"),
              specific(R"(error: failed to import)"),
              specific(R"(key import failed)"),
              specific(R"(NOKEY\b)"),
              specific(R"(At least one invalid signature)"),
              specific(R"(The following signatures were invalid)"),
              specific(R"(File .* is signed with an expired)"),
              specific(R"(Couldn.t (?:read|open) (?:a )?file\S* .*rpm-gpg/)"),
              specific(R"(untrusted public key)"),
              specific(R"(GnuPG key, but the integrity check failed)"),
              specific(R"(find the archive-keyring)"),
              specific(R"(no (?:valid )?keyring|keyring (?:is )?(?:missing|not found))"),
              specific(R"(Hash algorithm \S+ not available)"),
              specific(R"(Signature not supported)"),
              specific(R"(does not verify: (?:no (?:signature|digest)|.*signature))"),
          },
      .hints =
          {
              {kPackageManager, R"(\bgpg|\bpgp|signature|\bsigned\b|public key|keyring|\bkey id)"},
              {kRepository, R"(\bgpg|\bpgp|signature|\bsigned\b|public key|keyring)"},
              {R"(\bsqv\b|\bgpgv?\b|\bgpgme\b)"},
          },
      .noise =
          {
              // rpm goes on without the key; who doesn't says more than that.
              R"(\bwarning: .*NOKEY)",
              R"(trusted\.gpg)",
              R"(apt-key is deprecated)",
              R"(legacy)",
              R"(^\s*(?:Audit|Warning|W|N): .*sqv)",
              R"(libgpg-error\S*\.(?:x86|noarch))",
              R"(amazon-ssm-agent(?:\.(?:service|exe|log)|[^.\w]|$))",
          },
      .vetoes =
          {
              R"(^Audit: )",
          },
      .cleared_by =
          {
              R"(Importing GPG key)",
              R"(Key imported successfully)",
          },
      .is_cleared_by_success = true,
      .explains = {"os-patch/dependency-conflict", "os-patch/repo-metadata", "os-patch/rpmdb-corruption"},
  };
}

}  // namespace patchtriage::signatures
