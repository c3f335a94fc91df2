#include "minutes/votes.h"

#include <algorithm>
#include <charconv>
#include <functional>

#include "minutes/layout.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kMostDigits = 3;  // of a count of votes
constexpr std::string_view kVoters = "voters";

struct Count {
  int value = 0;
  std::size_t end = 0;
};

/// "31", "ingen", "to".
std::optional<Count> count_at(std::string_view text, std::size_t offset, const VotePhrases& phrases) {
  Count count{0, offset};
  while (count.end < text.size() && letter_length(text.substr(count.end)) != 0) {
    count.end += letter_length(text.substr(count.end));
  }
  if (count.end > offset) {
    const auto word = phrases.numbers.find(lower(text.substr(offset, count.end - offset)));
    if (word.empty()) return std::nullopt;
    count.value = word.front();
    return count;
  }
  while (count.end < text.size() && is_digit(text[count.end])) ++count.end;
  const std::string_view rest = text.substr(count.end);
  const bool decimal = rest.size() > 1 && (rest[0] == '.' || rest[0] == ',') && is_digit(rest[1]);
  if (count.end == offset || count.end - offset > kMostDigits || decimal) return std::nullopt;
  std::from_chars(text.data() + offset, text.data() + count.end, count.value);
  return count;
}

/// Where a party begins that has a word like "Liste " before it at `offset`; `offset` where none stands there.
std::size_t skip_word_before_party(std::string_view text, std::size_t offset, const Names& names) {
  const std::size_t end = offset + word_length(text.substr(offset));
  if (end >= text.size() || text[end] != ' ') return offset;
  return names.stands_before_party(text.substr(offset, end - offset)) ? end + 1 : offset;
}

struct VoterAt {
  Decision::Voter voter;
  std::size_t end;
};

/// A person with or without a party, or a party, at `offset`.
std::optional<VoterAt> voter_at(std::string_view text, std::size_t offset, const Names& names) {
  const std::size_t begin = skip_word_before_party(text, offset, names);
  if (std::optional<Person> person = person_at(text, begin, text.size(), NameForm::full, names)) {
    return VoterAt{{{}, person->party, person->name}, person->span.end};
  }
  std::optional<std::size_t> end = party_end(text, begin, text.size(), names);
  if (!end) return std::nullopt;
  return VoterAt{{{}, std::string(text.substr(begin, *end - begin)), {}}, *end};
}

/// Behind "(8)" and the blanks before it, or `offset`.
std::size_t count_in_brackets_end(std::string_view text, std::size_t offset) {
  std::size_t at = offset;
  while (at < text.size() && text[at] == ' ') ++at;
  if (at >= text.size() || text[at] != '(') return offset;
  const std::size_t begin = ++at;
  while (at < text.size() && is_digit(text[at])) ++at;
  return at > begin && at < text.size() && text[at] == ')' ? at + 1 : offset;
}

/// The voters in a row from `offset` on: "A, B og F", "A+O+V", "Ø (Anna Holm), A".
std::vector<VoterAt> voters_at(std::string_view text, std::size_t offset, const Names& names) {
  std::vector<VoterAt> found;
  std::string party;  // whose bracket is open
  std::size_t at = offset;
  while (std::optional<VoterAt> voter = voter_at(text, at, names)) {
    const bool of_party = !party.empty() && !voter->voter.name.empty() && voter->voter.party.empty();
    if (of_party) voter->voter.party = party;
    // "Ø (Anna Holm)": not the party but its member.
    if (of_party && found.back().voter.name.empty()) found.pop_back();
    found.push_back(std::move(*voter));
    at = found.back().end = count_in_brackets_end(text, found.back().end);
    const bool bracket = at + 1 < text.size() && text[at] == ' ' && text[at + 1] == '(';
    if (bracket) ++at;
    if (at < text.size() && text[at] == '(') {
      party = found.back().voter.party;
      ++at;
      continue;
    }
    if (at < text.size() && text[at] == ')') {
      party.clear();
      ++at;
    }
    const std::size_t next = after_divider(text, at, text.size());
    if (next == at) break;
    at = next;
  }
  return found;
}

