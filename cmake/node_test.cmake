# The Node that runs the report page's tests: script/test makes it and says where it is (script/node). Without it those
# tests are skipped with that reason.
set(PATCHTRIAGE_NODE "" CACHE FILEPATH "Node of the environment locked in web/node/requirements.txt")

# patchtriage_node_test(NAME SCRIPT [ARGUMENTS …] [PROPERTIES …])
#
# One script is one CTest case, a file of Node's own test runner. It finds the project's root in PATCHTRIAGE_SOURCE and the
# program in PATCHTRIAGE_PROGRAM.
function(patchtriage_node_test name script)
  cmake_parse_arguments(arg "" "" "ARGUMENTS;PROPERTIES" ${ARGN})
  if(PATCHTRIAGE_NODE)
    add_test(NAME ${name} COMMAND ${PATCHTRIAGE_NODE} --disable-warning=ExperimentalWarning
      ${CMAKE_CURRENT_SOURCE_DIR}/${script} ${arg_ARGUMENTS})
  else()
    add_test(NAME ${name} COMMAND sh -c "echo 'SKIPPED: PATCHTRIAGE_NODE is not set, script/test sets it'; exit 77")
  endif()
  set(environment PATCHTRIAGE_SOURCE=${PROJECT_SOURCE_DIR})
  if(TARGET patchtriage)
    list(APPEND environment PATCHTRIAGE_PROGRAM=$<TARGET_FILE:patchtriage>)
  endif()
  set_tests_properties(${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 900 ENVIRONMENT "${environment}" ${arg_PROPERTIES})
endfunction()
