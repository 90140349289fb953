#pragma once
// Results appear whole or not at all: they are built beside their place and renamed at the end. A failed or
// cancelled run leaves nothing.
#include <filesystem>

namespace passage {

/// A folder that is being written as FOLDER.partial. Unless commit() is called, its end removes it.
class PartialFolder {
 public:
  /// Makes FOLDER.partial, without the leftovers of a run that was killed. When FOLDER exists: throws
  /// Error{usage, "output_exists"}, or, if it may be overwritten, checks that it is empty or holds the file
  /// `marker` that every such result has ("run.json"): anything else is somebody's folder and is refused.
  /// Throws Error{input, "output_not_writable"}.
  PartialFolder(std::filesystem::path const& folder, bool may_overwrite,
                std::string_view marker = "run.json");
  ~PartialFolder();
  PartialFolder(PartialFolder const&) = delete;
  PartialFolder& operator=(PartialFolder const&) = delete;

  /// Where to write now.
  std::filesystem::path const& path() const { return partial_; }
  /// Where the result will stand.
  std::filesystem::path const& final_path() const { return final_; }
  /// Replaces FOLDER by what was built.
  void commit();

 private:
  std::filesystem::path final_, partial_;
  bool is_committed_ = false;
};

/// A file that is being written as name.partial.ext (drivers look at the ending). As PartialFolder.
class PartialFile {
 public:
  /// Throws Error{usage, "output_exists"} or Error{input, "output_not_writable"}.
  PartialFile(std::filesystem::path file, bool may_overwrite);
  ~PartialFile();
  PartialFile(PartialFile const&) = delete;
  PartialFile& operator=(PartialFile const&) = delete;

  std::filesystem::path const& path() const { return partial_; }
  std::filesystem::path const& final_path() const { return final_; }
  void commit();

 private:
  std::filesystem::path final_, partial_;
  bool is_committed_ = false;
};

}  // namespace passage
