#include "nodes.hpp"

#include <chrono>
#include <cmath>

namespace py = pybind11;

namespace passage::python {

namespace {

constexpr double largest_whole = 9007199254740992.0;  // 2^53: beyond it a double no longer counts

bool is_date(py::handle value) {
  return py::isinstance(value, py::module_::import("datetime").attr("date"));
}

Date date_of(py::handle value) {
  using namespace std::chrono;
  return sys_days{year{value.attr("year").cast<int>()} / value.attr("month").cast<unsigned>() /
                  value.attr("day").cast<unsigned>()};
}

py::object number(double value) {
  bool const is_whole = value == std::trunc(value) && std::abs(value) <= largest_whole;
  if (is_whole) return py::int_(static_cast<std::int64_t>(value));
  return py::float_(value);
}

py::object date(Date day) {
  std::chrono::year_month_day const civil{day};
  return py::module_::import("datetime")
      .attr("date")(static_cast<int>(civil.year()), static_cast<unsigned>(civil.month()),
                    static_cast<unsigned>(civil.day()));
}

py::list list_of(List const& items) {
  py::list list;
  for (auto const& item : items) list.append(object_of(item));
  return list;
}

}  // namespace

Node node_of(py::handle value, std::string const& where) {
  if (py::isinstance<py::bool_>(value)) return {value.cast<bool>(), where};
  if (py::isinstance<py::int_>(value) || py::isinstance<py::float_>(value))
    return {value.cast<double>(), where};
  if (py::isinstance<py::str>(value)) return {value.cast<std::string>(), where};
  if (is_date(value)) return {date_of(value), where};
  if (py::isinstance<py::dict>(value)) {
    Table table;
    for (auto const& [key, item] : py::reinterpret_borrow<py::dict>(value))
      table.emplace_back(py::str(key).cast<std::string>(), node_of(item, where));
    return {std::move(table), where};
  }
  if (py::isinstance<py::list>(value)) {
    List list;
    for (auto const& item : value) list.push_back(node_of(item, where));
    return {std::move(list), where};
  }
  throw py::type_error(where + ": a " + py::str(py::type::of(value)).cast<std::string>() +
                       " means nothing here");
}

py::object object_of(Node const& node) {
  struct Visitor {
    py::object operator()(std::string const& text) const { return py::str(text); }
    py::object operator()(double value) const { return number(value); }
    py::object operator()(bool flag) const { return py::bool_(flag); }
    py::object operator()(Date day) const { return date(day); }
    py::object operator()(List const& list) const { return list_of(list); }
    py::object operator()(Table const& table) const { return object_of(table); }
  };
  return std::visit(Visitor{}, node.value);
}

py::dict object_of(Table const& table) {
  py::dict object;
  for (auto const& [key, node] : table) object[py::str(key)] = object_of(node);
  return object;
}

py::list object_of(Findings const& findings) {
  py::list list;
  for (auto const& finding : findings.list())
    list.append(py::make_tuple(py::str(std::string{name_of(finding.severity)}), finding.code, finding.text,
                               finding.input, finding.place, finding.count));
  return list;
}

}  // namespace passage::python
