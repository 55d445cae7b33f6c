/** The style of the API reference: two columns, or one where the window is narrow; light, dark and print. */
export const DOCS_STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1c1a17;--soft:#5b554c;--rule:#d9d2c4;--code:#f4f1ea;--accent:#96191d}
@media(prefers-color-scheme:dark){:root{--paper:#171614;--ink:#e9e4da;--soft:#b0a99d;--rule:#3a3731;--code:#24221f;--accent:#ee968d}}
*{box-sizing:border-box}
body{margin:0;display:grid;grid-template-columns:19rem minmax(0,1fr);font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:break-word}
.skip{position:absolute;left:-99em;padding:.5rem 1rem;background:var(--paper)}
.skip:focus{left:0;z-index:1}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:1rem;border-right:1px solid var(--rule);font-size:.875rem}
nav h2{font-size:.75rem;text-transform:uppercase;letter-spacing:.06em;color:var(--soft);margin:1.2rem 0 .2rem}
nav ul{list-style:none;margin:0;padding:0}
nav a{display:block;padding:.3rem 0 .3rem 3.9rem;text-indent:-3.9rem;text-decoration:none;line-height:1.3}
main{padding:1rem 2rem 4rem;max-width:64rem;min-width:0}
a{color:inherit;text-underline-offset:.2em}
a:hover{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
h1{font-size:2rem;margin:.5rem 0}
main h2{margin:2rem 0 .5rem}
h3{display:inline;font-size:1rem;font-weight:400}
h4{margin:1.2rem 0 .3rem;font-size:.875rem}
p{margin:.4rem 0}
small,i{color:var(--soft);font-style:normal;font-size:.875rem}
code,pre,textarea{font:.875rem/1.5 ui-monospace,monospace}
pre{background:var(--code);padding:.75rem;margin:.5rem 0;overflow:auto;max-height:28rem;border-radius:4px}
summary{cursor:pointer;padding:.3rem 0;min-height:24px}
section>details{border-top:1px solid var(--rule)}
section>details>summary{padding:.55rem 0}
.anchor{scroll-margin-top:4rem;padding:0 0 1.5rem 1.1rem}
.method{display:inline-block;min-width:3.6rem;text-indent:0;font:600 .75rem/1.5 ui-monospace,monospace;color:var(--accent)}
.method.get{color:var(--soft)}
.operation h3 span{color:var(--soft);margin-left:.5rem}
.tree{list-style:none;margin:0;padding:0 0 0 .75rem;border-left:2px solid var(--rule)}
.tree li{padding:.15rem 0}
label{display:grid;gap:.2rem;margin:.5rem 0;font-size:.875rem}
input,textarea,button{font-size:1rem;padding:.4rem .6rem;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:4px;width:100%;max-width:40rem}
button{width:auto;margin:.5rem 0;padding:.4rem 1.2rem;cursor:pointer;font-weight:600}
[hidden]{display:none!important}
@media(max-width:50rem){body{display:block}nav{position:static;height:auto;max-height:45vh;border-right:0;border-bottom:1px solid var(--rule)}main{padding:1rem}}
@media print{body{display:block}nav,.try{display:none!important}pre{max-height:none;white-space:pre-wrap}details::details-content{content-visibility:visible;height:auto}}
`;
