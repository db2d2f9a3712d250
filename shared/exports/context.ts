const at = (id: string) => ({ '@id': id, '@type': 'xsd:dateTime' }) as const;
const term = (id: string) => ({ '@id': id, '@type': '@id' }) as const;

/** The context of the file. Names without a term of DPV are the shop's own. */
export const exportContext = {
  '@vocab': 'urn:shop:book:',
  dpv: 'https://w3id.org/dpv#',
  pd: 'https://w3id.org/dpv/pd#',
  dct: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  record_id: 'dpv:hasIdentifier',
  name: 'dpv:hasName',
  language: 'dct:language',
  contact_points: 'dpv:hasContact',
  consents: 'dpv:hasConsent',
  purpose: 'dpv:hasPurpose',
  service: 'dpv:hasService',
  event_state: term('dpv:hasConsentStatus'),
  event_time: at('dpv:isIndicatedAtTime'),
  valid_until: at('dct:valid'),
  collection_method: 'dpv:hasIndicationMethod',
  entity_id: 'dpv:isIndicatedBy',
  question: 'dct:description',
  question_hash: 'dct:identifier',
  right: term('dpv:hasRight'),
  request_state: term('dpv:hasStatus'),
  notice_id: 'dpv:hasNotice',
  notice_version: 'dct:hasVersion',
  created: at('dct:created'),
  exported: at('dct:issued'),
} as const;
