import { checkWatched } from './check.js';
import { labelled, optional } from './labels.js';
import { textsOf } from './texts.js';

const RANK = { good: 0, attention: 1, bad: 2 };

/** All watched addresses in one table. */
export async function overview({ config, context }, host) {
  const text = textsOf(context);
  const results = await checkWatched(config, text, host);
  if (results.length === 0) {
    return { block: 'empty', title: text.nothingWatched, detail: text.nothingWatchedDetail };
  }
  const up = results.filter((result) => result.state !== 'bad').length;
  const worst = results.reduce((state, result) => (RANK[result.state] > RANK[state] ? result.state : state), 'good');
  return {
    block: 'section',
    title: text.ofUp(up, results.length),
    children: [
      { block: 'status', state: worst, label: text[{ good: 'up', attention: 'degraded', bad: 'down' }[worst]] },
      {
        block: 'table',
        columns: [
          { key: 'name', title: text.name, type: 'link' },
          { key: 'state', title: text.state, type: 'status' },
          { key: 'latency', title: text.latency + ' (ms)', type: 'number' },
        ],
        rows: results.map((result) => ({
          name: { title: result.name, href: result.url },
          state: labelled(result, text),
          ...optional('latency', result.ms),
        })),
      },
    ],
  };
}
