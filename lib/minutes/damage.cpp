#include "minutes/damage.h"

namespace referat::minutes {

bool same_but_damaged(std::string_view intended, std::string_view read) { return intended == read; }

}  // namespace referat::minutes
