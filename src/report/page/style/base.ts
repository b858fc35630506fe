/** Colours of both schemes, and what everything else stands on. */
export const base = `
:root {
  color-scheme: light dark;
  --page: #f7f8fa; --card: #ffffff; --text: #1c2430; --soft: #566173; --line: #dde2ea; --edge: #848ea0; --hole: #eceff4;
  --accent: #2858c4; --accent-soft: #e5ecfb; --on-accent: #ffffff;
  --error: #b3261e; --error-soft: #fbe9e7; --warning: #8a5a00; --warning-soft: #fdf1d8;
  --good: #1d6b3a; --good-soft: #e3f4e8; --info: #3a5a84; --info-soft: #e6eef8;
  --g0: #2f6fc4; --g1: #b8501a; --g2: #23836a; --g3: #9a4d9e; --g4: #8a7400; --g5: #b0385b; --g6: #2a7d97; --g7: #66707f;
  --shadow: 0 1px 2px rgb(20 30 50 / 6%), 0 4px 16px rgb(20 30 50 / 5%);
}
@media (prefers-color-scheme: dark) { :root:not([data-theme='light']) { $dark } }
:root[data-theme='dark'] { $dark }
:root[data-theme='light'] { color-scheme: light; }
* { box-sizing: border-box; }
html { scroll-padding-top: 5rem; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  font-variant-numeric: tabular-nums; display: flex; flex-direction: column; min-height: 100vh;
}
h1, h2, h3, h4 { line-height: 1.25; margin: 0; font-weight: 650; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; } h3 { font-size: 1rem; margin-block: .9rem .4rem; } h4 { font-size: .92rem; }
h2 small { font-weight: 400; color: var(--soft); margin-inline-start: .6rem; }
p { margin: .5rem 0; }
code { font: .86em ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; overflow-wrap: anywhere; }
small { color: var(--soft); }
button, input, select {
  font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 7px; padding: .28rem .65rem;
}
input, select { border-color: var(--edge); }
::placeholder { color: var(--soft); opacity: 1; }
button { cursor: pointer; }
button:hover { border-color: var(--accent); }
button[aria-pressed='true'] { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button.quiet { border-color: transparent; background: none; color: var(--soft); }
button.link { border: 0; background: none; padding: 0; color: var(--accent); text-align: start; overflow-wrap: anywhere; }
button.link:hover, button.link[aria-pressed='true'] { text-decoration: underline; }
button.link[aria-pressed='true'] { background: none; color: var(--accent); font-weight: 650; }
.listing { white-space: nowrap; } .listing .link { white-space: normal; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
summary { cursor: pointer; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; inset-inline-start: -999px; }
.skip:focus { inset: .5rem auto auto .5rem; background: var(--card); padding: .5rem 1rem; z-index: 30; }
.plain { list-style: none; margin: 0; padding: 0; }
.plain li { padding: .12rem 0; }
.quiet { color: var(--soft); }
`.replaceAll(
  '$dark',
  `
  color-scheme: dark;
  --page: #12161c; --card: #1a2029; --text: #e4e9f1; --soft: #98a4b6; --line: #2d3644; --edge: #6b788c; --hole: #20272f;
  --accent: #7ea6f8; --accent-soft: #22314f; --on-accent: #0d1420;
  --error: #ff8f85; --error-soft: #3d2020; --warning: #eab75a; --warning-soft: #3a2d14;
  --good: #76cf95; --good-soft: #173223; --info: #9dbbe6; --info-soft: #1e2b3d;
  --g0: #74a7f0; --g1: #ec9160; --g2: #58c4a6; --g3: #cf8fd3; --g4: #ccb545; --g5: #ec7f9e; --g6: #78c3da; --g7: #a3adbb;
  --shadow: none;
`,
);
