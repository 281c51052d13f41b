"""How the page looks and is served: theme, style sheet, script and the options for launch()."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import gradio as gr
from starlette.middleware import Middleware

from assistant.page.guard import Guard

_HERE = Path(__file__).parent

# Fonts that the visitor's machine already has: nothing is fetched for them.
_SANS = ["system-ui", "Segoe UI", "Helvetica Neue", "Arial", "sans-serif"]
_MONO = ["ui-monospace", "Consolas", "Menlo", "monospace"]

_ICON = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'>"
    "<rect width='32' height='32' rx='4' fill='#14333c'/>"
    "<path d='M8 9h16M8 16h16M8 23h9' stroke='#fff' stroke-width='3'/></svg>"
)


def build_theme() -> Any:
    """Return a plain light theme with system fonts.

    The dark variants are set to the light ones: contrast has been checked for one palette.
    """
    theme = gr.themes.Base(
        primary_hue=gr.themes.colors.teal,
        neutral_hue=gr.themes.colors.slate,
        radius_size=gr.themes.sizes.radius_sm,
        text_size=gr.themes.sizes.text_lg,
        font=_SANS,
        font_mono=_MONO,
    )
    light = {
        name: getattr(theme, name.removesuffix("_dark"))
        for name in list(vars(theme))
        if name.endswith("_dark") and hasattr(theme, name.removesuffix("_dark"))
    }
    for name, value in light.items():
        setattr(theme, name, value)
    return theme


def launch_options() -> dict[str, Any]:
    """Return the options for ``Blocks.launch()`` that make the page look right and stay local."""
    icon = f'<link rel="icon" href="data:image/svg+xml,{quote(_ICON)}">'
    style = "\n".join(
        (_HERE / name).read_text(encoding="utf-8") for name in ("page.css", "promises.css")
    )
    script = (_HERE / "page.js").read_text(encoding="utf-8")
    return {
        "theme": build_theme(),
        "head": f"{icon}<style>{style}</style><script>{script}</script>",
        "footer_links": [],
        # Gradio would otherwise keep every question in the browser's storage.
        "run_history": False,
        "share": False,
        "ssr_mode": False,
        "pwa": False,
        "mcp_server": False,
        "enable_monitoring": False,
        "quiet": True,
        "app_kwargs": {
            "middleware": [Middleware(Guard)],
            "docs_url": None,
            "redoc_url": None,
            "openapi_url": None,
        },
    }
