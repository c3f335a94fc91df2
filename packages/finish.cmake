# cpack runs this when the files of all packages are in place, and before it packs them. Debian Policy 12.1, 12.5 and
# 12.7: manual pages are compressed, and each package has its copyright and its changelog.
foreach(package library=libreferat@PROJECT_VERSION_MAJOR@ development=libreferat-dev tools=referat documents=referat-text)
  string(REGEX MATCH "(.*)=(.*)" _ ${package})
  set(root ${CPACK_TEMPORARY_DIRECTORY}/${CMAKE_MATCH_1}/usr/share)
  set(documents ${root}/doc/${CMAKE_MATCH_2})
  file(MAKE_DIRECTORY ${documents})
  configure_file("@CMAKE_CURRENT_SOURCE_DIR@/copyright" ${documents}/copyright COPYONLY)
  configure_file("@CMAKE_CURRENT_BINARY_DIR@/changelog" ${documents}/changelog.Debian COPYONLY)
  file(GLOB pages ${root}/man/man*/*)
  foreach(file ${pages} ${documents}/changelog.Debian)
    # -n: no time, so that the same sources make the same packages.
    execute_process(COMMAND gzip -9nf ${file} COMMAND_ERROR_IS_FATAL ANY)
  endforeach()
endforeach()
