#pragma once
#include <string>
#include <vector>

#include "passage/model/run_result.hpp"
#include "passage/write/messages.hpp"

namespace passage {

/// Names that Passage gave itself, where nobody recorded a holder or a crossing point ("holder not recorded,
/// area 2", "crossing point K7", "Unrecorded crossing 1"), in the language of a sheet. Recorded names are
/// never touched. They are put back when the guard goes: the result stays what was computed.
class StandInNames {
 public:
  StandInNames(RunResult& result, Messages const& say);
  ~StandInNames();
  StandInNames(StandInNames const&) = delete;
  StandInNames& operator=(StandInNames const&) = delete;

 private:
  RunResult& result_;
  std::vector<Authority> authorities_;
  std::vector<std::string> gates_;
};

/// One such name in the language of `say`; a name of another form stays as it is.
std::string stand_in_name(std::string const& name, Messages const& say);

}  // namespace passage
