// Compiles the dictionary, the word figures and the names into the lexicon that the library embeds.
//
//   compile_language AFFIXES ENTRIES DATA_FOLDER LEXICON FORMS
//
// Reads hunspell's da_DK.aff and da_DK.dic and the tables of lib/language/data; writes the lexicon (format.h) and, for
// the tests, the plain list of its forms with their flags. The same input gives the same bytes.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "language/compile/automaton.h"
#include "language/compile/dictionary.h"
#include "language/compile/figures.h"
#include "language/compile/letters.h"
#include "language/compile/parts.h"
#include "language/compile/table.h"
#include "language/format.h"
#include "language/lexicon.h"
#include "language/symbols.h"

namespace referat::language {
namespace {

constexpr int kPartFlags = kCompoundBegin | kCompoundMiddle | kCompoundEnd;

// kLower, kTitle ("Greve", "Lyngby-Taarbæk") or kOtherCase ("MED", "EU-midler"); `form` is in Windows-1252.
std::uint16_t case_of(std::string_view form) {
  bool any = false;
  bool only_first = true;  // … of the form, or of what follows a mark in a form that begins with a capital
  for (std::size_t index = 0; index < form.size(); ++index) {
    const auto character = static_cast<unsigned char>(form[index]);
    if (lower_windows_1252(character) == character) continue;
    const bool first = index == 0 || (any && std::string_view("-' ").find(form[index - 1]) != std::string_view::npos);
    any = true;
    only_first = only_first && first;
  }
  return !any ? kLower : only_first ? kTitle : kOtherCase;
}

std::string lower(std::string form) {
  for (char& character : form) character = static_cast<char>(lower_windows_1252(static_cast<unsigned char>(character)));
  return form;
}

// Sorts the forms and joins the equal ones: flags are united, but a place is a generated one only if all of them are.
void join(std::vector<LexiconForm>& forms) {
  std::sort(forms.begin(), forms.end(),
            [](const LexiconForm& a, const LexiconForm& b) { return a.symbols < b.symbols; });
  std::size_t kept = 0;
  for (std::size_t index = 0; index < forms.size();) {
    LexiconForm form = std::move(forms[index]);
    const auto from_dictionary = [](std::uint16_t flags) { return (flags & (kDictionary | kPartFlags)) != 0; };
    const auto listed = [&](std::uint16_t flags) { return from_dictionary(flags) && (flags & kGeneratedPlace) == 0; };
    bool generated = !listed(form.flags);
    for (++index; index < forms.size() && forms[index].symbols == form.symbols; ++index) {
      generated = generated && !listed(forms[index].flags);
      form.flags |= forms[index].flags;
    }
    if (!generated) form.flags &= static_cast<std::uint16_t>(~kGeneratedPlace);
    forms[kept++] = std::move(form);
  }
  forms.resize(kept);
}

std::uint16_t flags_in(const std::vector<LexiconForm>& forms, std::string_view symbols) {
  const auto found =
      std::lower_bound(forms.begin(), forms.end(), symbols,
                       [](const LexiconForm& form, std::string_view wanted) { return form.symbols < wanted; });
  return found != forms.end() && found->symbols == symbols ? found->flags : std::uint16_t{0};
}

// The case of a form is that in which it is a word: of "fåre", a part, and "Fåre", a name, only the latter is one.
std::vector<LexiconForm> dictionary_forms(const DictionaryForms& dictionary) {
  std::vector<LexiconForm> forms;
  for (const DictionaryForm& form : dictionary.forms) {
    const int written = (form.flags & kDictionary) != 0 ? case_of(form.text) : 0;
    forms.push_back({lower(form.text), static_cast<std::uint16_t>(form.flags | written)});
  }
  join(forms);
  std::vector<LexiconForm> parts;
  for (const DictionaryForm& form : dictionary.forms) {
    if ((form.flags & (kDictionary | kForbidden)) != 0) continue;
    const std::string symbols = lower(form.text);
    if ((flags_in(forms, symbols) & kDictionary) == 0) parts.push_back({symbols, case_of(form.text)});
  }
  forms.insert(forms.end(), parts.begin(), parts.end());
  join(forms);
  for (LexiconForm& form : forms) {
    int flags = form.flags;
    if ((flags & kDictionary) != 0)
      flags &= ~kForbidden;  // forbidden in one way of writing, right in another ("Pepsi")
    if ((flags & kDictionary) == 0 && (flags & kPartFlags) != 0) flags |= kPartOnly;
    if ((flags & kDictionary) != 0 && (flags & kTitle) != 0 && (flags & kLower) == 0) flags |= kName;
    form.flags = static_cast<std::uint16_t>(flags);
  }
  return forms;
}

void add_figures(std::vector<LexiconForm>& forms, const Figures& figures) {
  const std::size_t known = forms.size();
  std::vector<LexiconForm> words;
  for (WordId id = kNumber + 1; id < figures.words.size(); ++id) {
    const Figures::Word& word = figures.words[id];
    int flags = kFigures;
    if ((flags_in(forms, word.symbols) & kDictionary) == 0) {
      if (word.capitalised_per_mille < 900) flags |= kLower;
      if (word.capitalised_per_mille >= 200) flags |= kTitle;
      if (word.capitalised_per_mille >= 900) flags |= kName;
    }
    words.push_back({word.symbols, static_cast<std::uint16_t>(flags)});
  }
  forms.reserve(known + words.size());
  std::move(words.begin(), words.end(), std::back_inserter(forms));
}

// A field of a table in Windows-1252, as the lexicon has its forms.
std::string written(const std::string& utf8) {
  std::string text(utf8.size(), '\0');
  const auto length = to_windows_1252(utf8, reinterpret_cast<unsigned char*>(text.data()));
  if (!length || *length == 0) throw std::runtime_error("Windows-1252 cannot write this: " + utf8);
  text.resize(*length);
  return text;
}

// The names and their genitives: -s, but an apostrophe alone after s, x and z (Retskrivningsreglerne § 6).
void add_names(std::vector<LexiconForm>& forms, const std::filesystem::path& table) {
  for (const auto& row : read_table(table, "name\tkind\tsource")) {
    const std::string name = written(row[0]);
    const auto flags = static_cast<std::uint16_t>(kName | kCommonName | case_of(name));
    const std::string symbols = lower(name);
    const bool hisses = std::string_view("sxz").find(symbols.back()) != std::string_view::npos;
    forms.push_back({symbols, flags});
    forms.push_back({symbols + (hisses ? "'" : "s"), flags});
  }
}

// Parts of names that the dictionary lacks, each where it may stand.
void add_name_parts(std::vector<LexiconForm>& forms, const std::filesystem::path& table) {
  constexpr int kWord = kDictionary | kFigures | kName;
  std::vector<LexiconForm> parts;
  for (const auto& row : read_table(table, "part\tplaces\treason")) {
    const std::string part = written(row[0]);
    int flags = (flags_in(forms, part) & kWord) == 0 ? kPartOnly | kLower : 0;
    for (const char place : row[1]) {
      if (place != 'b' && place != 'm' && place != 'e') throw std::runtime_error("no place of a part: " + row[1]);
      flags |= place == 'b' ? kCompoundBegin : place == 'm' ? kCompoundMiddle : kCompoundEnd;
    }
    parts.push_back({part, static_cast<std::uint16_t>(flags)});
  }
  forms.insert(forms.end(), std::make_move_iterator(parts.begin()), std::make_move_iterator(parts.end()));
}

// A word of the figures counts by the logarithm of its occurrences; each of the dictionary's some five forms of a word
// counts a fifth, and of its names, of which many have no parts, a tenth.
std::vector<Evidence> evidence_of(const std::vector<LexiconForm>& forms, const Figures& figures) {
  constexpr double kOfForm = 0.2;
  constexpr double kOfName = 0.1;
  std::vector<Evidence> evidence;
  for (const LexiconForm& form : forms) {
    if ((form.flags & kDictionary) == 0 || (form.flags & kGeneratedPlace) != 0) continue;
    evidence.push_back({form.symbols, (form.flags & kLower) != 0 ? kOfForm : kOfName});
  }
  for (const Figures::Word& word : figures.words) {
    if (!word.symbols.empty()) evidence.push_back({word.symbols, 1 + std::log(word.count)});
  }
  return evidence;
}

class Blob {
 public:
  Blob() : bytes_(sizeof(Header), '\0') {}

