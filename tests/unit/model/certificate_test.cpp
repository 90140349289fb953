#include "passage/model/certificate.hpp"

#include "support/catch.hpp"

TEST_CASE("a certificate claims nothing before it is filled") {
  passage::RouteCertificate const certificate;
  CHECK(certificate.apart_at_least == 0);
  CHECK_FALSE(certificate.apart_at_most.has_value());
  CHECK(certificate.unavoidable_gates.empty());
}
