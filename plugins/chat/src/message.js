// A notification as Slack, or what speaks its webhooks, and Microsoft Teams take it.

import { cut, worded } from '../../shared/words.js';

const MOST_NAMES = 10;

export function messageOf(config, notification, recipients, text) {
  const names = recipients.slice(0, MOST_NAMES).map((one) => String(one.name || one.subject || ''));
  const more = recipients.length - names.length;
  const lines = [
    worded(text, notification.severity || 'normal'),
    ...(names.length > 0 ? [`${text.to} ${names.join(', ')}${more > 0 ? `, ${text.others(more)}` : ''}`] : []),
    ...(notification.entity ? [`${text.about} ${notification.entity}`] : []),
  ];
  const parts = { title: cut(String(notification.title || ''), 250), body: cut(String(notification.body || ''), 2500), small: cut(lines.join(' · '), 500), href: addressOf(config, notification.href) };
  return config.kind === 'teams' ? teams(parts, text) : slack(parts);
}

// Slack reads & < > as its own; nothing else of a text can call people or channels.
function slack({ title, body, small, href }) {
  const safe = (words) => words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const head = href === undefined ? `*${safe(title)}*` : `*<${safe(href)}|${safe(title).replace(/\|/g, '¦')}>*`;
  return {
    text: safe(title),
    unfurl_links: false,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: body === '' ? head : `${head}\n${safe(body)}` } },
      { type: 'context', elements: [{ type: 'mrkdwn', text: safe(small) }] },
    ],
  };
}

function teams({ title, body, small, href }, text) {
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            { type: 'TextBlock', text: title, weight: 'Bolder', size: 'Medium', wrap: true },
            ...(body === '' ? [] : [{ type: 'TextBlock', text: body, wrap: true }]),
            { type: 'TextBlock', text: small, isSubtle: true, size: 'Small', wrap: true },
          ],
          ...(href === undefined ? {} : { actions: [{ type: 'Action.OpenUrl', title: text.open, url: href }] }),
        },
      },
    ],
  };
}

// Within the portal a link is a path; a chat needs it whole.
function addressOf(config, href) {
  if (typeof href !== 'string' || href === '') {
    return undefined;
  }
  if (/^https:\/\/[^\s<>|]+$/.test(href)) {
    return href;
  }
  return config.portal && href.startsWith('/') && !href.startsWith('//') ? config.portal.replace(/\/+$/, '') + encodeURI(href) : undefined;
}
