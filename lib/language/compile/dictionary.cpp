// Hunspell's affix mechanism turned round: instead of stripping affixes off a word to find its root, every root is
// given every affix it may take. Follows hunspell 1.7: its manual page hunspell(5), and where that is silent its
// AffixMgr (suffix_check, prefix_check, compound_check):
//   - a root takes one suffix, or two when the first one's continuation classes name the second's class;
//   - a prefix joins the root, or any suffixed form when both rules allow cross products;
//   - NEEDAFFIX on a root or a suffix makes it no word by itself; ONLYINCOMPOUND makes it part of compounds only;
//   - a compound's part has the position flag (begin, middle, end) on its root or on its first affix; an affix inside
//     a compound (before the last part's end) must have COMPOUNDPERMITFLAG as well;
//   - a FORBIDDENWORD entry forbids that very spelling, also where affixes would make it.
#include "language/compile/dictionary.h"

#include <algorithm>
#include <bitset>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>

#include "language/lexicon.h"
#include "language/symbols.h"

namespace referat::language {
namespace {

using Flag = std::uint32_t;
using Flags = std::vector<Flag>;

bool has(const Flags& flags, Flag flag) { return std::find(flags.begin(), flags.end(), flag) != flags.end(); }

// "Proprium med mulighed for retning som præfiks" (da_DK.aff): the one class that makes Nord-, Syd-, … of any place.
constexpr Flag kDirectionClass = 54;

// Directives without bearing on which words are right: they serve suggestions and tokenising, or (CHECKCOMPOUNDREP)
// refuse a compound that is one REP replacement from a word. The last is left to the figures of the compound's parts,
// which weigh the same doubt in degrees.
const std::set<std::string, std::less<>> kIgnoredDirectives{"SET",
                                                            "WORDCHARS",
                                                            "COMPOUNDMIN",
                                                            "COMPOUNDWORDMAX",
                                                            "CHECKCOMPOUNDREP",
                                                            "NOSPLITSUGS",
                                                            "MAXCPDSUGS",
                                                            "REP",
                                                            "MAP",
                                                            "MAXNGRAMSUGS",
                                                            "ONLYMAXDIFF",
                                                            "TRY",
                                                            "KEY",
                                                            "FLAG",
                                                            "BREAK",
                                                            "NAME",
                                                            "LANG",
                                                            "HOME",
                                                            "VERSION",
                                                            "NOSUGGEST"};

struct Rule {
  std::string strip;
  std::string append;
  Flags continuation;
  std::vector<std::bitset<256>> condition;  // one set for each character, at the end the rule changes
};

struct AffixClass {
  bool crosses = false;
  std::vector<Rule> rules;
};

struct Affixes {
  std::map<Flag, AffixClass> suffixes;
  std::map<Flag, AffixClass> prefixes;
  std::map<std::string, Flag, std::less<>> named;  // COMPOUNDBEGIN and the like
};

struct Place {
  const std::filesystem::path& file;
  std::size_t line;
};

[[noreturn]] void fail(const Place& place, const std::string& what) {
  throw std::runtime_error(place.file.string() + ":" + std::to_string(place.line) + ": " + what);
}

std::optional<std::string> encoded(std::string_view text) {
  std::string bytes(text.size(), '\0');
  const auto length = to_windows_1252(text, reinterpret_cast<unsigned char*>(bytes.data()));
  if (!length) return std::nullopt;
  bytes.resize(*length);
  return bytes;
}

Flags read_flags(std::string_view list, const Place& place) {
  Flags flags;
  std::istringstream input{std::string(list)};
  for (std::string number; std::getline(input, number, ',');) {
    if (number.empty() || number.find_first_not_of("0123456789") != std::string::npos) {
      fail(place, "flag '" + number + "' is not a number");
    }
    flags.push_back(static_cast<Flag>(std::stoul(number)));
  }
  return flags;
}

// "[^e]r", "." and the like. A character that Windows-1252 lacks matches nothing, or in [^…] takes nothing away.
std::vector<std::bitset<256>> read_condition(std::string_view text, const Place& place) {
  std::vector<std::bitset<256>> condition;
  if (text == ".") return condition;
  const auto character = [&](std::size_t& position) {
    std::size_t end = position + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    const auto byte = encoded(text.substr(position, end - position));
    position = end;
    std::bitset<256> one;
    if (byte) one.set(static_cast<unsigned char>(byte->front()));
    return one;
  };
  for (std::size_t position = 0; position < text.size();) {
    if (text[position] == '.') {
      condition.push_back(std::bitset<256>().set());
      ++position;
    } else if (text[position] == '[') {
      ++position;
      const bool negated = position < text.size() && text[position] == '^';
      if (negated) ++position;
      std::bitset<256> any;
      while (position < text.size() && text[position] != ']') any |= character(position);
      if (position == text.size()) fail(place, "condition without ]");
      ++position;
      condition.push_back(negated ? ~any : any);
    } else {
      condition.push_back(character(position));
    }
  }
  return condition;
}

void read_rule(std::istringstream& fields, std::string_view kind, Affixes& affixes, const Place& place) {
  std::string number;
  std::string first;
  std::string second;
  fields >> number >> first >> second;
  const Flags flag = read_flags(number, place);
  if (flag.size() != 1 || second.empty()) fail(place, "affix rule cut short");
  auto& classes = kind == "SFX" ? affixes.suffixes : affixes.prefixes;
  const auto [known, added] = classes.try_emplace(flag.front());
  if (added) {  // the class's header: flag, cross product, number of rules
    known->second.crosses = first == "Y";
    return;
  }
  Rule rule;
  const auto slash = second.find('/');
  if (slash != std::string::npos) rule.continuation = read_flags(std::string_view(second).substr(slash + 1), place);
  const auto strip = encoded(first == "0" ? "" : first);
  std::string append_text = second.substr(0, slash);
  if (append_text == "0") append_text.clear();
  const auto append = encoded(append_text);
  std::string condition = ".";
  fields >> condition;
  if (condition.starts_with('+')) condition = ".";
  if (!strip || !append) return;  // can make no form that Windows-1252 writes
  rule.strip = *strip;
  rule.append = *append;
  rule.condition = read_condition(condition, place);
  known->second.rules.push_back(std::move(rule));
}

Affixes read_affixes(const std::filesystem::path& file) {
  std::ifstream input(file);
  if (!input) throw std::runtime_error(file.string() + ": cannot be read");
  Affixes affixes;
  std::size_t number = 0;
  for (std::string line; std::getline(input, line);) {
    const Place place{file, ++number};
    std::istringstream fields(line);
    std::string directive;
    if (!(fields >> directive) || directive.starts_with('#')) continue;
    if (directive == "SFX" || directive == "PFX") {
      read_rule(fields, directive, affixes, place);
    } else if (directive == "FORBIDDENWORD" || directive == "NEEDAFFIX" || directive == "COMPOUNDBEGIN" ||
               directive == "COMPOUNDMIDDLE" || directive == "COMPOUNDEND" || directive == "COMPOUNDPERMITFLAG" ||
               directive == "ONLYINCOMPOUND") {
      std::string value;
      fields >> value;
      const Flags flag = read_flags(value, place);
      if (flag.size() != 1) fail(place, "one flag expected");
      affixes.named[directive] = flag.front();
    } else if (!kIgnoredDirectives.contains(directive)) {
      fail(place, "unknown directive " + directive);
    }
  }
  return affixes;
}

class Expansion {
 public:
  explicit Expansion(const Affixes& affixes) : affixes_(affixes) {
    const auto named = [&](std::string_view name) {
      const auto found = affixes.named.find(name);
      if (found == affixes.named.end()) throw std::runtime_error("affix file without " + std::string(name));
      return found->second;
    };
    forbidden_ = named("FORBIDDENWORD");
    need_affix_ = named("NEEDAFFIX");
    begin_ = named("COMPOUNDBEGIN");
    middle_ = named("COMPOUNDMIDDLE");
    end_ = named("COMPOUNDEND");
    permit_ = named("COMPOUNDPERMITFLAG");
    only_in_compound_ = named("ONLYINCOMPOUND");
  }

