#include "record_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace referat::tools {
namespace {

using Json = nlohmann::json;

// Of arrays and objects inside each other: dump() calls itself for each.
constexpr int kDeepestId = 64;

bool is_deeper(const Json& value, int levels) {
  if (!value.is_structured()) return false;
  return levels == 0 ||
         std::any_of(value.begin(), value.end(), [&](const Json& of) { return is_deeper(of, levels - 1); });
}

std::string quoted(std::string_view text) { return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

tl::expected<RecordLine, BadLine> parse_record_line(std::string_view line) {
  RecordLine record{.id = "null", .name = "", .text = ""};
  const Json object = Json::parse(line, nullptr, false);
  if (object.is_discarded())
    return tl::unexpected(BadLine{record.id, "is not JSON; each line is to be an object with id and text"});
  if (!object.is_object())
    return tl::unexpected(BadLine{record.id, "is not a JSON object; each line is to be one with id and text"});
  if (const auto id = object.find("id"); id != object.end()) {
    if (is_deeper(*id, kDeepestId)) {
      return tl::unexpected(BadLine{
          record.id, fmt::format("has an \"id\" of more than {} levels; make it a string or a number", kDeepestId)});
    }
    record.id = id->dump();
    record.name = id->is_string() ? id->get<std::string>() : record.id;
  }
  const auto text = object.find("text");
  if (text == object.end() || !text->is_string()) {
    return tl::unexpected(BadLine{record.id, "has no \"text\" that is a string"});
  }
  record.text = text->get<std::string>();
  return record;
}

std::string answer_line(const RecordLine& record, const AnswerShape& shape, std::string_view text,
                        const std::vector<std::string>& rows) {
  std::string line = "{\"id\":" + record.id;
  if (!shape.text.empty()) line += "," + quoted(shape.text) + ":" + quoted(text);
  if (!shape.rows.empty()) {
    line += "," + quoted(shape.rows) + ":[";
    for (const std::string& row : rows) {
      if (&row != &rows.front()) line += ',';
      line += row;
    }
    line += ']';
  }
  return line + "}\n";
}

std::string error_line(std::string_view id, std::string_view why) {
  return "{\"id\":" + std::string(id) + ",\"error\":" + quoted(why) + "}\n";
}

}  // namespace referat::tools
