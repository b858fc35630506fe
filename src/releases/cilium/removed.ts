/**
 * Values that the chart of every minor here refuses because it once had them, with what took their place.
 * templates/validate.yaml; Documentation/operations/upgrade.rst.
 */
export const removedPaths: ReadonlyMap<string, string> = new Map([
  ['ciliumEndpointSlice.sliceMode', 'Leave it out; there is one way to batch endpoints now.'],
  ['clustermesh.apiserver.tls.ca', 'Leave it out; the certificates are those of mesh.trust.'],
  ['containerRuntime.integration', 'Leave it out; Cilium no longer asks the container runtime.'],
  ['enableCiliumEndpointSlice', 'Set ciliumEndpointSlice.enabled instead.'],
  ['enableCnpStatusUpdates', 'Leave it out; nodes no longer write the status of policies.'],
  ['enableK8sEventHandover', 'Leave it out; events no longer go through a kvstore.'],
  ['encryption.interface', 'Set encryption.ipsec.interface instead.'],
  ['encryption.keyFile', 'Set encryption.ipsec.keyFile instead.'],
  ['encryption.mountPath', 'Set encryption.ipsec.mountPath instead.'],
  ['encryption.secretName', 'Set encryption.ipsec.secretName instead.'],
  ['endpointStatus', 'Leave it out; Cilium no longer writes the status of endpoints there.'],
  ['etcd.managed', 'Leave it out; Cilium no longer brings an etcd of its own.'],
  ['proxy.prometheus', 'Set envoy.prometheus instead.'],
  ['remoteNodeIdentity', 'Leave it out; other nodes always have an identity of their own.'],
  ['tunnel', 'Leave it out; the platform of the cluster settles routing mode and tunnel protocol.'],
]);