  /// Appends the items at a multiple of 8 bytes; returns their offset.
  template <typename Item>
  std::uint32_t add(const std::vector<Item>& items) {
    bytes_.resize((bytes_.size() + 7) / 8 * 8, '\0');
    const auto offset = static_cast<std::uint32_t>(bytes_.size());
    bytes_.append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(Item));
    return offset;
  }

  std::string finish(const Header& header) && {
    bytes_.replace(0, sizeof header, reinterpret_cast<const char*>(&header), sizeof header);
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
};

void write(const std::filesystem::path& file, std::string_view bytes) {
  std::ofstream output(file, std::ios::binary | std::ios::trunc);
  output.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  output.close();
  if (!output) throw std::runtime_error(file.string() + ": cannot be written");
}

std::string lexicon(const std::vector<LexiconForm>& forms, const Figures& figures) {
  std::vector<FormClass> classes;
  std::map<std::tuple<std::uint16_t, std::uint8_t, std::uint8_t>, std::uint32_t> numbers;
  AutomatonBuilder automaton;
  const std::vector<Evidence> evidence = evidence_of(forms, figures);
  const std::vector<FormClass> parts = estimate_parts(forms, evidence);
  for (std::size_t index = 0; index < forms.size(); ++index) {
    const FormClass& part = parts[index];
    const auto [number, added] =
        numbers.try_emplace({part.flags, part.head, part.end}, static_cast<std::uint32_t>(classes.size()));
    if (added) classes.push_back(part);
    automaton.add(forms[index].symbols, number->second);
  }
  for (WordId id = kNumber + 1; id < figures.words.size(); ++id) {
    automaton.mark(figures.words[id].symbols, kCostStep * static_cast<float>(figures.costs[id].frequency));
  }
  std::vector<std::uint32_t> arcs = automaton.finish();
  arcs.resize((arcs.size() + 1) / 2 * 2);  // the classes stand right behind them, at a multiple of 8 bytes
  arcs[0] = static_cast<std::uint32_t>(arcs.size());

  Header header;
  Blob blob;
  header.arcs = static_cast<std::uint32_t>(arcs.size());
  blob.add(arcs);
  blob.add(classes);
  header.class_count = static_cast<std::uint32_t>(classes.size());
  header.words = blob.add(figures.costs);
  header.word_count = static_cast<std::uint32_t>(figures.costs.size());
  header.slots = blob.add(figures.slots);
  header.slot_bits = figures.slot_bits;
  header.rows = blob.add(figures.rows);
  header.pairs = blob.add(figures.pairs);
  header.letters = blob.add(letter_costs(evidence));
  header.pair_count = static_cast<std::uint32_t>(figures.pairs.size());
  return std::move(blob).finish(header);
}

std::string list_of(const std::vector<LexiconForm>& forms) {
  std::string list = "form\tflags\n";
  for (const LexiconForm& form : forms) list += to_utf8(form.symbols) + '\t' + std::to_string(form.flags) + '\n';
  return list;
}

void compile(const std::vector<std::filesystem::path>& arguments) {
  const std::filesystem::path& data = arguments[2];
  std::vector<LexiconForm> forms = dictionary_forms(expand_dictionary(arguments[0], arguments[1]));
  const Figures figures = read_figures(data);
  add_figures(forms, figures);
  add_names(forms, data / "names.tsv");
  join(forms);
  add_name_parts(forms, data / "name-parts.tsv");
  join(forms);
  write(arguments[3], lexicon(forms, figures));
  write(arguments[4], list_of(forms));
}

}  // namespace
}  // namespace referat::language

int main(int argc, char** argv) {
  const std::vector<std::filesystem::path> arguments(argv + 1, argv + argc);
  if (arguments.size() != 5) {
    std::fputs("usage: compile_language AFFIXES ENTRIES DATA_FOLDER LEXICON FORMS\n", stderr);
    return 2;
  }
  try {
    referat::language::compile(arguments);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "compile_language: %s\n", error.what());
    return 1;
  }
  return 0;
}
