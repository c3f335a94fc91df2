#include "xml.h"

#include <libxml/xmlerror.h>

#include <new>

namespace referat::tools {
namespace {

const xmlChar* xml(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

// The writer fails for want of memory only; of a text that it could not copy it tells nobody but the last error.
void check(int result) {
  const xmlError* const last = xmlGetLastError();
  if (result < 0 || (last != nullptr && last->code == XML_ERR_NO_MEMORY)) throw std::bad_alloc();
}

void ignore(void* /*context*/, const char* /*format*/, ...) {}

// libxml2's own messages would go to standard error.
xmlBufferPtr begin() {
  xmlSetGenericErrorFunc(nullptr, ignore);
  xmlResetLastError();
  return xmlBufferCreate();
}

}  // namespace

XmlWriter::XmlWriter() : buffer_(begin()), writer_(xmlNewTextWriterMemory(buffer_.get(), 0)) {
  if (!writer_) throw std::bad_alloc();
}

void XmlWriter::start(const char* element) { check(xmlTextWriterStartElement(writer_.get(), xml(element))); }

void XmlWriter::end() { check(xmlTextWriterEndElement(writer_.get())); }

void XmlWriter::attribute(const char* name, const std::string& value) {
  check(xmlTextWriterWriteAttribute(writer_.get(), xml(name), xml(value.c_str())));
}

void XmlWriter::text(const std::string& text) { check(xmlTextWriterWriteString(writer_.get(), xml(text.c_str()))); }

void XmlWriter::element(const char* name, const std::string& content) {
  start(name);
  text(content);
  end();
}

std::string XmlWriter::finish() {
  check(xmlTextWriterFlush(writer_.get()));
  return reinterpret_cast<const char*>(xmlBufferContent(buffer_.get()));
}

}  // namespace referat::tools
