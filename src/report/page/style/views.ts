/** What only one view has. */
export const views = `
.counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.2rem, 1fr)); gap: .8rem; list-style: none; padding: 0; margin: 0; }
.counts li { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: .7rem 1rem; box-shadow: var(--shadow); color: var(--soft); }
.counts b { display: block; font-size: 1.6rem; line-height: 1.2; color: var(--text); font-weight: 650; }
.counts .zero b { color: var(--soft); font-weight: 400; }
.findings { list-style: none; padding: 0; margin: .8rem 0 0; display: grid; gap: .5rem; }
.findings > li { background: var(--card); border: 1px solid var(--line); border-inline-start: 4px solid var(--info); border-radius: 8px; padding: .55rem .9rem; }
.findings > .error, .findings > .critical, .findings > .high { border-inline-start-color: var(--error); }
.findings > .warning, .findings > .medium { border-inline-start-color: var(--warning); }
.findings summary > * { margin-inline-end: .6rem; } .findings summary > .place { display: block; margin-inline-start: 1.1rem; }
.shares li { padding: .3rem 0; } .share { display: flex; justify-content: space-between; gap: 1rem; }
.meter { display: block; block-size: 6px; border-radius: 3px; background: var(--hole); overflow: hidden; margin-block: .15rem .2rem; }
.meter i { display: block; block-size: 100%; background: var(--accent); }
figure { margin: 0; }
.pictures { display: grid; gap: 1.2rem; grid-template-columns: minmax(0, 1fr); }
.scene { display: flex; flex-wrap: wrap; gap: 1.2rem; } .scene > figure { flex: 4 1 34rem; min-inline-size: 0; } .scene.small > figure { flex: 0 1 24rem; }
.glance { flex: 1 1 17rem; min-inline-size: 0; background: var(--card); border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow); padding: 1.1rem 1.3rem; }
.glance .facts { grid-template-columns: fit-content(7.5rem) minmax(0, 1fr); }
.groups li { display: grid; grid-template-columns: auto 1fr; gap: 0 .6rem; padding: .2rem 0; align-items: center; } .groups b { overflow-wrap: anywhere; } .groups small { grid-column: 2; }
.ring { background: var(--card); border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow); }
.ring { overflow-x: auto; display: grid; align-items: center; padding: 1rem; } .ring svg { display: block; inline-size: 100%; block-size: 100%; max-block-size: min(74vh, 820px); }
.ring text { font-size: 15px; fill: var(--text); } .ring text.small { font-size: 11.5px; } .narrow text { font-size: 24px; } .narrow .bundle text { font-size: 20px; } .narrow text.small { font-size: 19px; } .ring .narrow .band text { font-size: 20px; } .ring .narrow.many .band text { font-size: 28px; } .ring text.large { font-size: 26px; font-weight: 650; }
.node { cursor: pointer; } .node circle { fill: var(--tone); stroke: var(--card); stroke-width: 1.5; } .node .target { fill: transparent; stroke: none; }
.node:hover circle:not(.target), .node.chosen circle:not(.target) { stroke: var(--text); stroke-width: 3; } .node:focus-visible { outline: none; }
.node:focus-visible .target { stroke: var(--accent); stroke-width: 2.5; }
.node.chosen text { font-weight: 700; }
.g0 { --tone: var(--g0); } .g1 { --tone: var(--g1); } .g2 { --tone: var(--g2); } .g3 { --tone: var(--g3); }
.g4 { --tone: var(--g4); } .g5 { --tone: var(--g5); } .g6 { --tone: var(--g6); } .g7 { --tone: var(--g7); }
.band path, .band circle { fill: none; stroke: var(--tone); stroke-width: 8; } .band text { font-weight: 650; fill: var(--tone); paint-order: stroke; stroke: var(--card); stroke-width: 5px; }
.lines path { fill: none; stroke: var(--tone, var(--soft)); stroke-width: 1.6; opacity: .75; } .lines .across { stroke: var(--soft); stroke-dasharray: 5 3; }
.lines.faint path { opacity: .22; } .lines.own path { stroke: var(--accent); stroke-width: 2.4; opacity: 1; } .lines.own.many path { stroke-width: .7; opacity: .55; }
.bundle path { fill: none; stroke: var(--soft); opacity: .65; } .bundle .part { stroke-dasharray: 9 6; } .bundle:hover path { opacity: .9; }
.bundle circle { fill: none; } .bundle.within path, .bundle.within circle { stroke: var(--tone); stroke-width: 9; opacity: .55; }
.bundle text { font-size: 14px; paint-order: stroke; stroke: var(--card); stroke-width: 6px; font-weight: 550; } .bundle.only text { stroke: none; }
.legend { display: flex; flex-wrap: wrap; gap: .35rem 1.4rem; list-style: none; padding: 0; margin: 0; color: var(--soft); } .legend b { color: var(--text); }
.legend li { display: inline-flex; align-items: center; gap: .4rem; }
.swatch { display: inline-grid; place-items: center; inline-size: 1.15rem; block-size: 1.15rem; border-radius: 4px; background: var(--tone); font: 600 .72rem/1 system-ui, sans-serif; }
.matrix { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1rem; overflow: auto; display: grid; justify-items: center; gap: .6rem; }
.scene.small .adjacency { max-inline-size: 18rem; image-rendering: auto; }
.adjacency { max-inline-size: 100%; image-rendering: pixelated; cursor: crosshair; }
.framed { display: flex; max-inline-size: 100%; } .framed .adjacency { min-inline-size: 0; align-self: flex-start; }
.framed ol { display: flex; flex-direction: column; padding-block-start: 10px; font-size: .85rem; } .framed li { flex: 0 1 0; min-block-size: 0; padding: 0 .5rem 0 0; display: grid; align-items: center; color: var(--tone); font-weight: 600; text-align: end; line-height: 1; }
.says { color: var(--soft); min-block-size: 1.5em; }
.block .lanes { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .25rem 0; margin-block-end: .5rem; }
.lanes.scroll { max-block-size: 30rem; overflow-y: auto; }
.lane { display: grid; grid-template-columns: 10rem 1fr; align-items: center; padding-inline: .7rem; }
.lane:hover { background: var(--hole); }
.lane .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: .92rem; }
.lane .name button { white-space: nowrap; }
.track { position: relative; block-size: 1.55rem; } .lane.all .track { block-size: 2.2rem; } .dense .track { block-size: 1.15rem; } .dense .name { font-size: .82rem; }
.track b { font-weight: 500; } .track b + span { margin-inline-start: .4em; }
.axis .track { block-size: 1.4rem; } .axis .track span { position: absolute; transform: translateX(-50%); font-size: .8rem; color: var(--soft); white-space: nowrap; }
.axis .track span:first-child { transform: none; } .axis .track .last { transform: translateX(-100%); }
.lanes.scroll .track { background: linear-gradient(90deg, var(--line) 1px, transparent 1px) 0 0 / 25% 100%; }
.track .range, .track .free { position: absolute; inset-block: 2px; min-inline-size: 2px; border-radius: 3px; overflow: hidden; white-space: nowrap; font-size: .76rem; line-height: 1; display: flex; align-items: center; padding-inline: 3px; }
.range { color: #fff; } .range.pods { background: #2f6fc4; }
.range.nodes { background: repeating-linear-gradient(45deg, #17634a 0 6px, #227b5b 6px 9px); } .range.services { background: repeating-linear-gradient(90deg, #74488a 0 4px, #9160a6 4px 6px); }
.track .range { border: 1px solid rgb(255 255 255 / 55%); } .range.clash { background: repeating-linear-gradient(-45deg, #b3261e 0 5px, #7d1410 5px 9px); }
.free { border: 1px dashed var(--soft); color: var(--soft); border-radius: 4px; }
.table.grid { inline-size: fit-content; max-inline-size: 100%; margin-block-start: .8rem; }
.table.grid .turned { font-weight: 400; vertical-align: bottom; text-align: center; padding: .4rem .1rem; }
.grid .turned span { writing-mode: vertical-rl; transform: rotate(180deg); max-inline-size: 16rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; display: inline-block; }
.grid th[scope='row'], .grid thead th:first-child { position: sticky; inset-inline-start: 0; background: var(--card); z-index: 1; white-space: nowrap; } .grid thead th:first-child { z-index: 3; }
.grid .cell { text-align: center; padding: .18rem .1rem; min-inline-size: 1.9rem; white-space: nowrap; } .grid tbody tr:hover > * { background: var(--hole); } .grid tr.chosen > * { background: var(--accent-soft); }
.grid .tight .cell { min-inline-size: 1.2rem; } .grid table { inline-size: auto; } .grid td:nth-child(2):not(.cell) { white-space: nowrap; }
.role, .verdict { display: inline-grid; place-items: center; inline-size: 1.45rem; block-size: 1.45rem; border-radius: 5px; font-weight: 650; font-size: .85rem; }
.role.provider { background: var(--accent); color: var(--on-accent); } .role.kept { border: 1.5px dashed var(--accent); color: var(--accent); } .role.consumer { background: var(--hole); color: var(--soft); }
.affinity { margin-inline-start: .1rem; }
.verdict.allow { background: var(--good-soft); color: var(--good); } .verdict.allow-l7 { background: var(--info-soft); color: var(--info); }
.verdict.deny { color: var(--error); } .verdict.unknown { background: var(--warning-soft); color: var(--warning); }
.verdict.opened { outline: 2.5px solid var(--error); outline-offset: -1px; } .verdict.closed { outline: 2.5px dotted var(--soft); outline-offset: -1px; }
.verdicts .cell { cursor: pointer; } .verdicts .cell.chosen { background: var(--accent-soft); box-shadow: inset 0 0 0 2px var(--accent); } .verdicts .cell:focus-visible { outline-offset: -2px; }
.verdicts th { font-size: .9rem; } .verdicts .pods { display: inline-block; vertical-align: bottom; max-inline-size: 26rem; white-space: normal; overflow-wrap: anywhere; } .verdicts .turned span { white-space: normal; text-align: start; } .verdicts .turned small { white-space: nowrap; } .bar + .choices { margin-block: .6rem; }
.swatch.blank { border: 1px solid var(--line); }
.reasons { padding-inline-start: 1.3rem; margin: .3rem 0; } .reasons li { padding: .15rem 0; }
.chips { display: flex; flex-wrap: wrap; gap: .35rem; list-style: none; padding: 0; margin: .7rem 0; } .chips button { background: var(--error-soft); border-color: var(--error); color: var(--error); } .chips .quiet { background: none; border-color: transparent; color: var(--soft); }
section > .bar + .legend, section > .legend + .table { margin-block-start: .6rem; }
.versions { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; }
.pair { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; margin-block-start: .8rem; } .pair > .table { margin: 0; } .pair > section { flex: 1 1 30rem; min-inline-size: 0; margin: 0; }
.switch > .demand, .switch > .note { margin-block-start: .8rem; }
.switch, #answer, #verdict { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1rem 1.2rem; }
.steps { list-style: none; padding: 0; margin: 0; display: grid; gap: .9rem; } .steps > li { display: flex; flex-wrap: wrap; gap: .4rem 2rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: .9rem 1.2rem; position: relative; }
.steps > li > :first-child { flex: 3 1 24rem; min-inline-size: 0; } .steps > li > .mix { flex: 2 1 18rem; min-inline-size: 0; }
.steps > li + li::before { content: '↓'; position: absolute; inset-block-start: -1rem; inset-inline-start: 1.5rem; color: var(--soft); line-height: 1.1; }
.mix h3 { margin-block-start: .2rem; } .mix p { margin: .3rem 0 0; color: var(--soft); } .mix .parts { display: flex; gap: 2px; }
.mix .parts span { flex: 0 1 0; min-inline-size: 4px; padding: .15rem 0; overflow: hidden; text-align: center; white-space: nowrap; font-size: .85rem; background: var(--tone); color: var(--on-accent); border-radius: 4px; }
#verdict > h3 { margin-block-start: 0; } .link.unfold { margin: .4rem .75rem; } #answer > .note { margin-block: .8rem .5rem; }
@media (max-width: 600px) {
  .ring { padding: .5rem; } .counts { grid-template-columns: repeat(auto-fit, minmax(6rem, 1fr)); }
  .lane { grid-template-columns: 7rem 1fr; padding-inline: .5rem; } .axis .track span:nth-child(2), .axis .track span:nth-child(4) { display: none; }
  .track .range span, .track .free span { display: none; } .switch, #answer, #verdict, .glance { padding: .8rem .9rem; }
  .grid th[scope='row'] { white-space: normal; overflow-wrap: break-word; min-inline-size: 8.5rem; max-inline-size: 9.5rem; } .grid th[scope='row'] > .link { white-space: normal; }
}
`;
