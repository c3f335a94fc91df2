// The built-in layouts, as compile/ made them of the tables of data/ and stored them.
#include "minutes/layout.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(minutes_layout)

namespace referat {

const Layout& builtin_layout() {
  // Never taken apart: that would cost each process a part of what it costs to read a short text.
  static const Layout& layout = *new Layout(referat_embedded_minutes_layout_view());
  return layout;
}

}  // namespace referat
