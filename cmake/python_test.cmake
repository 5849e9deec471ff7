# What runs the tests that are written in Python and need packages: script/test makes it and says
# where it is (script/python). Without it those tests are skipped with that reason.
set(PATCHTRIAGE_PYTHON "" CACHE FILEPATH "Python of the environment locked in tests/python/requirements.txt")

# patchtriage_python_test(NAME SCRIPT [STANDARD_LIBRARY] [ARGUMENTS …] [PROPERTIES …])
#
# One script is one CTest case: exit status 0 passes, 77 after a line "SKIPPED: reason" skips. The
# script finds the project's root in PATCHTRIAGE_SOURCE and the program, where it is built, in
# PATCHTRIAGE_PROGRAM. STANDARD_LIBRARY: needs no package, so Debian's own Python runs it.
function(patchtriage_python_test name script)
  cmake_parse_arguments(arg "STANDARD_LIBRARY" "" "ARGUMENTS;PROPERTIES" ${ARGN})
  set(python ${PATCHTRIAGE_PYTHON})
  if(arg_STANDARD_LIBRARY)
    set(python /usr/bin/python3)
  endif()
  if(python)
    add_test(NAME ${name} COMMAND ${python} -B ${CMAKE_CURRENT_SOURCE_DIR}/${script} ${arg_ARGUMENTS})
  else()
    add_test(NAME ${name} COMMAND sh -c "echo 'SKIPPED: PATCHTRIAGE_PYTHON is not set, script/test sets it'; exit 77")
  endif()
  set(environment PATCHTRIAGE_SOURCE=${PROJECT_SOURCE_DIR})
  if(TARGET patchtriage)
    list(APPEND environment PATCHTRIAGE_PROGRAM=$<TARGET_FILE:patchtriage>)
  endif()
  set_tests_properties(${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600 ENVIRONMENT "${environment}" ${arg_PROPERTIES})
endfunction()
