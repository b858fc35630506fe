'use strict';
/*
 * Loaded into each measured process before anything else (`--require`): at its end it writes its own peak memory and CPU
 * time. What a script adds to the exports goes along, such as the time of only a part of it.
 */
const fs = require('node:fs');

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const sample = {
    peakMB: maxRSS / 1024,
    cpuMs: (userCPUTime + systemCPUTime) / 1000,
    ...module.exports,
  };
  fs.writeFileSync(process.env.BENCH_SAMPLE, JSON.stringify(sample));
});
