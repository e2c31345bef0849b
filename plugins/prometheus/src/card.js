import { annotationOf } from '../../shared/values.js';
import { alerts } from './alerts.js';
import { ALERT } from './annotations.js';
import { draw, ownCharts, settingsCharts } from './charts.js';
import { dashboards } from './grafana.js';
import { view } from './prometheus.js';

const MOST_CHARTS = 4;

/** The charts, the alerts and the dashboards of an entity. */
export const card = view(async ({ config, input }, host, text) => {
  const { entity } = input;
  const children = [];
  if (annotationOf(entity, ALERT) !== '') {
    children.push(...(await alerts(config, entity, host, text)));
  }
  const wanted = [...ownCharts(entity), ...settingsCharts(config, entity, text)].slice(0, MOST_CHARTS);
  for (const chart of wanted) {
    children.push(await draw(config, chart, host, text));
  }
  children.push(...(await dashboards(config, entity, host, text)));
  return children.length === 0 ? { block: 'empty', title: text.nothing, detail: text.nothingDetail } : { block: 'section', title: text.metrics, children };
});
