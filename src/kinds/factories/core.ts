import { configMapSchema, namespaceSchema, serviceSchema } from '../schemas/core';
import { factoryOf } from './factory';

/** v1 Namespace. */
export const namespace = factoryOf(namespaceSchema);

/** v1 Service. */
export const service = factoryOf(serviceSchema);

/** v1 ConfigMap. */
export const configMap = factoryOf(configMapSchema);
