// patchtriage diagnose-log and decode: one text in, what the tool makes of it out.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "aws/operation.h"
#include "aws/protocol/reply.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/files.h"
#include "investigate/diagnose_text.h"
#include "investigate/investigation.h"
#include "report/layout.h"

namespace patchtriage::cli {
namespace {

struct LogFlags {
  std::string file = "-";
  bool is_jsonl = false;
  std::string os;
  std::string source_kind;
};

Json matched(const Diagnosis& diagnosis) {
  Json list = Json::array();
  for (const Matched& match : diagnosis.matched) {
    list.push_back(Json::object({{"signature", match.signature},
                                 {"line", static_cast<std::int64_t>(match.line_number)},
                                 {"excerpt", match.excerpt}}));
  }
  return list;
}

// A line that can't be read is told and left out: the others are diagnosed all the same.
int diagnose_lines(const std::string& bytes) {
  std::string out;
  std::size_t number = 0;
  bool is_whole = true;
  for (const std::string& line : split(bytes, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    const auto object = parse_json(line);
    if (!object || !object->is_object() || object->find("text") == nullptr) {
      complain(
          fmt::format("line {}: not an object with \"text\"{}", number, object ? "" : ": " + object.error().message));
      is_whole = false;
      continue;
    }
    const Diagnosis diagnosis = diagnose_text({object->text("text"), object->text("os"), object->text("source_kind")});
    const Json* id = object->find("id");
    out += Json::object({{"id", id == nullptr ? Json() : *id},
                         {"root_cause", diagnosis.category + "/" + diagnosis.subcategory},
                         {"confidence", to_string(diagnosis.confidence)},
                         {"matched", matched(diagnosis)}})
               .dump() +
           "\n";
  }
  if (const auto written = write_file("", out); !written) {
    complain(written.error());
    return kLocalFailure;
  }
  return is_whole ? kDone : kLocalFailure;
}

int diagnose_log(const LogFlags& flags) {
  const auto bytes = read_file(flags.file);
  if (!bytes) {
    complain(bytes.error());
    return kLocalFailure;
  }
  if (flags.is_jsonl) return diagnose_lines(*bytes);
  const Diagnosis diagnosis = diagnose_text({*bytes, flags.os, flags.source_kind});
  fmt::print("{}/{} · {} confidence\n", diagnosis.category, diagnosis.subcategory, to_string(diagnosis.confidence));
  for (const Matched& match : diagnosis.matched) {
    fmt::print("  line {:<5} {}  ({})\n", match.line_number, for_terminal(match.excerpt), match.signature);
  }
  if (diagnosis.is_truncated) fmt::print("  the output was cut off: what follows, and often the cause, is missing\n");
  return kDone;
}

struct DecodeFlags {
  std::string operation;
  std::string file = "-";
};

int decode(const DecodeFlags& flags) {
  const Operation* operation = operations::find(flags.operation);
  if (operation == nullptr) {
    complain(fmt::format("{}: not an operation that is read; patchtriage decode --help lists them", flags.operation));
    return kUsage;
  }
  const auto bytes = read_file(flags.file);
  if (!bytes) {
    complain(bytes.error());
    return kLocalFailure;
  }
  Json result;
  if (const auto error = aws::find_error({}, *bytes)) {
    result = Json::object({{"error", Json::object({{"code", error->code}, {"message", error->message}})}});
  } else {
    const auto reply = aws::decode_reply(*operation, *bytes);
    if (!reply) {
      complain(fmt::format("{}: not a reply of {}: {}", flags.file == "-" ? "standard input" : flags.file,
                           flags.operation, reply.error().message));
      return kLocalFailure;
    }
    result = reply->to_json();
  }
  if (const auto written = write_file("", result.dump(true) + "\n"); !written) {
    complain(written.error());
    return kLocalFailure;
  }
  return kDone;
}

}  // namespace

void add_texts(CLI::App& program, Run& chosen) {
  auto log = std::make_shared<LogFlags>();
  CLI::App* diagnose = program.add_subcommand("diagnose-log", "The root cause that a pasted output or log shows");
  diagnose->add_option("FILE", log->file, "File, or - for standard input")->capture_default_str();
  diagnose->add_flag("--jsonl", log->is_jsonl, "Each line is an object with text, and optionally id, os, source_kind");
  diagnose->add_option("--os", log->os, "Platform the text comes from, e.g. ubuntu or windows");
  diagnose->add_option("--source-kind", log->source_kind,
                       "Where it comes from, e.g. run-command-stdout or ssm-agent-log");
  diagnose->callback([log, &chosen] { chosen = [log] { return diagnose_log(*log); }; });

  auto reply = std::make_shared<DecodeFlags>();
  CLI::App* decode_command = program.add_subcommand("decode", "The records that are read from one AWS reply body");
  std::vector<std::string> known;
  for (const Operation& operation : operations::all()) known.push_back(operation.id());
  decode_command->footer("Operations: " + layout::wrapped(join(known, ", "), 100, 2));
  decode_command->add_option("SERVICE:OPERATION", reply->operation, "e.g. ssm:DescribeInstanceInformation")->required();
  decode_command->add_option("FILE", reply->file, "File, or - for standard input")->capture_default_str();
  decode_command->callback([reply, &chosen] { chosen = [reply] { return decode(*reply); }; });
}

}  // namespace patchtriage::cli
