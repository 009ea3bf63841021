'use strict';
/* The flame graph, hanging: what vcpus spent the pcpus' time on. Frames are buttons, so keys and screen readers reach them. */
const Flame = (() => {
  const ROW = 20, LEAST = 0.15, LEAST_TEXT = 26;

  /** [name, own, inside] as {name, own, all, inside, parent}. */
  function tree(data, parent = null) {
    const frame = {name: data[0], own: data[1], parent};
    frame.inside = data[2].map(one => tree(one, frame));
    frame.all = frame.own + frame.inside.reduce((sum, one) => sum + one.all, 0);
    return frame;
  }

  /** Sums what matches, nothing twice: frames on a match count with it. */
  function matching(frame, wanted) {
    if (frame.name && frame.name.toLowerCase().includes(wanted)) return frame.all;
    return frame.inside.reduce((sum, one) => sum + matching(one, wanted), 0);
  }

  /** Where frames stand below `top`: [{frame, x, width, depth}] in percent, those on the way to it on top, full width. */
  function place(top) {
    const list = [];
    const way = [];
    for (let one = top; one; one = one.parent) way.unshift(one);
    way.forEach((frame, depth) => list.push({frame, x: 0, width: 100, depth}));
    const put = (frame, x, width, depth) => {
      let at = x;
      for (const one of frame.inside) {
        const wide = frame.all ? width * one.all / frame.all : 0;
        if (wide >= LEAST) {
          list.push({frame: one, x: at, width: wide, depth});
          put(one, at, wide, depth + 1);
        }
        at += wide;
      }
    };
    put(top, 0, 100, way.length);
    return list;
  }

  function start(host, data, doms) {
    const bottom = tree(data);
    bottom.name = 'all vcpus';
    let top = bottom, wanted = '';
    const input = Object.assign(document.createElement('input'), {type: 'search', placeholder: 'search, for example multicall', size: 28});
    input.setAttribute('aria-label', 'search the flame graph');
    const whole = Object.assign(document.createElement('button'), {type: 'button', textContent: 'whole'});
    const found = document.createElement('output');
    const tools = Object.assign(document.createElement('div'), {className: 'tools'});
    tools.append(input, whole, found);
    const box = Object.assign(document.createElement('div'), {className: 'flame'});
    host.append(tools, box);
    const draw = () => {
      const list = place(top);
      box.style.height = (1 + Math.max(...list.map(one => one.depth))) * ROW + 'px';
      box.replaceChildren(...list.map(one => button(one, bottom, wanted, doms, box.clientWidth || 1200, frame => { top = frame; draw(); })));
    };
    input.addEventListener('input', () => {
      wanted = input.value.trim().toLowerCase();
      const sum = wanted ? matching(bottom, wanted) : 0;
      found.textContent = wanted ? Time.text(sum) + ', ' + (100 * sum / bottom.all).toFixed(2) + ' % of all' : '';
      draw();
    });
    whole.addEventListener('click', () => { top = bottom; draw(); });
    draw();
  }

  /** `width`: of the whole graph in pixels. */
  function button(one, bottom, wanted, doms, width, zoom) {
    const {frame} = one;
    const element = Object.assign(document.createElement('button'), {type: 'button'});
    const share = (100 * frame.all / bottom.all).toFixed(2) + ' %';
    // A part of a letter says nothing; the name is still in the title.
    element.textContent = one.width * width / 100 < LEAST_TEXT ? '' : frame.name;
    element.title = frame.name + ': ' + Time.text(frame.all) + ', ' + share + '; itself ' + Time.text(frame.own);
    element.setAttribute('aria-label', element.title);
    element.style.left = one.x + '%';
    element.style.width = one.width + '%';
    element.style.top = one.depth * ROW + 'px';
    element.className = colour(frame, doms);
    if (wanted && !frame.name.toLowerCase().includes(wanted) && !isOnMatch(frame, wanted)) element.classList.add('dim');
    element.addEventListener('click', () => zoom(frame));
    return element;
  }

  function isOnMatch(frame, wanted) {
    for (let one = frame.parent; one; one = one.parent) if (one.name.toLowerCase().includes(wanted)) return true;
    return false;
  }

  /** Of its domain; what is deeper is lighter. */
  function colour(frame, doms) {
    let depth = 0, domain = frame;
    for (; domain.parent && domain.parent.parent; domain = domain.parent) depth++;
    if (!frame.parent) return 'all';
    const place = doms.indexOf(Number(domain.name.slice(1)));
    return 'c' + (place < 0 ? 0 : place) % 8 + (depth > 1 ? ' deep' : depth === 1 ? ' vcpu' : '');
  }

  return {start, tree, matching, place};
})();
