#pragma once
// One declaration per command. The type of a member gives kind and unit, its initialiser gives the default,
// the table adds only name, help and range:
//
//   struct Isochrones {
//     RasterInput<SecondsPerMetre> friction;
//     std::vector<Seconds> times{hour};
//   };
//   template <>
//   inline constexpr auto params<Isochrones> = declare<Isochrones>(
//       param<&Isochrones::friction>("friction", "Time to cross a metre.").required(),
//       param<&Isochrones::times>("times", "Travel times to draw.", {Seconds{1}, 30 * day}));
//
// From this table come the command line, scenario files, help, `usage --json`, QGIS and Python.
// A member without a row, a bare number, a range without unit and a row of another struct do not compile.
#include <array>
#include <concepts>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "passage/base/error.hpp"
#include "passage/base/node.hpp"
#include "passage/declare/types.hpp"
#include "passage/declare/units.hpp"

namespace passage {

/// What a value is, for whoever offers it to a person.
enum class Kind {
  flag,
  quantity,
  count,
  seed,
  text,
  column,
  crs,
  choice,
  date,
  clock_window,
  features,
  raster,
  input_file,
  input_folder,
  output_file,
  output_folder,
  map,
  table,
  overrides,
};

/// As it stands in the usage JSON: "quantity", "features".
std::string_view name_of(Kind kind);

/// One row of a declaration, without its C++ type.
struct Param {
  std::string_view name, help;
  Kind kind = Kind::flag;
  Unit unit;               ///< of a quantity: what a bare number means
  std::string_view holds;  ///< of rasters: the unit of the cells; of features: their geometry
  double low = -std::numeric_limits<double>::infinity();  ///< in the documented unit, allowed itself
  double high = std::numeric_limits<double>::infinity();  ///< in the documented unit, allowed itself
  std::string_view endings;                               ///< of an output file: ".gpkg .geojson"; empty: any
  std::string_view alias;                                 ///< another name of the same key
  std::span<std::string_view const> choices;              ///< the words that are allowed
  std::span<Param const> fields;                          ///< of a table
  Table (*field_defaults)() = nullptr;  ///< of a table: what its fields are when nothing is given
  bool is_list = false;
  bool is_optional = false;      ///< may be absent, and then has no default
  bool is_required = false;      ///< must be given
  bool is_advanced = false;      ///< hidden from the short help and from dialogs' first page
  bool is_positional = false;    ///< stands on the command line without its name
  bool has_short_names = false;  ///< a table whose fields are options under their own names too

  /// Reads a Node into the member of `*options` and adds what is wrong with it to the problems.
  void (*read)(Param const&, void* options, Node const&, Problems&) = nullptr;
  /// As `read`, into a value that is thrown away: whether a Node alone makes sense here.
  void (*try_read)(Param const&, Node const&, Problems&) = nullptr;
  /// The member of `*options` as a Node; nothing for an absent optional.
  std::optional<Node> (*write)(void const* options) = nullptr;
};

/// Everything known about how a type is declared, read and written; one specialisation per kind:
///   static constexpr void describe(Param&);
///   static void read(Param const&, T&, Node const&, Problems&);
///   static Node write(T const&);
/// There is none for float, double, int or std::string: they say neither unit nor meaning.
template <class T>
struct Type;

/// The declaration of an options or table struct; specialised with declare<O>(...) beside the struct.
template <class O>
inline constexpr auto params = nullptr;

template <class O>
concept Declared = !std::same_as<std::remove_const_t<decltype(params<O>)>, std::nullptr_t>;

/// One word and what it means.
template <class E>
struct Choice {
  std::string_view word;
  E value;
};

/// The words of an enum, in the order they are offered.
template <class E, std::size_t N>
struct Choices {
  std::array<std::string_view, N> words;
  std::array<E, N> values;
};

/// Specialised for each enum that is an option:
///   template <> inline constexpr auto choices<Order> = words_of<Order>({{"given", Order::given}, …});
template <class E>
inline constexpr auto choices = nullptr;

template <class E, std::size_t N>
constexpr Choices<E, N> words_of(Choice<E> const (&rows)[N]) {
  Choices<E, N> table{};
  for (std::size_t i = 0; i < N; ++i) {
    table.words[i] = rows[i].word;
    table.values[i] = rows[i].value;
  }
  return table;
}

/// The word for a value of an enum with choices.
template <class E>
constexpr std::string_view word_of(E value) {
  for (std::size_t i = 0; i < choices<E>.values.size(); ++i) {
    if (choices<E>.values[i] == value) return choices<E>.words[i];
  }
  return {};
}

/// The smallest and the largest value that is allowed, in the type of the member.
template <class T>
struct Bounds {};
template <class U>
struct Bounds<Quantity<U>> {
  std::optional<Quantity<U>> low = {}, high = {};
};
template <>
struct Bounds<Count> {
  std::optional<Count> low = {}, high = {};
};

/// A row that knows whose it is: the row of another struct does not compile in declare<O>.
template <class O>
struct Row : Param {
  std::string_view member;  ///< which one, to find two rows of one member

