#pragma once
// The only place where Boost.Geometry learns about Passage's points and boxes.
#include <boost/geometry/core/cs.hpp>
#include <boost/geometry/geometries/geometries.hpp>
#include <boost/geometry/geometries/register/box.hpp>
#include <boost/geometry/geometries/register/point.hpp>

#include "passage/geo/geometry.hpp"

BOOST_GEOMETRY_REGISTER_POINT_2D(passage::Point, double, boost::geometry::cs::cartesian, x, y)
BOOST_GEOMETRY_REGISTER_BOX(passage::Box, passage::Point, low, high)
