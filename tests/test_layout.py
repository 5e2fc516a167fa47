"""Who may import whom (the design's rule), read from the imports themselves."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = [
    p
    for p in ROOT.rglob("*.py")
    if p.parts[len(ROOT.parts)] in ("commands", "graph", "loaders", "views", "app.py", "cli.py")
]
CORE = {"graph.model", "graph.schema", "graph.errors", "graph.dates"}
ALLOWED = {
    "graph.model": set(),
    "graph.schema": set(),
    "graph.errors": set(),
    "graph.dates": set(),
    "graph.works": {"graph.model"},
    "graph.export": {"graph.model", "graph.schema", "graph.works", "graph.formulas", "graph.export"},
    "graph.formulas": set(),
    "graph.analytics": {*CORE, "graph.works", "graph.analytics"},
    "graph.drawing": {*CORE, "graph.works", "graph.drawing"},
    "graph.briefing": {*CORE, "graph.analytics", "graph.drawing", "graph.briefing"},
    "graph.store": {*CORE, "graph.store"},
    "graph.naming": {*CORE, "graph.naming"},
    "graph.questions": {
        *CORE,
        "graph.works",
        "graph.naming",
        "graph.store",
        "graph.analytics",
        "graph.questions",
    },
    "loaders": {*CORE, "graph.works", "graph.naming", "graph.formulas", "loaders"},
    "views": {"graph", "loaders", "views"},
    "app": {"graph", "loaders", "views"},
    "commands": {"commands", "graph", "loaders", "views"},
    "cli": {"commands", "graph", "loaders", "views"},
}
ONLY_IN = {
    "streamlit": {"app", "views", "graph.drawing.component"},
    "neo4j": {"graph.store.neo4j"},
    "kglite": {"graph.store.embedded"},
    "pyvis": {"graph.drawing"},
    "fontTools": {"graph.drawing.figure.fonts"},
    "resvg_py": {"graph.drawing.figure.files"},
    "typst": {"graph.drawing.figure.files"},
    "docx": {"graph.briefing.word", "loaders.documents"},
    "lxml": {"graph.briefing.slides", "graph.briefing.word", "loaders.documents"},
    "pptx": {"graph.briefing.slides"},
    "anxwritter": {"graph.export.notebook"},
    "xlsxwriter": {"graph.export.sheets", "graph.briefing.register.book"},
}


def name_of(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= (
                {node.module}
                if node.module not in ("graph", "loaders")
                else {f"{node.module}.{alias.name}" for alias in node.names}
            )
    return found


def within(name: str, places: set[str]) -> bool:
    return any(name == place or name.startswith(f"{place}.") for place in places)


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_a_module_imports_only_what_the_design_lets_it(file):
    name = name_of(file)
    allowed = next((may for place, may in ALLOWED.items() if within(name, {place})), {"graph", "loaders"})
    own = {
        i for i in imports(file) if i.split(".")[0] in ("commands", "graph", "loaders", "views", "cli", "app")
    }
    assert {i for i in own if not within(i, allowed)} == set()


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_each_dependency_is_imported_where_the_design_says(file):
    wrong = {
        imported
        for imported in imports(file)
        for package, places in ONLY_IN.items()
        if imported.split(".")[0] == package and not within(name_of(file), places)
    }
    assert wrong == set()
