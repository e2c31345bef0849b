// What an entity says of its metrics.

export const SELECTOR = 'portolan.dev/prometheus-selector';
export const RULE = 'prometheus.io/rule';
export const ALERT = 'prometheus.io/alert';
export const DASHBOARDS = 'grafana/dashboard-selector';
