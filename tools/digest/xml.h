// Elements, attributes and text in, well-formed XML out.
#pragma once

#include <libxml/xmlwriter.h>

#include <memory>
#include <string>

namespace referat::tools {

class XmlWriter {
 public:
  XmlWriter();

  void start(const char* element);
  void end();
  void attribute(const char* name, const std::string& value);
  void text(const std::string& text);
  /// An element with nothing but text.
  void element(const char* name, const std::string& content);

  /// All that was written. Nothing may be written thereafter.
  [[nodiscard]] std::string finish();

 private:
  struct BufferDeleter {
    void operator()(xmlBuffer* buffer) const { xmlBufferFree(buffer); }
  };
  struct WriterDeleter {
    void operator()(xmlTextWriter* writer) const { xmlFreeTextWriter(writer); }
  };

  std::unique_ptr<xmlBuffer, BufferDeleter> buffer_;
  std::unique_ptr<xmlTextWriter, WriterDeleter> writer_;
};

}  // namespace referat::tools
