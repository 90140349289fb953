#include "passage/write/certificate_words.hpp"

#include "support/catch.hpp"
#include "support/sample_result.hpp"

using namespace passage;
using passage::testing::Approx;
using passage::testing::contains;
using passage::testing::sample_result;

TEST_CASE("every two options stand side by side, with what both pass") {
  auto const words = certificate_words(sample_result(), Messages{});
  REQUIRE(words.size() == 1);
  CHECK(words[0].heading == "Port-Élan to Haut-Gué");
  REQUIRE(words[0].pairs.size() == 3);
  auto const& first = words[0].pairs[0];
  CHECK(first.first == "1");
  CHECK(first.second == "2");
  CHECK(first.shared_road.value == Approx(31000));
  CHECK(first.containment.value == Approx(0.375));  // the larger of the two directions
  REQUIRE(first.crossings.size() == 2);
  CHECK(first.crossings[1] == "bridge on N2 (-20.2500, -10.5000)");
  CHECK(first.crossings[0] == "Pont de l'Est");
  CHECK(words[0].pairs[2].crossings.empty());
  CHECK(pair_sentence(first, Messages{}) ==
        "Options 1 and 2 share 31 km of road; both pass Pont de l'Est, "
        "bridge on N2 (-20.2500, -10.5000).");
}

TEST_CASE("what is proved is said in sentences") {
  auto result = sample_result();
  auto const text_of = [](RunResult const& of) {
    std::string text;
    auto const words = certificate_words(of, Messages{});
    for (auto const& sentence : words.at(0).sentences) text += sentence + "\n";
    return text;
  };
  auto const text = text_of(result);
  CHECK_THAT(text, contains("1: 1.00, 2: 1.25, 3: 1.50. No option may exceed 2."));
  CHECK_THAT(text, contains("from 12 candidates") && contains("more than 50 %"));
  CHECK_THAT(text, contains("2 found, and there cannot be more than 3."));
  CHECK_THAT(text, contains("drives: 1.5 km.") && contains("back-up needed at): La Borne, bridge on N2 ("));
  result.certificates[0].apart_at_most.reset();
  result.certificates[0].unavoidable_gates.clear();
  result.certificates[0].unavoidable_bridges.clear();
  result.certificates[0].common_gates = {GateId{4}};
  CHECK_THAT(text_of(result), contains("not bounded below 16") &&
                                  contains("No crossing point or bridge is such") &&
                                  contains("Every option shown passes: La Borne."));
}

TEST_CASE("readers who see one option are told nothing of others") {
  auto result = sample_result();
  result.options.resize(1);
  CHECK(certificate_words(result, Messages{}).empty());
}
