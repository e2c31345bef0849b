import { documentsOf } from './yaml.js';

/** The entities of one file. A file that is broken brings nothing, and says so in the log; the others are not its fault. */
export function entitiesOf(source, name, usual, fixed, host) {
  let documents;
  try {
    documents = documentsOf(source);
  } catch (fault) {
    host.log('warn', `${name}, ${fault.message}`);
    return [];
  }
  const entities = [];
  for (const document of documents.slice(0, 50)) {
    const isEntity = typeof document === 'object' && document !== null && typeof document.kind === 'string' && typeof document.metadata === 'object' && document.metadata !== null;
    if (!isEntity) {
      host.log('warn', `${name} holds a document that is no entity`);
    } else if (document.kind === 'Location') {
      host.log('info', `${name} leads to further files: register it as a source to have them read`);
    } else {
      entities.push({ ...document, metadata: { ...document.metadata, annotations: { ...usual, ...document.metadata.annotations, ...fixed } } });
    }
  }
  return entities;
}
