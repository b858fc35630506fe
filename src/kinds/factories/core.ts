import type { configMapSchema, namespaceSchema, serviceSchema } from '../schemas/core';
import { factoryOf } from './factory';

/** v1 Namespace. */
export const namespace = factoryOf<typeof namespaceSchema>('v1', 'Namespace');

/** v1 Service. */
export const service = factoryOf<typeof serviceSchema>('v1', 'Service');

/** v1 ConfigMap. */
export const configMap = factoryOf<typeof configMapSchema>('v1', 'ConfigMap');