  void add(const std::string& root, const Flags& flags) {
    if (has(flags, forbidden_)) {
      forms_.push_back({root, kForbidden});
      return;
    }
    const bool part_only = has(flags, only_in_compound_);
    const bool word = !has(flags, need_affix_) && !part_only;
    emit(root, (word ? kDictionary : 0) | positions(flags));
    prefixed(root, flags, positions(flags), !part_only);
    // A prefix's continuation classes are suffixes that the root itself may lack.
    for_each_prefix(root, flags, [&](const std::string& longer, const Rule& rule, int generated) {
      for_each_suffix(longer, rule.continuation, [&](const std::string& form, const Rule&, bool) {
        emit(form, (part_only ? 0 : kDictionary) | generated);
      });
    });
    suffixed(root, flags, flags, !part_only);
  }

  std::vector<DictionaryForm> take() && {
    std::sort(forms_.begin(), forms_.end(),
              [](const DictionaryForm& a, const DictionaryForm& b) { return a.text < b.text; });
    std::vector<DictionaryForm> merged;
    for (std::size_t index = 0; index < forms_.size();) {
      DictionaryForm form = std::move(forms_[index]);
      bool generated = (form.flags & kGeneratedPlace) != 0;
      for (++index; index < forms_.size() && forms_[index].text == form.text; ++index) {
        generated = generated && (forms_[index].flags & kGeneratedPlace) != 0;
        form.flags |= forms_[index].flags;
      }
      if (!generated) form.flags &= static_cast<std::uint16_t>(~kGeneratedPlace);
      if ((form.flags & kForbidden) != 0) form.flags = kForbidden;
      merged.push_back(std::move(form));
    }
    return merged;
  }

