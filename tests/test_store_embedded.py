"""The built-in store's file: who may read it when, what it is built from, and where it lies."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.model import Facts, Subgraph
from graph.store import data_directory, open_store
from graph.store.embedded import EmbeddedStore
from graph.store.lock import locked

ROOT = Path(__file__).parent.parent
COUNT = "MATCH ()-[r]->() RETURN r.since AS since, count(*) AS c ORDER BY since"


def facts(*claims: str, **shared: str) -> Facts:
    network = Subgraph.of(*claims, **shared)
    return Facts(tuple(network.nodes.values()), tuple(network.relationships.values()))


@dataclass
class Folder:
    """Facts with a fingerprint, and how often they were read."""

    mark: str = "1"
    facts: Facts = field(default_factory=lambda: facts("durham LEADS npas", since="2001"))
    reads: int = 0

    def key(self) -> str:
        return ""

    def fingerprint(self) -> str:
        return self.mark

    def read(self) -> Facts:
        self.reads += 1
        return self.facts


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The built-in store's file, in a data directory of the test's own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("CONCORD_STORE", raising=False)
    data_directory().mkdir(parents=True)
    return data_directory() / "concord.kgl"


def test_another_process_reads_the_file_that_is_open_here(file: Path) -> None:
    store = EmbeddedStore(file)
    store.load(facts("durham LEADS npas", since="2001"))
    program = f"from graph.store import open_store; print(open_store({str(file)!r}).read({COUNT!r}).rows)"
    other = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert other.stdout == "(('2001', 1),)\n"


def test_an_open_store_picks_up_what_another_one_loads(file: Path) -> None:
    reader, writer = EmbeddedStore(file), EmbeddedStore(file)
    before = reader.version()
    writer.load(facts("durham LEADS npas", since="2001"))
    assert reader.read(COUNT).rows == (("2001", 1),)
    assert reader.version() == writer.version() != before


def test_every_read_during_a_load_sees_all_of_one_version(file: Path) -> None:
    claims = [f"f{number} LEADS u{number % 20}" for number in range(300)]
    store, writer = EmbeddedStore(file), EmbeddedStore(file)
    years = [str(year) for year in range(2001, 2007)]
    store.load(facts(*claims, since=years[0]))
    with ThreadPoolExecutor(9) as pool:
        loads = pool.submit(lambda: [writer.load(facts(*claims, since=year)) for year in years])
        reads = [pool.submit(lambda: [store.read(COUNT).rows for _ in range(30)]) for _ in range(8)]
        seen = {rows for read in reads for rows in read.result()}
        loads.result()
    assert seen <= {((year, 300),) for year in years}


def test_the_same_facts_give_the_same_version_on_any_machine(tmp_path: Path) -> None:
    first, second = EmbeddedStore(tmp_path / "a.kgl"), EmbeddedStore(tmp_path / "b.kgl")
    for store in (first, second):
        store.load(facts("durham LEADS npas"))
    assert first.version() == second.version()


def test_a_load_leaves_no_half_written_file(file: Path) -> None:
    EmbeddedStore(file).load(facts("durham LEADS npas"))
    assert {path.name for path in file.parent.iterdir()} == {
        "concord.kgl",
        "concord.kgl.facts",
        "concord.kgl.lock",
    }


def test_reading_makes_no_file(file: Path) -> None:
    assert EmbeddedStore(file).read("MATCH (n) RETURN n").rows == ()
    assert list(file.parent.iterdir()) == []


def test_a_file_of_another_kind_is_named_with_the_remedy(file: Path) -> None:
    file.write_text("something else")
    with pytest.raises(StoreError, match=r"concord\.kgl cannot be read .* Delete it"):
        EmbeddedStore(file).read("MATCH (n) RETURN n")


def test_a_load_replaces_a_file_that_cannot_be_read(file: Path) -> None:
    file.write_text("something else")
    EmbeddedStore(file).load(facts("durham LEADS npas", since="2001"))
    assert EmbeddedStore(file).read(COUNT).rows == (("2001", 1),)


def test_a_load_while_another_holds_the_lock_says_so(file: Path) -> None:
    with (
        locked(file, wait=0),
        pytest.raises(StoreError, match="Another load holds"),
        locked(file, wait=0),
    ):
        pass


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        EmbeddedStore(tmp_path / "taken" / "concord.kgl").load(facts("durham LEADS npas"))


def test_the_first_start_builds_the_store_from_the_facts(file: Path) -> None:
    assert open_store(None, Folder()).read(COUNT).rows == (("2001", 1),)


def test_a_second_start_does_not_read_the_facts_again(file: Path) -> None:
    folder = Folder()
    open_store(None, folder)
    open_store(None, folder)
    assert folder.reads == 1


def test_a_start_after_the_facts_changed_builds_the_store_again(file: Path) -> None:
    open_store(None, Folder())
    changed = Folder("2", facts("durham LEADS npas", since="2002"))
    assert open_store(None, changed).read(COUNT).rows == (("2002", 1),)


def test_facts_loaded_by_hand_stay_until_the_folders_change(file: Path) -> None:
    open_store().load(facts("kent LEADS emsou", since="1999"))
    assert open_store(None, Folder("1")).read(COUNT).rows == (("1999", 1),)
    assert open_store(None, Folder("2")).read(COUNT).rows == (("2001", 1),)


def test_a_deleted_file_is_built_again(file: Path) -> None:
    open_store(None, Folder())
    file.unlink()
    assert open_store(None, Folder()).read(COUNT).rows == (("2001", 1),)


def test_without_an_address_the_store_lies_in_the_users_data_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CONCORD_STORE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    open_store(None, Folder())
    assert (data_directory() / "concord.kgl").is_file()
    assert tmp_path in data_directory().parents


def test_the_environment_names_the_store(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONCORD_STORE", f"embedded:{file.with_name('other.kgl')}")
    open_store().load(facts("kent LEADS emsou", since="1999"))
    assert open_store(None, Folder()).read(COUNT).rows == (("1999", 1),)


def test_a_store_that_a_path_names_is_never_built_by_itself(file: Path) -> None:
    with pytest.raises(StoreError, match="There is no store at"):
        open_store(str(file), Folder())
    assert not file.exists()
