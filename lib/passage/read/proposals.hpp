#pragma once
// Routes as people write them: names and coordinates, one after the other.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/model/place.hpp"

namespace passage {

/// One place as it was written and as it was read.
struct WrittenPlace {
  std::string text;              ///< as written: "4°51'N 31°35'E"
  std::string read_as;           ///< "place name", "part of a place name", "degrees", "MGRS"
  Place place;                   ///< with its name, or the text where it has none
  bool is_named = false;         ///< coordinates with a name of their own, which may be far from its namesake
  std::optional<Metres> square;  ///< of MGRS: the place is the middle of it
};

/// A route as a list of places.
struct WrittenProposal {
  std::string name;
  std::vector<WrittenPlace> places;  ///< two or more
};

/// Whether `input` is a list itself ("Juba; 5.1, 30.4; Wau") or a file of lists (.txt), and no layer.
bool is_written_proposal(std::string const& input);

/// Reads a list or a file of lists. Places are separated by semicolons or stand on lines of their own; an
/// empty line ends a proposal; a line "# name" names the one that follows. A place is a name of `known`,
/// coordinates in any form that parse_place reads, or a name with coordinates ("Camp 4 = 36N UL 45678
/// 12345"). Findings: "coarse_mgrs" for squares of a kilometre or more. Throws Error{input} with all of:
/// "unknown_place" with the nearest name, "ambiguous_place" with every match and its coordinates,
/// "bad_coordinate", "too_few_places"; "unreadable_file".
std::vector<WrittenProposal> read_written_proposals(std::string const& input, std::vector<Place> const& known,
                                                    Context& context);

}  // namespace passage
