#include "cli.hpp"

#include "passage/base/posix.hpp"

int main(int argc, char** argv) {
  passage::posix::reserve_standard_streams();
  return passage::cli::run_command_line({argv + 1, argv + argc});
}
