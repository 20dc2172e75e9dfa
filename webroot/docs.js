/** The page at /api/docs: each operation of openapi.json with its parameters, and a button to call it. */

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'];
const LONGEST = 20_000;

/**
 * An element with attributes and children; texts become text, never markup.
 *
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** @param {string} id of what docs.html has */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** What a reference stands for. */
function resolved(api, it) {
  return it?.$ref ? it.$ref.split('/').slice(1).reduce((at, key) => at[key], api) : it;
}

function field(parameter) {
  const { type, enum: choices } = parameter.schema;
  const values = choices ?? (type === 'boolean' ? ['true', 'false'] : null);
  const attributes = { name: parameter.name, ...(parameter.required ? { required: '' } : {}) };
  if (values) {
    return element(
      'select',
      attributes,
      ...['', ...values].map((value) => element('option', { value }, value)),
    );
  }
  const hint = type === 'object' ? 'region=East,West' : (parameter.schema.const ?? '');
  return element('input', { ...attributes, placeholder: hint });
}

/** Where the form's values go: into the path, the query and the headers. */
function request(method, path, parameters, form) {
  const query = new URLSearchParams();
  const headers = {};
  let url = path;
  for (const parameter of parameters) {
    const value = form.elements.namedItem(parameter.name).value;
    if (parameter.in === 'path') {
      url = url.replace(`{${parameter.name}}`, encodeURIComponent(value));
    } else if (value && parameter.in === 'header') {
      headers[parameter.name] = value;
    } else if (value && parameter.schema.type === 'object') {
      const [name, ...values] = value.split('=');
      query.append(`${parameter.name}[${name}]`, values.join('='));
    } else if (value) {
      query.append(parameter.name, value);
    }
  }
  const body = form.elements.namedItem('body')?.value;
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  return [query.size ? `${url}?${query}` : url, { method, headers, body: body || undefined }];
}

async function told(response) {
  const type = response.headers.get('Content-Type') ?? '';
  const head = `${response.status} ${response.statusText}\n${type}\n\n`;
  if (type && !/json|text\//.test(type)) {
    await response.body?.cancel();
    return `${head}(not text: open the address itself)`;
  }
  const text = await response.text();
  const shown = /json/.test(type) && text ? JSON.stringify(JSON.parse(text), null, 2) : text;
  return head + (shown.length > LONGEST ? `${shown.slice(0, LONGEST)}\n…` : shown);
}

function tryIt(method, path, operation, parameters) {
  const answer = element('pre', { tabindex: '0' });
  const form = element('form', {});
  for (const parameter of parameters) {
    const input = field(parameter);
    form.append(
      element('label', {}, parameter.name, parameter.required ? ' *' : ''),
      input,
      element('small', {}, parameter.description ?? ''),
    );
    input.setAttribute('aria-label', parameter.name);
  }
  if (operation.requestBody?.content?.['application/json']) {
    form.append(element('textarea', { name: 'body', rows: '5', cols: '50', 'aria-label': 'body' }));
  }
  form.append(element('button', { type: 'submit' }, 'Send'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const [url, how] = request(method.toUpperCase(), path, parameters, form);
    answer.textContent = `${how.method} ${url}\n…`;
    try {
      answer.textContent = `${how.method} ${url}\n\n${await told(await fetch(url, how))}`;
    } catch (failure) {
      answer.textContent = `${how.method} ${url}\n\nNo answer: ${failure.message}`;
    }
  });
  return [form, answer];
}

function shown(api, method, path, operation) {
  const parameters = (operation.parameters ?? []).map((it) => resolved(api, it));
  const details = element(
    'details',
    {},
    element(
      'summary',
      {},
      element('span', { class: 'method' }, method.toUpperCase()),
      element('code', {}, path),
      ` ${operation.summary}`,
    ),
  );
  details.addEventListener(
    'toggle',
    () => details.append(...tryIt(method, path, operation, parameters)),
    { once: true },
  );
  return details;
}

async function draw() {
  const api = await (await fetch('/openapi.json')).json();
  const groups = new Map();
  for (const [path, item] of Object.entries(api.paths)) {
    for (const method of METHODS.filter((it) => item[it])) {
      const tag = item[method].tags[0];
      groups.set(tag, [...(groups.get(tag) ?? []), shown(api, method, path, item[method])]);
    }
  }
  const sections = [...groups].map(([tag, operations]) =>
    element('section', {}, element('h2', {}, tag), ...operations),
  );
  byId('operations').replaceChildren(...sections);
  const field = /** @type {HTMLInputElement} */ (byId('search'));
  field.addEventListener('input', () => {
    const wanted = field.value.toLowerCase();
    for (const section of sections) {
      const all = [...section.querySelectorAll('details')];
      all.forEach((it) => (it.hidden = !it.textContent.toLowerCase().includes(wanted)));
      section.hidden = all.every((it) => it.hidden);
    }
  });
}

draw().catch((failure) => {
  byId('operations').textContent = `openapi.json cannot be read: ${failure.message}`;
});
