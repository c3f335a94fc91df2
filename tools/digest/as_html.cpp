#include "digest/as_html.h"

#include "digest/formats.h"
#include "digest/lines.h"

namespace referat::tools {
namespace {

constexpr const char* kStyle =
    ":root{color-scheme:light dark}"
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "h2{border-bottom:1px solid;padding-bottom:.2rem}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:0 0 2rem}"
    "dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}";

}  // namespace

const char* language_code(Language language) { return language == Language::danish ? "da" : "en"; }

void write_fields(XmlWriter& xml, const Entry& entry) {
  xml.start("dl");
  for (const Field& field : entry.fields) {
    xml.element("dt", field.label);
    xml.start("dd");
    bool first = true;
    for (const std::string& line : lines_of(field.value)) {
      if (!first) {
        xml.start("br");
        xml.end();
      }
      first = false;
      xml.text(line);
    }
    xml.end();
  }
  xml.end();
}

std::string as_html(const Page& page) {
  XmlWriter xml;
  xml.start("html");
  xml.attribute("lang", language_code(page.language));
  xml.start("head");
  xml.start("meta");
  xml.attribute("charset", "utf-8");
  xml.end();
  xml.start("meta");
  xml.attribute("name", "viewport");
  xml.attribute("content", "width=device-width, initial-scale=1");
  xml.end();
  xml.element("title", page.subject);
  xml.element("style", kStyle);
  xml.end();
  xml.start("body");
  xml.element("h1", page.subject);
  for (const Group& group : page.groups) {
    xml.start("section");
    xml.element("h2", group.name);
    for (const Entry& entry : group.entries) {
      xml.start("article");
      xml.element("h3", entry.heading);
      write_fields(xml, entry);
      xml.end();
    }
    xml.end();
  }
  xml.end();
  xml.end();
  return "<!DOCTYPE html>\n" + xml.finish() + '\n';
}

}  // namespace referat::tools