  /// Must be given.
  constexpr Row required() const {
    return changed([](Param& row) { row.is_required = true; });
  }
  /// Not on the first page.
  constexpr Row advanced() const {
    return changed([](Param& row) { row.is_advanced = true; });
  }
  /// `passage verify DIR` instead of `passage verify --folder DIR`.
  constexpr Row positional() const {
    return changed([](Param& row) { row.is_positional = true; });
  }
  /// Of a table: `--half-life` beside `--incidents-half-life`.
  constexpr Row short_names() const {
    return changed([](Param& row) { row.has_short_names = true; });
  }
  /// Of an output file: the endings that can be written, as ".gpkg .geojson". Others are refused before any
  /// work.
  constexpr Row endings_in(std::string_view allowed) const {
    return changed([allowed](Param& row) { row.endings = allowed; });
  }
  /// Another name of the same key: the old one, for one minor release.
  constexpr Row also(std::string_view other_name) const {
    return changed([other_name](Param& row) { row.alias = other_name; });
  }

 private:
  template <class Change>
  constexpr Row changed(Change change) const {
    Row row = *this;
    change(row);
    return row;
  }
};

/// The rows of a struct that `O` holds, as rows of `O`.
template <class O, std::size_t N>
struct EmbeddedRows {
  std::array<Row<O>, N> rows;
};

/// All rows of one struct.
template <class O, std::size_t N>
struct Declaration {
  std::array<Param, N> rows;
};

namespace detail {

template <class M>
struct MemberPointer;
template <class O, class T>
struct MemberPointer<T O::*> {
  using Owner = O;
  using Member = T;
};
template <auto M>
using OwnerOf = typename MemberPointer<decltype(M)>::Owner;
template <auto M>
using MemberOf = typename MemberPointer<decltype(M)>::Member;

template <class T>
concept Declarable = requires(Param& row) {
  Type<T>::describe(row);
};

/// How a member holds its element: directly, as an optional or as a list.
template <class T>
struct Holder {
  using Element = T;
  static constexpr void describe(Param&) {}
  static void read(Param const& row, T& member, Node const& node, Problems& problems) {
    Type<T>::read(row, member, node, problems);
  }
  static std::optional<Node> write(T const& member) { return Type<T>::write(member); }
};

template <class T>
struct Holder<std::optional<T>> {
  using Element = T;
  static constexpr void describe(Param& row) { row.is_optional = true; }
  static void read(Param const& row, std::optional<T>& member, Node const& node, Problems& problems) {
    if (!member) member.emplace();
    Type<T>::read(row, *member, node, problems);
  }
  static std::optional<Node> write(std::optional<T> const& member) {
    if (!member) return std::nullopt;
    return Type<T>::write(*member);
  }
};

template <class T>
struct Holder<std::vector<T>> {
  using Element = T;
  static constexpr void describe(Param& row) { row.is_list = true; }
  static void read(Param const& row, std::vector<T>& member, Node const& node, Problems& problems) {
    member.clear();
    auto const* const list = std::get_if<List>(&node.value);
    auto const read_one = [&](Node const& item) {
      Type<T>::read(row, member.emplace_back(), item, problems);
    };
    if (!list) return read_one(node);
    for (auto const& item : *list) read_one(item);
  }
  static std::optional<Node> write(std::vector<T> const& member) {
    List list;
    for (auto const& item : member) list.push_back(Type<T>::write(item));
    return Node{std::move(list)};
  }
};

template <auto M>
using ElementOf = typename Holder<MemberOf<M>>::Element;

template <class U>
constexpr void set_bounds(Param& row, Bounds<Quantity<U>> const& bounds) {
  if (bounds.low) row.low = bounds.low->value / row.unit.factor;
  if (bounds.high) row.high = bounds.high->value / row.unit.factor;
}
constexpr void set_bounds(Param& row, Bounds<Count> const& bounds) {
  if (bounds.low) row.low = static_cast<double>(bounds.low->value);
  if (bounds.high) row.high = static_cast<double>(bounds.high->value);
}
template <class T>
constexpr void set_bounds(Param&, Bounds<T> const&) {}

/// Stands for any value where the number of members of an aggregate is counted.
struct Anything {
  template <class T>
  operator T() const;
};
template <class O, std::size_t... I>
constexpr bool takes(std::index_sequence<I...>) {
  return requires {
    O{(static_cast<void>(I), Anything{})...};
  };
}
template <class O, std::size_t N = 0>
constexpr std::size_t member_count() {
  if constexpr (takes<O>(std::make_index_sequence<N + 1>{})) {
    return member_count<O, N + 1>();
  } else {
    return N;
  }
}

/// Differs for each member. Addresses would do, but sanitizers keep them from being compared while compiling.
template <auto M>
constexpr std::string_view identity_of() {
  return __PRETTY_FUNCTION__;
}

template <std::size_t N>
constexpr bool all_different(std::array<std::string_view, N> const& words) {
  for (std::size_t i = 0; i < N; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (words[i] == words[j]) return false;
    }
  }
  return true;
}

}  // namespace detail

