import { root } from '../../shared/requests.js';
import { annotationOf, listOf } from '../../shared/values.js';
import { cut, when, worded } from '../../shared/words.js';
import { ALERT } from './annotations.js';
import { read, request } from './prometheus.js';

const MOST_ALERTS = 10;

export async function alerts(config, entity, host, text) {
  const wanted = annotationOf(entity, ALERT).split(',').map((name) => name.trim()).filter(Boolean);
  const answer = await read(host, text, `${root(config)}/api/v1/alerts`, request(config));
  const all = listOf((answer.data || {}).alerts).filter((one) => wanted.includes('all') || wanted.includes((one.labels || {}).alertname));
  const firing = all.filter((one) => one.state === 'firing').length;
  const status = firing === 0 ? { block: 'status', state: 'good', label: text.noAlerts } : { block: 'status', state: 'bad', label: text.firing(firing) };
  if (all.length === 0) {
    return [status];
  }
  const rows = all.slice(0, MOST_ALERTS).map((one) => ({
    alert: cut(String((one.labels || {}).alertname || '–'), 80),
    state: { state: one.state === 'firing' ? 'bad' : 'attention', label: worded(text, one.state) },
    summary: cut(String((one.annotations || {}).summary || (one.annotations || {}).description || ''), 200),
    since: when(one.activeAt),
  }));
  const columns = [
    { key: 'alert', title: text.alert, type: 'text' },
    { key: 'state', title: text.state, type: 'status' },
    { key: 'summary', title: text.summary, type: 'text' },
    { key: 'since', title: text.since, type: 'date' },
  ];
  return [status, { block: 'table', columns, rows }];
}
