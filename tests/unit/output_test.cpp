#include "referat/output.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <random>

#include "text/unicode.h"

using Json = nlohmann::ordered_json;
using referat::Format;
using referat::Header;
using referat::RecordKind;

namespace {

// Enough of JSON Schema for the schemas of the records. Returns where `value` breaks `schema`; empty when it does not.
std::string broken(const Json& schema, const Json& value, const std::string& at = "") {
  if (schema.contains("enum")) {
    for (const Json& allowed : schema["enum"]) {
      if (allowed == value) return "";
    }
    return at + ": not among the names";
  }
  const auto is = [&](const Json& type) {
    return type == "string"    ? value.is_string()
           : type == "integer" ? value.is_number_integer()
           : type == "number"  ? value.is_number()
           : type == "null"    ? value.is_null()
           : type == "array"   ? value.is_array()
           : type == "object"  ? value.is_object()
                               : false;
  };
  const Json types = schema["type"].is_array() ? schema["type"] : Json::array({schema["type"]});
  if (std::none_of(types.begin(), types.end(), is)) return at + ": of another type";
  if (value.is_number() && schema.contains("minimum") && value < schema["minimum"]) return at + ": too small";
  if (value.is_number() && schema.contains("maximum") && value > schema["maximum"]) return at + ": too large";
  if (value.is_array()) {
    for (const Json& element : value) {
      if (std::string where = broken(schema["items"], element, at + "[]"); !where.empty()) return where;
    }
  }
  if (value.is_object()) {
    for (const Json& required : schema["required"]) {
      if (!value.contains(required.get<std::string>())) return at + ": lacks " + required.get<std::string>();
    }
    for (const auto& [key, element] : value.items()) {
      if (!schema["properties"].contains(key)) return at + ": has " + key;
      if (std::string where = broken(schema["properties"][key], element, at + "." + key); !where.empty()) return where;
    }
  }
  return "";
}

referat::Decision full_decision() {
  referat::Decision decision;
  decision.place = {{10, 30}, 2, 7};
  decision.item = "3";
  decision.confidence = 0.98765;
  decision.case_number = "24/77";
  decision.title = "Ny\tbro\\sti";
  decision.body = "Byrådet";
  decision.date = "2024-03-01";
  decision.point = "1-2";
  decision.outcome = referat::Outcome::approved;
  decision.votes_for = 12;
  decision.votes_against = 0;
  decision.voters = {{"for", "A", ""}, {"against", "", "Søren Ask"}};
  decision.dissent = "Liste Q\ntager forbehold";
  decision.text = "Godkendt.\r\n";
  return decision;
}

referat::Case full_case() {
  referat::Case record;
  record.place = {{0, 5}, 1, 1};
  record.case_number = "24/77";
  record.status = referat::CaseStatus::open;
  record.route = {"BUU", "KB"};
  record.attachments = {{"1", "Kort", "95/24", "351", referat::CaseStatus::closed}, {}};
  return record;
}

}  // namespace

TEST_CASE("a record is a TSV line: escapes, lists, nothing") {
  CHECK(referat::row("a.txt", full_decision(), Format::tsv) ==
        "a.txt\t2\t7\t10\t20\t3\t0.988\t24/77\tNy\\tbro\\\\sti\tByrådet\t2024-03-01\t1-2\tapproved\t12\t0\t\t"
        R"([{"side":"for","party":"A","name":null},{"side":"against","party":null,"name":"Søren Ask"}])"
        "\tListe Q\\ntager forbehold\tGodkendt.\\r\\n");
  CHECK(referat::row("-", referat::Decision{}, Format::tsv) ==
        "-\t1\t1\t0\t0\t\t0.0\t\t\t\t\t\tunclassified\t\t\t\t\t\t");
  CHECK(referat::row("-", full_case(), Format::tsv) ==
        "-\t1\t1\t0\t5\t\t0.0\t24/77\t\t\topen\t\tBUU; KB\t"
        R"([{"number":"1","title":"Kort","document_number":"95/24","id":"351","status":"closed"},)"
        R"({"number":null,"title":null,"document_number":null,"id":null,"status":null}])");
}

