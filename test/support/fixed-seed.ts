import fc from 'fast-check';

// In CI the answer depends on the commit alone; every other run looks for what nobody has seen yet.
fc.configureGlobal({ seed: 1 });
