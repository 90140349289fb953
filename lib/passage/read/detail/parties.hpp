#pragma once
// Names of holders as tables have them.
#include <map>
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/base/plain_text.hpp"
#include "passage/model/authority.hpp"

namespace passage::detail {

/// The names in a cell, parted by ";"; none when it says that nobody knows ("unknown", "contested", "?").
std::vector<std::string> party_names(std::string const& text);
/// Whether a cell says that ground is contested without saying by whom.
bool says_contested(std::string const& text);

/// One spelling for names that differ only in case and blanks: the one an authority already has, else the one
/// used most, else the first in byte order.
class PartySpellings {
 public:
  explicit PartySpellings(Authorities const& known);
  void count(std::string const& name) { ++uses_[plain_word(name)][name]; }
  std::string const& of(std::string const& name) const;
  /// The authorities with these names, added where they are new; ascending.
  std::vector<PartyId> ids(std::vector<std::string> const& names, Authorities& authorities) const;
  /// A finding for every name with several spellings.
  void report(Context& context, std::string const& input, std::string const& source) const;

 private:
  std::map<std::string, std::string> known_;
  std::map<std::string, std::map<std::string, std::size_t>> uses_;
};

}  // namespace passage::detail
