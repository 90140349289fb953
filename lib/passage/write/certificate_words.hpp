#pragma once
// How different the options are, and how different any could be, in words: for the appendix.
#include <string>
#include <vector>

#include "passage/model/run_result.hpp"
#include "passage/write/messages.hpp"

namespace passage {

/// Two options side by side.
struct PairLine {
  std::string first, second;           ///< their numbers
  Metres shared_road;                  ///< length of road that both drive
  Share containment;                   ///< the larger one of their areas in each other
  std::vector<std::string> crossings;  ///< crossing points that both pass
};

/// "Options 1 and 2 share 107 km of road and pass both: K1, K2."
std::string pair_sentence(PairLine const& pair, Messages const& say);

/// What is proved about the options of one origin and destination.
struct CertificateWords {
  std::string heading;                 ///< "Rálas to Дозом"
  std::vector<PairLine> pairs;         ///< every two options
  std::vector<std::string> sentences;  ///< stretch, routes that lie apart, what no route avoids
};

/// One for every pair of places with options; empty for readers who may not see other options.
std::vector<CertificateWords> certificate_words(RunResult const& result, Messages const& say);

}  // namespace passage
