"""What the browser tests look for in a page, as an accessibility scanner would."""

from __future__ import annotations

import pytest

WAIT_MS = 30_000
"""How long a state is waited for: far more than it takes, since a busy machine is slow."""

UNLABELLED = """() => [...document.querySelectorAll('input, textarea, select, button, a, summary')]
  .filter(e => e.checkVisibility() && e.type !== 'hidden')
  .filter(e => !(e.ariaLabel || e.innerText?.trim() || [...(e.labels || [])].some(
      label => label.innerText.trim())))
  .map(e => e.outerHTML.slice(0, 120))"""
UNNAMED_GROUPS = """() => [...document.querySelectorAll('fieldset')]
  .filter(e => e.checkVisibility())
  .filter(e => !e.ariaLabel && !e.getAttribute('aria-labelledby') && !e.querySelector('legend'))
  .map(e => e.id)"""
DUPLICATE_IDS = """() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id)
  .filter(Boolean); return ids.filter((id, place) => ids.indexOf(id) !== place); }"""
HEADING_LEVELS = """() => [...document.querySelectorAll('h1, h2, h3, h4')]
  .filter(e => e.checkVisibility()).map(e => Number(e.tagName[1]))"""
LOW_CONTRAST = """() => {
  const parse = c => { const n = c.match(/[\\d.]+/g).map(Number);
      return n.length < 4 ? [...n, 1] : n; };
  const light = ([r, g, b]) => { const f = v => (v /= 255) <= 0.03928 ? v / 12.92
      : ((v + 0.055) / 1.055) ** 2.4; return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
  const behind = e => { for (; e; e = e.parentElement) {
      if (e.classList.contains('masthead')) return [20, 51, 60, 1];
      const c = parse(getComputedStyle(e).backgroundColor); if (c[3] > 0.99) return c; }
    return [255, 255, 255, 1]; };
  const low = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !e.checkVisibility({checkVisibilityCSS: true})) continue;
    if (['SCRIPT', 'STYLE'].includes(e.tagName)) continue;
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) low.push([e.tagName, e.className, ratio.toFixed(2)]);
  }
  return low; }"""

# A colour half-way through a transition is nobody's contrast.
AT_REST = """() => document.getAnimations().every(
  e => e.playState !== "running" || e.effect?.getTiming().iterations === Infinity)"""


def await_focus(page, selector):
    """Wait until the focus is on an element that answers to ``selector``."""
    page.wait_for_function("at => document.activeElement.matches(at)", arg=selector)


def at_rest(page):
    """Wait until nothing is moving or changing colour, so that what is measured stays so."""
    page.wait_for_function(AT_REST)
    return page


def tab_to(page, matches, limit=60):
    """Press Tab until the focused element answers to ``matches`` (a CSS selector)."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", matches):
            return
    pytest.fail(f"Tab never reached {matches}")
