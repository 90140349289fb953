#include "passage/base/random.hpp"

#include "support/catch.hpp"

using passage::Random;

TEST_CASE("the generator is the same everywhere") {
  Random random{1};
  CHECK(random.next() == 10451216379200822465u);  // splitmix64's published first output for seed 1
}

TEST_CASE("streams are independent of each other's use") {
  Random base{7};
  auto first = base.stream("towns");
  auto again = base.stream("towns");
  auto other = base.stream("roads");
  CHECK(first.next() == again.next());
  CHECK(first.next() != other.next());
}

TEST_CASE("uniform and normal draws have their moments") {
  Random random{3};
  double sum = 0, normal_sum = 0, normal_squares = 0;
  int const draws = 100000;
  for (int i = 0; i < draws; ++i) {
    sum += random.uniform();
    double const z = random.normal();
    normal_sum += z;
    normal_squares += z * z;
  }
  CHECK(sum / draws == passage::testing::Approx(0.5).margin(0.005));
  CHECK(normal_sum / draws == passage::testing::Approx(0).margin(0.015));
  CHECK(normal_squares / draws == passage::testing::Approx(1).margin(0.02));
}
