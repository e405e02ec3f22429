"""Makes torchvision importable beside a torch build for which its compiled operators are missing.

torchvision registers fake (shape-only) versions of `nms` and `qnms` when it is imported, and that
fails where its compiled library could not be loaded, as happens when the CPU build of torch meets
the default wheel of torchvision. Declaring the two schemas first lets the import go through: models
and transforms work, and only calling the operators themselves fails, which we never do.
Call `declare_missing_operators()` before the first `import torchvision`.
"""

import importlib.util
from functools import cache
from pathlib import Path

import torch

SCHEMAS = {
    "nms": "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms": "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
}


@cache
def declare_missing_operators() -> "torch.library.Library | None":
    """Declare what torchvision's compiled library would have; None where it loads by itself.

    The returned library must stay alive (the cache holds it), or the declarations go with it.
    """
    if _compiled_library_loads():
        return None
    library = torch.library.Library("torchvision", "DEF")
    for schema in SCHEMAS.values():
        library.define(schema)
    return library


def _compiled_library_loads() -> bool:
    spec = importlib.util.find_spec("torchvision")
    if spec is None or spec.origin is None:
        return False
    for shared_object in Path(spec.origin).parent.glob("_C*.so"):
        try:
            torch.ops.load_library(shared_object)
        except OSError:
            return False
        return True
    return False
