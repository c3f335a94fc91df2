// The embedded lexicon: one file, written by compile/main.cpp, read in place by lexicon.cpp. Little-endian throughout.
//
//   Header     64 bytes
//   arcs       std::uint32_t[]  the automaton; the first 256 are the root
//   classes    FormClass[]      what is known of the forms that end alike; as many items behind the first arc as the
//                               first arc says
//   words      WordFigures[]    by WordId
//   slots      std::uint32_t[]  open-addressing hash: form -> WordId
//   rows       std::uint32_t[]  by WordId, one more at the end: where its pairs begin
//   pairs      std::uint32_t[]  pairs of one word in increasing order of the word that follows
//   letters    std::uint8_t[]   cost of a letter after two others, by letter_class() of the three
//
// The automaton. The root is a table by symbol: the arc's node, or 0. Every other node is the set of its symbols' arc
// classes, and behind it one arc for each symbol in increasing arc_order(): the arc of a letter is found by counting
// the bits below it. The last arc is marked. Where a form ends there is an arc of symbol 0, the first one, whose target
// is the form's class. No form holds symbol 0; the root's arc of it tells where the classes are.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace referat::language {

static_assert(std::endian::native == std::endian::little, "the embedded lexicon is little-endian and read in place");

inline constexpr std::uint64_t kMagic = 0x4E4F434958454C52;  // "RLEXICON"
inline constexpr std::uint32_t kFormatVersion = 5;

/// Offsets are in bytes from the header's beginning.
struct Header {
  std::uint64_t magic = kMagic;
  std::uint32_t version = kFormatVersion;
  std::uint32_t arcs = 0;  // number of arcs; they stand right behind the header
  std::uint32_t class_count = 0;
  std::uint32_t words = 0;
  std::uint32_t word_count = 0;
  std::uint32_t slots = 0;
  std::uint32_t slot_bits = 0;  // 2^slot_bits slots
  std::uint32_t rows = 0;
  std::uint32_t pairs = 0;
  std::uint32_t pair_count = 0;
  std::uint32_t letters = 0;
  std::uint32_t reserved[3] = {};
};
static_assert(sizeof(Header) == 64);

// An arc: symbol in bits 0..7, last of its node in bit 8, level in bits 9..11, target in bits 12..31.
inline constexpr std::uint32_t kLastArc = 1U << 8;
inline constexpr int kLevelShift = 9;
inline constexpr std::uint32_t kLevelMask = 7U << kLevelShift;
inline constexpr int kTargetShift = 12;

/// By symbol: symbol 0 is 0, a to z are 1 to 26, then æ, ø and å; all others share the last class.
inline constexpr std::size_t kArcClasses = 31;
inline constexpr std::size_t kFormEnd = 0;
inline constexpr std::size_t kOtherSymbol = kArcClasses - 1;
inline constexpr auto kArcClassOf = [] {
  std::array<std::uint8_t, 256> classes{};
  classes.fill(kOtherSymbol);
  std::uint8_t next = kFormEnd;
  classes[0] = next++;
  for (unsigned symbol = 'a'; symbol <= 'z'; ++symbol) classes[symbol] = next++;
  for (const unsigned symbol : {0xE6U, 0xF8U, 0xE5U}) classes[symbol] = next++;
  return classes;
}();
inline constexpr std::size_t arc_class(unsigned char symbol) { return kArcClassOf[symbol]; }
/// The one symbol of a class, which is not kOtherSymbol.
inline constexpr auto kArcSymbol = [] {
  std::array<unsigned char, kOtherSymbol> symbols{};
  for (unsigned symbol = 0; symbol < 256; ++symbol) {
    if (arc_class(static_cast<unsigned char>(symbol)) != kOtherSymbol) {
      symbols[arc_class(static_cast<unsigned char>(symbol))] = static_cast<unsigned char>(symbol);
    }
  }
  return symbols;
}();
/// What arcs are sorted by.
inline constexpr std::size_t arc_order(unsigned char symbol) { return arc_class(symbol) << 8 | symbol; }
/// A set of arc classes.
using ArcSet = std::uint32_t;
inline constexpr ArcSet arc_set(std::size_t arc_class) { return ArcSet{1} << arc_class; }
/// How many classes are in a set. On the baseline processor std::popcount() is a call.
inline constexpr std::uint32_t arc_count(ArcSet set) {
  set -= set >> 1 & 0x55555555U;
  set = (set & 0x33333333U) + (set >> 2 & 0x33333333U);
  return ((set + (set >> 4)) & 0x0F0F0F0FU) * 0x01010101U >> 24;
}

/// The level of an arc tells how frequent the most frequent counted form is that passes along it: its cost (-ln of the
/// relative frequency) is at least this. The last level: no counted form passes.
inline constexpr std::uint32_t kNotCounted = 7;
inline constexpr float kLevelCost[kNotCounted] = {0.0F, 4.0F, 5.5F, 7.0F, 8.5F, 10.0F, 11.5F};

/// Probabilities are kept as costs (-ln P) in steps of 1/2048 nat, up to 32 nats.
inline constexpr float kCostStep = 1.0F / 2048;

struct FormClass {
  std::uint16_t flags;  // FormFlag
  std::uint8_t head;    // cost as a compound's begin or middle, in steps of kPartCostStep; 255: is none
  std::uint8_t end;     // cost as a compound's end
};
static_assert(sizeof(FormClass) == 4);

inline constexpr float kPartCostStep = 0.5F;
inline constexpr std::uint8_t kNoPart = 255;

struct WordFigures {
  std::uint16_t frequency;  // cost of the relative frequency
  std::uint16_t backoff;    // cost of what is left for pairs that were not counted
  std::uint16_t capitalised_per_mille;
  std::uint16_t reserved;
};
static_assert(sizeof(WordFigures) == 8);

// A slot of the word hash: WordId in bits 0..15, and 16 bits of the form's hash; kEmptySlot where there is none.
// A pair: cost in bits 0..15, the WordId that follows in bits 16..31.
inline constexpr std::uint32_t kEmptySlot = 0xFFFFFFFF;

inline constexpr float kLetterCostStep = 1.0F / 16;
inline constexpr std::size_t kLetterClasses = 34;
inline constexpr std::size_t kWordEdge = 0;  // before the first letter and behind the last

/// By symbol: a to z are 1 to 26, then æ, ø, å, é, ä, ö; all else is one class, the last.
inline constexpr auto kLetterClassOf = [] {
  std::array<std::uint8_t, 256> classes{};
  classes.fill(kLetterClasses - 1);
  std::uint8_t next = kWordEdge + 1;
  for (unsigned symbol = 'a'; symbol <= 'z'; ++symbol) classes[symbol] = next++;
  for (const unsigned symbol : {0xE6U, 0xF8U, 0xE5U, 0xE9U, 0xE4U, 0xF6U}) classes[symbol] = next++;
  return classes;
}();
inline constexpr std::size_t letter_class(unsigned char symbol) { return kLetterClassOf[symbol]; }

/// FNV-1a, 64 bits, with its halves mixed. The slot search begins at the low bits; the top 16 are kept in the slot.
inline std::uint64_t form_hash(std::string_view form) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char symbol : form) hash = (hash ^ static_cast<unsigned char>(symbol)) * 0x100000001B3;
  return hash ^ hash >> 29;
}

}  // namespace referat::language
