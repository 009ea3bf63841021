'use strict';
/* Tables that are HTML already get buttons: sort, copy as CSV, filter. */
const Tables = (() => {
  const FILTER_FROM = 30;

  /** What a cell sorts by: its number for machines, else its text. */
  function key(cell) {
    const value = cell.dataset.v !== undefined ? cell.dataset.v : cell.textContent;
    const number = Number(value);
    return value === '' || value === '-' ? null : Number.isNaN(number) ? value : number;
  }

  /** Numbers before words, what is not known last whichever way. */
  function compare(a, b, direction) {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    if (typeof a !== typeof b) return typeof a === 'number' ? -direction : direction;
    return (a < b ? -1 : a > b ? 1 : 0) * direction;
  }

  function sort(table, head, index) {
    const isDown = head.getAttribute('aria-sort') !== 'descending';
    for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', isDown ? 'descending' : 'ascending');
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row, place) => ({row, place, key: key(row.cells[index])}));
    rows.sort((a, b) => compare(a.key, b.key, isDown ? -1 : 1) || a.place - b.place);
    body.append(...rows.map(one => one.row));
  }

  /** A field as RFC 4180 has it; texts that spreadsheets would compute get an apostrophe. */
  function field(text) {
    const safe = /^[=+@]|^-(?!\d|$)/.test(text) ? "'" + text : text;
    return /[",\r\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
  }

  /** The table as it stands, without rows that the filter hides. */
  function csv(table) {
    const rows = [table.tHead.rows[0], ...[...table.tBodies[0].rows].filter(row => !row.hidden)];
    return rows.map(row => [...row.cells].map(cell => field(cell.textContent)).join(',')).join('\n') + '\n';
  }

  /** Copies: by the clipboard where there is one, which file:// does not have everywhere. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (e) {
      const area = document.createElement('textarea');
      area.value = text;
      area.style.position = 'fixed';
      area.style.opacity = '0';
      document.body.append(area);
      area.select();
      const done = document.execCommand('copy');
      area.remove();
      return done;
    }
  }

  function dress(table) {
    const box = table.closest('.tab');
    const title = box.querySelector('h3');
    [...table.tHead.rows[0].cells].forEach((head, index) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      button.textContent = head.textContent;
      button.setAttribute('aria-label', 'sort by ' + (head.textContent || 'column ' + (index + 1)));
      button.addEventListener('click', () => sort(table, head, index));
      head.replaceChildren(button);
    });
    const copyButton = document.createElement('button');
    copyButton.type = 'button';
    copyButton.className = 'copy';
    copyButton.textContent = 'copy CSV';
    copyButton.setAttribute('aria-label', 'copy CSV of ' + title.textContent);
    copyButton.addEventListener('click', async () => {
      copyButton.textContent = await copy(csv(table)) ? 'copied' : 'cannot copy';
      setTimeout(() => { copyButton.textContent = 'copy CSV'; }, 1500);
    });
    const tools = document.createElement('span');
    tools.className = 'tabtools';
    tools.append(copyButton);
    if (table.tBodies[0].rows.length >= FILTER_FROM) tools.append(filterBox(table, title.textContent));
    const head = document.createElement('div');
    head.className = 'tabhead';
    title.replaceWith(head);
    head.append(title, tools);
  }

  function filterBox(table, title) {
    const input = document.createElement('input');
    input.type = 'search';
    input.placeholder = 'filter';
    input.setAttribute('aria-label', 'filter ' + title);
    input.addEventListener('input', () => {
      const wanted = input.value.toLowerCase();
      for (const row of table.tBodies[0].rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
    });
    return input;
  }

  /** Dresses all tables of the page. */
  function start() {
    document.querySelectorAll('.tab table').forEach(dress);
  }

  return {start, compare, field, csv, key};
})();
