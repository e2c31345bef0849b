// Reads services, on-call shifts and incidents from PagerDuty's REST API (version 2), and triggers incidents.

export { card } from './card.js';
export { trigger } from './trigger.js';
export { test } from './settings.js';
