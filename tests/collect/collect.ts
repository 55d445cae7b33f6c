import { commandLine, flag, number } from '../../infra/commands/command-line.ts';
import { silenceNodeWarning } from '../../infra/local/environment.ts';
import { monthlyCost } from './cost.ts';
import { measurePeers } from './peers/peers.ts';
import { countPrivateConnections } from './private-tricks.ts';
import { countDoubled } from './week/doubled.ts';
import { drawPublishers, ORDERLY } from './week/publishers.ts';
import { measurePushes } from './week/pushes.ts';
import { START_MS, simulateWeek } from './week/simulate.ts';

const { values } = commandLine({
  call: 'npm run -s test:collect',
  about: `Lets the collector and a world of publishers, right ones and odd ones, run against each other under a virtual
clock, tries to reach private networks, and times what a hub pushes. Exits 1 when an entry was missed or doubled, or a
publisher was bothered.`,
  options: {
    feeds: number('publishers', 1000, { from: 1 }),
    days: number('days of virtual time', 7),
    pushes: number('pushes through a local host that are timed', 20),
    decoded: number('uploads that are read again to find what is doubled', 5000),
    peers: number('orderly feeds that readers of Debian read once an hour too, where they are installed', 20),
    'peer-days': number('days of theirs', 1),
    sockets: flag('over real sockets, which takes a hundred times as long'),
    seed: number('repeats a run; drawn and printed without it', undefined),
    json: flag('one JSON object on standard output'),
  },
});
silenceNodeWarning();
const tell = (line: string) => process.stderr.write(`${line}\n`);
const { feeds, days, sockets } = values;
const seed = values.seed ?? Math.floor(Math.random() * 1e9);
const started = performance.now();
tell(`seed ${seed}`);
const week = await simulateWeek({
  feeds,
  days,
  seed,
  sockets,
  keptBodies: values.decoded,
  onDay: (day) => tell(`day ${day + 1} of ${days}`),
});
const { bodies, missedOf, tenADay, uploads, bytes, use, ...counts } = week;
tell(`reading the last ${bodies.length} uploads with something new`);
const doubled = await countDoubled(bodies);
if (values.peers > 0) {
  const draw = { count: values.peers, seed, startMs: START_MS, days: values['peer-days'], habits: ORDERLY };
  const ours = await simulateWeek({ feeds: values.peers, sockets: false, ...draw });
  const uses = await measurePeers(drawPublishers(draw), START_MS, values['peer-days']);
  for (const use of [{ name: 'newsloom', ...ours }, ...uses])
    tell(`${use.name}: ${use.requests} requests, ${use.notModified} not modified, ${use.bytes} bytes`);
}
const privateConnections = await countPrivateConnections();
const websubP95Ms = values.pushes > 0 ? await measurePushes(values.pushes) : undefined;
const seconds = Math.round((performance.now() - started) / 100) / 10;
const { items, missed, requests, notModified, uploadsOfUnchanged, insideRetryAfter, closerThan2s } = counts;
const report = {
  feeds,
  days,
  items,
  missed,
  doubled,
  requests,
  notModified,
  uploadsOfUnchanged,
  insideRetryAfter,
  closerThan2s,
  privateConnections,
  websubP95Ms,
  seconds,
  seed,
};
for (const [habit, count] of Object.entries(missedOf)) tell(`missed of ${habit}: ${count}`);
tell(`${uploads} uploads, ${bytes} bytes fetched, ${JSON.stringify(use)}`);
const bill = Object.entries(monthlyCost(use, days)).map(([name, dollars]) => `${name} ${dollars.toFixed(2)}`);
tell(`${feeds} feeds a month in US dollars, on paper: ${bill.join(', ')}`);
tell(
  `feeds of 8 to 12 entries a day (${tenADay.feeds}): ${tenADay.requestsADay} requests a day, listed after ${tenADay.listedAfterMinutes} minutes on average`,
);
if (values.json) console.log(JSON.stringify(report));
else console.log(report);
const bothered = uploadsOfUnchanged + insideRetryAfter + closerThan2s + privateConnections;
process.exit(missed + doubled + bothered > 0 || (websubP95Ms ?? 0) > 5000 ? 1 : 0);
