// Sends a file with tus-js-client: node send.cjs ENDPOINT FILE STORAGE [STOP_AFTER]
// Goes on with what STORAGE remembers of an earlier process. With STOP_AFTER it lets go of the
// connection once that many bytes are sent. Prints one line of JSON.
const fs = require('fs');
const tus = require('tus-js-client');

const [endpoint, file, storage, stopAfter] = process.argv.slice(2);
let from = null;
let task = null;

function tell(outcome) {
  console.log(JSON.stringify({ outcome, url: upload.url, from, task }));
  process.exit(0);
}

const upload = new tus.Upload(fs.createReadStream(file), {
  endpoint,
  metadata: { filename: 'sales.csv', datasource_name: 'node', filetype: 'text/csv', mode: 'append' },
  urlStorage: new tus.FileUrlStorage(storage),
  retryDelays: [0, 200, 1000, 3000],
  onAfterResponse: (request, response) => {
    task = response.getHeader('X-Task-Id');
  },
  onProgress: (sent) => {
    if (from === null) from = sent;
    if (stopAfter && sent >= Number(stopAfter)) upload.abort().then(() => tell('stopped'));
  },
  onError: (error) => {
    console.error(String(error));
    process.exit(1);
  },
  onSuccess: () => tell('sent'),
});

upload.findPreviousUploads().then((earlier) => {
  if (earlier.length > 0) upload.resumeFromPreviousUpload(earlier[0]);
  upload.start();
});
