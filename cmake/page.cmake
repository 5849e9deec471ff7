# patchtriage_page(TARGET SOURCE)
#
# Has script/page build the report page from web/ whenever a file there changes, and tells SOURCE of TARGET where the page
# is. What the page contains of others is written beside it, web/third-party.txt of the build folder.
function(patchtriage_page target source)
  file(GLOB_RECURSE page_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/web/*)
  list(FILTER page_sources EXCLUDE REGEX "/web/(node_modules|dist)(/|$)")
  set(folder ${CMAKE_BINARY_DIR}/web)
  add_custom_command(
    OUTPUT ${folder}/index.html ${folder}/third-party.txt
    COMMAND ${PROJECT_SOURCE_DIR}/script/page ${folder}
    DEPENDS ${page_sources} ${PROJECT_SOURCE_DIR}/script/page ${PROJECT_SOURCE_DIR}/script/node
    COMMENT "Building the report page"
    VERBATIM)
  set_source_files_properties(${source} PROPERTIES
    OBJECT_DEPENDS ${folder}/index.html
    COMPILE_DEFINITIONS "PATCHTRIAGE_PAGE_FILE=\"${folder}/index.html\"")
endfunction()
