/** The one style sheet: a newspaper's calm, system fonts, one accent; light and dark, screen and print. */
export const styles = `:root {
  color-scheme: light dark;
  --paper: #fbf9f4;
  --sheet: #ffffff;
  --ink: #1c1a17;
  --soft: #5b554c;
  --rule: #d9d2c4;
  --accent: #9b1c1f;
  --accent-ink: #ffffff;
  --mark: #f3e9d2;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", "Source Serif 4", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171614;
    --sheet: #1f1e1b;
    --ink: #ece7dd;
    --soft: #b3aca0;
    --rule: #3b3832;
    --accent: #f0928a;
    --accent-ink: #1c1a17;
    --mark: #3a3323;
  }
}
* { box-sizing: border-box; }
html { font-size: 100%; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 var(--serif); overflow-wrap: break-word; }
a { color: inherit; text-decoration-color: var(--rule); text-underline-offset: .15em; }
a:hover { color: var(--accent); text-decoration-color: currentColor; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; inset-inline-start: -999em; background: var(--accent); color: var(--accent-ink); padding: .6rem 1rem; z-index: 2; }
.skip:focus { inset-inline-start: 0; top: 0; }
.page { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem 4rem; }

.masthead { border-block-end: 3px double var(--rule); padding: 1.4rem 0 .9rem; margin-block-end: 1.6rem; display: flex; flex-wrap: wrap; gap: .6rem 1.5rem; align-items: baseline; }
.masthead .name { font-size: 1.9rem; font-weight: 700; letter-spacing: -.02em; line-height: 1.1; margin: 0; }
.masthead .name a { text-decoration: none; }
.masthead nav { font: .9rem/1.4 var(--sans); display: flex; flex-wrap: wrap; gap: 0 1.1rem; flex: 1; }
.masthead nav a, .crumbs a, .tags a, .feeds a, .pager a { display: inline-block; padding-block: .35rem; }
.masthead form { display: flex; gap: .4rem; }
input, textarea, button, select { font: 1rem/1.4 var(--sans); color: inherit; background: var(--sheet); border: 1px solid var(--soft); border-radius: 3px; padding: .45rem .6rem; max-width: 100%; }
button { background: var(--accent); color: var(--accent-ink); border-color: var(--accent); cursor: pointer; font-weight: 600; }
button.quiet { background: transparent; color: var(--accent); }
label { display: block; font: 600 .9rem/1.4 var(--sans); margin-block: .8rem .25rem; }
textarea { width: 100%; min-height: 8rem; }

h1 { font-size: clamp(1.7rem, 1.2rem + 2.4vw, 2.7rem); line-height: 1.12; letter-spacing: -.015em; margin: .2rem 0 .8rem; text-wrap: balance; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 0 0 .8rem; padding-block-start: .5rem; border-block-start: 2px solid var(--ink); }
h3 { font-size: 1.15rem; line-height: 1.3; margin: 0 0 .3rem; text-wrap: balance; }
h3 a { text-decoration: none; }
.meta, .why, .note, .feeds, .crumbs, .pager, .count, .kicker { font: .875rem/1.5 var(--sans); color: var(--soft); }
.meta { margin: 0 0 .35rem; }
.meta > * + *::before { content: "·"; margin-inline: .45em; color: var(--soft); }
.kicker { text-transform: uppercase; letter-spacing: .06em; font-size: .8125rem; }
.label { border: 1px solid var(--soft); border-radius: 2px; padding: 0 .3em; }
.excerpt { margin: 0; }
section { margin-block-end: 2.4rem; }

.columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2.4rem; }
@media (min-width: 60rem) {
  .columns { grid-template-columns: minmax(0, 38rem) minmax(0, 1fr); gap: 3.2rem; }
  .front { grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); }
}
.list { list-style: none; margin: 0; padding: 0; }
.list > li { padding-block: 1rem; border-block-start: 1px solid var(--rule); }
.list > li:first-child { padding-block-start: 0; border: 0; }
.lead h3 { font-size: clamp(1.4rem, 1.1rem + 1.5vw, 2rem); line-height: 1.16; }
.body { font-size: 1.1875rem; line-height: 1.65; max-width: 38rem; }
.body p { margin: 0 0 1.1em; white-space: pre-line; }
.standfirst { font-size: 1.25rem; line-height: 1.45; color: var(--soft); margin: 0 0 1rem; max-width: 38rem; }
.tags { list-style: none; display: flex; flex-wrap: wrap; gap: 0 1rem; margin: 0; padding: 0; font: .95rem/1.5 var(--sans); }
.tags a { color: var(--accent); text-decoration: none; }
.tags a:hover { text-decoration: underline; }
.points { margin: 0; padding-inline-start: 1.1rem; }
.points li { margin-block-end: .5rem; }
.box { background: var(--sheet); border: 1px solid var(--rule); padding: 1rem 1.2rem; }
.why { margin: .4rem 0 0; }
.why b { font-weight: 600; color: var(--ink); }
.timeline { list-style: none; margin: 0; padding: 0; border-inline-start: 2px solid var(--rule); }
.timeline > li { padding: 0 0 1.3rem; padding-inline-start: 1.2rem; position: relative; }
.timeline > li::before { content: ""; position: absolute; inset-inline-start: -.42rem; top: .5rem; width: .7rem; height: .7rem; border-radius: 50%; background: var(--accent); }
.spark { display: block; width: 100%; max-width: 22rem; height: 3.2rem; }
.spark rect { fill: var(--accent); }
.comments { list-style: none; margin: 0; padding: 0; }
.comments li { padding-block: .8rem; border-block-start: 1px solid var(--rule); }
.comments ol { list-style: none; margin: .8rem 0 0; padding: 0; padding-inline-start: 1rem; border-inline-start: 2px solid var(--rule); }
.comments p { margin: .2rem 0; white-space: pre-line; }
.honey { position: absolute; inset-inline-start: -999em; }
.notice { background: var(--mark); padding: .7rem 1rem; font: .95rem/1.5 var(--sans); }
.foot { border-block-start: 3px double var(--rule); padding-block-start: 1rem; font: .875rem/1.5 var(--sans); color: var(--soft); }
.foot a, .note a, .meta a, .count a { display: inline-block; min-height: 1.5rem; }
table { border-collapse: collapse; width: 100%; font: .95rem/1.5 var(--sans); }
th, td { text-align: start; padding: .5rem .6rem .5rem 0; border-block-end: 1px solid var(--rule); vertical-align: top; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print {
  body { background: #fff; color: #000; font-size: 11pt; }
  .masthead nav, .masthead form, .skip, .feeds, form, .pager, .foot { display: none; }
  .columns { display: block; }
  a { text-decoration: none; }
}
`;
