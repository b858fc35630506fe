/** A blueprint that cannot be used at all; its message is for people and says where and why. */
export class BlueprintError extends Error {}
