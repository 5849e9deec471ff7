# patchtriage_layer(NAME SOURCES … LINK … TESTS …)
#
# One folder under src/ is one layer, one static library patchtriage_<name> and, with tests on, one
# test program <name>_test made of the *_test.cc files beside the code.
function(patchtriage_layer name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINK;TESTS;TEST_LINK" ${ARGN})
  if(arg_SOURCES)
    add_library(patchtriage_${name} STATIC ${arg_SOURCES})
    target_include_directories(patchtriage_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(patchtriage_${name} PUBLIC ${arg_LINK})
  endif()
  if(PATCHTRIAGE_TESTS AND arg_TESTS)
    patchtriage_test(${name}_test SOURCES ${arg_TESTS} LINK patchtriage_${name} ${arg_TEST_LINK})
  endif()
endfunction()

# patchtriage_test(NAME SOURCES … LINK …): a GoogleTest program, each case a CTest case.
function(patchtriage_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINK;PROPERTIES" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LINK} patchtriage_test_support)
  gtest_discover_tests(${name} DISCOVERY_TIMEOUT 60
    PROPERTIES TIMEOUT 300 ENVIRONMENT "PATCHTRIAGE_SOURCE=${PROJECT_SOURCE_DIR}" ${arg_PROPERTIES})
endfunction()