/// Where phrases may find counts and voters in a sentence.
class Slots {
 public:
  Slots(const Sentence& sentence, const Layout& layout)
      : text_(sentence.text.substr(0, sentence.span.end)), layout_(layout) {}

  SlotEnds operator()(std::string_view slot, std::size_t offset) {
    if (slot.starts_with(kVoters)) return end_of_voters(offset);
    return counts_.at(offset, [&] {
      const std::optional<Count> count = count_at(text_, offset, layout_.votes);
      return count ? SlotEnds(count->end) : SlotEnds();
    });
  }

  /// Where the row of voters that begins at `offset` ends.
  SlotEnds end_of_voters(std::size_t offset) {
    return rows_.at(offset, [&] {
      const std::vector<VoterAt> voters = voters_at(text_, offset, layout_.names);
      return voters.empty() ? SlotEnds() : SlotEnds(voters.back().end);
    });
  }

 private:
  std::string_view text_;
  const Layout& layout_;
  KnownEnds counts_;
  KnownEnds rows_;
};

class VoteReader {
 public:
  VoteReader(Outcome outcome, const Layout& layout) : rejected_(outcome == Outcome::rejected), layout_(layout) {}

  /// Reads one sentence; tells which side's label stands alone at its end ("Stemte imod:"), or nothing.
  std::string_view read(const Sentence& sentence) {
    Slots slots(sentence, layout_);
    const SlotReader reader = std::ref(slots);
    const std::vector<PhraseNumber> candidates = layout_.votes.index.candidates(sentence);
    if (candidates.empty()) return {};
    const auto begins_with_voters = [&](PhraseNumber number) {
      return layout_.votes.phrases[number].begins_with(kVoters);
    };
    const bool has_rows = std::ranges::any_of(candidates, begins_with_voters);
    std::string_view open_side;
    std::size_t row_end = 0;  // of the voters met last: a phrase on some of them would have been one on them all
    for (std::size_t word = 0; word < sentence.words.size();) {
      const std::size_t begin = sentence.words[word].span.begin;
      const bool inside_row = begin < row_end;
      if (has_rows && !inside_row) {
        const SlotEnds ends = slots.end_of_voters(begin);
        if (ends.size() != 0) row_end = *ends.begin();
      }
      std::optional<PhraseNumber> best;
      PhraseMatch longest;
      for (const PhraseNumber number : candidates) {
        if (inside_row && begins_with_voters(number)) continue;
        std::optional<PhraseMatch> match = layout_.votes.phrases[number].match(sentence, word, reader);
        if (!match || (best && match->last <= longest.last)) continue;
        best = number;
        longest = std::move(*match);
      }
      if (!best) {
        ++word;
        continue;
      }
      word = std::max(longest.last, word + 1);
      const std::string_view side = layout_.votes.sides[*best];
      take(sentence, side, longest);
      open_side = {};
      if (longest.last != sentence.words.size() || !longest.slots.empty()) continue;
      const Span rest{sentence.words.back().span.end, sentence.span.end};
      if (cut(sentence.text, rest).find(':') != std::string_view::npos) open_side = side;
    }
    return open_side;
  }

  /// Takes the voters that a sentence begins with; false when it begins with none.
  bool read_voters(const Sentence& sentence, std::string_view side) {
    const std::size_t before = votes_.voters.size();
    add_voters(sentence.text.substr(0, sentence.span.end), bare_span(sentence.text, sentence.span).begin, side);
    return votes_.voters.size() != before;
  }

  /// A label with nothing after it: nobody.
  void nobody(std::string_view side) { set(side, 0); }

  Votes done() { return std::move(votes_); }

 private:
  void take(const Sentence& sentence, std::string_view side, const PhraseMatch& match) {
    for (const PhraseMatch::Slot& slot : match.slots) {
      if (slot.name.starts_with(kVoters)) {
        const std::string_view own = slot.name == kVoters ? side : side_of(slot.name.substr(kVoters.size() + 1));
        add_voters(sentence.text.substr(0, slot.span.end), slot.span.begin, own);
        continue;
      }
      const std::optional<Count> read =
          count_at(sentence.text.substr(0, slot.span.end), slot.span.begin, layout_.votes);
      if (!read) continue;
      set(slot.name == "n" ? side : side_of(slot.name), read->value);
    }
  }

