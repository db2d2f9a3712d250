import type { HandlersOf } from '../app/handler-types.ts';
import { closeRequest, identifyRequest, recordRequest, requestList } from './service.ts';

export const requestHandlers: HandlersOf<'requests.record' | 'requests.list' | 'requests.identify' | 'requests.close'> =
  {
    'requests.record': (tx, input, acting) => recordRequest(tx, input, acting),
    'requests.list': (db) => requestList(db),
    'requests.identify': (tx, input, acting) => identifyRequest(tx, input, acting),
    'requests.close': (tx, input, acting) => closeRequest(tx, input, acting),
  };
