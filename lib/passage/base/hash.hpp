#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace passage {

/// SHA-256, fed piece by piece.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256 const&) = delete;
  Sha256& operator=(Sha256 const&) = delete;

  void update(std::string_view bytes);
  /// 64 lower-case hexadecimal digits. Resets the object.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256(std::string_view bytes);
/// Throws Error{input, "unreadable_file"}.
std::string sha256_of_file(std::filesystem::path const& file);

}  // namespace passage
