// A workbook of tables, written by libxlsxwriter into the bytes of one .xlsx file.
//
// Every sheet has a bold head row that stays in sight and filters. Cells are typed: numbers, truth values, instants in
// UTC, and text that is never a formula or a link. The same rows and `created` give the same bytes. Not for sharing
// between threads. The library writes through files: they lie in a folder of their own, readable by its owner only,
// that is removed with the workbook.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "report/cells.h"

namespace patchtriage {

class Workbook {
 public:
  // `created` is what the document says of itself, in whole seconds.
  Workbook(Time created, const std::string& title, const std::string& comments);
  ~Workbook();

  // Starts a sheet; rows go to the one that was started last. One that is full is continued on "NAME 2" and so on.
  void add_sheet(std::string name, std::vector<std::string> columns);
  // As many cells as the sheet has columns.
  void add_row(const std::vector<Cell>& cells);
  // The file. Call it once, last. The error is for people: no room for temporary files, too much for the format.
  std::expected<std::string, std::string> finish();

 private:
  struct Book;
  std::unique_ptr<Book> book_;
};

}  // namespace patchtriage