 private:
  // The positions in a compound that a set of flags allows.
  [[nodiscard]] int positions(const Flags& flags) const {
    return (has(flags, begin_) ? kCompoundBegin : 0) | (has(flags, middle_) ? kCompoundMiddle : 0) |
           (has(flags, end_) ? kCompoundEnd : 0);
  }

  void emit(const std::string& form, int flags) {
    if ((flags & ~kGeneratedPlace) != 0) forms_.push_back({form, static_cast<std::uint16_t>(flags)});
  }

  // All forms of `root` with one or two suffixes of `classes`, also with the prefixes of `root_flags`.
  void suffixed(const std::string& root, const Flags& root_flags, const Flags& classes, bool may_be_word) {
    for_each_suffix(root, classes, [&](const std::string& form, const Rule& rule, bool crosses) {
      const bool part_only = has(rule.continuation, only_in_compound_);
      const bool word = may_be_word && !part_only && !has(rule.continuation, need_affix_);
      int places = positions(root_flags) | positions(rule.continuation);
      if (!has(rule.continuation, permit_)) places &= kCompoundEnd;
      if (has(rule.continuation, need_affix_)) places = 0;
      emit(form, (word ? kDictionary : 0) | places);
      if (crosses) prefixed(form, root_flags, places, word);
      if (part_only) return;
      // A second suffix: only as a word or at a compound's end, and it is the first suffix that allows the end.
      const int end = (positions(root_flags) | positions(rule.continuation)) & kCompoundEnd;
      for_each_suffix(form, rule.continuation, [&](const std::string& longer, const Rule& second, bool second_crosses) {
        const bool longer_word = may_be_word && !has(second.continuation, only_in_compound_);
        emit(longer, (longer_word ? kDictionary : 0) | end);
        if (second_crosses) prefixed(longer, root_flags, end, longer_word);
      });
    });
  }

  // `form` (a root, or a root with suffixes) with each prefix of the root. `places` are those of the form itself.
  void prefixed(const std::string& form, const Flags& root_flags, int places, bool word) {
    for_each_prefix(form, root_flags, [&](const std::string& longer, const Rule& rule, int generated) {
      const bool permitted = has(rule.continuation, permit_);
      emit(longer, (word ? kDictionary : 0) | generated | (permitted ? places : places & kCompoundBegin));
    });
  }

