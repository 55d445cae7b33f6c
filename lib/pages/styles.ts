import type { Accent } from './accent.ts';

/** The one style sheet: a newspaper's calm, system fonts, one accent; light and dark, screen and print. */
export const styles = `:root {
color-scheme: light dark;
--paper: #fbf9f4; --sheet: #fff; --ink: #1c1a17; --soft: #5b554c; --rule: #d9d2c4; --accent: #96191d; --on-accent: #fff; --mark: #f6e7b8;
--serif: "Iowan Old Style", "Palatino Linotype", Palatino, Charter, "Noto Serif", Georgia, serif;
--sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
--measure: 38rem;
}
@media (prefers-color-scheme: dark) {
:root { --paper: #171614; --sheet: #201f1c; --ink: #e9e4da; --soft: #b0a99d; --rule: #3a3731; --accent: #ee968d; --on-accent: #1c1a17; --mark: #4d4220; }
}
@media (prefers-reduced-motion: no-preference) {
@view-transition { navigation: auto; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 var(--serif); overflow-wrap: break-word; }
:lang(ja) { font-family: "Hiragino Mincho ProN", "Yu Mincho", "Noto Serif CJK JP", var(--serif); line-break: strict; }
:lang(zh) { font-family: "Songti SC", SimSun, "Noto Serif CJK SC", var(--serif); }
:lang(ko) { font-family: AppleMyungjo, Batang, "Noto Serif CJK KR", var(--serif); word-break: keep-all; }
:lang(ar), :lang(fa), :lang(ur) { font-family: "Geeza Pro", "Noto Naskh Arabic", "Traditional Arabic", var(--serif); }
a { color: inherit; text-decoration-thickness: 1px; text-decoration-color: color-mix(in srgb, currentcolor 40%, transparent); text-underline-offset: .18em; }
a:hover { color: var(--accent); text-decoration-color: currentcolor; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
p, ul, ol, figure, dl, dd { margin: 0; padding: 0; }
ul, ol { list-style: none; }
.skip { position: absolute; inset-inline-start: -999em; background: var(--accent); color: var(--on-accent); padding: .6rem 1rem; z-index: 2; }
.skip:focus { inset-inline-start: 0; top: 0; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.page { max-width: 70rem; margin: 0 auto; padding: 0 1.25rem 3rem; }

.masthead { display: grid; grid-template-columns: 1fr auto; align-items: center; column-gap: 2rem; padding-block-start: 1.1rem; margin-block-end: 1.75rem; }
.name { font-size: clamp(1.9rem, 1.5rem + 2vw, 2.75rem); font-weight: 700; letter-spacing: -.03em; line-height: 1.1; }
.name a { text-decoration: none; }
.logo { display: block; height: clamp(2.2rem, 1.8rem + 2vw, 3.2rem); width: auto; max-width: 100%; object-fit: contain; }
:lang(ar) > .page .name, h1:lang(ar) { letter-spacing: 0; }
.masthead nav { grid-column: 1 / -1; display: flex; gap: 0 1.6rem; margin-block-start: .8rem; border-block-start: 1px solid var(--ink); border-block-end: 3px double var(--ink); font: 600 .875rem/1.5 var(--sans); }
.masthead nav a { padding-block: .45rem; text-decoration: none; }
.masthead nav [aria-current] { color: var(--accent); box-shadow: inset 0 -2px var(--accent); }
.search { display: flex; }
.masthead .search input { width: 14.5rem; }
.search input { border-inline-end: 0; border-start-end-radius: 0; border-end-end-radius: 0; min-width: 0; flex: 1; }
.search button { border-start-start-radius: 0; border-end-start-radius: 0; }
@media (max-width: 40rem) {
.masthead { grid-template-columns: 1fr; row-gap: .7rem; }
.masthead search { grid-row: 3; }
.masthead nav { margin: 0; justify-content: space-between; }
}

input, textarea, select, button { font: 1rem/1.4 var(--sans); color: inherit; background: var(--sheet); border: 1px solid var(--soft); border-radius: 2px; padding: .45rem .65rem; max-width: 100%; }
input[type=checkbox] { width: 1.5rem; height: 1.5rem; }
button { font-weight: 600; cursor: pointer; background: transparent; }
button:hover { color: var(--accent); border-color: currentcolor; }
a.button { display: inline-block; font: 600 1rem/1.4 var(--sans); border: 1px solid var(--soft); border-radius: 2px; padding: .45rem .9rem; text-decoration: none; }
a.button:hover { border-color: currentcolor; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button.primary:hover { background: var(--ink); border-color: var(--ink); color: var(--paper); }
label { display: block; font: 600 .875rem/1.4 var(--sans); margin-block: .9rem .3rem; }
label small { font-weight: 400; color: var(--soft); }
textarea, .wide { width: 100%; }
textarea { min-height: 8rem; }
.row { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; margin-block-start: .9rem; }
.narrow { max-width: var(--measure); }
.quoted { margin: 0 0 1.2rem; padding-inline-start: 1.1rem; border-inline-start: 3px solid var(--rule); }
.tabs { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; margin-block: 1.4rem; font: 600 .9375rem/1.5 var(--sans); }
.tabs a { padding-block: .3rem; text-decoration: none; white-space: nowrap; }
.tabs [aria-current] { color: var(--accent); box-shadow: inset 0 -2px var(--accent); }
.trap { position: absolute; inset-inline-start: -999em; }

h1 { font-size: clamp(1.8rem, 1.2rem + 2.6vw, 2.9rem); line-height: 1.12; letter-spacing: -.018em; margin: 0 0 .9rem; text-wrap: balance; }
h2 { font: 700 .9375rem/1.4 var(--sans); margin: 0 0 1rem; padding-block-start: .5rem; border-block-start: 2px solid var(--ink); }
h3 { font-size: 1.1875rem; line-height: 1.28; margin: 0 0 .3rem; text-wrap: pretty; }
h1:lang(ja), h1:lang(zh), h1:lang(ko), h1[dir=rtl], h1:lang(hi), h1:lang(bn), h1:lang(th) { letter-spacing: 0; line-height: 1.3; }
h3 a { text-decoration: none; }
h3 a:hover { text-decoration: underline; }
.part { font: 600 .875rem/1.4 var(--sans); margin: 1.3rem 0 .5rem; }
section { margin-block-end: 2.5rem; }
.columns > section, .columns section:last-child { margin-block-end: 0; }
.meta, .why, .note, .feeds, .pager, .kicker, .told { font: .875rem/1.5 var(--sans); color: var(--soft); }
.meta { margin-block-end: .25rem; }
.meta > * + *::before { content: "·"; margin-inline: .45em; }
.kicker { margin-block-end: .5rem; }
.told { color: var(--accent); font-weight: 600; font-size: .8125rem; margin-block-end: .2rem; }
.label { border: 1px solid var(--soft); border-radius: 2px; padding: 0 .35em; font-size: .8125rem; white-space: nowrap; }
.meta a, .note a, .feeds a, .why a, .told a, .kicker a, .foot a, .tags a, .pager a, td a { display: inline-block; min-width: 1.5rem; min-height: 1.5rem; }
.meta time { white-space: nowrap; }
.note + .note { margin-block-start: .4rem; }
.notice { background: var(--sheet); border: 1px solid var(--rule); border-inline-start: 3px solid var(--accent); padding: .8rem 1rem; font: .9375rem/1.5 var(--sans); }
.notice { margin-block-end: 1.2rem; }
.pager { margin-block-start: 1.5rem; font-weight: 600; color: inherit; }
.pager a { padding-block: .4rem; }

.columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2.5rem; }
.list > li { padding-block: 1.15rem; border-block-start: 1px solid var(--rule); }
.list > li:first-child { padding-block-start: 0; border: 0; }
.lead h3 { font-size: clamp(1.6rem, 1.2rem + 1.9vw, 2.3rem); line-height: 1.14; letter-spacing: -.014em; margin-block-end: .5rem; }
.lead .excerpt { font-size: 1.125rem; }
.brief h3 { font-size: 1.0625rem; line-height: 1.3; margin: 0; }
.brief > li { padding-block: .75rem; }
.excerpt { max-width: var(--measure); text-wrap: pretty; }
.stories .excerpt { margin-block-end: .35rem; }
.list article { display: flow-root; }
.picture { float: inline-end; width: 8.5rem; margin: .2rem 0 .5rem; margin-inline-start: 1.1rem; }
.picture img { display: block; width: 100%; height: auto; aspect-ratio: 3 / 2; object-fit: cover; background: var(--rule); font: .75rem/1.35 var(--sans); color: var(--soft); overflow: hidden; }
.wide-picture { float: none; width: auto; margin: 0 0 .9rem; }
.wide-picture img { aspect-ratio: 16 / 9; }
figcaption { font: .8125rem/1.45 var(--sans); color: var(--soft); padding-block-start: .35rem; }
.picture figcaption { font-size: .75rem; padding-block-start: .2rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.shown { max-width: var(--measure); margin-block-end: 1.6rem; }
.shown img { display: block; width: 100%; height: auto; background: var(--rule); }
.shown .unmeasured { object-fit: cover; }
@media (max-width: 30rem) {
.picture:not(.wide-picture) { width: 6.5rem; }
}
@media (min-width: 44rem) {
.stories { display: grid; grid-template-columns: 1fr 1fr; column-gap: 2.4rem; }
.stories > li:first-child { grid-column: 1 / -1; padding-block-end: 1.6rem; }
.stories > li:nth-child(n + 2) .excerpt { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden; }
}
@media (min-width: 60rem) {
.columns { grid-template-columns: minmax(0, var(--measure)) minmax(0, 1fr); gap: 4.5rem; }
.front { grid-template-columns: minmax(0, 2.35fr) minmax(0, 1fr); gap: 4rem; }
.columns > * + * { position: relative; }
.columns > * + *::before { content: ""; position: absolute; inset-block: 0; inset-inline-start: -2.25rem; border-inline-start: 1px solid var(--rule); }
.front > * + *::before { inset-inline-start: -2rem; }
}

.standfirst { font-size: 1.25rem; line-height: 1.45; color: var(--soft); margin-block-end: 1.2rem; max-width: var(--measure); text-wrap: pretty; }
.byline { border-block: 1px solid var(--rule); padding-block: .55rem; margin-block-end: 1.6rem; font: .875rem/1.6 var(--sans); color: var(--soft); }
.byline b { color: var(--ink); font-weight: 600; }
.byline a { display: inline-block; min-height: 1.5rem; }
.body { font-size: 1.1875rem; line-height: 1.65; max-width: var(--measure); margin-block-end: 1.6rem; }
.body[dir=rtl], .excerpt[dir=rtl] { line-height: 1.85; }
.body p { margin-block-end: 1.05em; white-space: pre-line; text-wrap: pretty; hanging-punctuation: first allow-end last; }
.body :target { background: var(--mark); box-shadow: 0 0 0 .15em var(--mark); }
.origin { border-block-start: 1px solid var(--rule); padding-block: .8rem; margin-block-end: 2.2rem; }
.tags { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; font: .9375rem/1.5 var(--sans); }
.narrow { margin-block-end: 1.2rem; }
.tags a { color: var(--accent); text-decoration: none; padding-block: .2rem; }
.tags a:hover { text-decoration: underline; }
.tags small { color: var(--soft); font-size: .8125rem; }
.points { counter-reset: point; }
.points li { position: relative; padding-inline-start: 1.3rem; margin-block-end: .55rem; }
.points li::before { content: ""; position: absolute; inset-inline-start: 0; top: .68em; width: .55rem; border-block-start: 2px solid var(--accent); }
.points a { text-decoration: none; }
.points a:hover, .answers a:hover { text-decoration: underline; }
h2 + .part { margin-block-start: 0; }
.why { margin-block-start: .45rem; }
.why b { font-weight: 600; color: var(--ink); }
.outlets > li { padding-block: .3rem; border-block-start: 1px solid var(--rule); font: .9375rem/1.5 var(--sans); display: flex; flex-wrap: wrap; gap: 0 .5rem; align-items: baseline; }
.outlets > li:first-child { border: 0; }
.outlets a { display: inline-block; min-height: 1.5rem; }
.outlets small, .shares small, .outlets .when { color: var(--soft); font-size: .8125rem; }
.outlets .when { margin-inline-start: auto; text-decoration: none; }
.shares { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; font: .9375rem/1.5 var(--sans); margin-block-end: .5rem; }
.gallery { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(14rem, 45%), 1fr)); gap: 1.2rem; }
.gallery .picture { float: none; width: auto; margin: 0 0 .4rem; }
mark { background: var(--mark); color: inherit; }
.rubrics { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap: 0 2.4rem; margin-block-start: 2.5rem; }
h2 a { display: inline-block; min-height: 1.5rem; text-decoration: none; }
h2 a:hover { text-decoration: underline; }
time, .label, small { unicode-bidi: isolate; }
.timeline { border-inline-start: 2px solid var(--rule); margin-inline-start: .4rem; }
.timeline > li { padding: 0 0 1.6rem; padding-inline-start: 1.4rem; position: relative; }
.timeline > li::before { content: ""; position: absolute; inset-inline-start: calc(-.375rem - 1px); top: .4rem; width: .75rem; height: .75rem; border-radius: 50%; background: var(--accent); box-shadow: 0 0 0 4px var(--paper); }
.again { max-width: 24rem; margin-block-end: 1.5rem; }
.ask { max-width: var(--measure); margin-block-end: 1rem; }
.spark { display: block; margin-block-start: .6rem; width: 100%; max-width: 22rem; height: 3.5rem; border-block-end: 1px solid var(--soft); }
.spark rect { fill: var(--accent); }
[dir=rtl] .spark { transform: scaleX(-1); }
.ends { display: flex; justify-content: space-between; max-width: 22rem; font: .8125rem/1.6 var(--sans); color: var(--soft); }
.meta b { color: var(--ink); font-weight: 600; }
.comments li { padding-block: .9rem; border-block-start: 1px solid var(--rule); }
.comments > li:first-child { border: 0; padding-block-start: 0; }
.comments li:target > article { background: var(--mark); box-shadow: 0 0 0 .5rem var(--mark); }
.comments ol { margin-block-start: .9rem; padding-inline-start: 1.1rem; border-inline-start: 2px solid var(--rule); }
main .text { white-space: pre-line; max-width: var(--measure); }
.actions { display: flex; gap: 1.1rem; margin-block-start: .3rem; }
.gone { color: var(--soft); font-style: italic; }
table { border-collapse: collapse; width: 100%; font: .9375rem/1.5 var(--sans); }
th { font-weight: 600; color: var(--soft); }
th, td { text-align: start; padding: .55rem .8rem .55rem 0; border-block-end: 1px solid var(--rule); vertical-align: baseline; }
td small { display: block; color: var(--soft); }
.foot { border-block-start: 3px double var(--ink); padding-block-start: .9rem; margin-block-start: 3rem; font: .875rem/1.6 var(--sans); color: var(--soft); }
@page { margin: 16mm 14mm; }
@media print {
:root { --paper: #fff; --ink: #000; --soft: #333; --rule: #999; --accent: #000; }
body { font-size: 10.5pt; }
.masthead nav, .masthead search, .skip, .feeds, form:not(.ask), .ask button, #ask:not(:has(li)), .pager, .actions, #comments .row { display: none; }
.masthead { border-block-end: 1pt solid; margin-block-end: 1em; }
.columns, .stories { display: block; }
.picture { display: none; }
.shown img { max-height: 9cm; object-fit: contain; object-position: left; background: none; }
.page { max-width: none; padding: 0; }
h1, h2, h3 { break-after: avoid; }
article, .comments li { break-inside: avoid-page; }
.body p { orphans: 3; widows: 3; }
a { text-decoration: none; }
.origin a[href]::after { content: " <" attr(href) ">"; }
}
`;

/** The same in another accent. */
export function stylesIn({ light, dark }: Accent): string {
  return styles
    .replace('--accent: #96191d', `--accent: ${light}`)
    .replace('--accent: #ee968d', `--accent: ${dark}`);
}
