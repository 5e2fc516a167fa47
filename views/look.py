"""The page's dress: one style sheet in the visual language, its font carried along."""

from base64 import b64encode
from functools import cache
from pathlib import Path

import graph.drawing

FONTS = Path(graph.drawing.__file__).parent / "fonts"

SHEET = """
:root{--ink:#14181D;--ink2:#4A5560;--line:#D5DBE1;--control:#6B7782;--wash:#F4F6F8;--navy:#12436D;
--navy-wash:#E8EEF4;--plum:#801650;--focus:#FFDD00}
html,body,.stApp,.stApp *:not([data-testid="stIconMaterial"]):not(code){font-family:'Source Sans 3',Arial,sans-serif}
.stApp{color:var(--ink);font-variant-numeric:lining-nums tabular-nums}
.block-container,[data-testid="stMainBlockContainer"]{padding:4.25rem 1.5rem 1.5rem;max-width:1680px}
h1{font-size:28px!important;line-height:34px!important;font-weight:700;letter-spacing:-.01em;margin:0;padding:0!important}
h2{font-size:20px!important;line-height:26px!important;font-weight:700;margin:0 0 8px;padding:0!important}
h3{font-size:16px!important;line-height:22px!important;font-weight:700;margin:14px 0 4px;padding:0!important}
h2 em{font-style:normal;color:var(--navy)}
p{margin:0}
.m{color:var(--ink2);font-size:14px;line-height:20px}
.lead{font-size:18px;line-height:26px;max-width:60em}
.stApp a{color:var(--navy);text-underline-offset:.16em}
:focus-visible{outline:3px solid var(--ink)!important;box-shadow:0 0 0 6px var(--focus)!important}
svg.g,svg.i{vertical-align:-3px}
.tags{display:flex;flex-wrap:wrap;gap:6px;margin:0 0 8px}
.tag{display:inline-block;font-size:14px;line-height:18px;padding:2px 8px;border-radius:3px;background:var(--navy-wash);
color:var(--ink);font-weight:600}
.tag.d{background:var(--plum);color:#fff}
.tag.r{background:#fff;box-shadow:inset 0 0 0 1.5px var(--ink)}
.tag.o{background:#fff;border:1.5px dashed var(--ink2);padding:.5px 7px}
.tier{font-size:14px;line-height:18px;padding:0 6px;border-radius:3px;border:1px solid var(--control);white-space:nowrap}
.tier.own{border-color:var(--navy);background:var(--navy);color:#fff}
.tier.press{border-color:var(--navy);color:var(--navy)}
.tier.copy{border-style:dashed}
ol.claims,ul.plain,.legend ul{list-style:none;margin:0;padding:0}
.claim{padding:8px 0;border-top:1px solid var(--line);margin:0!important}
.claim .says{font-size:15px;line-height:21px}
.by{font-size:14px;line-height:20px;color:var(--ink2)}
.by b{color:var(--ink);font-weight:600}
.kv{display:grid;grid-template-columns:auto 1fr;gap:4px 12px;margin:8px 0;font-size:15px;line-height:21px}
.kv dt{color:var(--ink2)}.kv dd{margin:0;overflow-wrap:anywhere}
ul.plain li{padding:3px 0;margin:0;font-size:15px;line-height:21px}
.legend{padding:4px 0;border-bottom:1px solid var(--line)}
.legend ul{display:flex;flex-wrap:wrap;gap:2px 14px;margin-bottom:3px}
.legend li{display:inline-flex;align-items:center;gap:6px;font-size:14px;line-height:22px;margin:0}
.tbl{margin-top:8px}
.scroll{overflow-x:auto}
.scroll table{border-collapse:collapse;width:100%;font-size:15px;line-height:20px}
.scroll th{text-align:left;font-weight:600;color:var(--ink2);font-size:14px;border:0;border-bottom:1px solid var(--control);
padding:6px 12px 6px 0;vertical-align:bottom;white-space:nowrap}
.scroll td{border:0;border-bottom:1px solid var(--line);padding:7px 12px 7px 0;vertical-align:top}
.scroll td.n,.scroll th.n{text-align:right}
.scroll tr.on td{background:var(--navy-wash)}
.key{display:inline-block;width:22px;height:12px;border:1px solid var(--control);vertical-align:-1px;margin-left:8px}
.key.solid{background:var(--navy);margin-left:0}
.key.hatched{background:repeating-linear-gradient(135deg,var(--navy) 0 2px,#fff 2px 5px)}
.foot{border-top:1px solid var(--line);margin-top:24px;padding-top:12px}
@media(max-width:700px){.block-container,[data-testid="stMainBlockContainer"]{padding:4.25rem .75rem 1rem}
h1{font-size:24px!important;line-height:30px!important}.stApp button{min-height:44px}}
"""


@cache
def sheet() -> str:
    """The style sheet as one element, fonts inlined so that nothing is fetched."""
    faces = "".join(
        f"@font-face{{font-family:'Source Sans 3';font-weight:{_weight(file)};font-display:swap;"
        f"src:url(data:font/woff2;base64,{b64encode(file.read_bytes()).decode()}) format('woff2');"
        f"unicode-range:{_range(file)}}}"
        for file in sorted(FONTS.glob("*.woff2"))
    )
    return f"<style>{faces}{SHEET}</style>"


def _weight(file: Path) -> str:
    return next((part for part in file.stem.split("-") if part.isdigit() and len(part) == 3), "400")


def _range(file: Path) -> str:
    latin = "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193"
    return (
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+1E00-1E9F,U+1EF2-1EFF" if "latin-ext" in file.stem else latin
    )
