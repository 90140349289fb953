#include "passage/base/integer_cost.hpp"

#include "support/catch.hpp"

#include "passage/base/error.hpp"

using namespace passage;

TEST_CASE("the quantum is a power of two at most a millionth of the least move") {
  auto const quantum = TimeQuantum::for_least_move(Seconds{1});
  CHECK(quantum.exponent == -20);
  CHECK(quantum.length().value <= 1e-6);
  CHECK(quantum.length().value > 0.5e-6);
  CHECK_THROWS_AS(TimeQuantum::for_least_move(Seconds{0}), Error);
  CHECK_THROWS_AS(TimeQuantum::for_least_move(Seconds{-1}), Error);
}

TEST_CASE("quanta convert back to within half a quantum") {
  TimeQuantum const quantum{-20};
  for (double seconds : {0.0, 1e-6, 1.0 / 3, 86400.0, 3.15e7}) {
    auto const back = quantum.seconds(quantum.quantise(Seconds{seconds}));
    CHECK(std::abs(back.value - seconds) <= quantum.length().value / 2);
  }
}

TEST_CASE("costs trap instead of wrapping") {
  Duration const large{UINT64_MAX - 1};
  CHECK_THROWS_AS(large + Duration{1}, Error);
  CHECK_THROWS_AS(Duration{1} - Duration{2}, Error);
  CHECK_THROWS_AS(large * 2, Error);
  CHECK_THROWS_AS(TimeQuantum{-20}.quantise(Seconds{1e20}), Error);
  CHECK_THROWS_AS(quantise(ExpectedEvents{-1}), Error);
  CHECK_NOTHROW(quantise(ExpectedEvents{18446}));
  CHECK_THROWS_AS(quantise(ExpectedEvents{18447}), Error);
}

TEST_CASE("pieces sum to the whole however it is cut") {
  Duration const total{1000003};
  for (int parts : {1, 2, 3, 7, 1000}) {
    Duration sum{0};
    for (int i = 0; i < parts; ++i) {
      sum += piece_of(total, Share{double(i) / parts}, Share{double(i + 1) / parts});
    }
    CHECK(sum == total);
  }
}
