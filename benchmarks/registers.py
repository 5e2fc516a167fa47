"""How fast a register is read, and with how much memory, beside pandas.read_excel with python-calamine on the same file.

    python benchmarks/registers.py [--rows 100 1000 10000 100000]

Each reading runs in a process of its own, so that its peak of memory is its own. Beside the seconds on the clock stand
those that the processor worked for it, which tell more on a machine that others use. pandas makes a table of texts;
Concord finds the headings, the names and the facts in it as well, so the second column says what that costs. The
register is made: real forces, invented units, ticks, a lead and a date in each row.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import xlsxwriter

FORCES = ("Derby", "Leics", "Lincs", "Northants", "Notts")
READERS = ("pandas", "concord")


def write(path: Path, rows: int) -> None:
    """A register of so many rows."""
    book = xlsxwriter.Workbook(path)  # which keeps texts once for all cells, as Excel does
    sheet = book.add_worksheet("Register")
    sheet.write_row(0, 0, ["Unit", *FORCES, "Lead force", "Chief officer lead", "Start date", "Legal basis"])
    for row in range(rows):
        marks = ["✓" if (row + n) % 3 else "NP" for n in range(len(FORCES))]
        lead, day = FORCES[row % len(FORCES)], f"{row % 28 + 1:02d}/04/2015"
        sheet.write_row(row + 1, 0, [f"Unit {row:06d}", *marks, lead, f"ACC Officer{row % 97}", day, "s22A"])
    sheet.write(rows + 2, 0, "Key: NP = not participating")
    book.close()


def measured(reader: str, path: Path) -> dict[str, float]:
    """Seconds and peak memory of one reading, in this process."""
    if reader == "pandas":
        import pandas as pd

        begun, worked = time.perf_counter(), time.process_time()
        made = len(pd.read_excel(path, engine="calamine", dtype=str))
    else:
        from loaders.names.identity import Known
        from loaders.registers import read
        from loaders.tables import Tables, shipped

        known = Known.of(Tables(shipped()).read())
        begun, worked = time.perf_counter(), time.process_time()
        made = len(read(path, known).candidates)
    seconds = time.perf_counter() - begun
    return {
        "seconds": seconds,
        "worked": time.process_time() - worked,
        "made": made,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    """Print one line for each size and reader."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[100, 1_000, 10_000, 100_000])
    parser.add_argument("--one", nargs=2, metavar=("READER", "FILE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measured(asked.one[0], Path(asked.one[1]))))
        return
    print(
        f"{'rows':>8}  {'reader':<8}  {'seconds':>8}  {'worked':>8}  {'rows/s':>9}  {'peak MB':>8}  {'made':>9}"
    )
    with tempfile.TemporaryDirectory() as folder:
        for rows in asked.rows:
            path = Path(folder) / f"{rows}.xlsx"
            write(path, rows)
            for reader in READERS:
                done = subprocess.run(
                    [sys.executable, __file__, "--one", reader, str(path)],
                    capture_output=True,
                    text=True,
                    check=True,
                )
                found = json.loads(done.stdout)
                speed = rows / found["seconds"]
                cost = f"{found['seconds']:>8.2f}  {found['worked']:>8.2f}  {speed:>9,.0f}  {found['peak']:>8,.0f}"
                print(f"{rows:>8,}  {reader:<8}  {cost}  {found['made']:>9,}", flush=True)


if __name__ == "__main__":
    main()
