import { mapIn, type Check } from '../checks';
import { choice, named, object, text } from '../node';
import { gatewayDuration } from './common';

const permanentEnds: Check = function* (value) {
  if (mapIn(value, 'cookieConfig').lifetimeType === 'Permanent' && value.absoluteTimeout === undefined)
    yield { at: ['absoluteTimeout'], problem: 'is missing: the cookie is Permanent' };
};

const cookieNeedsType: Check = function* (value) {
  if (value.cookieConfig !== undefined && (value.type ?? 'Cookie') !== 'Cookie')
    yield { at: ['cookieConfig'], problem: 'is only allowed with type Cookie' };
};

/** Keeps a client at one backend. An experimental field of Gateway API. */
export const sessionPersistence = named(
  'GatewaySessionPersistence',
  object(
    {
      absoluteTimeout: gatewayDuration,
      cookieConfig: object({ lifetimeType: choice('Permanent', 'Session') }),
      sessionName: text({ maxLength: 128 }),
      type: choice('Cookie', 'Header'),
    },
    permanentEnds,
    cookieNeedsType,
  ),
);
