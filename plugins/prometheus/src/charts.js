import { alert } from '../../shared/blocks.js';
import { root } from '../../shared/requests.js';
import { Trouble } from '../../shared/trouble.js';
import { annotationOf, listOf } from '../../shared/values.js';
import { cut } from '../../shared/words.js';
import { RULE, SELECTOR } from './annotations.js';
import { read, request } from './prometheus.js';

const MOST_SERIES = 5;
const POINTS = 60;

export async function draw(config, { title, query, dimension, unit, kind }, host, text) {
  const end = Math.floor(Date.parse(host.now()) / 1000);
  const seconds = Math.min(Math.max(Number(config.hours) || 6, 1), 168) * 3600;
  const step = Math.ceil(seconds / POINTS);
  const address = `${root(config)}/api/v1/query_range?query=${encodeURIComponent(query)}&start=${end - seconds}&end=${end}&step=${step}`;
  let answer;
  try {
    answer = await read(host, text, address, request(config), { explain: (why) => why });
  } catch (trouble) {
    // What one query gets wrong leaves the others as they are; a token that is refused does not.
    if (trouble instanceof Trouble && !trouble.passing && trouble.detail === undefined) {
      return alert('attention', text.badQuery(title), trouble.message);
    }
    throw trouble;
  }
  const series = listOf((answer.data || {}).result)
    .map(({ metric, values, value }) => ({ name: nameOf(metric || {}, dimension, title), points: pointsOf(values || [value]) }))
    .filter(({ points }) => points.length > 0)
    .slice(0, MOST_SERIES);
  return series.length === 0
    ? { block: 'empty', title: cut(text.noData(title), 200), detail: cut(text.noDataDetail(query), 300) }
    : { block: 'chart', kind: ['line', 'area', 'bar'].includes(kind) ? kind : 'line', title: cut(title, 120), ...(unit ? { unit: cut(unit, 20) } : {}), series };
}

function pointsOf(values) {
  return (Array.isArray(values) ? values : [])
    .filter((pair) => Array.isArray(pair) && Number.isFinite(Number(pair[1])))
    .slice(-POINTS - 1)
    .map(([at, value]) => [new Date(Number(at) * 1000).toISOString(), Number(Number(value).toPrecision(6))]);
}

function nameOf(metric, dimension, title) {
  const labels = Object.entries(metric).filter(([name]) => name !== '__name__');
  const name = dimension && metric[dimension] ? metric[dimension] : labels.map(([key, value]) => `${key}=${value}`).join(' ') || metric.__name__ || title;
  return cut(String(name), 80);
}

// As Backstage has it: "memory|pod,up|instance"; commas within brackets and quotes are part of a query.
export function ownCharts(entity) {
  const parts = annotationOf(entity, RULE).match(/(?:[^,"({[]|"(?:[^"\\]|\\.)*"|\([^)]*\)|\{[^}]*\}|\[[^\]]*\])+/g) || [];
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, query, dimension] = /^(.*?)(?:\|\s*([A-Za-z_][A-Za-z0-9_]*))?$/s.exec(part);
      return { title: cut(query.trim(), 80), query: query.trim(), dimension, kind: 'line' };
    });
}

export function settingsCharts(config, entity, text) {
  const selector = annotationOf(entity, SELECTOR);
  if (selector === '') {
    return [];
  }
  // It is written into queries of the admin's: it may be matchers, and nothing that ends them.
  const matcher = '[A-Za-z_][A-Za-z0-9_]*\\s*(?:=|!=|=~|!~)\\s*"[^"\\\\{}]{0,200}"';
  if (!new RegExp(`^${matcher}(?:\\s*,\\s*${matcher}){0,9}$`).test(selector)) {
    throw new Trouble(text.badSelector, text.badSelectorDetail);
  }
  return listOf(config.charts).map(({ title, query, unit, kind }) => ({ title, unit, kind, query: String(query).replaceAll('{selector}', selector) }));
}
