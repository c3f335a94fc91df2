// What the JSON Schemas of the records say, checked: the few words of draft 2020-12 that they use.
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

using Json = nlohmann::json;

/// Whether `value` is of the type that `word` names.
inline bool has_type(const Json& value, const std::string& word) {
  if (word == "string") return value.is_string();
  if (word == "integer") return value.is_number_integer();
  if (word == "number") return value.is_number();
  if (word == "null") return value.is_null();
  if (word == "array") return value.is_array();
  return word == "object" && value.is_object();
}

inline bool is_valid(const Json& value, const Json& schema) {
  const auto rule = [&](const char* word) { return schema.find(word); };
  const auto none = schema.end();
  if (const auto types = rule("type"); types != none) {
    const Json list = types->is_array() ? *types : Json::array({*types});
    if (std::none_of(list.begin(), list.end(), [&](const Json& word) { return has_type(value, word); })) return false;
  }
  if (const auto words = rule("enum");
      words != none && std::find(words->begin(), words->end(), value) == words->end()) {
    return false;
  }
  if (value.is_number()) {
    if (const auto least = rule("minimum"); least != none && value < *least) return false;
    if (const auto most = rule("maximum"); most != none && value > *most) return false;
  }
  if (const auto items = rule("items"); items != none && value.is_array()) {
    return std::all_of(value.begin(), value.end(), [&](const Json& item) { return is_valid(item, *items); });
  }
  if (!value.is_object()) return true;
  for (const Json& key : schema.value("required", Json::array())) {
    if (!value.contains(key.get<std::string>())) return false;
  }
  const Json& properties = schema.at("properties");  // further ones are not allowed
  return std::all_of(value.items().begin(), value.items().end(), [&](const auto& member) {
    return properties.contains(member.key()) && is_valid(member.value(), properties.at(member.key()));
  });
}
