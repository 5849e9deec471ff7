// os-patch/payload-extract: the payload cannot be unpacked or loaded.
#include "investigate/signatures/places.h"
#include "investigate/signatures/signature.h"

namespace patchtriage::signatures {

Signature payload_extract() {
  return {
      .id = "os-patch/payload-extract",
      .documentation =
          {.means = "The patch payload arrived and can't be unpacked or loaded: two runs at once remove each other's "
                    "files, or there is no room for them.",
           .established = "The document's messages about the tar file and the payload's content, exit status 155, or "
                          "missing files of the payload.",
           .is_not = "No space left on the device, said outright, is disk-full; a download that fails is "
                     "s3-payload-access; two commands shown to overlap are concurrent-run.",
           .disproved_by = "A single run with room in /var and the same message."},
      .patterns =
          {
              specific(R"(unable to (?:load and )?extract)"),
              specific(R"(unable to load and extract the content of payload)"),
              specific(R"(no such file or directory: '?\S*patch-baseline-operations)"),
              specific(R"(patch-baseline-operations\S*: no such file)"),
              specific(R"((?:sha256|sha) check failed)"),
              specific(R"(payload.*(?:checksum|sha256|corrupt|truncated))"),
              specific(R"(tar: .*(?:unexpected EOF|Error is not recoverable|Cannot open|not look like a tar|gzip))"),
              specific(R"((?:ReadError|EOFError|BadGzipFile|tarfile\.\w+): ?(?:not a gzip|unexpected end|)"
                       R"(file could not be opened|Compressed file ended))"),
              specific(R"(not a gzip(?:ped)? file)"),
              specific(R"(No module named '?(?:common_startup_entrance|main_entrance|patch_common|os_selector))"),
              specific(R"(error encountered when extracting patch management zip)"),
              specific(R"(verification of the \S+ PowerShell module did not pass)"),
              specific(R"(An incorrect number of files were present in the PowerShellModule)"),
              specific(R"(SHA hash of the \S+ file does not match the expected)"),
              specific(R"(Could not load (?:type|file or assembly) '(?:Amazon|AWSSDK))"),
          },
      .hints =
          {
              {kPayload, R"(extract|unzip|unpack|corrupt|checksum|\bhash|gzip format|\bCRC\b|end of|)"
                         R"(invalid (?:archive|format)|cannot open)"},
          },
      .noise =
          {
              R"(SHA hash of the \S+ S3 source)",
          },
      .is_cleared_by_success = true,
  };
}

}  // namespace patchtriage::signatures
