#include "report/page/template.h"

// script/page builds the file; the build says where it is. The assembler takes it as it is, in no time; as an array in
// the source it would take the compiler seconds.
asm(R"(
.section .rodata
.balign 16
patchtriage_page_begin:
.incbin ")" PATCHTRIAGE_PAGE_FILE R"("
patchtriage_page_end:
.byte 0
.previous
.globl patchtriage_page_begin
.globl patchtriage_page_end
)");

extern "C" const char patchtriage_page_begin[];
extern "C" const char patchtriage_page_end[];

namespace patchtriage::page {

std::string_view page_template() {
  return {patchtriage_page_begin, static_cast<std::size_t>(patchtriage_page_end - patchtriage_page_begin)};
}

}  // namespace patchtriage::page
