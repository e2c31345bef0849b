import { alert } from '../../shared/blocks.js';
import { cut } from '../../shared/words.js';
import { askedFor } from './annotations.js';
import { view } from './kubernetes.js';
import { overall, podTable, workloadTable } from './tables.js';
import { list, MOST, workloads } from './workloads.js';

/** What runs, and whether it is ready. */
export const card = view(async ({ config, input }, host, text) => {
  const asked = askedFor(config, input.entity, text);
  const found = await workloads(config, host, text, asked);
  return found.length === 0 ? nothing(asked, text) : { block: 'section', title: text.workloads, children: [overall(found, text), workloadTable(found, text, false)] };
});

/** The same, with the pods. */
export const tab = view(async ({ config, input }, host, text) => {
  const asked = askedFor(config, input.entity, text);
  const pods = await list(config, host, text, { path: 'api/v1', name: 'pods' }, asked);
  const found = await workloads(config, host, text, asked);
  if (found.length === 0 && pods.rows.length === 0) {
    return nothing(asked, text);
  }
  const children = found.length === 0 ? [] : [overall(found, text), workloadTable(found, text, true)];
  children.push({ block: 'section', title: text.pods, children: pods.rows.length === 0 ? [{ block: 'empty', title: text.noPods }] : [podTable(pods.rows, text)] });
  if (pods.more) {
    children.push(alert('info', text.more(MOST)));
  }
  return { block: 'section', title: text.workloads, children };
});

function nothing(asked, text) {
  return { block: 'empty', title: text.none, detail: cut(text.noneDetail(asked.selector), 300) };
}
