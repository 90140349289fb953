#include "passage/write/sentences.hpp"

#include "support/catch.hpp"

#include "passage/write/messages.hpp"

using namespace passage;
using passage::testing::contains;

TEST_CASE("names and numbers go from the English sentence into the other one") {
  Sentences const say{{{"{} lies {} km from {}.", "{3} et {1}: {2} km."}, {"far", "loin"}}, false};
  CHECK(say("Wau lies 3.5 km from Bor.") == "Bor et Wau: 3.5 km.");
  CHECK(say("far") == "loin");
  CHECK(say("Nothing known of this.") == "Nothing known of this.");
}

TEST_CASE("sentences inside sentences are translated, and the reading that explains most wins") {
  Sentences const say{{{"{}: {}, first {}; {}.", "{} - {} - d'abord {} - {}."},
                       {"{}: {}.", "{} = {}."},
                       {"{} roads are wet, or so they say", "mouillées: {}"},
                       {"they are left out", "omises"},
                       {"{}, layer {}", "{}, couche {}"}},
                      false};
  CHECK(
      say("a.gpkg, layer x: 7 roads are wet, or so they say, first 3 at 1 2; 4 at 1 3; they are left out.") ==
      "a.gpkg, couche x - mouillées: 7 - d'abord 3 at 1 2; 4 at 1 3 - omises.");
}

TEST_CASE("a count in the plural stands for one too") {
  Sentences const say{{{"{} roads have no length; they are left out.", "sans longueur: {}"}}, false};
  CHECK(say("12 roads have no length; they are left out.") == "sans longueur: 12");
  CHECK(say("1 road has no length; it is left out.") == "sans longueur: 1");
}

TEST_CASE("values keep their own direction in a right-to-left sentence") {
  Sentences const say{{{"{} is {}", "{} {}"}, {"open", "مفتوح"}}, true};
  CHECK(say("K3 is open") == "\u2066K3\u2069 مفتوح");
}

TEST_CASE("findings of a run are said in French and Arabic") {
  Messages const french{"fr"}, arabic{"ar"};
  auto const text =
      "district.gpkg, layer roads: 75 roads can be driven in the dry season only, and no season is stated, "
      "first "
      "feature 3 at -11.144 -20.365; feature 5 at -11.139 -20.365; they count as open.";
  CHECK(french.sentence(text) ==
        "district.gpkg, couche roads : routes praticables en saison sèche seulement, sans saison indiquée : "
        "75 ; en "
        "premier objet 3 à -11.144 -20.365 ; objet 5 à -11.139 -20.365 ; comptés comme ouverts.");
  CHECK_THAT(arabic.sentence(text), contains("الموسم الجاف") && contains("\u206675\u2069"));
  CHECK_THAT(french.sentence("1 road has no length; it is left out."), contains("laissées de côté : 1"));
  CHECK(Messages{}.sentence(text) == text);
}

TEST_CASE("placeholders with formats are placeholders") {
  CHECK(parts_of_shape("{:.1f} km of {}") == std::vector<std::string>{"", " km of ", ""});
}
