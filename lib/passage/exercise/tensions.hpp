#pragma once
#include "passage/exercise/district.hpp"

namespace passage::exercise {

/// Makes what there is to negotiate: a bridge that carries 10 t, a crossing point that follows nobody, a
/// closed one, one that others than the holder of the ground man. Leaves every destination of the task a way
/// for lorries: what closes the last one is opened again.
void add_tensions(District& district);

}  // namespace passage::exercise
