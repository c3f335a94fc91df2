// The values of one record, appended to its line as TSV fields or as a JSON object.
//
//   Values values(line, Format::jsonl);
//   values.begin_object();
//   values.key("title");
//   values.text("Budget");
//   values.end_object();  // {"title":"Budget"}
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "referat/output.h"

namespace referat {

/// What is written is always valid UTF-8. JSON is what nlohmann-json writes without blanks, byte for byte.
class Values {
 public:
  Values(std::string& line, Format format) : line_(line), tsv_(format == Format::tsv) {}

  // An object's braces, which TSV has not.
  void begin_object();
  void end_object();

  /// Before each value of an object: its name in JSON, what divides fields in TSV.
  void key(std::string_view name);

  void null();
  void text(std::string_view value);
  void text_or_null(std::string_view value) { value.empty() ? null() : text(value); }
  void number(std::uint64_t value);
  /// With at most three decimals.
  void probability(double value);
  void texts(std::span<const std::string> values);

  /// A list of what `write(values, element)` writes; in TSV its JSON, or nothing where it is empty.
  template <typename List, typename Write>
  void list(const List& elements, Write write) {
    if (!tsv_) return json_list(elements, write);
    if (elements.empty()) return;
    std::string json;
    Values(json, Format::json).json_list(elements, write);
    text(json);
  }

 private:
  template <typename List, typename Write>
  void json_list(const List& elements, Write write) {
    line_ += '[';
    for (const auto& element : elements) {
      if (&element != &*elements.begin()) line_ += ',';
      write(*this, element);
    }
    line_ += ']';
  }

  std::string& line_;
  bool tsv_;
  bool first_ = true;  // no value has been written to the object, or to the line
};

}  // namespace referat
