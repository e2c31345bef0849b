import { alert, fact, link } from '../../shared/blocks.js';
import { listOf } from '../../shared/values.js';
import { cut, when, worded } from '../../shared/words.js';
import { ANNOTATION, idOf } from './annotation.js';
import { ask, view } from './pagerduty.js';

const MOST_INCIDENTS = 10;
const MOST_PEOPLE = 6;
const SERVICE_STATES = { active: 'good', warning: 'attention', critical: 'bad', maintenance: 'info', disabled: 'neutral' };

/** How the service is, who is on call, and what is open. */
export const card = view(async ({ config, input }, host, text) => {
  const id = idOf(input.entity, text);
  const { service = {} } = await ask(host, config, text, `/services/${id}`, { what: id, annotation: ANNOTATION });
  const policy = service.escalation_policy || {};
  const shifts = policy.id === undefined ? [] : listOf((await ask(host, config, text, `/oncalls?${query({ 'escalation_policy_ids[]': policy.id, earliest: true, limit: 25 })}`)).oncalls);
  const open = await ask(
    host,
    config,
    text,
    `/incidents?${query({ 'service_ids[]': id, 'statuses[]': ['triggered', 'acknowledged'], sort_by: 'created_at:desc', limit: MOST_INCIDENTS })}`,
  );
  const incidents = listOf(open.incidents);
  const blocks = [
    { block: 'status', state: SERVICE_STATES[service.status] || 'neutral', label: worded(text, service.status) },
    { block: 'stat', label: text.incidents, value: open.more === true ? text.more(incidents.length) : incidents.length },
    { block: 'facts', items: [...fact(text.service, service.name || id, service.html_url), ...fact(text.policy, policy.summary, policy.html_url)] },
    onCall(shifts, policy, text),
  ];
  if (incidents.length > 0) {
    blocks.push(incidentTable(incidents, text));
  }
  return { block: 'section', title: cut(String(service.name || id), 200), children: blocks };
});

function onCall(shifts, policy, text) {
  if (shifts.length === 0) {
    return alert('attention', text.nobody, text.nobodyDetail(policy.summary || '–'));
  }
  return {
    block: 'table',
    columns: [
      { key: 'who', title: text.onCall, type: 'link' },
      { key: 'level', title: text.level, type: 'number' },
      { key: 'schedule', title: text.schedule, type: 'text' },
      { key: 'until', title: text.until, type: 'date' },
    ],
    rows: [...shifts]
      .sort((one, other) => (one.escalation_level || 0) - (other.escalation_level || 0))
      .slice(0, MOST_PEOPLE)
      .map((shift) => ({
        who: link((shift.user || {}).summary || '–', (shift.user || {}).html_url),
        level: shift.escalation_level || 1,
        schedule: (shift.schedule && shift.schedule.summary) || '–',
        until: when(shift.end) || text.always,
      })),
  };
}

function incidentTable(incidents, text) {
  return {
    block: 'table',
    columns: [
      { key: 'incident', title: text.incident, type: 'link' },
      { key: 'state', title: text.state, type: 'status' },
      { key: 'urgency', title: text.urgency, type: 'text' },
      { key: 'with', title: text.with, type: 'text' },
      { key: 'since', title: text.since, type: 'date' },
    ],
    rows: incidents.map((incident) => ({
      incident: link(`#${incident.incident_number} ${incident.title || ''}`, incident.html_url),
      state: { state: incident.status === 'triggered' ? 'bad' : 'attention', label: worded(text, incident.status) },
      urgency: worded(text, incident.urgency),
      with: cut(listOf(incident.assignments).map((one) => (one.assignee || {}).summary).filter(Boolean).join(', ') || '–', 120),
      since: when(incident.created_at),
    })),
  };
}

function query(values) {
  return Object.entries(values)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`))
    .join('&');
}
