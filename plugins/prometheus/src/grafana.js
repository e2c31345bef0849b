import { Trouble } from '../../shared/trouble.js';
import { annotationOf, isSet, listOf } from '../../shared/values.js';
import { cut } from '../../shared/words.js';
import { DASHBOARDS } from './annotations.js';
import { read, SYSTEM } from './prometheus.js';

/** Links by tag. Without them the charts are still worth showing. */
export async function dashboards(config, entity, host, text) {
  const tag = annotationOf(entity, DASHBOARDS);
  if (tag === '' || !config.grafanaHost) {
    return [];
  }
  try {
    const list = await found(config, tag, 10, host, text);
    const items = list.filter((one) => typeof one.url === 'string').map((one) => ({ title: cut(String(one.title || one.url), 120), href: `https://${config.grafanaHost}${one.url.startsWith('/') ? '' : '/'}${encodeURI(decodeURI(one.url))}` }));
    return items.length === 0 ? [] : [{ block: 'section', title: text.dashboards, children: [{ block: 'links', items }] }];
  } catch (trouble) {
    if (!(trouble instanceof Trouble)) {
      throw trouble;
    }
    host.log('warn', 'Grafana:', trouble.message);
    return [];
  }
}

export async function found(config, tag, most, host, text) {
  const grafana = { ...text, ...Object.fromEntries(Object.entries(text).map(([key, value]) => [key, typeof value === 'string' ? value.replaceAll(SYSTEM, 'Grafana') : value])) };
  const url = `https://${config.grafanaHost}/api/search?type=dash-db&limit=${most}${tag === '' ? '' : `&tag=${encodeURIComponent(tag)}`}`;
  return listOf(await read(host, grafana, url, { headers: { accept: 'application/json' }, ...(isSet(config.grafanaToken) ? { auth: 'config.grafanaToken' } : {}) }));
}
