#include "investigate/windows_codes.h"

#include <algorithm>
#include <optional>
#include <span>

#include "base/text.h"
#include "investigate/windows_system_codes.h"
#include "investigate/windows_update_codes.h"

namespace patchtriage {
namespace {

using windows_codes::Code;
using windows_codes::kRanges;
using windows_codes::kSystemCodes;
using windows_codes::kUpdateCodes;
using windows_codes::Range;

const Code* find_in(std::span<const Code> codes, std::uint32_t code) {
  const auto at = std::ranges::lower_bound(codes, code, {}, &Code::code);
  return at != codes.end() && at->code == code ? &*at : nullptr;
}

const Code* find_code(std::uint32_t code) {
  const Code* found = find_in(kUpdateCodes, code);
  return found != nullptr ? found : find_in(kSystemCodes, code);
}

const Range* find_range(std::uint32_t code) {
  const auto at = std::ranges::find_if(kRanges, [code](const Range& r) { return r.first <= code && code <= r.last; });
  return at != kRanges.end() ? at : nullptr;
}

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_hex(c) || (c >= 'g' && c <= 'z') || (c >= 'G' && c <= 'Z') || c == '_'; }

std::uint32_t hex_value(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits) {
    const int digit = is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
    value = value * 16 + static_cast<std::uint32_t>(digit);
  }
  return value;
}

// Decimal forms are what `$LASTEXITCODE`, wusa.exe and event logs print: signed, or as an unsigned number.
std::uint32_t from_decimal(std::string_view word) {
  const std::optional<std::int64_t> value = parse_integer(word);
  if (!value || *value < INT32_MIN || *value > UINT32_MAX) return 0;
  return static_cast<std::uint32_t>(*value & 0xFFFFFFFF);
}

}  // namespace

std::string_view meaning_of_hresult(std::uint32_t code) {
  if (const Code* found = find_code(code)) return found->meaning;
  if (const Range* found = find_range(code)) return found->meaning;
  return {};
}

HresultCause cause_of_hresult(std::uint32_t code) {
  if (const Code* found = find_code(code)) return {found->slug, true};
  if (const Range* found = find_range(code)) return {found->slug, false};
  return {};
}

std::vector<std::uint32_t> hresults_in(std::string_view line) {
  std::vector<std::uint32_t> found;
  for (std::size_t i = 0; i < line.size();) {
    if (!is_word(line[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < line.size() && is_word(line[end])) ++end;
    std::string_view word = line.substr(i, end - i);
    const bool is_negative = i > 0 && line[i - 1] == '-';
    i = end;

    std::uint32_t code = 0;
    const bool is_prefixed = word.starts_with("0x") || word.starts_with("0X");
    if (is_prefixed) word.remove_prefix(2);
    if (word.size() == 8 && std::ranges::all_of(word, is_hex)) {
      // Without a prefix only Windows' own notation counts, or dates and commit ids would be taken for codes.
      const bool is_bare_code = (word.starts_with("80") || word.starts_with("C19") || word.starts_with("c19")) &&
                                find_code(hex_value(word)) != nullptr;
      if (is_prefixed || is_bare_code) code = hex_value(word);
    } else if (!is_prefixed && word.size() == 10 && std::ranges::all_of(word, is_digit)) {
      code = from_decimal(is_negative ? "-" + std::string(word) : std::string(word));
      if (find_code(code) == nullptr) code = 0;
    }
    if (code >= 0x80000000 && !meaning_of_hresult(code).empty()) found.push_back(code);
  }
  return found;
}

}  // namespace patchtriage
