#pragma once
#include <filesystem>
#include <string_view>

namespace passage::detail {

/// Writes the bytes as a file, whole or not at all. Throws as throw_unwritable and throw_cut_off.
void write_bytes(std::filesystem::path const& path, std::string_view bytes);

/// Throws Error{input, "output_not_writable"}.
[[noreturn]] void throw_unwritable(std::filesystem::path const& path, std::string_view why);

/// Throws Error{resources, "disk_full"}: the file could be made but not written to its end.
[[noreturn]] void throw_cut_off(std::filesystem::path const& path, std::string_view why);

}  // namespace passage::detail
