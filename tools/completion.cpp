#include "completion.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

namespace referat::tools {
namespace {

enum class Value { none, file, folder, choice, choices, word };

struct Completed {
  std::vector<std::string> short_names;  // without dashes, and so the long ones
  std::vector<std::string> long_names;
  Value value = Value::none;
  std::vector<std::string> choices;
  std::string description;
  bool repeatable = false;
};

std::vector<std::string> split(const std::string& words) {
  std::vector<std::string> result;
  for (std::size_t at = 0; at <= words.size();) {
    const std::size_t end = std::min(words.find('|', at), words.size());
    result.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  return result;
}

std::vector<Completed> options_of(const CLI::App& parser) {
  std::vector<Completed> options;
  for (const CLI::Option* option : parser.get_options()) {
    if (option->get_group().empty()) continue;  // hidden
    const std::string type = option->get_expected_max() == 0 ? "" : option->get_type_name();
    Completed completed{option->get_snames(),
                        option->get_lnames(),
                        Value::word,
                        {},
                        option->get_description(),
                        option->get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll};
    if (type.empty()) {
      completed.value = Value::none;
    } else if (type == "FILE") {
      completed.value = Value::file;
    } else if (type == "FOLDER") {
      completed.value = Value::folder;
    } else if (type.find('|') != std::string::npos) {
      completed.value = option->get_delimiter() == '\0' ? Value::choice : Value::choices;
      completed.choices = split(type);
    }
    options.push_back(std::move(completed));
  }
  return options;
}

std::string escaped(std::string_view text, std::string_view special) {
  std::string result;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

// In single quotes for bash and zsh, where the quotation mark itself stands outside of them.
std::string in_quotes(std::string_view text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? "'\\''" : std::string(1, c);
  return result + "'";
}

// The names as they are written: "-f", "--format".
std::vector<std::string> written(const Completed& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.short_names) names.push_back("-" + name);
  for (const std::string& name : option.long_names) names.push_back("--" + name);
  return names;
}

// "--format=js" is three words here: bash breaks words at "=".
constexpr std::string_view kBashScript = R"(# bash completion for @tool@, made from its options.
@function@() {
  local current=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]} before= ended=
  if [[ $current == = ]]; then
    current=
  elif [[ $option == = && COMP_CWORD -ge 2 ]]; then
    option=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  if [[ " ${COMP_WORDS[*]:1:COMP_CWORD - 1} " == *' -- '* ]]; then ended=yes option=; fi
  COMPREPLY=()
  @function@_words() { mapfile -t COMPREPLY < <(compgen "$@" -- "$current"); }
  @function@_names() { compopt -o filenames; @function@_words "$@"; }
  @function@_list() {
    if [[ $current == *,* ]]; then before=${current%,*},; fi
    current=${current##*,}
    @function@_words -P "$before" -W "$1"
  }
  case $option in
@cases@    *)
      if [[ $current == -* && -z $ended ]]; then
        @function@_words -W '@options@'
        if [[ ${COMPREPLY-} == *= ]]; then compopt -o nospace; fi
      else
        @function@_names -f
      fi
      ;;
  esac
  unset -f @function@_words @function@_names @function@_list
}
complete -F @function@ @tool@
)";

std::string for_bash(const std::vector<Completed>& options, std::string_view tool) {
  std::string function = "_" + std::string(tool);
  std::replace(function.begin(), function.end(), '-', '_');
  std::string cases;
  std::string names;
  for (const Completed& option : options) {
    for (const std::string& name : option.short_names) names += " -" + name;
    for (const std::string& name : option.long_names) {
      names += fmt::format(" --{}{}", name, option.value == Value::none ? "" : "=");
    }
    std::string action = ":";  // a word that only the user knows
    const std::string choices = fmt::format("'{}'", fmt::join(option.choices, " "));
    if (option.value == Value::none) continue;
    if (option.value == Value::file) action = function + "_names -f";
    if (option.value == Value::folder) action = function + "_names -d";
    if (option.value == Value::choice) action = fmt::format("{}_words -W {}", function, choices);
    if (option.value == Value::choices) action = fmt::format("{}_list {}", function, choices);
    cases += fmt::format("    {}) {} ;;\n", fmt::join(written(option), " | "), action);
  }
  std::string script(kBashScript);
  const auto put = [&](std::string_view mark, std::string_view text) {
    for (std::size_t at = script.find(mark); at != std::string::npos; at = script.find(mark, at + text.size())) {
      script.replace(at, mark.size(), text);
    }
  };
  put("@tool@", tool);
  put("@function@", function);
  put("@cases@", cases);
  put("@options@", names.substr(1));
  return script;
}

std::string for_zsh(const std::vector<Completed>& options, std::string_view tool) {
  std::string script =
      fmt::format("#compdef {}\n# zsh completion, made from the tool's options.\n_arguments -s -S", tool);
  for (const Completed& option : options) {
    std::string argument;
    if (option.value == Value::file) argument = ":file:_files";
    if (option.value == Value::folder) argument = ":folder:_files -/";
    if (option.value == Value::choice) argument = fmt::format(":value:({})", fmt::join(option.choices, " "));
    if (option.value == Value::choices)
      argument = fmt::format(":value:_values -s , value {}", fmt::join(option.choices, " "));
    if (option.value == Value::word) argument = ":value: ";
    const std::vector<std::string> names = written(option);
    for (const std::string& name : names) {
      const bool is_long = name.starts_with("--");
      const std::string_view ends = argument.empty() ? "" : is_long ? "=" : "+";
      const std::string once = option.repeatable ? "*" : fmt::format("({})", fmt::join(names, " "));
      const std::string spec =
          fmt::format("{}{}{}[{}]{}", once, name, ends, escaped(option.description, "[]:\\"), argument);
      script += " \\\n  " + in_quotes(spec);
    }
  }
  return script + " \\\n  '*:file:_files'\n";
}

std::string for_fish(const std::vector<Completed>& options, std::string_view tool) {
  std::string script = "# fish completion, made from the tool's options.\n";
  for (const Completed& option : options) {
    script += fmt::format("complete -c {}", tool);
    for (const std::string& name : option.short_names) script += " -s " + name;
    for (const std::string& name : option.long_names) script += " -l " + name;
    if (option.value == Value::file) script += " -r -F";
    if (option.value == Value::folder) script += " -x -a '(__fish_complete_directories)'";
    if (option.value == Value::choice) script += fmt::format(" -x -a '{}'", fmt::join(option.choices, " "));
    if (option.value == Value::choices) {
      script += fmt::format(" -x -a '(__fish_append , {})'", fmt::join(option.choices, " "));
    }
    if (option.value == Value::word) script += " -x";
    script += fmt::format(" -d '{}'\n", escaped(option.description, "'\\"));
  }
  return script;
}

}  // namespace

std::string completion(const CLI::App& parser, std::string_view tool, Shell shell) {
  const std::vector<Completed> options = options_of(parser);
  if (shell == Shell::bash) return for_bash(options, tool);
  return shell == Shell::zsh ? for_zsh(options, tool) : for_fish(options, tool);
}

}  // namespace referat::tools