/// The row of one member.
template <auto M>
constexpr Row<detail::OwnerOf<M>> param(std::string_view name, std::string_view help,
                                        Bounds<detail::ElementOf<M>> const& bounds = {}) {
  using Owner = detail::OwnerOf<M>;
  using Holder = detail::Holder<detail::MemberOf<M>>;
  using Element = typename Holder::Element;
  static_assert(
      detail::Declarable<Element>,
      "this type cannot be an option: use a Quantity (Metres, Seconds, Share…), Count, Text, an enum "
      "with choices, an input or output of types.hpp, or a struct with params");
  Row<Owner> row;
  row.name = name;
  row.help = help;
  row.member = detail::identity_of<M>();
  Type<Element>::describe(row);
  Holder::describe(row);
  detail::set_bounds(row, bounds);
  row.read = [](Param const& self, void* options, Node const& node, Problems& problems) {
    Holder::read(self, static_cast<Owner*>(options)->*M, node, problems);
  };
  row.try_read = [](Param const& self, Node const& node, Problems& problems) {
    detail::MemberOf<M> value{};
    Holder::read(self, value, node, problems);
  };
  row.write = [](void const* options) { return Holder::write(static_cast<Owner const*>(options)->*M); };
  return row;
}

namespace detail {

/// The I-th row of the struct that member M is, as a row of M's owner.
template <auto M, std::size_t I>
constexpr auto lifted_row() {
  using Owner = OwnerOf<M>;
  using Inner = MemberOf<M>;
  Row<Owner> row;
  static_cast<Param&>(row) = params<Inner>.rows[I];
  row.member = identity_of<M>();
  row.read = [](Param const& self, void* options, Node const& node, Problems& problems) {
    params<Inner>.rows[I].read(self, &(static_cast<Owner*>(options)->*M), node, problems);
  };
  row.write = [](void const* options) {
    return params<Inner>.rows[I].write(&(static_cast<Owner const*>(options)->*M));
  };
  return row;
}

template <auto M, std::size_t... I>
constexpr auto lifted_rows(std::index_sequence<I...>) {
  return EmbeddedRows<OwnerOf<M>, sizeof...(I)>{{lifted_row<M, I>()...}};
}

template <class O>
constexpr std::array<Row<O>, 1> listed(Row<O> const& row) {
  return {row};
}
template <class O, std::size_t N>
constexpr std::array<Row<O>, N> listed(EmbeddedRows<O, N> const& embedded) {
  return embedded.rows;
}

template <class F, class O>
inline constexpr std::size_t row_count = 0;
template <class O>
inline constexpr std::size_t row_count<Row<O>, O> = 1;
template <class O, std::size_t N>
inline constexpr std::size_t row_count<EmbeddedRows<O, N>, O> = N;

}  // namespace detail

/// The rows of a declared struct that is a member, as if they were the owner's own: several commands share
/// them so. `check` of the inner struct is the owner's to call.
template <auto M>
constexpr auto embed() {
  constexpr std::size_t count = params<detail::MemberOf<M>>.rows.size();
  return detail::lifted_rows<M>(std::make_index_sequence<count>{});
}

/// All rows of `O`, in the order of help. Every member has exactly one, or is embedded.
template <class O, class... F>
requires((detail::row_count<F, O> > 0) && ...) constexpr auto declare(F const&... rows) {
  static_assert(detail::member_count<O>() == sizeof...(F), "a member has no row, or a row has no member");
  Declaration<O, (detail::row_count<F, O> + ...)> made;
  std::array<std::string_view, made.rows.size()> names;
  std::size_t count = 0;
  auto const add = [&](auto const& list) {
    for (auto const& row : list) {
      names[count] = row.name;
      made.rows[count++] = row;
    }
  };
  (add(detail::listed(rows)), ...);
  if (!detail::all_different(names)) throw "two rows have one name";
  if (!detail::all_different(std::array{detail::listed(rows)[0].member...})) throw "two rows have one member";
  return made;
}

/// The rows of a declared struct.
template <Declared O>
constexpr std::span<Param const> rows_of() {
  return params<O>.rows;
}

}  // namespace passage

#include "passage/declare/type.hpp"
