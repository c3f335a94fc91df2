// A step of the build: writes the JSON Schema of each record kind, and of the digest, into the folder that it is given.
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "referat/output.h"

namespace {

using Json = nlohmann::ordered_json;
using referat::RecordKind;

// Each property of the object is there, and no other.
Json object_with(Json properties) {
  Json required = Json::array();
  for (const auto& [name, schema] : properties.items()) required.push_back(name);
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}};
}

Json list_of(Json items, std::string_view description) {
  return {{"type", "array"}, {"items", std::move(items)}, {"description", description}};
}

// What digest/as_json.cpp writes.
Json digest_schema() {
  const Json decision = Json::parse(schema(RecordKind::decision)).at("properties");
  const Json absentee = Json::parse(schema(RecordKind::absentee)).at("properties");
  const auto some_of = [](const Json& columns, std::initializer_list<const char*> names) {
    Json some = Json::object();
    for (const char* const name : names) some[name] = columns.at(name);
    return object_with(std::move(some));
  };
  Json told = decision;
  told["municipality"] = {{"type", {"string", "null"}}, {"description", "As the minutes call it"}};
  told["outcome_text"] = {{"type", "string"}, {"description", "The outcome in the language of the digest"}};
  told["changed"] = {{"type", "boolean"}, {"description", "Told before, with another content"}};
  told["absentees"] = list_of(some_of(absentee, {"name", "party", "kind", "limits", "substitute"}),
                              "Who was not there, as far as it concerns this item");
  told["earlier"] = list_of(some_of(decision, {"date", "body", "outcome", "file", "line"}),
                            "The case's earlier decisions, the oldest first");
  const Json day = {{"type", {"string", "null"}}, {"format", "date"}};
  const Json name = {{"type", "string"}, {"description", "The body, the case or the municipality"}};
  const Json group = object_with(
      {{"name", name}, {"decisions", list_of(object_with(std::move(told)), "In the order of their dates")}});
  Json whole = object_with({{"subject", {{"type", "string"}, {"description", "The digest in one line"}}},
                            {"since", day},
                            {"until", day},
                            {"groups", list_of(group, "In the order of the Danish alphabet")}});
  Json document = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "digest"}};
  document.update(whole);
  return document;
}

bool write(const std::string& folder, std::string_view kind, std::string_view schema) {
  std::ofstream file(folder + '/' + std::string(kind) + ".schema.json");
  file << schema;
  file.close();
  return file.good();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  for (const RecordKind kind : {RecordKind::section, RecordKind::decision, RecordKind::absentee, RecordKind::case_,
                                RecordKind::change, RecordKind::step}) {
    if (!write(argv[1], name(kind), schema(kind))) return 1;
  }
  return write(argv[1], "digest", digest_schema().dump(2) + '\n') ? 0 : 1;
}
