// Incremental construction of minimal acyclic automata from sorted input: J. Daciuk, S. Mihov, B. Watson, R. Watson,
// "Incremental construction of minimal acyclic finite-state automata", Computational Linguistics 26 (2000),
// algorithm 1. The nodes along the last form are open; when the next form leaves them they are closed, deepest first,
// and a closed node that equals an earlier one is replaced by it.
#include "language/compile/automaton.h"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "language/format.h"

namespace referat::language {

AutomatonBuilder::AutomatonBuilder() : open_(1), arcs_(256, 0) {}

std::size_t AutomatonBuilder::ArcsHash::operator()(const std::vector<std::uint32_t>& arcs) const {
  return form_hash({reinterpret_cast<const char*>(arcs.data()), arcs.size() * sizeof(arcs[0])});
}

void AutomatonBuilder::add(std::string_view form, std::uint32_t form_class) {
  if (form.empty() || form.find('\0') != std::string_view::npos || (!last_.empty() && form <= last_)) {
    throw std::invalid_argument("forms must be added in increasing order");
  }
  const auto shared = static_cast<std::size_t>(
      std::mismatch(form.begin(), form.end(), last_.begin(), last_.end()).first - form.begin());
  close(shared);
  for (std::size_t position = shared; position < form.size(); ++position) {
    open_.back().symbol = static_cast<unsigned char>(form[position]);
    open_.emplace_back();
  }
  open_.back().arcs.push_back(form_class << kTargetShift);
  last_ = form;
}

// Closes the open nodes below `depth`.
void AutomatonBuilder::close(std::size_t depth) {
  while (open_.size() > depth + 1) {
    const std::uint32_t target = frozen(std::move(open_.back().arcs));
    open_.pop_back();
    open_.back().arcs.push_back(target << kTargetShift | kLevelMask | open_.back().symbol);
  }
}

std::uint32_t AutomatonBuilder::frozen(std::vector<std::uint32_t> arcs) {
  auto symbol = [](std::uint32_t arc) { return static_cast<unsigned char>(arc); };
  std::sort(arcs.begin(), arcs.end(),
            [&](std::uint32_t a, std::uint32_t b) { return arc_order(symbol(a)) < arc_order(symbol(b)); });
  arcs.back() |= kLastArc;
  ArcSet set = 0;
  for (const std::uint32_t arc : arcs) set |= arc_set(arc_class(symbol(arc)));
  arcs.insert(arcs.begin(), set);
  const auto [known, added] = frozen_.try_emplace(std::move(arcs), static_cast<std::uint32_t>(arcs_.size()));
  if (added) arcs_.insert(arcs_.end(), known->first.begin(), known->first.end());
  return known->second;
}

void AutomatonBuilder::close_all() {
  close(0);
  for (const std::uint32_t arc : open_.front().arcs) arcs_[arc & 0xFF] = arc;
  open_.front().arcs.clear();
}

void AutomatonBuilder::mark(std::string_view form, float cost) {
  close_all();
  std::uint32_t level = kNotCounted - 1;
  while (kLevelCost[level] > cost) --level;
  std::size_t node = 0;
  for (const char c : form) {
    const auto symbol = static_cast<unsigned char>(c);
    std::size_t arc = node == 0 ? symbol : node + 1;
    while (node != 0 && (arcs_[arc] & 0xFF) != symbol) ++arc;
    if ((arcs_[arc] & kLevelMask) >> kLevelShift > level) {
      arcs_[arc] = (arcs_[arc] & ~kLevelMask) | level << kLevelShift;
    }
    node = arcs_[arc] >> kTargetShift;
  }
}

std::vector<std::uint32_t> AutomatonBuilder::finish() {
  close_all();
  if (arcs_.size() >= 1U << (32 - kTargetShift)) throw std::length_error("the automaton outgrew its arcs");
  return std::move(arcs_);
}

}  // namespace referat::language
