#include "edit_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "causes.h"
#include "referat/locate.h"
#include "referat/output.h"

namespace referat::tools {
namespace {

using Json = nlohmann::json;

// A file's name as records show it, without "./" and the like.
std::string shown(const std::string& file) {
  const std::string valid = Json::parse(Json(file).dump(-1, ' ', false, Json::error_handler_t::replace));
  return std::filesystem::path(valid).lexically_normal();
}

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> fields;
  for (;;) {
    const std::size_t end = line.find(separator);
    fields.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return fields;
    line.remove_prefix(end + 1);
  }
}

std::string unescaped(std::string_view field) {
  std::string result;
  for (std::size_t at = 0; at < field.size(); ++at) {
    if (field[at] != '\\' || at + 1 == field.size()) {
      result += field[at];
      continue;
    }
    const char letter = field[++at];
    result += letter == 't' ? '\t' : letter == 'n' ? '\n' : letter == 'r' ? '\r' : letter;
  }
  return result;
}

template <typename Number>
std::optional<Number> number(const std::string& text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// The first offset of document.text that was read from `source` or what follows it.
std::size_t decoded_offset(const Document& document, std::size_t source) {
  if (document.positions.identity()) return std::min(source, document.text.size());
  std::size_t low = 0;
  std::size_t high = document.text.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (document.positions.to_source({middle, middle}).begin < source) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

// What TSV has in the field. Precondition: no array or object.
std::string text_of(const Json& value) {
  if (value.is_null()) return "";
  return value.is_string() ? value.get<std::string>() : value.dump();
}

}  // namespace

tl::expected<EditList, std::string> EditList::read(const std::string& path) {
  const auto bytes = read_bytes(path);
  if (!bytes) return tl::unexpected(path + ": " + bytes.error());
  const std::string text = decode(*bytes).text;
  EditList list;
  list.name_ = path;
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  const bool json = begin != std::string::npos && (text[begin] == '[' || text[begin] == '{');
  if (std::string wrong = json ? list.read_json(text) : list.read_tsv(text); !wrong.empty()) {
    return tl::unexpected(path + ":" + wrong);
  }
  for (auto& [file, rows] : list.rows_) {
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.span.begin < b.span.begin; });
  }
  return list;
}

std::string EditList::read_tsv(std::string_view text) {
  // Without a header line, the columns are those of a list of changes.
  const std::string usual = Table(RecordKind::change, Format::tsv, Header::shown).begin();
  std::vector<std::string_view> columns = split(std::string_view(usual).substr(0, usual.size() - 1), '\t');
  std::size_t number_of_line = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number_of_line;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    const std::vector<std::string_view> values = split(line, '\t');
    if (number_of_line == 1 && values.front() == "file") {
      columns = values;
      continue;
    }
    if (values.size() != columns.size()) {
      return fmt::format("{}: has {} columns; they are to be the {} of the first line, or of --changes", number_of_line,
                         values.size(), columns.size());
    }
    Fields fields;
    for (std::size_t i = 0; i < columns.size(); ++i) fields.emplace(columns[i], unescaped(values[i]));
    if (std::string wrong = add(number_of_line, fields); !wrong.empty()) return wrong;
  }
  return "";
}

std::string EditList::read_json(std::string_view text) {
  std::size_t count = 0;
  const auto add_object = [&](const Json& object) {
    ++count;
    if (!object.is_object())
      return fmt::format("{}: is no object; each change is to be one, as --changes writes it", count);
    Fields fields;
    for (const auto& [key, value] : object.items()) {
      if (!value.is_structured()) fields.emplace(key, text_of(value));
    }
    return add(count, fields);
  };
  if (text[text.find_first_not_of(" \t\r\n")] == '[') {
    const Json array = Json::parse(text, nullptr, false);
    if (array.is_discarded()) return "1: is not JSON";
    for (const Json& object : array) {
      if (std::string wrong = add_object(object); !wrong.empty()) return wrong;
    }
    return "";
  }
  for (const std::string_view line : split(text, '\n')) {
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const Json object = Json::parse(line, nullptr, false);
    if (object.is_discarded())
      return fmt::format("{}: is not JSON; the list is to be one array, or an object a line", count + 1);
    if (std::string wrong = add_object(object); !wrong.empty()) return wrong;
  }
  return "";
}

std::string EditList::add(std::size_t line, const Fields& fields) {
  const auto field = [&](const std::string& column) {
    const auto found = fields.find(column);
    return found == fields.end() ? std::string() : found->second;
  };
  for (const char* const column : {"file", "offset", "length", "before", "after"}) {
    if (fields.count(column) == 0)
      return fmt::format("{}: has no {}; file, offset, length, before and after are needed", line, column);
  }
  const std::string verdict = field("verdict");
  if (verdict == "refused") return "";
  if (!verdict.empty() && verdict != "accepted")
    return fmt::format("{}: \"{}\" is no verdict; there are accepted and refused", line, verdict);
  const auto offset = number<std::size_t>(field("offset"));
  const auto length = number<std::size_t>(field("length"));
  if (!offset || !length || *offset + *length < *offset) {
    return fmt::format("{}: offset and length are to be numbers of bytes", line);
  }
  Row row{line, {*offset, *offset + *length}, field("before"), {}};
  row.edit.replacement = field("after");
  row.edit.cause = cause_named(field("cause")).value_or(Cause::ocr);
  row.edit.confidence = number<double>(field("confidence")).value_or(1);
  rows_[shown(field("file"))].push_back(std::move(row));
  return "";
}

tl::expected<std::vector<Edit>, Message> EditList::edits(const std::string& file, const Window& window,
                                                         std::size_t& end) const {
  std::vector<Edit> result;
  const auto found = rows_.find(shown(file));
  if (found == rows_.end()) return result;
  const Document& document = window.document;
  const PositionMap unrepaired;
  const Locator locator(document, unrepaired, window.start);
  const Span all{window.start.span.begin, window.start.span.begin + window.bytes.size()};
  auto row = std::ranges::lower_bound(found->second, all.begin, {}, [](const Row& r) { return r.span.begin; });
  for (; row != found->second.end() && (window.last || row->span.begin < all.end); ++row) {
    Edit edit = row->edit;
    edit.span = {decoded_offset(document, row->span.begin - all.begin),
                 decoded_offset(document, row->span.end - all.begin)};
    if (!window.last && row->span.end > all.end && edit.span.begin > 0) {
      end = edit.span.begin;
      break;
    }
    const std::size_t line = locator.locate_decoded(edit.span).line;
    const auto refused = [&](std::string_view why) {
      return tl::unexpected(
          Message{line, fmt::format("{}; the file is left as it is ({}:{})", why, name_, row->line), true});
    };
    if (cut(document.text, edit.span) != row->before) return refused("\"" + row->before + "\" does not stand there");
    if (!result.empty() && edit.span.begin < result.back().span.end) return refused("two edits overlap");
    result.push_back(std::move(edit));
  }
  return result;
}

std::vector<std::string> EditList::missing(const std::vector<Input>& inputs) const {
  std::set<std::string> names;
  for (const Input& input : inputs) names.insert(shown(input.name));
  std::vector<std::string> result;
  for (const auto& [file, rows] : rows_) {
    if (names.count(file) == 0) result.push_back(file);
  }
  return result;
}

}  // namespace referat::tools
