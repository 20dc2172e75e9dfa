/** What is in a file's card once it is opened. */
import './file-changes.js';
import './file-notes.js';
import './rows-aside.js';
import './stage-track.js';
