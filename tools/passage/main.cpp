#include "cli.hpp"

#include "passage/algorithms/registry.hpp"
#include "passage/base/posix.hpp"

int main(int argc, char** argv) {
  passage::posix::reserve_standard_streams();
  return passage::cli::run_command_line(passage::algorithms(), {argv + 1, argv + argc});
}
