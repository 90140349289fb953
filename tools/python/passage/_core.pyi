from typing import Any, Callable

version: str

def run_command(
    name: str,
    options: dict[str, Any],
    common: dict[str, Any],
    progress: Callable[[str, float], object] | None,
    log: Callable[[str, str], object] | None,
) -> dict[str, Any]: ...
def usage() -> str: ...