TEST_CASE("what has a backslash in TSV objects is escaped once as JSON and once as TSV") {
  referat::Case record;
  record.attachments = {{"", "a\"b\nc", "", "", {}}};
  CHECK(referat::row("-", record, Format::tsv).find(R"("title":"a\\"b\\nc")") != std::string::npos);
}

TEST_CASE("a table has the columns of the design, in its order") {
  const std::string common = "file\tpage\tline\toffset\tlength\titem\tconfidence\t";
  const auto header = [](RecordKind kind) { return referat::Table(kind, Format::tsv, Header::shown).begin(); };
  CHECK(header(RecordKind::section) == common + "kind\theading\ttext\n");
  CHECK(header(RecordKind::decision) == common +
                                            "case_number\ttitle\tbody\tdate\tpoint\toutcome\tvotes_for\tvotes_against\t"
                                            "votes_abstained\tvoters\tdissent\ttext\n");
  CHECK(header(RecordKind::absentee) == common +
                                            "case_number\tbody\tdate\tname\tparty\tkind\treason\tlimits\tsubstitute\t"
                                            "substitute_party\ttext\n");
  CHECK(header(RecordKind::case_) == common + "case_number\tprinted\tscheme\tstatus\ttitle\troute\tattachments\n");
  CHECK(header(RecordKind::change) == common + "before\tafter\tcause\n");
}

TEST_CASE("rows are put together as each format wants") {
  const auto whole = [](Format format, Header header, std::vector<std::string> rows) {
    referat::Table table(RecordKind::change, format, header);
    std::string out = table.begin();
    for (const std::string& row : rows) out += table.next(row);
    return out + table.end();
  };
  CHECK(whole(Format::json, Header::shown, {}) == "[]\n");
  CHECK(whole(Format::json, Header::shown, {"{}"}) == "[\n{}\n]\n");
  CHECK(whole(Format::json, Header::shown, {"{}", "{}"}) == "[\n{},\n{}\n]\n");
  CHECK(whole(Format::jsonl, Header::shown, {"{}", "{}"}) == "{}\n{}\n");
  CHECK(whole(Format::jsonl, Header::shown, {}).empty());
  CHECK(whole(Format::tsv, Header::hidden, {"a", "b"}) == "a\nb\n");
}

TEST_CASE("every JSON row is valid under the schema of its kind") {
  const auto check = [](RecordKind kind, const auto& record) {
    const Json schema = Json::parse(referat::schema(kind));
    const Json value = Json::parse(referat::row("a\xFF.txt", record, Format::json));
    CAPTURE(value.dump());
    CHECK(broken(schema, value).empty());
    CHECK(value["file"] == "a\uFFFD.txt");
    // The schema is no mere formality: it refuses a record with another key, without one, or with a wrong type.
    Json wrong = value;
    wrong["extra"] = 1;
    CHECK(!broken(schema, wrong).empty());
    wrong = value;
    wrong.erase("item");
    CHECK(!broken(schema, wrong).empty());
    wrong = value;
    wrong["line"] = 0;
    CHECK(!broken(schema, wrong).empty());
  };
  check(RecordKind::decision, full_decision());
  check(RecordKind::decision, referat::Decision{});
  check(RecordKind::case_, full_case());
  check(RecordKind::case_, referat::Case{});
  check(RecordKind::section, referat::SectionRecord{});
  check(RecordKind::absentee, referat::Absentee{});
  check(RecordKind::change, referat::Change{});
}

TEST_CASE("JSON keys stand in the order of the columns") {
  const Json value = Json::parse(referat::row("x", referat::Change{}, Format::jsonl));
  std::string keys;
  for (const auto& [key, element] : value.items()) keys += key + ' ';
  CHECK(keys == "file page line offset length item confidence before after cause ");
  CHECK(value["before"] == "");  // an insertion replaces nothing: a value, not an absence
  CHECK(value["item"].is_null());
}

TEST_CASE("changes carry what stood there and what stands there now") {
  const std::string text = "Punktet blev dreftet.";
  const std::vector<referat::Edit> edits{{{13, 20}, "drøftet", referat::Cause::ocr, 0.9}};
  const std::vector<referat::Change> changes = referat::changes(text, edits);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].place.span == referat::Span{13, 20});
  CHECK(changes[0].before == "dreftet");
  CHECK(changes[0].after == "drøftet");
  CHECK(changes[0].confidence == 0.9);
}

