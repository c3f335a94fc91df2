// The version stands in one place: project() in the top CMakeLists.txt, which defines REFERAT_VERSION here.
#include "referat/version.h"

namespace referat {

std::string_view version() { return REFERAT_VERSION; }

}  // namespace referat
