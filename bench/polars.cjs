// Polars over the same file, twice: "scan" parses every cell and keeps null counts only; "profile"
// keeps the least and the greatest value of each column as well, as our check does. (How many
// different ones there are, which ours also says, Polars here can only count exactly: left out.)
const fs = require('fs');
const pl = require('nodejs-polars');

const file = process.argv[2];
const megabytes = fs.statSync(file).size / 1e6;
const nulls = pl.all().nullCount().suffix('_nulls');
const questions = {
  scan: [nulls],
  profile: [nulls, pl.all().min().suffix('_min'), pl.all().max().suffix('_max')],
};
for (const [name, columns] of Object.entries(questions)) {
  for (const run of ['first', 'again', 'again']) {
    const cpuBefore = process.cpuUsage();
    const before = process.hrtime.bigint();
    pl.scanCSV(file).select(...columns).collectSync();
    const seconds = Number(process.hrtime.bigint() - before) / 1e9;
    const cpu = process.cpuUsage(cpuBefore);
    const peak = /VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1] / 1024;
    console.log(
      `polars ${process.env.POLARS_MAX_THREADS} thread(s)  ${name} ${run}  ` +
        `${seconds.toFixed(2)} s  ${(megabytes / seconds).toFixed(0)} MB/s  ` +
        `cpu ${((cpu.user + cpu.system) / 1e6).toFixed(2)} s  RSS ${peak.toFixed(0)} MB`);
  }
}
