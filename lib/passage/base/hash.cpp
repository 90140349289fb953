#include "passage/base/hash.hpp"

#include <fstream>
#include <vector>

#include <nettle/sha2.h>

#include "passage/base/error.hpp"

namespace passage {

struct Sha256::State {
  sha256_ctx context;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  sha256_init(&state_->context);
}
Sha256::~Sha256() = default;

void Sha256::update(std::string_view bytes) {
  sha256_update(&state_->context, bytes.size(), reinterpret_cast<std::uint8_t const*>(bytes.data()));
}

std::string Sha256::finish() {
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&state_->context, digest.size(), digest.data());
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (auto byte : digest) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

std::string sha256(std::string_view bytes) {
  Sha256 hash;
  hash.update(bytes);
  return hash.finish();
}

std::string sha256_of_file(std::filesystem::path const& file) {
  std::ifstream stream{file, std::ios::binary};
  if (!stream) {
    throw Error{ErrorKind::input, "unreadable_file", file.string() + ": cannot be read",
                "check the path and its permissions"};
  }
  Sha256 hash;
  std::vector<char> block(1 << 16);
  while (stream.read(block.data(), static_cast<std::streamsize>(block.size())) || stream.gcount() > 0) {
    hash.update({block.data(), static_cast<std::size_t>(stream.gcount())});
  }
  return hash.finish();
}

}  // namespace passage
