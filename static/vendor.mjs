// Rewrites the stylesheet of @kern-ux/native for static/kern/kern.css. Called by vendor.sh; prints to stdout.
//
// What it changes, and why:
//   - oklch() and color-mix() become hex: browsers before 2023 ignore them and would show fields without borders.
//   - every token that does not depend on colour scheme or screen width is replaced by its value.
//   - rules with :has() go: they only adjust spacing, and an old browser drops the whole rule.
//   - only the components listed in `blocks` stay; all icons go (partials/icon.html holds our own).
//   - the light scheme is the default; the dark one applies to screens only, so that print is always light.
//
// Usage: node vendor.mjs PACKAGE_FOLDER DATE

import fs from 'node:fs';
import path from 'node:path';
import postcss from 'postcss';

const [folder, date] = process.argv.slice(2);
const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
const sheet = postcss.parse(fs.readFileSync(path.join(folder, 'dist/kern.css'), 'utf8'));

const blocks = ['accordion', 'alert', 'badge', 'body', 'btn', 'error', 'fieldset', 'form-check', 'form-input',
  'heading-large', 'heading-medium', 'heading-small', 'heading-x-large', 'hint', 'label', 'link', 'list', 'progress',
  'sr-only', 'task-list', 'title'];
const unused = /--(block|x-small|striped|horizontal|width-\d|small\b.*kern-icon)|stretched|type=file|readonly|kern-number|kern-label__optional|sr-only-mobile|^\[tabindex|^area|^iframe|^\[contentEditable|::after$/;

// --- tokens -----------------------------------------------------------------------------------------------------

const fixed = new Map();      // same everywhere
const responsive = new Map(); // depends on the width of the screen
const contextual = new Map(); // alias of the first layer → its token
const scheme = {light: new Map(), dark: new Map()};

sheet.walkDecls(/^--kern-/, d => {
  const media = d.parent.parent.type === 'atrule' ? d.parent.parent.params : '';
  const selector = d.parent.selector;
  if (/prefers-color-scheme: (light|dark)/.test(media)) scheme[RegExp.$1].set(d.prop, d.value);
  else if (media && selector === ':root') responsive.set(d.prop, d.value);
  else if (selector === ':root') fixed.set(d.prop, d.value);
  else if (/kern-level-0/.test(selector)) contextual.set(d.prop, d.value.match(/var\((--[\w-]+)/)[1]);
});

// replaceVars calls resolve(name, fallback) for every var() of the value, the inner ones of a fallback later.
function replaceVars(value, resolve) {
  let out = '', at = 0;
  for (let start; (start = value.indexOf('var(', at)) >= 0;) {
    let depth = 1, end = start + 4;
    for (; depth > 0; end++) depth += value[end] === '(' ? 1 : value[end] === ')' ? -1 : 0;
    const [name, ...rest] = value.slice(start + 4, end - 1).split(',');
    out += value.slice(at, start) + resolve(name.trim(), rest.join(',').trim());
    at = end;
  }
  return out + value.slice(at);
}

function settle(value) {
  return replaceVars(value, (name, fallback) => {
    const token = contextual.get(name) ?? name;
    if (scheme.light.has(token) || responsive.has(token)) return `var(${token})`;
    if (fixed.has(token)) return lch(fixed.get(token)) ? hexOf(lch(fixed.get(token))) : settle(fixed.get(token));
    if (fallback) return settle(fallback);
    throw new Error(`no value for ${name}`);
  });
}

// --- colours ----------------------------------------------------------------------------------------------------

const hex2 = x => Math.round(Math.min(1, Math.max(0, x)) * 255).toString(16).padStart(2, '0');

function hexOf([l, c, h]) {
  const a = c * Math.cos(h * Math.PI / 180), b = c * Math.sin(h * Math.PI / 180);
  const [x, y, z] = [l + 0.3963377774 * a + 0.2158037573 * b, l - 0.1055613458 * a - 0.0638541728 * b,
    l - 0.0894841775 * a - 1.2914855480 * b].map(v => v ** 3);
  const linear = [4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.7076147010 * z];
  return '#' + linear.map(v => hex2(v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055)).join('');
}

const lch = value => {
  const m = value.match(/^oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)$/);
  return m && [m[1] / 100, +m[2], +m[3]];
};

// schemeValue gives the hex value (or the number) of a token in one scheme; undefined for what we do not use.
function schemeValue(tokens, value) {
  const deep = v => {
    while (v.startsWith('var(')) v = replaceVars(v, name => tokens.get(name) ?? fixed.get(name));
    return v;
  };
  const mix = value.match(/^color-mix\(in oklch, (var\([^)]*\)), (black|white|transparent) (.*)\)$/);
  if (!mix) {
    const plain = deep(value);
    return lch(plain) ? hexOf(lch(plain)) : /^[\d.]+$/.test(plain) ? plain : undefined;
  }
  // KERN writes both "transparent 92%" and "white calc(100% - 92%)"; its own names tell how much is meant to stay.
  const base = lch(deep(mix[1]));
  const stays = parseFloat(deep(mix[3].replace(/^calc\(100% - (.*)\)$/, '$1'))) / 100;
  if (mix[2] === 'transparent') return hexOf(base) + hex2(1 - stays);
  return hexOf([stays * base[0] + (mix[2] === 'white' ? 1 - stays : 0), stays * base[1], base[2]]);
}

function schemeTokens(tokens) {
  return [...tokens].map(([name, value]) => [name, schemeValue(tokens, value)]).filter(([, v]) => v !== undefined)
    .map(([name, v]) => `${name}:${v}`).join(';');
}

// --- rules ------------------------------------------------------------------------------------------------------

function keep(selector) {
  if (unused.test(selector) || /:has\(|kern-icon|data-kern-theme|kern-light|kern-dark|kern-level|kern-layer/.test(selector)) return false;
  const used = [...selector.matchAll(/\.kern-([\w-]+)/g)].map(m => m[1].replace(/(__|--).*$/, ''));
  return used.every(u => blocks.some(b => u === b || u.startsWith(b + '-')));
}

function rule(r) {
  const selectors = r.selectors.filter(keep);
  if (r.selector === ':root' || selectors.length === 0) return '';
  const last = new Map(); // of a repeated property only the last declaration counts
  r.walkDecls(d => {
    if (/^(-webkit-)?mask|^-webkit-box-orient|line-clamp|^scrollbar-gutter/.test(d.prop)) return;
    const key = d.prop + (d.important ? '!' : '');
    last.delete(key);
    last.set(key, `${d.prop}:${settle(d.value)}${d.important ? '!important' : ''}`);
  });
  return last.size ? `${selectors.join(',')}{${[...last.values()].join(';')}}\n` : '';
}

let out = `/* KERN UX-Standard, @kern-ux/native ${manifest.version}, https://kern-ux.de
 * Urheber: KERN-Team (Tom Marienfeld, Darko Pervan, Dataport, und Mitwirkende)
 * Quelle: ${manifest.repository.url.replace(/^git\+/, '')}
 * Lizenz: ${manifest.license}, siehe LICENSE in diesem Ordner
 * Bearbeitet am ${date} mit static/vendor.sh: Farben als Hexadezimalwerte, auf die verwendeten Bausteine gekürzt,
 * ohne Symbole und ohne :has(); dunkle Farben nur am Bildschirm. Nicht von Hand ändern.
 */
`;
let rules = '';
sheet.each(node => {
  if (node.type === 'rule') rules += rule(node);
  if (node.type !== 'atrule' || node.name !== 'media' || /prefers-color-scheme/.test(node.params)) return;
  const inner = node.nodes.filter(n => n.type === 'rule').map(rule).join('');
  if (inner) rules += `@media ${node.params}{\n${inner}}\n`;
});
const used = [...responsive].filter(([name]) => rules.includes(`var(${name})`));
out += `:root{color-scheme:light;${schemeTokens(scheme.light)};${used.map(([n]) => `${n}:${settle(fixed.get(n))}`).join(';')}}\n`;
out += `@media (min-width:768px){:root{${used.map(([n, v]) => `${n}:${settle(v)}`).join(';')}}}\n`;
out += `@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;${schemeTokens(scheme.dark)}}}\n` + rules;
const left = out.slice(out.indexOf('*/')).match(/.*(oklch|color-mix|:has\(|url\().*/);
if (left) throw new Error(`not rewritten: ${left[0]}`);
process.stdout.write(out);
