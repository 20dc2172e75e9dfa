// Polars over the same file: every cell of every column is parsed, nothing is kept but null counts.
const fs = require('fs');
const pl = require('nodejs-polars');

const file = process.argv[2];
const megabytes = fs.statSync(file).size / 1e6;
for (const run of ['cold', 'warm', 'warm']) {
  const cpuBefore = process.cpuUsage();
  const before = process.hrtime.bigint();
  pl.scanCSV(file).select(pl.all().nullCount()).collectSync();
  const seconds = Number(process.hrtime.bigint() - before) / 1e9;
  const cpu = process.cpuUsage(cpuBefore);
  const peak = /VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1] / 1024;
  console.log(
    `polars ${process.env.POLARS_MAX_THREADS} thread(s)  ${run}  ${seconds.toFixed(2)} s  ` +
      `${(megabytes / seconds).toFixed(0)} MB/s  cpu ${((cpu.user + cpu.system) / 1e6).toFixed(2)} s  ` +
      `RSS ${peak.toFixed(0)} MB`);
}
