/** On paper: every view, what is folded open, nothing that only a screen has. Patterns would take a printer minutes. */
export const print = `
@page { size: landscape; margin: 12mm; }
@media print {
  :root, :root[data-theme] { color-scheme: light; --page: #fff; --card: #fff; --text: #000; --soft: #444; --line: #bbb; --hole: #eee; --shadow: none; }
  body { font-size: 9.5pt; display: block; } .top, .bar:not(:has(> .legend)), .bar > :not(.legend), .skip, .keys, #side, .chips, .cut button, .says, .unfold, .choices { display: none; }
  .content { display: block; padding: 0; max-inline-size: none; } .printed + .printed { break-before: page; } .printed > h1 { margin-block-end: .6rem; }
  .table, .lanes.scroll { max-block-size: none; overflow: visible; } .table thead th, .grid th[scope='row'], .grid thead th:first-child { position: static; }
  .table { font-size: 8.5pt; } .table th, .table td { padding: .2rem .5rem; } .table:not(.grid) td:has(> .link) { min-inline-size: 24rem; } .grid .cell { padding: 1px; min-inline-size: 0; } .role, .verdict { inline-size: 1.15rem; block-size: 1.15rem; font-size: .75rem; }
  * { print-color-adjust: exact; } tr, .findings > li, .steps > li, .lane, .counts li, figure, h2, h3 { break-inside: avoid; } h2, h3 { break-after: avoid; }
  button.link, summary { color: inherit; } .listed { columns: 4; font-size: 7.5pt; line-height: 1.3; } .listed li { padding: 0; }
  .counts { grid-template-columns: repeat(8, 1fr); } #verdict:not(:has(h3)) { display: none; }
  .lanes.scroll .track, .track .range { background-image: none; } .track .range.nodes { background-color: #17634a; inset-block: 20%; } .track .range.services { background-color: #74488a; inset-block: 33%; }
  .track .range.clash { background-color: #b3261e; } .lanes.scroll .track { border-inline-start: 1px solid var(--line); }
  .ring svg { max-block-size: 14cm; } .scene { flex-wrap: nowrap; } .scene > figure { flex-basis: 60%; } .adjacency { max-block-size: 12cm; }
}
`;
