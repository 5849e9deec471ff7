// The main of every test program: a test must not see the credentials, the proxies or the home
// folder of whoever runs it.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <vector>

namespace {

bool is_ambient(const std::string& name) {
  return name.starts_with("AWS_") || name.ends_with("_proxy") || name.ends_with("_PROXY") || name.starts_with("XDG_") ||
         name == "HOME" || name == "CURL_CA_BUNDLE" || name == "SSL_CERT_FILE";
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> ambient;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text = *entry;
    const std::string name = text.substr(0, text.find('='));
    if (is_ambient(name)) ambient.push_back(name);
  }
  for (const std::string& name : ambient) unsetenv(name.c_str());

  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
