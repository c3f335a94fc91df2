// Each of these stands in one place, from which lib/CMakeLists.txt takes it: the version in project(), the dictionary's
// in its file of affixes, the date in lib/language/data/da-unigrams.tsv.
#include "referat/version.h"

namespace referat {

std::string_view version() { return REFERAT_VERSION; }
std::string_view dictionary_version() { return REFERAT_DICTIONARY_VERSION; }
std::string_view data_date() { return REFERAT_DATA_DATE; }

}  // namespace referat
