#include "explanation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "referat/text.h"

namespace referat::tools {
namespace {

double rounded(double value) { return std::round(value * 1000) / 1000; }

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  std::erase(text, '\r');
  return text;
}

// fmt pads by code points.
std::string readings(const Explanation& why) {
  std::size_t width = 7;
  for (const Reading& reading : why.readings) {
    width = std::max(width, static_cast<std::size_t>(std::count_if(reading.word.begin(), reading.word.end(),
                                                                   [](char c) { return (c & 0xC0) != 0x80; })));
  }
  std::string text = fmt::format("  {:<{}}  channel  context    total  probability\n", "reading", width);
  for (const Reading& reading : why.readings) {
    text += fmt::format("{} {:<{}}  {:7.2f}  {:7.2f}  {:7.2f}  {:11.3f}{}\n", reading.chosen ? '*' : ' ',
                        on_one_line(reading.word), width, reading.channel, reading.context, reading.total(),
                        reading.probability, reading.as_read ? "  as read" : "");
  }
  return text;
}

}  // namespace

std::string explanation_text(std::string_view file, const Place& place, const Explanation& why) {
  std::string text =
      fmt::format("{}:{}: \"{}\" ", decode(file, Encoding::utf8).text, place.line, on_one_line(why.before));
  if (why.edit) {
    text += fmt::format("becomes \"{}\" ({}, confidence {:.3f})\n", on_one_line(why.edit->replacement),
                        name(why.edit->cause), why.edit->confidence);
  } else {
    text += "stays\n";
  }
  if (why.readings.empty()) return text + "  mended whatever the word\n\n";
  text += fmt::format("  page {}: {}, {:.0f} % of æ, ø and å lost, noise {:.2f}\n", place.page, why.page.name,
                      100 * why.page.lost, why.page.noise);
  return text + readings(why) + '\n';
}

std::string explanation_json(std::string_view file, const Place& place, const Explanation& why) {
  nlohmann::ordered_json row;
  row["file"] = decode(file, Encoding::utf8).text;
  row["page"] = place.page;
  row["line"] = place.line;
  row["offset"] = place.span.begin;
  row["length"] = place.span.length();
  row["before"] = why.before;
  row["after"] = why.edit ? nlohmann::ordered_json(why.edit->replacement) : nullptr;
  row["cause"] = why.edit ? nlohmann::ordered_json(name(why.edit->cause)) : nullptr;
  row["confidence"] = why.edit ? nlohmann::ordered_json(rounded(why.edit->confidence)) : nullptr;
  row["profile"] = why.readings.empty() ? nlohmann::ordered_json(nullptr)
                                        : nlohmann::ordered_json{{"name", why.page.name},
                                                                 {"lost", rounded(why.page.lost)},
                                                                 {"noise", rounded(why.page.noise)}};
  row["readings"] = nlohmann::ordered_json::array();
  for (const Reading& reading : why.readings) {
    row["readings"].push_back({{"word", reading.word},
                               {"channel", rounded(reading.channel)},
                               {"context", rounded(reading.context)},
                               {"total", rounded(reading.total())},
                               {"probability", rounded(reading.probability)},
                               {"as_read", reading.as_read},
                               {"chosen", reading.chosen}});
  }
  return row.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace referat::tools
