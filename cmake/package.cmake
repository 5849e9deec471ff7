# What one installs: the program, what its own text makes (completion, man page), and the documents. `cmake --install`
# puts it below a prefix; script/package makes a .deb and an archive of it.
#
# The archive also has the shared libraries that the program links, all but the C library's own: its program looks for
# them beside itself. A .deb depends on Debian's packages instead.
include(GNUInstallDirs)

set(made ${CMAKE_BINARY_DIR}/package)
add_custom_command(
  OUTPUT ${made}/patchtriage.bash ${made}/_patchtriage ${made}/patchtriage.fish ${made}/patchtriage.1.gz
  COMMAND ${CMAKE_COMMAND} -E make_directory ${made}
  COMMAND $<TARGET_FILE:patchtriage> completion bash > ${made}/patchtriage.bash
  COMMAND $<TARGET_FILE:patchtriage> completion zsh > ${made}/_patchtriage
  COMMAND $<TARGET_FILE:patchtriage> completion fish > ${made}/patchtriage.fish
  COMMAND $<TARGET_FILE:patchtriage> man | gzip -9n > ${made}/patchtriage.1.gz
  DEPENDS patchtriage
  COMMENT "Making completion and the man page"
  VERBATIM)
add_custom_command(
  OUTPUT ${made}/THIRD-PARTY-NOTICES.txt
  COMMAND ${PROJECT_SOURCE_DIR}/script/third_party_notices $<TARGET_FILE:patchtriage> > ${made}/THIRD-PARTY-NOTICES.txt
  DEPENDS patchtriage ${PROJECT_SOURCE_DIR}/script/third_party_notices
  COMMENT "Collecting the notices of what is linked"
  VERBATIM)
# Not with every build of the tests, whose program is not for installing.
set(when ALL)
if(PATCHTRIAGE_TESTS)
  set(when "")
endif()
add_custom_target(package_files ${when}
  DEPENDS ${made}/patchtriage.bash ${made}/patchtriage.1.gz ${made}/THIRD-PARTY-NOTICES.txt)

# DT_RPATH and not DT_RUNPATH: it also holds for what the libraries need themselves. Where the folder isn't there, as
# after the .deb, the system's libraries are taken.
set_target_properties(patchtriage PROPERTIES INSTALL_RPATH "\$ORIGIN/../lib/patchtriage")
target_link_options(patchtriage PRIVATE -Wl,--disable-new-dtags)

install(TARGETS patchtriage RUNTIME_DEPENDENCY_SET linked COMPONENT program)
install(RUNTIME_DEPENDENCY_SET linked
  PRE_EXCLUDE_REGEXES "^(ld-linux.*|lib(c|m|dl|rt|pthread|resolv))\\.so"
  LIBRARY DESTINATION lib/patchtriage COMPONENT libraries)
install(FILES ${made}/patchtriage.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
  RENAME patchtriage COMPONENT program)
install(FILES ${made}/_patchtriage DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT program)
install(FILES ${made}/patchtriage.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)
install(FILES ${made}/patchtriage.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES LICENSE NOTICE README.md ${made}/THIRD-PARTY-NOTICES.txt docs/configuration.md settings/default.toml
  DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright COMPONENT program)

set(CPACK_PACKAGE_NAME patchtriage)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_VENDOR "The patchtriage authors")
set(CPACK_PACKAGE_CONTACT "The patchtriage authors <patchtriage@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Triage of EC2 instances that are out of patch compliance")
set(CPACK_PACKAGE_DESCRIPTION
  "Reads AWS accounts (and never writes), and answers for every EC2 instance: is it out of patch compliance, does Systems Manager reach it, why did patching fail, what fixes it, and what comes first.")
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_GENERATOR DEB TGZ)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/cmake/package_kinds.cmake)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_PACKAGE_NAME patchtriage)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What no library says: time zones for schedules, certificates for TLS.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "tzdata, ca-certificates")
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_PATCHTRIAGE_MACHINE ${CMAKE_SYSTEM_PROCESSOR})
include(CPack)
