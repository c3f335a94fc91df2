#include "repair/tokens.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "repair/channel.h"
#include "repair/lone.h"
#include "repair/table.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(repair_after_heads)

namespace referat::engine {
namespace {

/// A character of the text: its symbol and its bytes.
struct Character {
  Symbol symbol = 0;
  std::size_t length = 1;
};

Character character_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead < 0x20 ? kForeign : lead, 1};
  if (lead == 0xC3 && at + 1 < text.size()) {  // U+00C0..U+00FF, the Danish letters among them
    return {static_cast<Symbol>(0xC0 | (static_cast<unsigned char>(text[at + 1]) & 0x3F)), 2};
  }
  const std::size_t length = std::min<std::size_t>(lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4, text.size() - at);
  return {static_cast<Symbol>(to_symbols(text.substr(at, length)).front()), length};
}

// Signs that a damaged letter may have become; they count as letters next to one. Those of the second list are
// punctuation when they stand first, those of the third when they stand last.
constexpr std::string_view kLetterLike = "@&$|][}{!\\?\x02\x80\xA2\xA3\xB5\xB0\xBE\xBF\xAE\xAF\x86\x8C\x91\x92\x9B";
constexpr std::string_view kLoneLetters = "@";  // "Ø" by an English model (lib/language/data/ocr-confusions.tsv)
constexpr std::string_view kMarkWhenFirst = "[!]\x91\x92$";
constexpr std::string_view kMarkWhenLast = "[!?{\\$\x91\x92\x9B\xAE\xB0";

// So many question marks inside words show that they stand for letters, at a word's end too.
constexpr int kFewestLost = 3;

/// Question marks between small letters.
int lost_letters(std::string_view text) {
  auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  int count = 0;
  for (std::size_t at = text.find('?', 1); at != std::string_view::npos && at + 1 < text.size();
       at = text.find('?', at + 1)) {
    count += small(text[at - 1]) && small(text[at + 1]) ? 1 : 0;
  }
  return count;
}

bool contains(std::string_view set, Symbol s) { return set.find(static_cast<char>(s)) != std::string_view::npos; }