namespace {

struct DiffRow {
  const char* what;
  std::string text;
  std::vector<referat::Edit> edits;
  std::string diff;
};

std::string applied(std::string_view text, const std::vector<referat::Edit>& edits) {
  std::string result;
  std::size_t copied = 0;
  for (const referat::Edit& edit : edits) {
    result += text.substr(copied, edit.span.begin - copied);
    result += edit.replacement;
    copied = edit.span.end;
  }
  return result += text.substr(copied);
}

// A patch program of few words: applies a diff by its line numbers and checks every old line.
std::string patched(std::string_view text, std::string_view diff) {
  const auto split = [](std::string_view whole) {
    std::vector<std::string> lines;
    while (!whole.empty()) {
      const std::size_t end = std::min(whole.find('\n'), whole.size() - 1) + 1;
      lines.emplace_back(whole.substr(0, end));
      whole.remove_prefix(end);
    }
    return lines;
  };
  const std::vector<std::string> old = split(text);
  std::string result;
  std::size_t at = 0;
  std::size_t written = 0;
  std::vector<std::string> lines = split(diff);
  for (std::size_t i = 2; i < lines.size(); ++i) {
    std::string line = lines[i].substr(1);
    if (i + 1 < lines.size() && lines[i + 1].starts_with('\\')) line.pop_back();
    switch (lines[i][0]) {
      case '@': {
        std::size_t first = 0;
        std::size_t count = 1;
        std::size_t new_first = 0;
        std::size_t new_count = 1;
        const std::string& head = lines[i];
        if (std::sscanf(head.c_str(), "@@ -%zu,%zu +%zu,%zu @@", &first, &count, &new_first, &new_count) < 2) {
          std::sscanf(head.c_str(), "@@ -%zu +", &first);
        }
        const std::string_view plus = std::string_view(head).substr(head.find('+'));
        new_count = 1;
        std::sscanf(std::string(plus).c_str(), "+%zu,%zu", &new_first, &new_count);
        const std::size_t begin = count == 0 ? first : first - 1;
        for (; at < begin; ++at, ++written) result += old[at];
        CHECK(written == (new_count == 0 ? new_first : new_first - 1));
        break;
      }
      case ' ':
        REQUIRE(old.at(at++) == line);
        result += line;
        ++written;
        break;
      case '-':
        REQUIRE(old.at(at++) == line);
        break;
      case '+':
        result += line;
        ++written;
        break;
      default:
        break;
    }
  }
  for (; at < old.size(); ++at) result += old[at];
  return result;
}

}  // namespace

TEST_CASE("the unified diff is as diff -u prints it") {
  const auto edit = [](std::size_t begin, std::size_t end, std::string replacement) {
    return referat::Edit{{begin, end}, std::move(replacement), referat::Cause::ocr, 1};
  };
  const DiffRow rows[] = {
      {"no edit", "a\n", {}, ""},
      {"one line", "a\nb\nc\n", {edit(2, 3, "B")}, "--- x\n+++ x\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"},
      {"no newline at the end",
       "a",
       {edit(0, 1, "b")},
       "--- x\n+++ x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n"},
      {"appended to the last line",
       "a",
       {edit(1, 1, "b")},
       "--- x\n+++ x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+ab\n\\ No newline at end of file\n"},
      {"lines joined", "a-\nb\n", {edit(1, 3, "")}, "--- x\n+++ x\n@@ -1,2 +1 @@\n-a-\n-b\n+ab\n"},
      {"a line cut out", "a\nb\nc\n", {edit(2, 4, "")}, "--- x\n+++ x\n@@ -1,3 +1,2 @@\n a\n-b\n c\n"},
      {"a line put in", "a\nc\n", {edit(2, 2, "b\n")}, "--- x\n+++ x\n@@ -1,2 +1,3 @@\n a\n+b\n c\n"},
      {"two hunks",
       "a\n1\n2\n3\n4\n5\n6\n7\nb\n",
       {edit(0, 1, "A"), edit(16, 17, "B")},
       "--- x\n+++ x\n@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n"},
      {"one hunk of two",
       "a\n1\n2\n3\n4\n5\n6\nb\n",
       {edit(0, 1, "A"), edit(14, 15, "B")},
       "--- x\n+++ x\n@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n"},
  };
  for (const DiffRow& row : rows) {
    CAPTURE(row.what);
    CHECK(referat::unified_diff("x", row.text, row.edits) == row.diff);
  }
  CHECK(referat::unified_diff("a b", "x", std::vector{edit(0, 1, "")}).starts_with("--- a b\t\n+++ a b\t\n"));
  CHECK(referat::unified_diff("a\nb", "x", std::vector{edit(0, 1, "")}).starts_with("--- \"a\\012b\"\n"));
}

