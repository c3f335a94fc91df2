// The record mode of the tools, --jsonl-in: one JSON object in, one out, a line each.
//
//   {"id": 7, "text": "Godkendt."}  ->  {"id":7,"records":[…]}
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace referat::tools {

struct RecordLine {
  std::string id;    ///< as JSON; "null" where there is none
  std::string name;  ///< the id as text, for messages and for the records' `file`
  std::string text;  ///< UTF-8
};

/// Why a line is no record: no JSON object, without a string `text`, or with an id of very many levels.
struct BadLine {
  std::string id;  ///< as in RecordLine
  std::string why;
};
[[nodiscard]] tl::expected<RecordLine, BadLine> parse_record_line(std::string_view line);

/// What an answer holds besides the id.
struct AnswerShape {
  std::string_view text;  ///< the name of the member for the result's text; empty: none
  std::string_view rows;  ///< the name of the member for its rows; empty: none
};

/// One line, with its LF. `rows` are JSON objects.
[[nodiscard]] std::string answer_line(const RecordLine& record, const AnswerShape& shape, std::string_view text,
                                      const std::vector<std::string>& rows);

/// The answer to a line that could not be processed, so that answers and lines stay in step.
[[nodiscard]] std::string error_line(std::string_view id, std::string_view why);

}  // namespace referat::tools
