import { alike, date, money, percent, quantity } from './format.js';

const WEEKDAY = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });

/** `most Thursdays it sells nothing`, where it does so on half of the days like this one or more; else null */
function seldom({ day, typical }) {
  if (typical > 0) return null;
  const what = typical === 0 ? 'it sells nothing' : 'more comes back than it sells';
  return `most ${WEEKDAY.format(new Date(day))}s ${what}`;
}

/** From here on how many times it is says less than the two amounts. */
const MANY_TIMES = 20;
const isBeyond = ({ sales, typical }) => typical > 0 && sales > MANY_TIMES * typical;

/** `3 times as much as usual` */
function off({ sales, typical }) {
  if (sales === 0) return 'nothing at all';
  if (sales < 0) return 'less than came back';
  if (isBeyond({ sales, typical })) return `${money(sales)} instead of ${money(typical)}`;
  if (sales >= 2 * typical) return `${quantity(sales / typical)} times as much as usual`;
  return `${percent(Math.abs(sales - typical) / typical)} ${sales > typical ? 'more' : 'less'} than usual`;
}

const listed = ({ lines }) => lines.map(({ productLine }) => productLine).join(', ');

/** What the card says of a day. */
export function wordsOf(row) {
  const rare = seldom(row);
  const short = alike(money, [row.sales, row.typical]);
  const most = row.lines.length > 0 ? `, most of it ${listed(row)}` : '';
  return {
    day: date(row.day),
    where: row.branch,
    what: rare ? `${money(row.sales)}; ${rare}` : off(row),
    more: row.sales > row.typical,
    words: rare || isBeyond(row)
      ? `A day unlike the same weekday in the weeks around it${most}`
      : `${short(row.sales)} instead of ${short(row.typical)}${most}`,
  };
}

/** The oddest of them, in a sentence. */
export function finding([oddest]) {
  if (!oddest) {
    return 'Odd days';
  }
  const { branch, day, sales } = oddest;
  const rare = seldom(oddest);
  return rare
    ? `${branch} sold ${money(sales)} on ${date(day)}; ${rare}`
    : `${branch} sold ${off(oddest)} on ${date(day)}`;
}
