#include "generator/minutes.h"

#include <algorithm>
#include <array>
#include <functional>

namespace {

constexpr double kCompoundShare = 0.5;     // of the words that may be lengthened to compounds
constexpr std::size_t kPageBytes = 2500;   // after which a layout with page headers begins a page
constexpr std::size_t kLastDayOfAll = 28;  // a day that every month has
constexpr std::array<std::string_view, 12> kMonths{"januar", "februar", "marts",     "april",   "maj",      "juni",
                                                   "juli",   "august",  "september", "oktober", "november", "december"};

std::string two_digits(std::size_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string date(std::size_t day, std::size_t month, std::size_t year) {
  return two_digits(day) + '-' + two_digits(month) + '-' + std::to_string(year);
}

std::string long_date(std::size_t day, std::size_t month, std::size_t year) {
  return std::to_string(day) + ". " + std::string(kMonths[month - 1]) + ' ' + std::to_string(year);
}

// "Å" to "å": the letters that begin a sentence are ASCII or of the block U+00C0.
void lower_first(std::string& text) {
  if (text[0] >= 'A' && text[0] <= 'Z') {
    text[0] = static_cast<char>(text[0] + 32);
  } else if (text[0] == '\xC3' && static_cast<unsigned char>(text[1]) < 0xA0) {
    text[1] = static_cast<char>(text[1] + 32);
  }
}

}  // namespace

std::string MinutesWriter::part(std::string_view parts) { return random_.one_of(layouts_.parts.find(parts)->second); }

std::string MinutesWriter::person() { return part("first") + ' ' + part("begin") + part("end"); }

std::string MinutesWriter::place() { return part("begin") + part("place"); }

std::string MinutesWriter::digits(std::size_t count) {
  std::string text(1, static_cast<char>('1' + random_.below(9)));
  while (text.size() < count) text += static_cast<char>('0' + random_.below(10));
  return text;
}

// A sentence in which some nouns are lengthened to compounds, so that words keep coming that were not seen before.
std::string MinutesWriter::sentence() {
  const std::vector<std::string>& heads = layouts_.parts.find("heads")->second;
  const std::string plain = chain_.sentence(random_);
  std::string text;
  for (std::size_t from = 0; from < plain.size();) {
    const std::size_t to = std::min(plain.find(' ', from), plain.size());
    const std::string_view word = std::string_view(plain).substr(from, to - from);
    const std::string_view bare = word.substr(0, word.find_last_not_of(".,") + 1);
    if (from > 0) text += ' ';
    if (std::ranges::find(heads, bare) != heads.end() && random_.share() < kCompoundShare) text += part("modifiers");
    text += word;
    from = to + 1;
  }
  return text;
}

std::string MinutesWriter::paragraph(std::size_t sentences) {
  for (;;) {
    std::string text = sentence();
    for (std::size_t i = 1; i < sentences; ++i) (text += ' ') += sentence();
    if (paragraphs_.insert(std::hash<std::string>{}(text)).second) return text;
  }
}

std::string MinutesWriter::paragraph() { return paragraph(random_.between(2, 5)); }

std::string MinutesWriter::slot(std::string_view name, const Numbers& numbers) {
  if (name.starts_with('#')) return digits(name.size());
  if (name == "n") return std::to_string(numbers.item);
  if (name == "page") return std::to_string(numbers.page);
  if (name == "date") return date(numbers.day, numbers.month, numbers.year);
  if (name == "longdate") return long_date(numbers.day, numbers.month, numbers.year);
  if (name == "earlier") return date(random_.between(1, kLastDayOfAll), numbers.month - 1, numbers.year);
  if (name == "longearlier") return long_date(random_.between(1, kLastDayOfAll), numbers.month - 1, numbers.year);
  if (name == "year") return std::to_string(numbers.year);
  if (name == "yy") return two_digits(numbers.year % 100);
  if (name == "person") return person();
  if (name == "place") return place();
  if (name == "title") return fill(part("titles"), numbers).text;
  if (name == "sentence") return paragraph(1);
  if (name == "clause") {
    std::string text = paragraph(1);
    text.pop_back();
    lower_first(text);
    return text;
  }
  std::string text = paragraph();
  if (name == "paragraphs") {
    for (std::size_t more = random_.below(4); more > 0; --more) (text += "\n\n") += paragraph();
  }
  return text;
}

MinutesWriter::Filled MinutesWriter::fill(std::string_view block, const Numbers& numbers) {
  Filled filled;
  while (!block.empty()) {
    const std::size_t open = std::min(block.find('{'), block.size());
    filled.text += block.substr(0, open);
    block.remove_prefix(open);
    if (block.empty()) break;
    const std::size_t close = block.find('}');
    const std::string_view name = block.substr(1, close - 1);
    filled.text += slot(name, numbers);
    if (name == "paragraphs") filled.body_end = filled.text.size();
    block.remove_prefix(close + 1);
  }
  return filled;
}

// Paragraphs of so many bytes in all, the empty line before each among them.
std::string MinutesWriter::filler(std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) {
    const std::size_t left = bytes - text.size() - 2;
    std::string next = paragraph();
    if (next.size() != left && next.size() + Chain::kShortestExact + 2 > left) next = chain_.sentence_of(left, random_);
    (text += "\n\n") += next;
  }
  return text;
}

Meeting MinutesWriter::meeting(const Layout& layout, std::size_t bytes) {
  constexpr std::size_t kLeastFiller = Chain::kShortestExact + 2;
  Numbers numbers{.item = random_.between(1, 99),
                  .day = random_.between(1, kLastDayOfAll),
                  .month = random_.between(2, 12),
                  .year = random_.between(2007, 2025)};
  for (;;) {
    Meeting meeting{.text = fill(layout.front.text, numbers).text, .records = layout.front.records};
    std::size_t body_end = std::string::npos;
    std::size_t page_begin = 0;
    const auto add = [&](const Block& block) {
      std::string text;
      const bool turns = !layout.page.text.empty() && meeting.text.size() - page_begin >= kPageBytes;
      if (turns) text = '\f' + fill(layout.page.text, numbers).text;
      Filled filled = fill(block.text, numbers);
      if (filled.body_end != std::string::npos) filled.body_end += meeting.text.size() + text.size();
      text += filled.text;
      const std::size_t size = meeting.text.size() + text.size();
      if (size != bytes && size + kLeastFiller > bytes) return false;
      if (turns) {
        page_begin = meeting.text.size();
        ++numbers.page;
      }
      meeting.text += text;
      meeting.records += block.records;
      ++numbers.item;
      if (filled.body_end != std::string::npos) body_end = filled.body_end;
      return true;
    };
    if (!layout.opening.text.empty()) add(layout.opening);
    while (add(random_.one_of(layout.items))) {
    }
    if (body_end == std::string::npos) continue;  // not one item with running text was short enough: once more
    if (meeting.text.size() < bytes) meeting.text.insert(body_end, filler(bytes - meeting.text.size()));
    return meeting;
  }
}
