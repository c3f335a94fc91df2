#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "digest/as_html.h"
#include "digest/formats.h"
#include "digest/state.h"

namespace referat::tools {
namespace {

// RFC 9562, section 5.8: a UUID of one's own making, here from a hash.
std::string uuid(std::string_view text) {
  const std::string digits = hash(text);
  return fmt::format("urn:uuid:{}-{}-8{}-8{}-{}", digits.substr(0, 8), digits.substr(8, 4), digits.substr(13, 3),
                     digits.substr(17, 3), digits.substr(20, 12));
}

std::string time_stamp(std::chrono::sys_seconds time) {
  const Day day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock(time - day);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", iso(day), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

// When the entry became what it is: the day of the decision, or now for what has changed since, or has no date.
std::chrono::sys_seconds updated(const News& news, std::chrono::sys_seconds now) {
  const std::optional<Day> day = parse_day(news.decision.date);
  return news.changed || !day ? now : std::chrono::sys_seconds(*day);
}

void write_entry(XmlWriter& xml, const Group& group, const Entry& entry, const std::string& id,
                 std::chrono::sys_seconds now) {
  const News& news = *entry.news;
  xml.start("entry");
  xml.element("id", id);
  xml.element("title", entry.heading);
  xml.element("updated", time_stamp(updated(news, now)));
  if (const std::optional<Day> day = parse_day(news.decision.date)) xml.element("published", time_stamp(*day));
  xml.start("category");
  xml.attribute("term", group.name);
  xml.end();
  xml.start("content");
  xml.attribute("type", "xhtml");
  xml.start("div");
  xml.attribute("xmlns", "http://www.w3.org/1999/xhtml");
  write_fields(xml, entry);
  xml.end();
  xml.end();
  xml.end();
}

}  // namespace

std::string as_atom(const Page& page, const Feed& feed) {
  std::chrono::sys_seconds newest{};
  for (const Group& group : page.groups) {
    for (const Entry& entry : group.entries) newest = std::max(newest, updated(*entry.news, feed.now));
  }
  XmlWriter xml;
  xml.start("feed");
  xml.attribute("xmlns", "http://www.w3.org/2005/Atom");
  xml.attribute("xml:lang", language_code(page.language));
  xml.element("id", uuid("feed\n" + feed.name));
  xml.element("title", std::string(word(Word::digest_of, page.language)));
  xml.element("subtitle", page.subject);
  xml.element("updated", time_stamp(newest));
  xml.start("author");
  xml.element("name", "referat-digest");
  xml.end();
  std::set<std::string> ids;
  for (const Group& group : page.groups) {
    for (const Entry& entry : group.entries) {
      std::string id = uuid(entry.news->identity());
      // An amendment and the motion itself are two decisions on one item.
      if (!ids.insert(id).second) ids.insert(id = uuid(entry.news->content()));
      write_entry(xml, group, entry, id, feed.now);
    }
  }
  xml.end();
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml.finish() + '\n';
}

}  // namespace referat::tools