TEST_CASE("any edits make a diff that leads to the edited text") {
  std::mt19937 random(7);
  const auto below = [&](std::size_t bound) { return random() % bound; };
  const auto text = [&](std::size_t length) {
    std::string result;
    for (std::size_t i = 0; i < length; ++i) result += "ab\n"[below(3)];
    return result;
  };
  for (int round = 0; round < 20000; ++round) {
    const std::string old = text(below(60));
    std::vector<referat::Edit> edits;
    for (std::size_t at = below(20); at <= old.size(); at += 1 + below(25)) {
      const std::size_t end = std::min(at + below(4), old.size());
      edits.push_back({{at, end}, text(below(4)), referat::Cause::ocr, 1});
      at = end;
    }
    const std::string diff = referat::unified_diff("x", old, edits);
    CAPTURE(old);
    CAPTURE(diff);
    REQUIRE(patched(old, diff) == applied(old, edits));

    // In windows that end at lines' ends outside of edits.
    referat::Diff windows("x");
    std::string in_windows;
    std::size_t begin = 0;
    std::vector<referat::Edit> of_window;
    auto edit = edits.begin();
    for (std::size_t end = 1; end < old.size(); ++end) {
      while (edit != edits.end() && edit->span.begin < end) of_window.push_back(*edit++);
      const bool inside = !of_window.empty() && of_window.back().span.end > end;
      if (old[end - 1] != '\n' || inside || below(2) == 0) continue;
      for (referat::Edit& moved : of_window) moved.span = {moved.span.begin - begin, moved.span.end - begin};
      in_windows += windows.next(std::string_view(old).substr(begin, end - begin), of_window);
      of_window.clear();
      begin = end;
    }
    of_window.insert(of_window.end(), edit, edits.end());
    for (referat::Edit& moved : of_window) moved.span = {moved.span.begin - begin, moved.span.end - begin};
    in_windows += windows.next(std::string_view(old).substr(begin), of_window);
    in_windows += windows.end();
    REQUIRE(in_windows == diff);
  }
}

TEST_CASE("texts of any bytes are written as nlohmann-json and replace_invalid write them") {
  std::mt19937 random(11);
  const auto below = [&](std::size_t bound) { return random() % bound; };
  const std::string_view parts[] = {"a",      "Byrådet godkendte ",
                                    "\t",     "\n",
                                    "\r\n",   "\\",
                                    "\"",     "\x01",
                                    "\x7F",   "\x1F",
                                    "\b\f",   "å",
                                    "\u2014", "\U0001F600",
                                    "\xFF",   "\xE2\x80",
                                    "\xC3",   "\xED\xA0\x80"};
  for (int round = 0; round < 20000; ++round) {
    referat::Change change;
    for (std::size_t length = below(12); length > 0; --length) change.before += parts[below(std::size(parts))];
    CAPTURE(change.before);
    const std::string json = Json(change.before).dump(-1, ' ', false, Json::error_handler_t::replace);
    REQUIRE(referat::row("x", change, Format::json) ==
            R"({"file":"x","page":1,"line":1,"offset":0,"length":0,"item":null,"confidence":0.0,"before":)" + json +
                R"(,"after":"","cause":"ocr"})");
    std::string field;
    for (const char c : referat::replace_invalid(change.before)) {
      const std::size_t escape = std::string_view("\t\n\r\\").find(c);
      field += escape == std::string_view::npos ? std::string(1, c) : std::string{'\\', "tnr\\"[escape]};
    }
    REQUIRE(referat::row("x", change, Format::tsv) == "x\t1\t1\t0\t0\t\t0.0\t" + field + "\t\tocr");
  }
}

TEST_CASE("a confidence has at most three decimals, and at least one") {
  const auto written = [](double confidence) {
    referat::Change change;
    change.confidence = confidence;
    const Json value = Json::parse(referat::row("x", change, Format::json));
    return value["confidence"].dump();
  };
  for (int thousandths = 0; thousandths <= 1000; ++thousandths) {
    const double rounded = thousandths / 1000.0;
    CHECK(written(rounded) == Json(rounded).dump());
    CHECK(written(rounded + 0.0003) == Json(rounded).dump());
  }
}
