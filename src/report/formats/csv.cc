// Format: CSV by RFC 4180, one row for each instance, in UTF-8.
//
// Cells that a spreadsheet would run as formulas start with an apostrophe, which spreadsheets hide and other readers
// can strip. Control characters, bidirectional overrides and bytes that aren't UTF-8 become visible stand-ins, line
// breaks become spaces: a row is always one line. A cell is as long as spreadsheets take one, and says so where it was
// cut.
#include <fmt/format.h>

#include "base/text.h"
#include "report/format.h"
#include "report/table_columns.h"

namespace patchtriage::formats {
namespace {

// Spreadsheets look past leading spaces and quotes, and some take the full-width signs too.
bool could_be_formula(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" \t\"'");
  if (at == std::string_view::npos) return false;
  for (const std::string_view sign : {"=", "+", "-", "@", "＝", "＋", "－", "＠", "−", "|", "%"}) {
    if (text.substr(at).starts_with(sign)) return true;
  }
  return false;
}

std::string field(std::string_view given) {
  std::string text = for_terminal(given);
  if (could_be_formula(text)) text.insert(0, 1, '\'');
  text = cut_to_cell(std::move(text));
  // Quoted wherever a reader could take a character for anything but text, semicolons of other locales included.
  if (text.find_first_of(",;\"") == std::string::npos && !text.starts_with(' ') && !text.ends_with(' ')) return text;
  return "\"" + replace_all(text, "\"", "\"\"") + "\"";
}

std::string field(const Cell& cell) {
  struct Write {
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(const std::string& text) const { return field(std::string_view(text)); }
    std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
    std::string operator()(double number) const { return fmt::format("{}", number); }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(Time time) const { return format_time(time); }
  };
  return std::visit(Write(), cell);
}

Streamed stream(const Summary& summary, const FormatOptions& options, const Sink& sink) {
  std::string head;
  for (const auto& column : instance_columns()) {
    if (!head.empty()) head += ',';
    head += column.name;
  }
  sink(head + "\r\n");
  const auto write = [](const InstanceFindings& findings) {
    std::string line;
    bool is_first = true;
    for (const auto& column : instance_columns()) {
      if (!is_first) line += ',';
      is_first = false;
      line += field(column.read(findings));
    }
    return line + "\r\n";
  };
  write_each_listed(summary, options, write, "", sink);
  return {};
}

}  // namespace

Format csv() { return {"csv", "one row an instance, all columns; formulas defused", stream}; }

}  // namespace patchtriage::formats
