#include "aws/process_credentials.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstring>

#include "base/json.h"
#include "base/text.h"

namespace patchtriage::aws {
namespace {

constexpr Duration kTimeout = std::chrono::minutes(1);
constexpr std::size_t kOutputLimit = 1 << 20;

struct Started {
  pid_t process = -1;
  int output = -1;
};

std::expected<Started, std::string> start(const std::vector<std::string>& words, const Environment& environment) {
  std::array<int, 2> pipe_ends{};
  if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) return std::unexpected(std::string(std::strerror(errno)));
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], 1);

  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  std::vector<std::string> assignments;
  for (const auto& [name, value] : environment.variables) assignments.push_back(name + "=" + value);
  std::vector<char*> variables;
  for (std::string& assignment : assignments) variables.push_back(assignment.data());
  variables.push_back(nullptr);

  // The transport ignores SIGPIPE; programs expect its default.
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);

  Started started;
  const int error =
      posix_spawnp(&started.process, words.front().c_str(), &actions, &attributes, arguments.data(), variables.data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  close(pipe_ends[1]);
  if (error != 0) {
    close(pipe_ends[0]);
    return std::unexpected(std::string(std::strerror(error)));
  }
  started.output = pipe_ends[0];
  return started;
}

// Output of the program, or why it isn't to be used.
Awaitable<std::expected<std::string, std::string>> run(std::vector<std::string> words, Environment environment) {
  const auto started = start(words, environment);
  if (!started) co_return std::unexpected(fmt::format("'{}' can't be started: {}", words.front(), started.error()));

  const auto executor = co_await boost::asio::this_coro::executor;
  boost::asio::posix::stream_descriptor output(executor, started->output);
  boost::asio::steady_timer timer(executor, kTimeout);
  // Killing the program ends its output, and that ends the reading below.
  auto is_late = std::make_shared<bool>(false);
  timer.async_wait([is_late, process = started->process](const boost::system::error_code& cancelled) {
    if (cancelled) return;
    *is_late = true;
    kill(process, SIGKILL);
  });
  std::string text;
  boost::system::error_code error;
  co_await boost::asio::async_read(output, boost::asio::dynamic_buffer(text, kOutputLimit),
                                   boost::asio::redirect_error(boost::asio::use_awaitable, error));
  timer.cancel();
  int status = 0;
  // Its output has ended, so the program is ending too: this waits for no more than its last steps.
  waitpid(started->process, &status, 0);
  if (*is_late) co_return std::unexpected(fmt::format("'{}' did not end within a minute", words.front()));
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    co_return std::unexpected(fmt::format("'{}' ended with status {}", words.front(),
                                          WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)));
  }
  co_return text;
}

class Process final : public CredentialsProvider {
 public:
  Process(std::shared_ptr<const CredentialContext> context, std::string profile, ProcessSource source)
      : context_(std::move(context)), profile_(std::move(profile)), source_(std::move(source)) {}

  Awaitable<CredentialsResult> get() override {
    const auto words = split_command(source_.command);
    if (!words || words->empty()) co_return failure("the command line has an open quote or no word");
    const auto output = co_await run(*words, context_->environment);
    if (!output) co_return failure(output.error());
    auto credentials = parse_process_output(*output);
    if (!credentials) co_return failure(credentials.error());
    if (credentials->account_id.empty()) credentials->account_id = source_.account_id;
    credentials->source = "credential_process of profile " + profile_;
    co_return std::move(*credentials);
  }

 private:
  CredentialsResult failure(const std::string& why) const {
    return std::unexpected(
        CredentialsError{.message = fmt::format("credential_process of profile '{}': {}", profile_, why)});
  }

  std::shared_ptr<const CredentialContext> context_;
  std::string profile_;
  ProcessSource source_;
};

}  // namespace

std::optional<std::vector<std::string>> split_command(std::string_view command) {
  std::vector<std::string> words;
  std::string word;
  bool is_in_word = false;
  char quote = 0;
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    const bool escapes = c == '\\' && quote != '\'' && i + 1 < command.size() &&
                         (quote == 0 || command[i + 1] == '"' || command[i + 1] == '\\');
    if (escapes) {
      word += command[++i];
      is_in_word = true;
    } else if (quote != 0) {
      if (c == quote) {
        quote = 0;
      } else {
        word += c;
      }
    } else if (c == '\'' || c == '"') {
      quote = c;
      is_in_word = true;
    } else if (c == ' ' || c == '\t' || c == '\n') {
      if (is_in_word) words.push_back(std::exchange(word, {}));
      is_in_word = false;
    } else {
      word += c;
      is_in_word = true;
    }
  }
  if (quote != 0) return std::nullopt;
  if (is_in_word) words.push_back(word);
  return words;
}

std::expected<Credentials, std::string> parse_process_output(std::string_view output) {
  // Whatever it printed may hold a secret: none of it goes into an error.
  const auto body = parse_json(output);
  if (!body || !body->is_object()) return std::unexpected("its output is not a JSON object");
  const Json* version = body->find("Version");
  if (version == nullptr || version->as_integer() == nullptr || *version->as_integer() != 1) {
    return std::unexpected("its output is not of Version 1");
  }
  Credentials credentials{.access_key_id = body->text("AccessKeyId"),
                          .secret_access_key = body->text("SecretAccessKey"),
                          .session_token = body->text("SessionToken"),
                          .account_id = body->text("AccountId")};
  if (credentials.access_key_id.empty() || credentials.secret_access_key.empty()) {
    return std::unexpected("its output has no AccessKeyId or no SecretAccessKey");
  }
  if (const std::string expiration = body->text("Expiration"); !expiration.empty()) {
    credentials.expiration = parse_time(expiration);
    if (!credentials.expiration) return std::unexpected("its Expiration is not a time");
  }
  return credentials;
}

std::unique_ptr<CredentialsProvider> make_process(std::shared_ptr<const CredentialContext> context, std::string profile,
                                                  ProcessSource source) {
  return std::make_unique<Process>(std::move(context), std::move(profile), std::move(source));
}

}  // namespace patchtriage::aws
