/** What is not as in the base: always with a sign beside the colour. */
export const changes = `
.badge.change-new { background: var(--good-soft); color: var(--good); } .badge.change-gone { background: var(--error-soft); color: var(--error); } .badge.change-new, .badge.change-gone { white-space: normal; }
.lines .line.new { stroke: var(--good); stroke-width: 3; opacity: 1; stroke-dasharray: none; }
.lines .line.gone { stroke: var(--error); stroke-width: 2.2; opacity: 1; stroke-dasharray: 2 6; }
.ring .lines text { font-size: 20px; font-weight: 700; paint-order: stroke; stroke: var(--card); stroke-width: 5px; } .lines .new { fill: var(--good); } .lines .gone { fill: var(--error); }
.lines path.new, .lines path.gone { fill: none; }
.node.joined circle:not(.target) { stroke: var(--good); stroke-width: 3; } .node.joined text { fill: var(--good); } .ring .node .sign { fill: var(--card); font-size: 18px; font-weight: 800; }
.node.joined circle:not(.target) { fill: var(--good); }
`;
