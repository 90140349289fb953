#include "passage/base/output_folder.hpp"

#include <system_error>

#include "passage/base/error.hpp"

namespace passage {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void throw_exists(fs::path const& path) {
  throw Error{ErrorKind::usage, "output_exists", path.string() + ": exists already",
              "give another name, or --overwrite to replace it"};
}

[[noreturn]] void throw_not_writable(fs::path const& path, std::error_code const& error) {
  throw Error{ErrorKind::input, "output_not_writable",
              path.string() + ": cannot be written: " + error.message(),
              "choose a folder that you may write to"};
}

/// Without a trailing slash, so that ".partial" lands beside and not inside.
fs::path tidy(fs::path const& path) {
  auto normal = path.lexically_normal();
  return normal.has_filename() ? normal : normal.parent_path();
}

void make_folder(fs::path const& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw_not_writable(folder, error);
}

void rename_over(fs::path const& from, fs::path const& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (error) throw_not_writable(to, error);
}

bool is_inside(fs::path const& inner, fs::path const& outer) {
  auto const from_outer = fs::weakly_canonical(inner).lexically_relative(fs::weakly_canonical(outer));
  return !from_outer.empty() && *from_outer.begin() != "..";
}

/// Whether this folder is a result of Passage that may be thrown away.
void check_replaceable(fs::path const& folder, std::string_view marker) {
  bool const is_result = fs::is_directory(folder) && (fs::is_empty(folder) || fs::exists(folder / marker));
  if (is_result && !is_inside(fs::current_path(), folder)) return;
  throw Error{ErrorKind::usage, "output_not_replaceable",
              folder.string() + ": will not be replaced: it is no earlier result (it holds no " +
                  std::string{marker} + "), or the current folder",
              "give another name"};
}

}  // namespace

PartialFolder::PartialFolder(fs::path const& folder, bool may_overwrite, std::string_view marker)
    : final_(tidy(folder)), partial_(final_) {
  partial_ += ".partial";
  if (fs::exists(final_)) {
    if (!may_overwrite) throw_exists(final_);
    check_replaceable(final_, marker);
  }
  std::error_code error;
  fs::remove_all(partial_, error);
  make_folder(partial_);
}

PartialFolder::~PartialFolder() {
  std::error_code error;
  if (!is_committed_) fs::remove_all(partial_, error);
}

void PartialFolder::commit() {
  fs::path replaced = final_;
  replaced += ".replaced";
  std::error_code error;
  fs::remove_all(replaced, error);
  bool const has_old = fs::exists(final_);
  if (has_old) rename_over(final_, replaced);
  rename_over(partial_, final_);
  is_committed_ = true;
  if (has_old) fs::remove_all(replaced, error);
}

PartialFile::PartialFile(fs::path file, bool may_overwrite) : final_(std::move(file)) {
  if (fs::exists(final_) && !may_overwrite) throw_exists(final_);
  if (fs::is_directory(final_)) throw_not_writable(final_, std::make_error_code(std::errc::is_a_directory));
  if (final_.has_parent_path()) make_folder(final_.parent_path());
  partial_ = final_.parent_path() / (final_.stem().string() + ".partial" + final_.extension().string());
  std::error_code error;
  fs::remove(partial_, error);
}

PartialFile::~PartialFile() {
  std::error_code error;
  if (!is_committed_) fs::remove(partial_, error);
}

void PartialFile::commit() {
  rename_over(partial_, final_);
  is_committed_ = true;
}

}  // namespace passage
