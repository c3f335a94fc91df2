# cpack runs this when the packages are made. It has given the library scripts that call ldconfig, which the trigger in
# `triggers` does now (Debian Policy 8.1.1).
foreach(package IN LISTS CPACK_PACKAGE_FILES)
  if(NOT package MATCHES "/libreferat[0-9]")
    continue()
  endif()
  set(unpacked ${CPACK_TEMPORARY_DIRECTORY}/unpacked)
  file(REMOVE_RECURSE ${unpacked})
  execute_process(COMMAND dpkg-deb --raw-extract ${package} ${unpacked} COMMAND_ERROR_IS_FATAL ANY)
  file(REMOVE ${unpacked}/DEBIAN/postinst ${unpacked}/DEBIAN/postrm)
  execute_process(COMMAND dpkg-deb --root-owner-group --build ${unpacked} ${package} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
endforeach()
