/** On paper: everything open, nothing that only a screen has. */
export const print = `
.printed { display: none; }
@media print {
  :root, :root[data-theme] { color-scheme: light; --page: #fff; --card: #fff; --text: #000; --soft: #444; --line: #bbb; --hole: #eee; --shadow: none; }
  body { font-size: 10pt; display: block; } .top, .bar, .skip, .keys, #side, .chips, .table > button { display: none; }
  .content { display: block; padding: 0; } .printed { display: block; } .printed + .printed { break-before: page; } .printed > h1 { margin-block-end: .6rem; }
  .table, .lanes.scroll { max-block-size: none; overflow: visible; } .table thead th, .grid th[scope='row'], .grid thead th:first-child { position: static; }
  * { print-color-adjust: exact; } tr, .findings > li, .steps > li, .lane { break-inside: avoid; }
  .ring svg { max-block-size: 17cm; }
}
`;