  /// The side that a slot names: the majority was against what was rejected.
  [[nodiscard]] std::string_view side_of(std::string_view slot) const {
    if (slot == "majority") return rejected_ ? "against" : "for";
    if (slot == "minority") return rejected_ ? "for" : "against";
    return slot;
  }

  /// The first count of a side is that of the main vote.
  void set(std::string_view side, int count) {
    std::optional<int>& place = side == "for"       ? votes_.in_favour
                                : side == "against" ? votes_.against
                                                    : votes_.abstained;
    if (!place) place = count;
  }

  void add_voters(std::string_view text, std::size_t offset, std::string_view side) {
    for (VoterAt& voter : voters_at(text, offset, layout_.names)) {
      voter.voter.side = side;
      votes_.voters.push_back(std::move(voter.voter));
    }
  }

  bool rejected_;
  const Layout& layout_;
  Votes votes_;
};

bool has_dissent(const Sentence& sentence, const Layout& layout) {
  const auto matches = [&](PhraseNumber number) {
    for (std::size_t word = 0; word < sentence.words.size(); ++word) {
      if (layout.votes.dissent[number].match(sentence, word, read_no_slot)) return true;
    }
    return false;
  };
  return std::ranges::any_of(layout.votes.dissent_index.candidates(sentence), matches);
}

/// How many quotations a text opens and does not close. Straight marks count in pairs.
bool leaves_quotation_open(std::string_view text) {
  bool open = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.front() == '"' || rest.starts_with("”")) open = !open;
    if (rest.starts_with("“") || rest.starts_with("„") || rest.starts_with("»")) open = true;
    if (rest.starts_with("«")) open = false;
  }
  return open;
}

void append(std::string& all, std::string_view text) {
  if (!all.empty()) all += ' ';
  for (const char c : text) {
    if (!is_blank(c)) {
      all += c;
    } else if (!all.empty() && all.back() != ' ') {
      all += ' ';
    }
  }
}

}  // namespace

VotePhrases::VotePhrases(const Tables& tables, const Vocabulary& vocabulary) {
  for (const Row& row : tables["votes"]) {
    sides.add(row[0]);
    phrases.add(row[1]);
  }
  index = PhraseIndex(phrases, vocabulary);
  for (const Row& row : tables["dissent"]) dissent.add(row[0]);
  dissent_index = PhraseIndex(dissent, vocabulary);
  for (const Row& row : tables["numbers"]) {
    int number = 0;
    std::from_chars(row[1].data(), row[1].data() + row[1].size(), number);
    numbers.add(row[0], number);
  }
}

Votes read_votes(std::span<const Sentence> sentences, Outcome outcome, const Layout& layout) {
  VoteReader reader(outcome, layout);
  std::string_view open_side;
  bool somebody = false;
  const auto close = [&] {
    if (!open_side.empty() && !somebody) reader.nobody(open_side);
  };
  for (const Sentence& sentence : sentences) {
    if (!open_side.empty() && reader.read_voters(sentence, open_side)) {
      somebody = true;
      continue;
    }
    close();
    open_side = reader.read(sentence);
    somebody = false;
  }
  close();
  return reader.done();
}

std::string read_dissent(std::span<const Sentence> sentences, const Layout& layout) {
  std::string dissent;
  bool quoting = false;
  bool announced = false;
  for (const Sentence& sentence : sentences) {
    const std::string_view text = cut(sentence.text, sentence.span);
    const bool goes_on = quoting || announced;
    if (!goes_on && !has_dissent(sentence, layout)) continue;
    append(dissent, text);
    quoting = quoting != leaves_quotation_open(text);
    announced = !quoting && text.ends_with(':');
  }
  return dissent;
}

}  // namespace referat::minutes