/// Cuts one run without white space into tokens, and joins what a line-end hyphen broke.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text)
      : text_(text), question_marks_are_letters_(lost_letters(text) >= kFewestLost) {}

  std::vector<Token> run() {
    tokens_.reserve(text_.size() / 6);
    std::size_t at = 0;
    while (at < text_.size()) {
      if (white_space(text_, at) > 0) {
        at += white_space(text_, at);
        continue;
      }
      const std::size_t end = run_end(text_, at);
      read_chunk(at, end);
      at = end;
      if (plain_word()) continue;
      first_bracket_ = std::min(chunk_.find_first_of("[{"), chunk_.size());
      cut_chunk();
    }
    return std::move(tokens_);
  }

 private:
  void read_chunk(std::size_t begin, std::size_t end) {
    chunk_.resize(end - begin);
    offsets_.resize(end - begin + 1);
    std::size_t count = 0;
    for (std::size_t at = begin; at < end; ++count) {
      const Character character = character_at(text_, at);
      chunk_[count] = static_cast<char>(character.symbol);
      offsets_[count] = at;
      at += character.length;
    }
    chunk_.resize(count);
    offsets_.resize(count + 1);
    offsets_.back() = end;
  }

  [[nodiscard]] Symbol at(std::size_t i) const { return static_cast<Symbol>(chunk_[i]); }

  /// Most chunks are a word of letters alone, a capital at most for the first, with or without a mark behind it.
  bool plain_word() {
    std::size_t end = chunk_.size();
    if (contains(".,:;", at(end - 1))) --end;
    if (end < 2) return false;
    for (std::size_t i = 0; i < end; ++i) {
      const SymbolClass kind = class_of(at(i));
      if (kind != SymbolClass::lower && !(i == 0 && kind == SymbolClass::upper)) return false;
    }
    add(0, end, TokenKind::word);
    return true;
  }

  [[nodiscard]] bool address() const {
    const std::string_view chunk = cut(text_, {offsets_.front(), offsets_.back()});
    if (chunk.find("://") != std::string_view::npos || chunk.starts_with("www.")) return true;
    const std::size_t at_sign = chunk.find('@');
    if (at_sign == std::string_view::npos || at_sign == 0) return false;
    const std::size_t dot = chunk.find('.', at_sign);
    return dot != std::string_view::npos && dot + 1 < chunk.size();
  }

  /// More digits than letters, and more than digits: a date, an amount, a case number.
  [[nodiscard]] bool figures() const {
    auto count = [this](bool (*is)(Symbol)) {
      return std::count_if(chunk_.begin(), chunk_.end(), [is](char c) { return is(static_cast<Symbol>(c)); });
    };
    const auto digits = count(is_digit);
    const auto letters = count(is_letter);
    return digits > 1 && digits >= letters;
  }

  [[nodiscard]] bool word_sign(std::size_t i) const {
    const Symbol s = at(i);
    if (is_letter(s) || is_digit(s)) return true;
    if (!contains(kLetterLike, s)) return false;
    const bool letter_before = i > 0 && (is_letter(at(i - 1)) || contains(kLetterLike, at(i - 1)));
    const bool letter_after = i + 1 < chunk_.size() && (is_letter(at(i + 1)) || contains(kLetterLike, at(i + 1)));
    if (!letter_before) return letter_after && !contains(kMarkWhenFirst, s);
    if (letter_after) return true;
    if (s == ']' || s == '}') return i < first_bracket_;
    return !contains(kMarkWhenLast, s) || (s == '?' && question_marks_are_letters_);
  }

  /// A sign that letters are read as where they stand alone: "(@)" for the party "(Ø)".
  [[nodiscard]] bool lone_letter(std::size_t i) const {
    if (!contains(kLoneLetters, at(i))) return false;
    const auto part_of_word = [](Symbol s) { return is_letter(s) || is_digit(s) || contains(kLetterLike, s); };
    return (i == 0 || !part_of_word(at(i - 1))) && (i + 1 == chunk_.size() || !part_of_word(at(i + 1)));
  }

  void cut_chunk() {
    if (chunk_.size() == 1 && (!lone_readings(at(0)).empty() || at(0) == 'I')) {
      add(0, 1, TokenKind::lone);
      return;
    }
    if (address() || figures()) {
      add(0, chunk_.size(), figures() ? TokenKind::number : TokenKind::untouched);
      return;
    }
    for (std::size_t i = 0; i < chunk_.size();) {
      if (lone_letter(i)) {
        add(i, i + 1, TokenKind::word);
        ++i;
        continue;
      }
      if (!word_sign(i)) {
        ++i;
        continue;
      }
      std::size_t end = i + 1;
      while (end < chunk_.size() && word_sign(end)) ++end;
      if (question_marks_are_letters_ && asks(i, end)) --end;
      add(i, end, kind_of(i, end));
      i = end;
    }
  }

  /// A known word with a question mark behind it.
  [[nodiscard]] bool asks(std::size_t begin, std::size_t end) const {
    return at(end - 1) == '?' && known_word(begin, end - 1, 2);
  }

  [[nodiscard]] TokenKind kind_of(std::size_t begin, std::size_t end) const {
    std::size_t digits = 0;
    std::size_t letters = 0;
    bool foreign = false;
    for (std::size_t i = begin; i < end; ++i) {
      digits += is_digit(at(i));
      letters += is_letter(at(i));
      foreign |= at(i) == kForeign;
    }
    if (end - begin == 1) {
      return digits > 0 ? TokenKind::number : TokenKind::untouched;
    }
    if (foreign) return TokenKind::untouched;
    if (letters == 0) return digits > 0 ? TokenKind::number : TokenKind::untouched;
    if (digits > 1 || camel_case(begin, end)) return TokenKind::untouched;
    return TokenKind::word;
  }

  /// A capital right after a small letter ("PwC", "KaMiBe") is meant, but for those that damaged letters are read as;
  /// and these too between two words ("FraværendeIngen").
  [[nodiscard]] bool camel_case(std::size_t begin, std::size_t end) const {
    constexpr std::size_t kShortestGlued = 4;
    for (std::size_t i = begin + 1; i < end; ++i) {
      const Symbol s = at(i);
      if (!is_upper(s) || class_of(at(i - 1)) != SymbolClass::lower || (s >= 0x80 && !is_danish(s))) continue;
      if ((s != 'I' && s != 'A') || (known_word(begin, i, kShortestGlued) && known_word(i, end, kShortestGlued)))
        return true;
    }
    return false;
  }

  [[nodiscard]] bool known_word(std::size_t begin, std::size_t end, std::size_t shortest) const {
    constexpr int kWord = language::kDictionary | language::kFigures | language::kName;
    return end - begin >= shortest &&
           (language::find(lower_case(std::string_view(chunk_).substr(begin, end - begin))) & kWord) != 0;
  }

  void add(std::size_t begin, std::size_t end, TokenKind kind) {
    Token token;
    token.span = {offsets_[begin], offsets_[end]};
    token.kind = kind;
    token.symbols.assign(chunk_, begin, end - begin);
    if (end < chunk_.size() && at(end) == '-' && is_letter(at(end - 1))) {
      token.role = TokenRole::head;
    }
    place(token);
    if (!tokens_.empty() && broken(tokens_.back(), token)) {
      Token& first = tokens_.back();
      first.break_after = static_cast<std::uint32_t>(first.symbols.size());
      first.break_span = {first.span.end, token.span.begin};
      first.symbols += token.symbols;
      first.span.end = token.span.end;
      first.role = token.role;
      return;
    }
    tokens_.push_back(std::move(token));
  }

  /// A word broken by a hyphen at its line's end.
  [[nodiscard]] bool broken(const Token& first, const Token& second) const {
    if (first.role != TokenRole::head || first.kind != TokenKind::word || first.break_after != 0) return false;
    if (second.kind != TokenKind::word && second.kind != TokenKind::untouched) return false;
    const std::string_view gap = cut(text_, {first.span.end, second.span.begin});
    if (gap.front() != '-' || std::count(gap.begin(), gap.end(), '\n') != 1) return false;
    if (gap.find_first_not_of(" \t\r\n", 1) != std::string_view::npos) return false;
    if (class_of(static_cast<Symbol>(second.symbols.front())) != SymbolClass::lower) return false;
    return !follows_head(second.symbols);
  }

  /// The line before the one that `at` stands in ends well before that one does.
  [[nodiscard]] bool short_line_before(std::size_t at) const {
    const std::size_t begin = text_.rfind('\n', at) + 1;  // there is a line before
    const std::size_t end = std::min(text_.find('\n', at), text_.size());
    const std::size_t before = begin < 2 ? 0 : text_.rfind('\n', begin - 2) + 1;
    return (begin - before) * 3 < (end - begin) * 2;
  }

  /// What stands before a token, from the signs between it and the one before.
  void place(Token& token) const {
    if (tokens_.empty()) {
      token.before = Before::sentence;
      token.new_paragraph = true;
      return;
    }
    const Token& previous = tokens_.back();
    const std::string_view gap = cut(text_, {previous.span.end, token.span.begin});
    token.space_before = gap == " ";
    if (token.space_before) {
      token.before = previous.kind == TokenKind::number ? Before::number : Before::word;
      return;
    }
    const auto lines = std::count(gap.begin(), gap.end(), '\n');
    // A sign has no case that would tell: after a full stop, or a line that was not filled, a sentence begins.
    const auto first = static_cast<Symbol>(token.symbols.front());
    const bool capital = is_upper(first) || (!is_letter(first) && token.kind != TokenKind::number &&
                                             (lines == 0 || short_line_before(token.span.begin)));
    token.new_paragraph = lines > 1 || gap.find('\f') != std::string_view::npos;
    const bool stop = gap.find_first_of("!?") != std::string_view::npos ||
                      (gap.find_first_of(".:") != std::string_view::npos && gap.size() > 1 && capital);
    if (token.new_paragraph || stop || (lines == 1 && capital)) {
      token.before = Before::sentence;
    } else if (previous.kind == TokenKind::number) {
      token.before = Before::number;
    } else if (gap.find_first_not_of(" \t\r\n.-/\u00A0") != std::string_view::npos) {
      token.before = Before::mark;
    } else {
      token.before = Before::word;
    }
  }

  std::string_view text_;
  bool question_marks_are_letters_;
  std::vector<Token> tokens_;
  std::string chunk_;                 // a run without white space, as symbols …
  std::vector<std::size_t> offsets_;  // … and where each begins in the text; where the last ends
  std::size_t first_bracket_ = 0;     // index of the chunk's first opening bracket, or its size
};

}  // namespace

bool follows_head(std::string_view symbols) {
  static const auto words = first_column(referat_embedded_repair_after_heads_view());
  return words.contains(symbols);
}

// Eight bytes at once: most runs are shorter.
std::size_t run_end(std::string_view text, std::size_t at) {
  while (at + 8 <= text.size()) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    const std::uint64_t stops = may_end_run(bytes);
    if (stops == 0) {
      at += 8;
      continue;
    }
    at += static_cast<std::size_t>(std::countr_zero(stops)) / 8;
    if (white_space(text, at) > 0) return at;
    ++at;
  }
  while (at < text.size() && white_space(text, at) == 0) ++at;
  return at;
}

void keep(std::vector<Token>& tokens, std::span<const Span> kept) {
  std::size_t next = 0;
  for (Token& token : tokens) {
    while (next < kept.size() && kept[next].end <= token.span.begin) ++next;
    if (next < kept.size() && kept[next].begin < token.span.end) token.kind = TokenKind::untouched;
  }
}

std::vector<Token> tokenize(std::string_view text) { return Tokenizer(text).run(); }

}  // namespace referat::engine
