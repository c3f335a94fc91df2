#include <doctest/doctest.h>

#include "referat/records.h"
#include "referat/repair.h"

TEST_CASE("enumerators have the names of the record columns") {
  CHECK(referat::name(referat::Cause::furniture) == "furniture");
  CHECK(referat::name(referat::SectionKind::other) == "other");
  CHECK(referat::name(referat::SectionKind::decision) == "decision");
  CHECK(referat::name(referat::Outcome::unclassified) == "unclassified");
  CHECK(referat::name(referat::AbsenceKind::partial) == "partial");
  CHECK(referat::name(referat::CaseStatus::unknown).empty());
}
