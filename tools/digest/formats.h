// A digest in each of its formats.
#pragma once

#include <chrono>
#include <string>

#include "digest/page.h"

namespace referat::tools {

enum class Paint { plain, coloured };

/// For terminals and mails: lines of at most 78 characters.
[[nodiscard]] std::string as_text(const Page& page, Paint paint);
/// CommonMark.
[[nodiscard]] std::string as_markdown(const Page& page);
/// One page that needs no other file.
[[nodiscard]] std::string as_html(const Page& page);
/// One object: subject, period, and the groups with their decisions.
[[nodiscard]] std::string as_json(const Page& page, const Period& period);

struct Feed {
  std::string name;  ///< what tells this feed from others: its id depends on it
  std::chrono::sys_seconds now;
};
/// RFC 4287. An entry's id depends on what was decided where and when, not on the file or the wording.
[[nodiscard]] std::string as_atom(const Page& page, const Feed& feed);

struct Envelope {
  std::string from;  ///< "Name <address>"
  std::string to;    ///< a list of such; empty for none
  std::chrono::sys_seconds now;
};
/// What is wrong with the addresses; empty when nothing is.
[[nodiscard]] std::string wrong_address(const Envelope& envelope);
/// A message of RFC 5322 with a text and an HTML part. Precondition: the addresses are right.
[[nodiscard]] std::string as_mail(const Page& page, const Envelope& envelope);

}  // namespace referat::tools