  // Calls visit(form with the prefix, rule, kGeneratedPlace or 0).
  template <typename Visit>
  void for_each_prefix(const std::string& form, const Flags& classes, Visit&& visit) const {
    for (const Flag flag : classes) {
      const auto prefix_class = affixes_.prefixes.find(flag);
      if (prefix_class == affixes_.prefixes.end()) continue;
      for (const Rule& rule : prefix_class->second.rules) {
        if (!form.starts_with(rule.strip) || form.size() <= rule.strip.size() || form.size() < rule.condition.size()) {
          continue;
        }
        if (!fits(rule, std::string_view(form).substr(0, rule.condition.size()))) continue;
        visit(rule.append + form.substr(rule.strip.size()), rule, flag == kDirectionClass ? kGeneratedPlace : 0);
      }
    }
  }

  template <typename Visit>
  void for_each_suffix(const std::string& stem, const Flags& classes, Visit&& visit) const {
    for (const Flag flag : classes) {
      const auto suffix_class = affixes_.suffixes.find(flag);
      if (suffix_class == affixes_.suffixes.end()) continue;
      for (const Rule& rule : suffix_class->second.rules) {
        if (!stem.ends_with(rule.strip) || stem.size() <= rule.strip.size() || stem.size() < rule.condition.size()) {
          continue;
        }
        if (!fits(rule, std::string_view(stem).substr(stem.size() - rule.condition.size()))) continue;
        visit(stem.substr(0, stem.size() - rule.strip.size()) + rule.append, rule, suffix_class->second.crosses);
      }
    }
  }

  static bool fits(const Rule& rule, std::string_view edge) {
    for (std::size_t index = 0; index < edge.size(); ++index) {
      if (!rule.condition[index].test(static_cast<unsigned char>(edge[index]))) return false;
    }
    return true;
  }

  const Affixes& affixes_;
  Flag forbidden_ = 0;
  Flag need_affix_ = 0;
  Flag begin_ = 0;
  Flag middle_ = 0;
  Flag end_ = 0;
  Flag permit_ = 0;
  Flag only_in_compound_ = 0;
  std::vector<DictionaryForm> forms_;
};

// Cuts the morphological fields (" al:…", " st:…"): a blank, two characters and a colon.
std::string_view without_fields(std::string_view line) {
  for (std::size_t colon = line.find(':'); colon != std::string_view::npos; colon = line.find(':', colon + 1)) {
    if (colon > 3 && (line[colon - 3] == ' ' || line[colon - 3] == '\t')) {
      line = line.substr(0, colon - 3);
      break;
    }
  }
  const auto last = line.find_last_not_of(" \t\r");
  return line.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

}  // namespace

DictionaryForms expand_dictionary(const std::filesystem::path& affixes_file,
                                  const std::filesystem::path& entries_file) {
  const Affixes affixes = read_affixes(affixes_file);
  Expansion expansion(affixes);
  std::ifstream input(entries_file);
  std::string line;
  if (!input || !std::getline(input, line)) throw std::runtime_error(entries_file.string() + ": cannot be read");
  DictionaryForms result;
  std::size_t number = 1;  // the first line is the number of entries
  while (std::getline(input, line)) {
    const Place place{entries_file, ++number};
    const std::string_view entry = without_fields(line);
    if (entry.empty()) continue;
    const auto slash = entry.find('/', 1);
    const auto text = encoded(entry.substr(0, slash));
    const bool unreadable = entry.front() == '"' || entry.front() == ' ';  // "A/S" quoted; a field without a word
    if (!text || unreadable) {
      ++result.left_out;
      continue;
    }
    expansion.add(*text, slash == std::string_view::npos ? Flags{} : read_flags(entry.substr(slash + 1), place));
  }
  result.forms = std::move(expansion).take();
  return result;
}

}  // namespace referat::language
