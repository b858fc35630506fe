/** Header, navigation, search, the panel of a cluster, and what stands in every view. */
export const frame = `
.top {
  position: sticky; top: 0; z-index: 20; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.4rem;
  padding: .6rem 1.5rem; background: var(--card); border-block-end: 1px solid var(--line);
}
.brand { display: flex; align-items: center; gap: .7rem; }
.brand b { letter-spacing: .01em; }
.brand .fleet { color: var(--soft); padding-inline-start: .7rem; border-inline-start: 1px solid var(--line); }
.brand .label { position: absolute; clip-path: inset(50%); }
nav { display: flex; flex-wrap: wrap; gap: .15rem; }
nav button { border-color: transparent; background: none; color: var(--soft); }
nav button[aria-current] { color: var(--text); font-weight: 650; background: var(--accent-soft); }
.search { position: relative; margin-inline-start: auto; }
.search input { inline-size: 15rem; background: var(--page); }
#hits {
  position: absolute; inset-inline-end: 0; inset-block-start: calc(100% + .4rem); inline-size: min(34rem, 90vw); max-block-size: 65vh; overflow: auto;
  margin: 0; padding: .3rem; list-style: none; background: var(--card); border: 1px solid var(--line); border-radius: 10px; box-shadow: 0 8px 32px rgb(0 0 0 / 18%);
}
#hits li { display: grid; grid-template-columns: 4.6rem 1fr; gap: 0 .6rem; padding: .35rem .6rem; border-radius: 6px; cursor: pointer; }
#hits li.none { display: block; color: var(--soft); cursor: default; }
#hits li[aria-selected='true'] { background: var(--accent-soft); }
#hits .kind { color: var(--soft); font-size: .85em; } #hits .what { overflow-wrap: anywhere; } #hits small { grid-column: 2; }
.content { display: flex; align-items: flex-start; gap: 1.5rem; padding: 1.4rem 1.5rem; flex: 1; max-inline-size: 1680px; inline-size: 100%; margin-inline: auto; }
main { flex: 1; min-inline-size: 0; outline: none; }
#side:empty { display: none; }
main > div { display: grid; gap: 1.2rem; grid-template-columns: minmax(0, 1fr); } main > div > * { margin-block: 0; } main > div:empty { display: none; } main > div + div { margin-block-start: 1.2rem; }
main section > h2 { margin-block-end: .6rem; }
footer { padding: 1rem 1.5rem; color: var(--soft); font-size: .85rem; border-block-start: 1px solid var(--line); display: flex; gap: 2rem; flex-wrap: wrap; }
.details {
  inline-size: 23rem; position: sticky; top: 4.6rem; max-block-size: calc(100vh - 6rem); overflow: auto; padding: 1rem 1.2rem;
  background: var(--card); border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow);
}
.details header { display: flex; justify-content: space-between; align-items: start; gap: .5rem; }
.details h2 { overflow-wrap: anywhere; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .22rem 1rem; margin: .6rem 0; }
.facts dt { color: var(--soft); } .facts dd { margin: 0; overflow-wrap: anywhere; }
.details .facts { grid-template-columns: 8.6rem 1fr; font-size: .92rem; }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem 1.4rem; }
.choices { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem; }
.label { color: var(--soft); margin-inline-end: .4rem; font-size: .92em; }
.field { display: inline-flex; align-items: center; max-inline-size: 100%; } .field select, .field input { min-inline-size: 0; max-inline-size: 20rem; flex: 0 1 auto; }
.toggle { display: inline-flex; align-items: center; gap: .4rem; }
.note { padding: .55rem .9rem; border-radius: 8px; background: var(--info-soft); border-inline-start: 4px solid var(--info); }
.note.error { background: var(--error-soft); border-color: var(--error); }
.note.warning { background: var(--warning-soft); border-color: var(--warning); }
.note.good { background: var(--good-soft); border-color: var(--good); }
.badge { display: inline-block; padding: 0 .5rem; margin-inline-end: .3rem; border-radius: 99px; font-size: .82rem; font-weight: 600; background: var(--info-soft); color: var(--info); white-space: nowrap; }
.badge.error, .badge.critical, .badge.high, .badge.deny, .badge.opened { background: var(--error-soft); color: var(--error); }
.badge.warning, .badge.medium, .badge.unknown { background: var(--warning-soft); color: var(--warning); }
.badge.allow { background: var(--good-soft); color: var(--good); }
.badge.kind { font-weight: 500; }
.badge.error::before, .badge.critical::before { content: '✕ '; } .badge.warning::before, .badge.high::before { content: '▲ '; } .badge.info::before { content: 'i '; font-style: italic; }
.tag { display: inline-block; padding: .02rem .4rem; margin: .08rem .2rem .08rem 0; border: 1px solid var(--line); border-radius: 5px; }
.place { color: var(--soft); font-size: .88em; overflow-wrap: anywhere; }
.place::before { content: '↳\\00a0'; } .place code { margin-inline-start: .5rem; }
.source { white-space: nowrap; color: var(--soft); }
.more { display: inline; } .more summary { display: inline; color: var(--accent); } .more[open] summary { display: none; }
.demand { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .55rem .9rem; }
.demand > summary { font-weight: 550; } .demand[open] > summary { margin-block-end: .6rem; }
.demand .table { border: 0; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 1rem 2rem; }
.columns.two { grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); } .columns > * { min-inline-size: 0; overflow-wrap: anywhere; }
.table { overflow: auto; max-block-size: 75vh; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.table table { border-collapse: separate; border-spacing: 0; inline-size: 100%; }
.table th, .table td { text-align: start; vertical-align: top; padding: .38rem .75rem; border-block-end: 1px solid var(--line); font-weight: 400; }
.table tbody tr:last-child > * { border-block-end: 0; }
.cut { padding: .4rem .75rem; margin: 0; color: var(--soft); }
.table thead th { position: sticky; top: 0; z-index: 2; background: var(--card); color: var(--soft); white-space: nowrap; font-weight: 550; }
.table thead button { border: 0; background: none; padding: 0; color: inherit; font-weight: 550; }
.table thead [aria-sort='ascending'] button::after { content: ' ↑'; } .table thead [aria-sort='descending'] button::after { content: ' ↓'; }
.table .number { text-align: end; } .table tbody th > .link, .table code { white-space: nowrap; } .table:not(.grid) td:not(.number) { min-inline-size: 6rem; } .table:not(.grid) td:has(> .link) { min-inline-size: 12rem; }
.table .place code { display: block; margin-inline-start: 1.1em; }
@media (max-width: 1150px) {
  .top { gap: .5rem .8rem; } nav button { padding-inline: .45rem; } .search input { inline-size: 10rem; } #theme .word { display: none; }
}
@media (max-width: 1000px) {
  .content { flex-direction: column; } #side { order: -1; inline-size: 100%; } .details { inline-size: 100%; position: static; max-block-size: none; }
}
@media (max-width: 600px) {
  .top { position: static; padding: .6rem 1rem; } .content { padding: 1rem; } footer { padding: 1rem; gap: .4rem 2rem; }
  nav { display: grid; grid-template-columns: repeat(3, 1fr); inline-size: 100%; } nav button { padding-inline: .2rem; }
  .search { flex: 1; } .search input { inline-size: 100%; } #hits { inset-inline: 0 auto; inline-size: calc(100vw - 2rem); }
  .details .facts { grid-template-columns: 7rem 1fr; } .table:not(.grid) td:not(.number), .table:not(.grid) tbody th { min-inline-size: 10rem; }
}
`;
