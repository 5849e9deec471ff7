#include "report/workbook.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/check.h"

namespace patchtriage {
namespace {

constexpr double kWidest = 60;  // columns of text that a column of the sheet is made for
constexpr double kNarrowest = 8;
constexpr double kFilterButton = 3;  // beside the name in the head row

// Text as a cell may hold it: no control characters, not longer than the format allows.
std::string cell_text(std::string_view given) {
  std::string text = for_terminal(given);
  // "_x001B_" is how the format writes a control character: readers would turn the text into one.
  for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 2)) {
    const auto is_hex = [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    const std::string_view rest = std::string_view(text).substr(at + 2);
    if (rest.size() < 5 || rest[4] != '_' || !std::ranges::all_of(rest.substr(0, 4), is_hex)) continue;
    text.replace(at, 1, "_x005F_");
    at += 6;
  }
  return cut_to_cell(std::move(text));
}

// Days since the end of 1899, as spreadsheets count.
double serial_day(Time time) { return epoch_seconds(time) / 86400.0 + 25569.0; }

// A folder that goes away with its contents.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::error_code error;
    const std::filesystem::path parent = std::filesystem::temp_directory_path(error);
    std::string name = (error ? std::filesystem::path("/tmp") : parent) / "patchtriage-XXXXXX";
    if (mkdtemp(name.data()) == nullptr)
      error_ = fmt::format("{}: no folder for temporary files: {}", name, std::strerror(errno));
    else
      name_ = name;
  }
  ~ScratchFolder() {
    std::error_code ignored;  // what can't be removed is left behind
    if (!name_.empty()) std::filesystem::remove_all(name_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::string& name() const { return name_; }
  const std::string& error() const { return error_; }

 private:
  std::string name_;  // empty: it could not be made
  std::string error_;
};

}  // namespace

struct Workbook::Book {
  ScratchFolder folder;
  std::string file;
  lxw_workbook* workbook = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_format* head = nullptr;
  lxw_format* date = nullptr;
  std::string name;  // of the sheet that was asked for; its continuations have a number behind it
  int part = 1;
  std::vector<std::string> columns;
  std::vector<double> widths;
  lxw_row_t next_row = 0;
  std::string error;  // the first one

  void check(lxw_error code) {
    if (code != LXW_NO_ERROR && error.empty()) error = lxw_strerror(code);
  }
  void open_sheet();
  void close_sheet();
  void write(lxw_col_t column, const Cell& cell);
};

void Workbook::Book::open_sheet() {
  if (workbook == nullptr) return;
  const std::string title = part == 1 ? name : fmt::format("{} {}", name, part);
  sheet = workbook_add_worksheet(workbook, title.c_str());
  if (sheet == nullptr) {
    if (error.empty()) error = fmt::format("a sheet named {} can't be added", title);
    return;
  }
  widths.clear();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    check(worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(i), columns[i].c_str(), head));
    widths.push_back(static_cast<double>(display_width(columns[i])) + kFilterButton);
  }
  next_row = 1;
}

void Workbook::Book::close_sheet() {
  if (sheet == nullptr) return;
  const auto last = static_cast<lxw_col_t>(columns.size() - 1);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    check(worksheet_set_column(sheet, column, column, std::clamp(widths[i], kNarrowest, kWidest), nullptr));
  }
  check(worksheet_autofilter(sheet, 0, 0, std::max<lxw_row_t>(1, next_row) - 1, last));
  worksheet_freeze_panes(sheet, 1, 0);
  // Account ids are text on purpose: they start with zeros.
  check(worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"));
  sheet = nullptr;
}

void Workbook::Book::write(lxw_col_t column, const Cell& cell) {
  double width = 0;
  if (const auto* text = std::get_if<std::string>(&cell)) {
    const std::string safe = cell_text(*text);
    check(worksheet_write_string(sheet, next_row, column, safe.c_str(), nullptr));
    width = static_cast<double>(display_width(safe)) + 1;
  } else if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
    check(worksheet_write_number(sheet, next_row, column, static_cast<double>(*integer), nullptr));
  } else if (const auto* number = std::get_if<double>(&cell)) {
    check(worksheet_write_number(sheet, next_row, column, *number, nullptr));
  } else if (const auto* truth = std::get_if<bool>(&cell)) {
    check(worksheet_write_boolean(sheet, next_row, column, *truth ? 1 : 0, nullptr));
  } else if (const auto* time = std::get_if<Time>(&cell)) {
    check(worksheet_write_number(sheet, next_row, column, serial_day(*time), date));
    width = 20;
  }
  widths[column] = std::max(widths[column], width);
}

Workbook::Workbook(Time created, const std::string& title, const std::string& comments)
    : book_(std::make_unique<Book>()) {
  Book& book = *book_;
  if (book.folder.name().empty()) {
    book.error = book.folder.error();
    return;
  }
  book.file = book.folder.name() + "/workbook.xlsx";
  std::string folder = book.folder.name();
  // Rows go to a temporary file as they come: the memory is that of one row.
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = folder.data();
  book.workbook = workbook_new_opt(book.file.c_str(), &options);
  if (book.workbook == nullptr) {
    book.error = "the workbook can't be started";
    return;
  }
  std::string title_text = cell_text(title).substr(0, 200);
  std::string comments_text = cell_text(comments).substr(0, 200);
  std::string author = "patchtriage";
  lxw_doc_properties properties{};
  properties.title = title_text.data();
  properties.comments = comments_text.data();
  properties.author = author.data();
  // Without this the clock would be in the file.
  properties.created = std::chrono::system_clock::to_time_t(std::chrono::floor<std::chrono::seconds>(created));
  book.check(workbook_set_properties(book.workbook, &properties));
  book.head = workbook_add_format(book.workbook);
  format_set_bold(book.head);
  format_set_bottom(book.head, LXW_BORDER_THIN);
  book.date = workbook_add_format(book.workbook);
  format_set_num_format(book.date, "yyyy-mm-dd hh:mm:ss");
}

Workbook::~Workbook() {
  // Only closing frees what the library holds.
  if (book_->workbook != nullptr) workbook_close(book_->workbook);
}

void Workbook::add_sheet(std::string name, std::vector<std::string> columns) {
  CHECK(!columns.empty());
  book_->close_sheet();
  book_->name = std::move(name);
  book_->columns = std::move(columns);
  book_->part = 1;
  book_->open_sheet();
}

void Workbook::add_row(const std::vector<Cell>& cells) {
  Book& book = *book_;
  if (!book.error.empty()) return;
  CHECK(cells.size() == book.columns.size());
  if (book.next_row == LXW_ROW_MAX) {
    book.close_sheet();
    ++book.part;
    book.open_sheet();
    if (!book.error.empty()) return;
  }
  for (std::size_t i = 0; i < cells.size(); ++i) book.write(static_cast<lxw_col_t>(i), cells[i]);
  ++book.next_row;
}

std::expected<std::string, std::string> Workbook::finish() {
  Book& book = *book_;
  book.close_sheet();
  if (lxw_workbook* workbook = std::exchange(book.workbook, nullptr)) book.check(workbook_close(workbook));
  if (!book.error.empty()) return std::unexpected(book.error);
  std::ifstream stream(book.file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  if (!stream || bytes.empty()) return std::unexpected(fmt::format("{}: can't be read back", book.file));
  return bytes;
}

}  // namespace patchtriage
