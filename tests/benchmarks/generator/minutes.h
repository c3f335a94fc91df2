// Minutes that nobody took: layouts filled with new text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

#include "generator/chain.h"
#include "generator/layouts.h"
#include "generator/random.h"

struct Meeting {
  std::string text;
  Records records{};
};

/// Writes meetings, one after the other. No paragraph of running text is written twice.
class MinutesWriter {
 public:
  MinutesWriter(const Chain& chain, const Layouts& layouts, std::uint64_t seed)
      : chain_(chain), layouts_(layouts), random_(seed) {}

  /// A meeting of exactly this many bytes. Precondition: bytes >= kShortest.
  [[nodiscard]] Meeting meeting(const Layout& layout, std::size_t bytes);
  static constexpr std::size_t kShortest = 4000;

  Random& random() { return random_; }

 private:
  struct Numbers {
    std::size_t item = 1;
    std::size_t page = 2;
    std::size_t day = 1;
    std::size_t month = 1;
    std::size_t year = 2000;
  };
  struct Filled {
    std::string text;
    std::size_t body_end = std::string::npos;  // behind its last {paragraphs}
  };

  Filled fill(std::string_view block, const Numbers& numbers);
  std::string slot(std::string_view name, const Numbers& numbers);
  std::string part(std::string_view parts);
  std::string person();
  std::string place();
  std::string sentence();
  std::string paragraph(std::size_t sentences);
  std::string paragraph();
  std::string filler(std::size_t bytes);
  std::string digits(std::size_t count);

  const Chain& chain_;
  const Layouts& layouts_;
  Random random_;
  std::unordered_set<std::uint64_t> paragraphs_;  // hashes of those written
};
