// Builds the minimal acyclic automaton of format.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace referat::language {

/// Takes forms in strictly increasing byte order and gives the arcs of the minimal automaton in which each form ends in
/// its own class.
class AutomatonBuilder {
 public:
  AutomatonBuilder();

  /// Preconditions: `form` is longer than nothing, holds no symbol 0, and comes after all forms added before.
  void add(std::string_view form, std::uint32_t form_class);

  /// Says that `form`, which was added, has been counted and costs so much. After the last form.
  void mark(std::string_view form, float cost);

  /// The arcs; the builder is then spent. Throws std::length_error when targets do not fit their bits.
  [[nodiscard]] std::vector<std::uint32_t> finish();

 private:
  struct OpenNode {
    std::vector<std::uint32_t> arcs;  // finished arcs, without the mark of the last
    unsigned char symbol = 0;         // of the arc that leads to the next open node
  };

  void close(std::size_t depth);
  void close_all();
  std::uint32_t frozen(std::vector<std::uint32_t> arcs);

  struct ArcsHash {
    std::size_t operator()(const std::vector<std::uint32_t>& arcs) const;
  };

  std::vector<OpenNode> open_;  // along the last form; open_[0] is the root
  std::string last_;
  std::vector<std::uint32_t> arcs_;
  std::unordered_map<std::vector<std::uint32_t>, std::uint32_t, ArcsHash> frozen_;
};

}  // namespace referat::language
