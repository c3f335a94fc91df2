#include <gmime/gmime.h>

#include <algorithm>
#include <memory>

#include "digest/formats.h"
#include "digest/state.h"

namespace referat::tools {
namespace {

struct Unreference {
  void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, Unreference>;
struct Free {
  void operator()(char* text) const { g_free(text); }
};

bool is_mailbox(InternetAddress* address) {
  if (!INTERNET_ADDRESS_IS_MAILBOX(address)) return false;
  const char* const mailbox = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address));
  const std::string_view text(mailbox == nullptr ? "" : mailbox);
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size();
}

// Null where `text` is no list of addresses. Nothing in it can end a header: control characters are refused.
Owned<InternetAddressList> parse_addresses(const std::string& text) {
  const auto is_control = [](char c) { return (c >= 0 && c < ' ') || c == '\x7F'; };
  if (std::any_of(text.begin(), text.end(), is_control)) return nullptr;
  Owned<InternetAddressList> list(internet_address_list_parse(nullptr, text.c_str()));
  const int count = list ? internet_address_list_length(list.get()) : 0;
  for (int i = 0; i < count; ++i) {
    InternetAddress* const address = internet_address_list_get_address(list.get(), i);
    if (!is_mailbox(address)) return nullptr;
    internet_address_set_charset(address, "utf-8");
  }
  return count > 0 ? std::move(list) : nullptr;
}

void add_part(GMimeMultipart* multipart, const char* subtype, const std::string& text) {
  const Owned<GMimeTextPart> part(g_mime_text_part_new_with_subtype(subtype));
  g_mime_text_part_set_charset(part.get(), "utf-8");
  g_mime_text_part_set_text(part.get(), text.c_str());
  g_mime_part_set_content_encoding(GMIME_PART(part.get()), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  g_mime_multipart_add(multipart, GMIME_OBJECT(part.get()));
}

}  // namespace

std::string wrong_address(const Envelope& envelope) {
  g_mime_init();
  if (!parse_addresses(envelope.from)) return "--from takes a mail address, not " + envelope.from;
  if (!envelope.to.empty() && !parse_addresses(envelope.to)) return "--to takes mail addresses, not " + envelope.to;
  return "";
}

std::string as_mail(const Page& page, const Envelope& envelope) {
  g_mime_init();
  const Owned<GMimeMessage> message(g_mime_message_new(TRUE));
  for (const auto& [type, addresses] :
       {std::pair(GMIME_ADDRESS_TYPE_FROM, &envelope.from), std::pair(GMIME_ADDRESS_TYPE_TO, &envelope.to)}) {
    const Owned<InternetAddressList> list = parse_addresses(*addresses);
    if (list) internet_address_list_append(g_mime_message_get_addresses(message.get(), type), list.get());
  }
  const std::string text = as_text(page, Paint::plain);
  const std::string id = hash(text + std::to_string(envelope.now.time_since_epoch().count()));
  g_mime_message_set_subject(message.get(), page.subject.c_str(), "utf-8");
  g_mime_message_set_message_id(message.get(), (id.substr(0, 32) + "@referat.invalid").c_str());
  GDateTime* const utc = g_date_time_new_from_unix_utc(envelope.now.time_since_epoch().count());
  const std::chrono::seconds ahead = ahead_in_denmark(envelope.now);
  GTimeZone* const zone = g_time_zone_new_offset(static_cast<gint32>(ahead.count()));
  GDateTime* const date = g_date_time_to_timezone(utc, zone);
  g_mime_message_set_date(message.get(), date);
  g_date_time_unref(date);
  g_date_time_unref(utc);
  g_time_zone_unref(zone);
  // RFC 3834: nobody's holiday notice answers it.
  g_mime_object_set_header(GMIME_OBJECT(message.get()), "Auto-Submitted", "auto-generated", "utf-8");

  const Owned<GMimeMultipart> multipart(g_mime_multipart_new_with_subtype("alternative"));
  g_mime_multipart_set_boundary(multipart.get(), ("=_" + id.substr(32, 24)).c_str());
  add_part(multipart.get(), "plain", text);
  add_part(multipart.get(), "html", as_html(page));
  g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(multipart.get()));
  const std::unique_ptr<char, Free> bytes(g_mime_object_to_string(GMIME_OBJECT(message.get()), nullptr));
  return bytes.get();
}

}  // namespace referat::tools
