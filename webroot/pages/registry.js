import { html } from 'lit';
import { bell, box, coins, compass, files, gauge, people, sales, shop } from '../components/icons.js';

/**
 * Every page. One that has a `path` is in the navigation, in this order; its letter after `g` goes
 * there. Its module is loaded when it is first shown. The server knows the same addresses (`Pages`).
 *
 * @typedef {object} Page
 * @property {string} title
 * @property {string} [path] where the navigation leads to
 * @property {string} [within] the path of the page that it belongs to
 * @property {RegExp} match
 * @property {string} [key] one letter
 * @property {import('lit').TemplateResult} [icon]
 * @property {boolean} [asks] it has something to choose even where there is nothing to see
 * @property {boolean} [figures] it shows figures of a dataset: head, filters and what to say while
 *     there are none are the shell's
 * @property {() => Promise<any>} load
 * @property {(part?: string) => import('lit').TemplateResult} show
 */

/** @type {Page[]} */
export const PAGES = [
  {
    title: 'Overview',
    path: '/overview',
    match: /^\/(overview)?$/,
    key: 'o',
    icon: gauge,
    figures: true,
    load: () => import('./overview-page.js'),
    show: () => html`<overview-page></overview-page>`,
  },
  {
    title: 'Sales',
    path: '/sales',
    match: /^\/sales$/,
    key: 's',
    icon: sales,
    figures: true,
    load: () => import('./sales-page.js'),
    show: () => html`<sales-page></sales-page>`,
  },
  {
    title: 'Products',
    path: '/products',
    match: /^\/products$/,
    key: 'p',
    icon: box,
    figures: true,
    load: () => import('./products-page.js'),
    show: () => html`<products-page></products-page>`,
  },
  {
    title: 'Branches',
    path: '/branches',
    match: /^\/branches$/,
    key: 'b',
    icon: shop,
    figures: true,
    load: () => import('./branches-page.js'),
    show: () => html`<branches-page></branches-page>`,
  },
  {
    title: 'Profitability',
    path: '/profitability',
    match: /^\/profitability$/,
    key: 'm',
    icon: coins,
    figures: true,
    load: () => import('./profitability-page.js'),
    show: () => html`<profitability-page></profitability-page>`,
  },
  {
    title: 'Customers',
    path: '/customers',
    match: /^\/customers$/,
    key: 'c',
    icon: people,
    figures: true,
    load: () => import('./customers-page.js'),
    show: () => html`<customers-page></customers-page>`,
  },
  {
    title: 'Explore',
    path: '/explore',
    match: /^\/explore$/,
    key: 'e',
    icon: compass,
    figures: true,
    asks: true,
    load: () => import('./explore-page.js'),
    show: () => html`<explore-page></explore-page>`,
  },
  {
    title: 'Data',
    path: '/data-ingestion',
    match: /^\/data-ingestion$/,
    key: 'd',
    icon: files,
    load: () => import('./data-page.js'),
    show: () => html`<data-page></data-page>`,
  },
  {
    title: 'Alerts',
    path: '/alerts',
    match: /^\/alerts$/,
    key: 'a',
    icon: bell,
    load: () => import('./alerts-page.js'),
    show: () => html`<alerts-page></alerts-page>`,
  },
  {
    title: 'File',
    within: '/data-ingestion',
    match: /^\/files\/([0-9a-f-]{36})$/,
    load: () => import('./file-page.js'),
    show: (id) => html`<file-page task=${id}></file-page>`,
  },
  {
    title: 'Look at a file',
    within: '/data-ingestion',
    match: /^\/look$/,
    load: () => import('./file-page.js'),
    show: () => html`<file-page></file-page>`,
  },
  {
    title: 'Dataset',
    within: '/data-ingestion',
    match: /^\/datasets\/([A-Za-z][A-Za-z0-9_-]{0,62})$/,
    load: () => import('./dataset-page.js'),
    show: (name) => html`<dataset-page name=${name}></dataset-page>`,
  },
];

/** Those of the navigation. */
export const ways = () => PAGES.filter(({ path }) => path);

export const pageAt = (path) => PAGES.find(({ match }) => match.test(path)) ?? null;
