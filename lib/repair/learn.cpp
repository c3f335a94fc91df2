// A model file is lines of tab-separated fields; the last one holds a checksum of all bytes before it.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "language/format.h"
#include "referat/model.h"
#include "repair/characters.h"
#include "repair/pages.h"
#include "repair/survey.h"
#include "text/unicode.h"

namespace referat {
namespace {

constexpr std::string_view kVersion = "1";
constexpr std::string_view kEnd = "end\t";
constexpr std::uint64_t kFewest = 2;

constexpr std::string_view kDamaged = "is a damaged model; learn it anew";

std::string_view context_of(engine::Before before, std::string_view previous) {
  switch (before) {
    case engine::Before::sentence:
      return "<s>";
    case engine::Before::mark:
      return "<p>";
    case engine::Before::number:
      return "<num>";
    case engine::Before::word:
      break;
  }
  return previous;
}

bool letters_alone(std::string_view symbols) {
  return std::all_of(symbols.begin(), symbols.end(),
                     [](char c) { return engine::is_letter(static_cast<engine::Symbol>(c)); });
}

bool in_capitals(std::string_view symbols) {
  return symbols.size() > 1 && std::all_of(symbols.begin(), symbols.end(),
                                           [](char c) { return engine::is_upper(static_cast<engine::Symbol>(c)); });
}

/// A whole word that says what it is. Of what repair never touches only words like "i".
bool counts(const engine::Token& token) {
  if (token.role != engine::TokenRole::word || token.break_after != 0) return false;
  if (!letters_alone(token.symbols) || in_capitals(token.symbols)) return false;
  return token.kind == engine::TokenKind::word ||
         language::word_id(engine::lower_case(token.symbols)) != language::kUnknownWord;
}

/// The fields of a line; none are left out.
std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  for (;;) {
    const std::size_t tab = line.find('\t');
    fields.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

bool read_number(std::string_view field, std::uint64_t& number) {
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), number);
  return error == std::errc() && end == field.data() + field.size();
}

std::string checksum(std::string_view bytes) { return fmt::format("{:016x}", language::form_hash(bytes)); }

}  // namespace

Model::Pages Model::learn(std::string_view text) {
  const engine::Source source;
  engine::Terms terms(source);
  engine::Searches searches(terms);
  Pages pages;
  for (const Span& place : engine::pages(text)) {
    const std::string_view content = cut(text, place);
    const engine::Page page = engine::survey(content, {}, terms, searches);
    if (!page.sound || !engine::mend_characters(content).empty()) {
      ++pages.damaged;
      continue;
    }
    ++pages.learned;
    std::string previous;
    for (const engine::Token& token : page.tokens) {
      const std::string context(context_of(token.before, previous));
      previous.clear();
      if (token.kind == engine::TokenKind::number) {
        previous = "<num>";
      } else if (counts(token)) {
        previous = engine::to_utf8(engine::lower_case(token.symbols));
        Word& word = words_[previous];
        ++word.count;
        if (token.before == engine::Before::word) {
          ++word.inside;
          word.capitals += engine::is_upper(static_cast<engine::Symbol>(token.symbols.front())) ? 1U : 0U;
        }
      }
      ++running_words_;
      if (!context.empty() && !previous.empty()) ++pairs_[{context, previous}];
    }
  }
  return pages;
}

void Model::add(const Model& other) {
  running_words_ += other.running_words_;
  for (const auto& [form, word] : other.words_) {
    Word& mine = words_[form];
    mine.count += word.count;
    mine.capitals += word.capitals;
    mine.inside += word.inside;
  }
  for (const auto& [pair, count] : other.pairs_) pairs_[pair] += count;
}

std::string Model::write() const {
  std::string file = fmt::format("{}{}\t{}\n", kMagic, kVersion, running_words_);
  for (const auto& [form, word] : words_) {
    if (word.count >= kFewest) file += fmt::format("w\t{}\t{}\t{}\t{}\n", form, word.count, word.capitals, word.inside);
  }
  for (const auto& [pair, count] : pairs_) {
    if (count >= kFewest) file += fmt::format("p\t{}\t{}\t{}\n", pair.first, pair.second, count);
  }
  return file + std::string(kEnd) + checksum(file) + '\n';
}

ReadModel Model::read(std::string_view bytes) {
  ReadModel result;
  auto refuse = [&result](std::string_view problem) {
    result.model = {};
    result.problem = problem;
    return result;
  };
  if (!bytes.starts_with(kMagic)) return refuse("is no model of referat-learn; name one that it has written");
  const std::string_view first = bytes.substr(0, bytes.find('\n'));
  const std::vector<std::string_view> head = fields_of(first);
  if (head.size() < 2 || head[1] != kVersion) {
    const std::string version = head.size() < 2 ? "" : replace_invalid(head[1].substr(0, 20));
    return refuse(
        fmt::format("is a model of version {}; this program reads version {}; learn it anew", version, kVersion));
  }
  const std::size_t end = bytes.size() < 2 ? 0 : bytes.rfind('\n', bytes.size() - 2) + 1;
  const std::string_view body = bytes.substr(0, end);
  if (bytes.substr(end) != std::string(kEnd) + checksum(body) + '\n') return refuse(kDamaged);
  if (head.size() != 3 || !read_number(head[2], result.model.running_words_)) return refuse(kDamaged);
  for (const Span& span : lines(body.substr(first.size() + 1))) {
    const std::vector<std::string_view> fields = fields_of(cut(body.substr(first.size() + 1), span));
    if (fields.size() == 5 && fields[0] == "w") {
      Word& word = result.model.words_[std::string(fields[1])];
      if (!read_number(fields[2], word.count) || !read_number(fields[3], word.capitals) ||
          !read_number(fields[4], word.inside)) {
        return refuse(kDamaged);
      }
    } else if (fields.size() == 4 && fields[0] == "p") {
      if (!read_number(fields[3], result.model.pairs_[{std::string(fields[1]), std::string(fields[2])}])) {
        return refuse(kDamaged);
      }
    } else {
      return refuse(kDamaged);
    }
  }
  return result;
}

}  // namespace referat
