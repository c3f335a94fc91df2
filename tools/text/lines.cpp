#include "lines.h"

#include <algorithm>

namespace referat::tools {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

}  // namespace

void LineWriter::apply_break() {
  const bool at_start = text_.empty() || text_.back() == '\n';
  if (wanted_ != Break::none && !at_start) text_ += '\n';
  if (wanted_ == Break::paragraph && !text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
  if (tabs_ > 0) {
    text_.append(tabs_, '\t');
  } else if (blank_ && !text_.empty() && text_.back() != '\n' && text_.back() != ' ') {
    text_ += ' ';
  }
  wanted_ = Break::none;
  tabs_ = 0;
  blank_ = false;
  marked_ = false;
}

void LineWriter::text(std::string_view piece) {
  for (std::size_t at = 0; at < piece.size();) {
    if (is_blank(piece[at]) || piece.substr(at).starts_with(kNoBreakSpace)) {
      blank_ = true;
      at += is_blank(piece[at]) ? 1 : kNoBreakSpace.size();
      continue;
    }
    apply_break();
    text_ += piece[at++];
  }
}

void LineWriter::verbatim(std::string_view piece) {
  if (piece.empty()) return;
  apply_break();
  text_ += piece;
}

void LineWriter::request(Break wanted) {
  if (in_row_) {
    blank_ = true;
  } else if (!marked_) {
    wanted_ = std::max(wanted_, wanted);
  }
}

void LineWriter::mark(std::string_view mark, std::size_t indent) {
  request(Break::line);
  apply_break();
  text_ += std::string(indent, ' ') + std::string(mark);
  marked_ = !in_row_;
}

void LineWriter::next_cell() {
  ++tabs_;
  blank_ = false;
}

void LineWriter::begin_row() {
  request(Break::line);
  in_row_ = true;
}

void LineWriter::end_row() {
  in_row_ = false;
  tabs_ = 0;
  blank_ = false;
  request(Break::line);
}

std::string LineWriter::finish() {
  text_.resize(text_.find_last_not_of(" \n") + 1);
  if (!text_.empty()) text_ += '\n';
  return std::move(text_);
}

}  // namespace referat::tools
