// Zoom and search of a flame graph. Each frame is a group with its name, level and place: data-n, data-l, and data-x and data-w as
// parts of the whole width. Without this script the graph is complete, only still.
(function () {
  'use strict';
  var WIDTH = 1180, LEFT = 10, LETTER = 7.2, LEAST_TEXT = 30;
  var svg = document.documentElement;
  var frames = Array.prototype.slice.call(svg.querySelectorAll('#frames > g'));
  var shown = { x: 0, w: 1, l: -1 };
  var wanted = '';

  function number(frame, name) {
    return parseFloat(frame.getAttribute('data-' + name));
  }

  function element(id) {
    return svg.getElementById(id);
  }

  function show(id, isShown) {
    element(id).setAttribute('visibility', isShown ? 'visible' : 'hidden');
  }

  /** Puts a frame where it is when shown.x to shown.x + shown.w fills the width. */
  function place(frame) {
    var x = number(frame, 'x'), w = number(frame, 'w'), isBelow = number(frame, 'l') < shown.l;
    // Places are rounded: what ends a billionth outside still lies inside.
    var near = 1e-8;
    var holds = isBelow && x <= shown.x + near && x + w >= shown.x + shown.w - near;
    var isInside = !isBelow && x >= shown.x - near && x + w <= shown.x + shown.w + near;
    frame.style.display = holds || isInside ? '' : 'none';
    if (!holds && !isInside) {
      return;
    }
    var from = holds ? 0 : (x - shown.x) / shown.w, part = holds ? 1 : w / shown.w;
    var box = frame.querySelector('rect'), text = frame.querySelector('text');
    box.setAttribute('x', LEFT + from * WIDTH);
    box.setAttribute('width', part * WIDTH);
    frame.style.opacity = holds ? 0.5 : '';
    if (!text) {
      text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
      text.setAttribute('y', parseFloat(box.getAttribute('y')) + 13);
      frame.appendChild(text);
    }
    var name = frame.getAttribute('data-n'), letters = Math.floor((part * WIDTH - 6) / LETTER);
    text.setAttribute('x', LEFT + from * WIDTH + 3);
    text.textContent = part * WIDTH < LEAST_TEXT ? ''
      : name.length <= letters ? name : name.slice(0, Math.max(0, letters - 1)) + '\u2026';
  }

  function zoom(to) {
    shown = to;
    frames.forEach(place);
    show('reset', shown.l >= 0 && shown.w < 1);
  }

  /** Marks frames whose name has the text, in any case, and says of how much time they are; frames on a marked one count with it. */
  function search(text) {
    wanted = text;
    var lower = text.toLowerCase(), counted = [], sum = 0;
    frames.forEach(function (frame) {
      var isMatch = lower !== '' && frame.getAttribute('data-n').toLowerCase().indexOf(lower) >= 0;
      frame.querySelector('rect').classList.toggle('match', isMatch);
      if (isMatch) {
        counted.push({ x: number(frame, 'x'), w: number(frame, 'w') });
      }
    });
    counted.sort(function (a, b) { return a.x - b.x || b.w - a.w; });
    var reached = 0;
    counted.forEach(function (one) {
      if (one.x + 1e-9 >= reached) {
        sum += one.w;
        reached = one.x + one.w;
      }
    });
    element('matched').textContent = lower === '' ? '' : 'found: ' + (100 * sum).toFixed(2) + ' % of the time';
    element('search').textContent = lower === '' ? 'Search' : 'Clear search';
  }

  function ask() {
    if (wanted !== '') {
      search('');
      return;
    }
    var text = window.prompt('Frames whose name has', '');
    if (text) {
      search(text);
    }
  }

  function frameOf(target) {
    while (target && target !== svg) {
      if (target.parentNode && target.parentNode.id === 'frames') {
        return target;
      }
      target = target.parentNode;
    }
    return null;
  }

  svg.addEventListener('click', function (event) {
    var frame = frameOf(event.target), id = event.target.id;
    if (frame) {
      zoom({ x: number(frame, 'x'), w: number(frame, 'w'), l: number(frame, 'l') });
    } else if (id === 'reset') {
      zoom({ x: 0, w: 1, l: -1 });
    } else if (id === 'search') {
      ask();
    }
  });
  svg.addEventListener('mouseover', function (event) {
    var frame = frameOf(event.target);
    element('details').textContent = frame ? frame.querySelector('title').textContent : '';
  });
  window.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') {
      search('');
      zoom({ x: 0, w: 1, l: -1 });
    } else if (event.key === '/' || (event.key === 'f' && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      search('');
      ask();
    } else if (event.key === 'Enter' && frameOf(document.activeElement)) {
      frameOf(document.activeElement).dispatchEvent(new MouseEvent('click', { bubbles: true }));
    }
  });
  show('search', true);
}());
