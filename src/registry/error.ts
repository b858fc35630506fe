/** A `fleet.lock` that cannot be relied on; its message is for people and says where and why. */
export class RegistryError extends Error {}
