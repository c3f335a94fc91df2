#include "repair/respell.h"

#include <algorithm>
#include <limits>

#include "language/lexicon.h"

namespace referat::engine {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

struct State {
  float cost = 0;
  std::uint32_t before = kNone;  // state
  RuleId rule = 0;
  bool by_rule = false;
  Symbol written = 0;
  std::uint8_t last_two[2] = {language::kWordEdge, language::kWordEdge};  // letter classes
};

class Lattice {
 public:
  Lattice(std::string_view token, const Channel& channel) : token_(token), channel_(channel), at_(token.size() + 1) {}

  std::optional<Respelling> run() {
    states_.push_back({});
    at_[0].push_back(0);
    for (std::size_t place = 0; place < token_.size(); ++place) {
      for (std::size_t k = 0; k < at_[place].size(); ++k) step_from(place, at_[place][k]);
    }
    std::uint32_t best = kNone;
    float least = std::numeric_limits<float>::infinity();
    for (const std::uint32_t end : at_.back()) {
      const float cost = states_[end].cost + letter_cost(states_[end], language::kWordEdge);
      if (cost < least) {
        least = cost;
        best = end;
      }
    }
    if (best == kNone) return std::nullopt;
    Respelling result;
    for (std::uint32_t s = best; states_[s].before != kNone; s = states_[s].before) {
      result.word.push_back(static_cast<char>(states_[s].written));
      if (states_[s].by_rule) result.trail.push_back(states_[s].rule);
    }
    std::reverse(result.word.begin(), result.word.end());
    if (result.word == token_) return std::nullopt;
    return result;
  }

 private:
  static float letter_cost(const State& state, std::size_t letter) {
    return -language::log_letter(state.last_two[0], state.last_two[1], letter);
  }

  void step_from(std::size_t place, std::uint32_t from) {
    const auto symbol = static_cast<Symbol>(token_[place]);
    if (!is_danish(symbol)) write(place + 1, from, symbol, 0, nullptr);
    for (const Rule& rule : rules().reading(symbol)) {
      if (rules().is_noise(rule) || rule.intended_length != 1 || !token_.substr(place).starts_with(rule.read_view())) {
        continue;
      }
      if (is_upper(rule.intended[0]) && place > 0) continue;
      write(place + rule.read_length, from, rule.intended[0], channel_.rule_cost(rules().id(rule)), &rule);
    }
  }

  void write(std::size_t place, std::uint32_t from, Symbol letter, float cost, const Rule* rule) {
    const State& before = states_[from];
    const std::size_t letter_class = language::letter_class(lower(letter));
    State next;
    next.cost = before.cost + cost + letter_cost(before, letter_class);
    next.before = from;
    next.written = letter;
    next.last_two[0] = before.last_two[1];
    next.last_two[1] = static_cast<std::uint8_t>(letter_class);
    if (rule != nullptr) {
      next.by_rule = true;
      next.rule = rules().id(*rule);
    }
    for (std::uint32_t& other : at_[place]) {
      const State& there = states_[other];
      if (!std::equal(std::begin(there.last_two), std::end(there.last_two), std::begin(next.last_two))) continue;
      if (there.cost <= next.cost) return;
      other = static_cast<std::uint32_t>(states_.size());
      states_.push_back(next);
      return;
    }
    at_[place].push_back(static_cast<std::uint32_t>(states_.size()));
    states_.push_back(next);
  }

  std::string_view token_;
  const Channel& channel_;
  std::vector<State> states_;
  std::vector<std::vector<std::uint32_t>> at_;  // states by place
};

}  // namespace

std::optional<Respelling> respell(std::string_view token, const Channel& channel) {
  return Lattice(token, channel).run();
}

}  // namespace referat::engine
