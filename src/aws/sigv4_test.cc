#include "aws/sigv4.h"

#include <gtest/gtest.h>

#include "aws/recorded_files_for_test.h"
#include "base/json.h"
#include "base/text.h"

namespace patchtriage::aws {
namespace {

const Credentials kExample{.access_key_id = "AKIDEXAMPLE",
                           .secret_access_key = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"};
const SigningScope kScope{.region = "us-east-1", .service = "service", .time = *parse_time("2015-08-30T12:36:00Z")};

// The example of AWS's own documentation on deriving the key and signing.
TEST(SigV4, SignsTheListUsersExampleOfTheDocumentation) {
  HttpRequest request{.method = "GET",
                      .url = "https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08",
                      .headers = {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}}};

  const Signature signature =
      sign_headers(request, kExample, {.region = "us-east-1", .service = "iam", .time = kScope.time});

  EXPECT_EQ(signature.signature, "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
  EXPECT_EQ(find_header(request.headers, "x-amz-date"), "20150830T123600Z");
  EXPECT_EQ(find_header(request.headers, "authorization"),
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "
            "SignedHeaders=content-type;host;x-amz-date, "
            "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
}

TEST(SigV4, SignsTheSessionTokenUnlessTold) {
  Credentials credentials = kExample;
  credentials.session_token = "token";
  HttpRequest with{.url = "https://example.amazonaws.com/"};
  HttpRequest without{.url = "https://example.amazonaws.com/"};

  const Signature signed_token = sign_headers(with, credentials, kScope);
  const Signature unsigned_token = sign_headers(without, credentials, kScope, {.omit_session_token = true});

  EXPECT_EQ(signed_token.signed_headers, "host;x-amz-date;x-amz-security-token");
  EXPECT_EQ(unsigned_token.signed_headers, "host;x-amz-date");
  EXPECT_EQ(find_header(without.headers, "X-Amz-Security-Token"), "token");
}

TEST(SigV4, EncodesAnEncodedPathAgain) {
  HttpRequest request{.url = "https://example.amazonaws.com/configurationManager/arn%3Aaws%3Assm"};

  const Signature signature = sign_headers(request, kExample, kScope);

  EXPECT_TRUE(signature.canonical_request.starts_with("GET\n/configurationManager/arn%253Aaws%253Assm\n"));
}

TEST(SigV4, SigningAgainReplacesTheOldSignature) {
  HttpRequest request{.method = "POST", .url = "https://example.amazonaws.com/", .body = "x"};
  sign_headers(request, kExample, kScope);
  const HttpHeaders once = request.headers;

  HttpRequest again{.method = "POST", .url = "https://example.amazonaws.com/", .body = "x"};
  sign_headers(again, kExample, {.region = "us-east-1", .service = "service", .time = kScope.time + Duration{60'000}});
  std::erase_if(again.headers, [](const auto& header) { return header.first == "Authorization"; });
  sign_headers(again, kExample, kScope);

  EXPECT_EQ(find_header(again.headers, "authorization"), find_header(once, "authorization"));
}

// --- AWS's published vectors, where they are at hand ---

struct Vector {
  std::string target;
  HttpRequest request;
  Credentials credentials;
  SigningScope scope;
  SigningOptions options;
};

Vector read_vector(const std::string& folder) {
  Vector vector;
  const std::string text = *read_recorded(folder + "/request.txt");
  const std::size_t head_end = text.find("\n\n");
  if (head_end != std::string::npos) vector.request.body = text.substr(head_end + 2);
  std::vector<std::string> lines = split(trim(text.substr(0, head_end)), '\n');
  const std::size_t method_end = lines[0].find(' ');
  vector.request.method = lines[0].substr(0, method_end);
  vector.target = lines[0].substr(method_end + 1, lines[0].rfind(' ') - method_end - 1);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].starts_with(' ')) {
      vector.request.headers.back().second += "\n" + lines[i];
      continue;
    }
    const std::size_t colon = lines[i].find(':');
    vector.request.headers.emplace_back(lines[i].substr(0, colon), lines[i].substr(colon + 1));
  }
  vector.request.url = "https://example.amazonaws.com" + vector.target;

  const Json context = *parse_json(*read_recorded(folder + "/context.json"));
  const Json* credentials = context.find("credentials");
  vector.credentials = {.access_key_id = credentials->text("access_key_id"),
                        .secret_access_key = credentials->text("secret_access_key"),
                        .session_token = credentials->text("token")};
  vector.scope = {.region = context.text("region"),
                  .service = context.text("service"),
                  .time = *parse_time(context.text("timestamp"))};
  const auto flag = [&](std::string_view name) {
    const Json* value = context.find(name);
    return value != nullptr && *value->as_bool();
  };
  vector.options = {
      .normalize_path = flag("normalize"),
      .sign_body = flag("sign_body"),
      .omit_session_token = flag("omit_session_token"),
      .presigned_for = std::chrono::seconds(*context.find("expiration_in_seconds")->as_integer()),
  };
  return vector;
}

TEST(SigV4, MakesTheHeadersOfEveryPublishedVector) {
  const std::vector<std::string> folders = recorded_folders("sigv4");
  if (folders.empty()) GTEST_SKIP() << kNoRecordedFiles;
  EXPECT_EQ(folders.size(), 27u);

  for (const std::string& folder : folders) {
    SCOPED_TRACE(folder);
    Vector vector = read_vector(folder);
    const Signature signature = sign_headers(vector.request, vector.credentials, vector.scope, vector.options);
    EXPECT_EQ(signature.canonical_request, *read_recorded(folder + "/header-canonical-request.txt"));
    EXPECT_EQ(signature.string_to_sign, *read_recorded(folder + "/header-string-to-sign.txt"));
    EXPECT_EQ(signature.signature, *read_recorded(folder + "/header-signature.txt"));
    const std::string signed_request = *read_recorded(folder + "/header-signed-request.txt");
    EXPECT_NE(signed_request.find(std::string("Authorization:") +
                                  std::string(*find_header(vector.request.headers, "authorization")) + "\n"),
              std::string::npos);
  }
}

TEST(SigV4, MakesTheQueryOfEveryPublishedVector) {
  const std::vector<std::string> folders = recorded_folders("sigv4");
  if (folders.empty()) GTEST_SKIP() << kNoRecordedFiles;

  for (const std::string& folder : folders) {
    SCOPED_TRACE(folder);
    Vector vector = read_vector(folder);
    const Signature signature = sign_query(vector.request, vector.credentials, vector.scope, vector.options);
    EXPECT_EQ(signature.canonical_request, *read_recorded(folder + "/query-canonical-request.txt"));
    EXPECT_EQ(signature.signature, *read_recorded(folder + "/query-signature.txt"));
    const std::string signed_request = *read_recorded(folder + "/query-signed-request.txt");
    const std::string target = vector.request.url.substr(std::string("https://example.amazonaws.com").size());
    EXPECT_TRUE(signed_request.starts_with(vector.request.method + " " + target + " HTTP/1.1\n")) << target;
  }
}

}  // namespace
}  // namespace patchtriage::aws
