#include "reading.h"

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

#include "documents.h"

namespace referat::tools {

bool Result::failed() const {
  return !output_failure.empty() ||
         std::any_of(messages.begin(), messages.end(), [](const Message& message) { return message.fatal; });
}

Result failed(std::string why) {
  Result result;
  result.messages.push_back({0, std::move(why), true});
  return result;
}

const char* reason(const std::exception& error) noexcept {
  const bool no_memory = dynamic_cast<const std::bad_alloc*>(&error) != nullptr;
  return no_memory ? "needs more memory than it may have; split it, or do fewer at once (-j)" : error.what();
}

Reading::Reading(Input input, const Options& options, const Process& process)
    : input_(std::move(input)), options_(options), process_(process) {}

Reading::Reading(Input input, std::string_view text, const Options& options, const Process& process)
    : input_(std::move(input)), options_(options), process_(process) {
  windows_.emplace(reader_of(text), Encoding::utf8);
  options_.format = InputFormat::html;
  if (is_html(text)) return;
  options_.format = InputFormat::text;
  input_.encoding = Encoding::utf8;
}

std::optional<Result> Reading::next() {
  if (done_) return std::nullopt;
  try {
    Result result = work();
    done_ = done_ || result.failed() || result.stop;
    return result;
  } catch (const std::exception& error) {  // the next input may be smaller
    done_ = true;
    return failed(reason(error));
  }
}

// Opens the input and makes its worker. A result where that fails.
std::optional<Result> Reading::begin() {
  if (!input_.failure.empty()) return failed(input_.failure);
  if (!windows_) {
    auto reader = open_reader(input_.name);
    if (!reader) return failed(reader.error());
    windows_.emplace(*std::move(reader));
  }
  const std::string_view head = windows_->head();
  if (!windows_->failure().empty()) return failed(windows_->failure());
  input_.format = recognise(head, options_.format);
  if (input_.is_document()) {
    if (auto failure = begin_document()) return failure;
  } else if (options_.format == InputFormat::automatic) {
    if (const auto what = non_text(head))
      return failed("is " + std::string(*what) + ", not text, HTML or PDF; unpack or convert it first");
  }
  worker_ = process_(input_);
  return std::nullopt;
}

std::optional<Result> Reading::begin_document() {
  const std::string_view bytes = windows_->whole();
  if (!windows_->failure().empty()) return failed(windows_->failure());
  auto document = read_document(bytes, input_.format, options_.document_limits);
  if (!document) return failed(document.error());
  text_ = std::move(document->text);
  notes_ = std::move(document->notes);
  input_.encoding = Encoding::utf8;
  windows_.emplace(reader_of(text_), input_.encoding);
  return std::nullopt;
}

Result Reading::work() {
  if (!worker_) {
    if (auto failure = begin()) return *std::move(failure);
  }
  const Window* const window = windows_->next();
  if (window == nullptr) return failed(windows_->failure());
  std::size_t end = window->document.text.size();
  Result result = worker_(*window, end);
  windows_->end_at(end);
  result.size = windows_->used();
  if (!window->last) return result;
  done_ = true;
  std::vector<Message> notes;
  for (const Windows::Note& note : windows_->notes()) notes.push_back({note.line, note.diagnostic.message(), false});
  result.messages.insert(result.messages.begin(), notes.begin(), notes.end());
  for (const std::string& note : notes_) result.messages.push_back({0, note, false});
  return result;
}

}  // namespace referat::tools
