// A line of the record mode may hold anything: it is a record, or why not; what is answered is JSON with its id.
#include "fuzz/fuzz.h"
#include "fuzz/schema.h"
#include "record_lines.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace referat::tools;
  const auto record = parse_record_line(bytes_of(data, size));
  if (!record) {
    const std::string line = error_line(record.error().id, record.error().why);
    require(line.find('\n') == line.size() - 1);
    require(Json::parse(line).at("error").is_string());
    return 0;
  }
  const std::string line = answer_line(*record, {.text = "text", .rows = "records"}, record->text, {"{}", "[1]"});
  require(line.find('\n') == line.size() - 1);
  const Json answer = Json::parse(line);
  require(answer.at("id").dump() == Json::parse(record->id).dump());
  require(answer.at("text") == record->text && answer.at("records").size() == 2);
  return 0;
}
