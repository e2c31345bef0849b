// Each exported function is given one document and the host, and returns one document. Nothing survives a call.

/** The card on the page of a component. */
export function card({ config, input }, host) {
  const { metadata, spec } = input.entity;
  const address = addressOf(metadata, config);
  if (!address) {
    return {
      block: 'empty',
      title: 'No runbook',
      detail: 'Add the annotation example.com/runbook to the descriptor, or ask an admin for a default address.',
    };
  }
  host.log('debug', 'runbook of', metadata.name, 'is', address);
  return {
    block: 'section',
    title: metadata.title || metadata.name,
    children: [
      { block: 'facts', items: [{ label: 'Owner', value: spec.owner || 'nobody' }] },
      { block: 'links', items: [{ title: 'Runbook', href: address }] },
    ],
  };
}

/** Behind "Test connection", with settings that are not saved yet. */
export function test({ config }) {
  return config.address
    ? { ok: true, message: 'The runbook of web is at ' + addressOf({ name: 'web' }, config) }
    : { ok: true, message: 'Only components with an annotation have a runbook.' };
}

function addressOf(metadata, config) {
  const annotated = (metadata.annotations || {})['example.com/runbook'];
  return annotated || (config.address || '').replaceAll('{name}', encodeURIComponent(metadata.name));
}
