import { plain } from '../../shared/words.js';
import { addressOf, isWeb } from './address.js';
import { check } from './check.js';
import { labelled, optional } from './labels.js';
import { textsOf } from './texts.js';

/** The health of one component. */
export async function card({ config, context, input }, host) {
  const text = textsOf(context);
  const url = addressOf(input.entity, config);
  if (url === null) {
    return { block: 'empty', title: text.noAddress, detail: text.noAddressDetail };
  }
  if (!isWeb(url)) {
    return { block: 'alert', state: 'attention', title: text.badAddress, markdown: code(url) };
  }
  const result = await check(url, config, text, host);
  const down = result.state === 'bad';
  // Why it is down has an alert of its own below.
  const children = [{ block: 'status', ...labelled(result, text), ...optional('detail', down ? undefined : result.detail) }];
  if (result.ms !== undefined) {
    children.push({ block: 'stat', label: text.latency, value: result.ms, unit: 'ms' });
  }
  const facts = [{ label: text.address, value: url, href: url }];
  if (result.code !== undefined) {
    facts.push({ label: text.code, value: String(result.code) });
  }
  if (result.version !== undefined) {
    facts.push({ label: text.version, value: result.version });
  }
  facts.push({ label: text.checked, value: host.now() });
  const blocks = [{ block: 'columns', children }];
  if (down) {
    blocks.push({ block: 'alert', state: 'bad', title: text.down, markdown: plain(result.detail) });
  }
  blocks.push({ block: 'facts', items: facts });
  if (result.parts.length > 0) {
    blocks.push(partsTable(result.parts, text));
  }
  return { block: 'section', title: nameOf(input.entity), children: blocks };
}

function partsTable(parts, text) {
  return {
    block: 'table',
    columns: [
      { key: 'part', title: text.part, type: 'text' },
      { key: 'state', title: text.state, type: 'status' },
    ],
    rows: parts.map((part) => ({ part: part.name, state: { state: part.state, label: part.status } })),
  };
}

function nameOf({ metadata }) {
  return metadata.title || metadata.name;
}

function code(text) {
  return '`' + text.replaceAll('`', '') + '`';
}
