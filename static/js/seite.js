/* The script of a page of the questionnaire. The page works without it, and goes on without it where anything fails:
 * the server decides everything again when the form is saved. In the syntax of old browsers; one that lacks what is
 * asked for below behaves as if it had no scripts.
 */
(function () {
  'use strict';

  var form = document.querySelector('form[data-autosave]');
  if (!form || !window.fetch || !window.FormData || !window.URLSearchParams || !URLSearchParams.prototype.set ||
      !window.DOMParser || !form.closest) { return; }

  var status = document.getElementById('fragen-meldung');
  var place = document.getElementById('sichern');
  var warning = document.getElementById('sichern-warnung');
  var state = document.getElementById('sichern-stand');
  var report = document.getElementById('sichern-meldung');
  document.documentElement.className += ' saves';
  var deciding = (form.getAttribute('data-deciding') || '').split(' ');
  var ahead = form.elements._vorab; // tells the server whether the page shows what the answers lead to
  var act = form.elements._save.value; // each save has a number of its own behind it

  var acts = 0;
  var changes = 0;
  var decided = 0; // the last change on which other questions depend; replies to earlier ones leave the questions alone
  var unsaved = {}; // name of an answer → number of its last change
  var running = 0; // the save that is on its way
  var again = false; // something changed meanwhile
  var losses = 0; // saves in a row that failed
  var cut = false; // the last one got no answer at all
  var soon = null, later = null, patience = null;
  var pressed = null; // the button that waits for the connection
  var leaving = false; // by a button: the server takes over
  var kept = false; // what is unsaved, notes included, waits at the server for the next login
  var target = ''; // of a link that waits for the save
  var unsettled = false; // a question that is to change had the focus
  var announced = '';

  if (form.hasAttribute('data-unsaved')) { unsaved._form = 0; } // the page comes back with what could not be saved

  form.addEventListener('input', function (event) {
    kept = false;
    pressed = null; // whoever goes on typing stays here
    if (typedInto(event.target)) { changed(event.target, true); }
  });

  form.addEventListener('change', function (event) {
    var name = answer(event.target);
    if (!typedInto(event.target)) {
      changed(event.target, false);
    } else if (name in unsaved) { // left before the pause was over
      saveSoon(0);
    }
  });

  form.addEventListener('focusout', function () {
    if (unsettled) { saveSoon(200); }
  });

  // A page that cannot be reached would take the place of what was typed. Where the browser knows of a connection, only
  // the script may lack one: pressed again, the button goes its own way.
  form.addEventListener('submit', function (event) {
    if (cut && (!pressed || navigator.onLine === false)) {
      event.preventDefault();
      pressed = event.submitter || form.querySelector('button[name=_aktion]');
      save();
      return;
    }
    pressed = null;
    leaving = true;
    stop();
  });

  window.addEventListener('online', function () {
    if (losses > 0) { save(); }
  });

  window.addEventListener('pageshow', function () { leaving = false; });

  window.addEventListener('beforeunload', function (event) {
    if (leaving || kept || count() === 0 && !noting()) { return; }
    event.preventDefault();
    event.returnValue = '';
  });

  document.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('a[href]');
    if (!link || count() === 0 || losses > 0 || event.button || event.ctrlKey || event.metaKey || event.shiftKey || link.hash) { return; }
    event.preventDefault();
    target = link.href;
    save();
  });

  function typedInto(control) {
    return control.tagName === 'TEXTAREA' || control.type === 'text';
  }

  // Names of controls: item, item:part, item#record:part, and k:item@version for the decision of a conflict.
  function answer(control) {
    return (control.name || '').replace(/^k:/, '').split(/[:@]/)[0];
  }

  // Notes are saved by the buttons alone: nobody wants to read half of one.
  function noting() {
    return Array.prototype.some.call(form.querySelectorAll('.notes textarea, .notes input'), function (control) {
      return control.type === 'checkbox' ? control.checked : control.value !== '';
    });
  }

  function changed(control, typing) {
    var name = answer(control);
    if (!name || control.closest('.notes')) { return; }
    changes++;
    unsaved[name] = changes;
    if (deciding.indexOf(name.split('#')[0]) >= 0) {
      decided = changes;
      ahead.value = 'nein';
    }
    if (losses > 0) { warnLost(); }
    if (typing) {
      clearTimeout(later);
      later = setTimeout(save, 3000);
    } else { // arrow keys change radio buttons quickly one after the other
      saveSoon(200);
    }
  }

  function saveSoon(delay) {
    clearTimeout(soon);
    soon = setTimeout(save, delay);
  }

  function stop() {
    clearTimeout(soon);
    clearTimeout(later);
  }

  function save() {
    stop();
    if (leaving) { return; }
    if (running) {
      again = true;
      return;
    }
    var number = running = ++acts, upTo = changes, declared = '';
    unsettled = again = false;
    var fields = new URLSearchParams(new FormData(form));
    fields.set('_save', act + 'n' + number);
    if (unsaved._fertig) { declared = fields.get('_fertig'); } else { fields['delete']('_fertig'); }
    patience = setTimeout(function () { ended(number, unanswered); }, 20000);
    fetch(form.getAttribute('data-autosave'), {
      method: 'POST', credentials: 'same-origin', redirect: 'error', body: fields
    }).then(function (reply) {
      return reply.text().then(function (html) {
        ended(number, function () { replied(reply.status, html, upTo, declared); });
      });
    })['catch'](function () { ended(number, unanswered); });
  }

  function ended(number, then) {
    if (number !== running) { return; }
    running = 0;
    clearTimeout(patience);
    then();
    if (again) { saveSoon(0); }
  }

  function replied(code, html, upTo, declared) {
    cut = false;
    var reply = new DOMParser().parseFromString(html, 'text/html');
    var saved = reply.getElementById('gesichert');
    if (code >= 500) {
      lost();
    } else if (code === 200 && saved) {
      losses = 0;
      settle(saved, upTo);
      if (declared) { form.elements._gemeldet.value = declared; }
      presence(reply.getElementById('auch-hier'));
      if (upTo >= decided) { merge(reply.getElementById('fragen')); }
      if (pressed) { pressed.click(); }
    } else {
      losses = 0;
      pressed = null;
      refused(code, reply);
    }
    if (target) { window.location.href = target; }
    target = '';
  }

  function unanswered() {
    cut = true;
    lost();
  }

  // What is not saved stays in the form until it is.
  function lost() {
    losses++;
    target = '';
    warnLost();
    saveSoon(Math.min(60000, 1000 * Math.pow(2, losses)));
  }

  function warnLost() { warn(words('lost', count())); }

  function refused(code, reply) {
    kept = (code === 401 || code === 409) && !!reply.getElementById('aufgehoben');
    if (kept) { unsaved = {}; }
    var revoked = code === 401 && reply.getElementById('entzogen');
    warn(place.getAttribute(kept ? code === 409 ? 'data-back' : 'data-kept' : revoked ? 'data-revoked' : code === 401 ? 'data-ended' : 'data-refused'));
  }

  function warn(text) {
    var line = document.getElementById('sichern-warnung-text');
    if (line.textContent !== text) { line.textContent = text; }
    warning.hidden = false;
    state.hidden = true;
    announced = '';
    keepInSight();
  }

  // What is told at the lower edge of the window must not cover what has the focus.
  function keepInSight() {
    var control = document.activeElement, at = control.getBoundingClientRect();
    var covered = at.bottom - place.getBoundingClientRect().top;
    var room = window.innerHeight / 2;
    if (form.contains(control) && covered > 0 && at.top < 2 * room && at.height < room) { window.scrollBy(0, covered + 8); }
  }

  function settle(saved, upTo) {
    var waiting = saved.getAttribute('data-waiting').split(' ');
    each(saved.querySelectorAll('[data-from]'), renumber);
    Object.keys(unsaved).forEach(function (name) {
      if (unsaved[name] <= upTo && waiting.indexOf(name) < 0) { delete unsaved[name]; }
    });
    waiting.forEach(function (name) {
      if (name && !(name in unsaved)) { unsaved[name] = upTo; }
    });
    each(saved.querySelectorAll('input'), function (version) {
      var own = form.elements[version.name];
      if (own) { own.value = version.value; }
    });
    var open = Object.keys(unsaved).filter(function (name) { return waiting.indexOf(name) >= 0; }).length;
    var time = place.getAttribute('data-saved').replace('%', saved.getAttribute('data-time'));
    var left = open ? words('waiting', open) : '';
    state.textContent = left ? time + '. ' + left : time;
    state.hidden = false;
    warning.hidden = true;
    keepInSight();
    if (announced !== 'x' + left) { report.textContent = state.textContent; } // not every minute anew
    announced = 'x' + left;
    var before = document.getElementById('zuletzt');
    if (before) { before.hidden = true; }
  }

  // Somebody took the number of a new record: it gets that of the reply, and the empty one of that number its own.
  // Radio buttons lose what is chosen where two groups are one for a moment.
  function renumber(move) {
    var names = [move.getAttribute('data-from'), move.getAttribute('data-to')];
    var ids = names.map(function (name) { return 'f-' + name.replace(/[^A-Za-z0-9_]/g, '-'); });
    var checked = form.querySelectorAll('input:checked'), open = {};
    each(form.querySelectorAll('[name],[id],[for],[aria-describedby]'), function (node) {
      exchange(node, 'name', names);
      each(['id', 'for', 'aria-describedby'], function (attribute) { exchange(node, attribute, ids); });
    });
    each(checked, function (control) { control.checked = true; });
    Object.keys(unsaved).forEach(function (name) { open[exchanged(name, names)] = unsaved[name]; });
    unsaved = open;
  }

  function exchange(node, attribute, pair) {
    var old = node.getAttribute(attribute), fresh = old && exchanged(old, pair);
    if (fresh !== old) { node.setAttribute(attribute, fresh); }
  }

  function exchanged(text, pair) {
    return text.split(' ').map(function (word) {
      var at = word.indexOf('v:') ? 0 : 2;
      for (var i = 0; i < 2; i++) {
        var end = at + pair[i].length;
        if (word.slice(at, end) === pair[i] && /^($|:|--)/.test(word.slice(end))) { return word.slice(0, at) + pair[1 - i] + word.slice(end); }
      }
      return word;
    }).join(' ');
  }

  function words(what, number) {
    return place.getAttribute('data-' + what + (number === 1 ? '' : '-many')).replace('%', number);
  }

  function count() { return Object.keys(unsaved).length; }

  function presence(others) {
    var own = document.getElementById('auch-hier');
    own.textContent = others.textContent;
    own.hidden = others.hidden;
  }

  // What is on the page stays as it is, so that nothing typed is lost: questions come and are hidden, and a hidden one
  // is still posted.
  function merge(fresh) {
    var told = { shown: [], hidden: [], options: [] };
    each(fresh.children, function (topic) {
      var own = document.getElementById(topic.id);
      mergeTopic(own, topic, told);
      own.hidden = !own.querySelector('.question:not([hidden])');
    });
    ahead.value = 'ja';
    tell(told);
  }

  function mergeTopic(own, topic, told) {
    var last = own.querySelector('.topic');
    each(topic.querySelectorAll('.question'), function (question) {
      var known = document.getElementById(question.id);
      if (known) {
        mergeQuestion(known, question, told);
      } else if (!question.hidden) {
        known = insertAfter(last, question, own);
        told.shown.push(known);
      }
      last = known || last;
    });
  }

  function mergeQuestion(own, question, told) {
    if (own.hidden && !question.hidden) {
      own.hidden = false;
      told.shown.push(own);
    } else if (!own.hidden && question.hidden && !inUse(own) && !own.querySelector('.kern-error, .conflict, .objection')) {
      own.hidden = true;
      told.hidden.push(own);
    } else if (!question.hidden) {
      if (marks(own) !== marks(question) && !own.querySelector('.conflict input:checked') && !inUse(own)) { own = renew(own, question); }
      if (mergeOptions(own, question)) { told.options.push(own); }
      mergeClearing(own, question);
    }
  }

  // Mistakes and conflicts, beside which objections stand that only a save by button renews.
  function marks(question) {
    var all = '';
    each(question.querySelectorAll('.kern-error, .conflict'), function (mark) {
      if (!mark.closest('.objection')) { all += '|' + mark.textContent.replace(/\s+/g, ' '); }
    });
    return all;
  }

  // The question comes with its marks, what was typed or chosen meanwhile stays.
  function renew(own, question) {
    var fresh = document.importNode(question, true);
    each(own.querySelectorAll('[id]'), function (control) {
      var counterpart = fresh.querySelector('#' + control.id);
      if (counterpart && counterpart.name === control.name && 'checked' in control) {
        counterpart.checked = control.checked;
        if (typedInto(control)) { counterpart.value = control.value; }
      } else if (counterpart && control.tagName === 'TEXTAREA') {
        counterpart.value = control.value;
      }
    });
    each(own.querySelectorAll('details'), function (help, i) { fresh.querySelectorAll('details')[i].open = help.open; });
    each(own.querySelectorAll('.objection'), function (objection) { fresh.appendChild(objection); });
    own.parentNode.replaceChild(fresh, own);
    return fresh;
  }

  // A choice that is stored now can be taken back.
  function mergeClearing(own, question) {
    each(question.querySelectorAll('input[value="!leer"]'), function (clearing) {
      var check = clearing.closest('.kern-form-check'), body = document.getElementById(clearing.id) ? null : check.parentNode;
      var options = body && own.querySelector('[data-options]');
      if (!options || body.getAttribute('data-options') === null) { return; }
      if (check.previousElementSibling) { options.appendChild(document.importNode(check.previousElementSibling, true)); }
      options.appendChild(document.importNode(check, true));
    });
  }

  function mergeOptions(own, question) {
    var changed = false;
    each(question.querySelectorAll('[data-conditional]'), function (option) {
      var known = counterpart(option);
      if (!known && !option.hidden) {
        insertAfter(optionBefore(option), option, own.querySelector('[data-options]'));
        changed = true;
      } else if (known) {
        changed = mergeOption(known, option) || changed;
      }
    });
    return changed;
  }

  // The label tells where a chosen answer does not count any more.
  function mergeOption(own, option) {
    if (own.hidden !== option.hidden && (own.hidden || !inUse(own) && !filled(own))) {
      own.hidden = option.hidden;
      return true;
    }
    var label = own.querySelector('label'), told = option.querySelector('label');
    if (option.hidden || label.textContent === told.textContent) { return false; }
    label.textContent = '';
    each(told.childNodes, function (node) { label.appendChild(document.importNode(node, true)); });
    return true;
  }

  function counterpart(option) {
    var control = option.querySelector('input');
    var own = control && document.getElementById(control.id);
    return own && own.closest('.kern-form-check');
  }

  function optionBefore(option) {
    for (var before = option.previousElementSibling; before; before = before.previousElementSibling) {
      if (counterpart(before)) { return counterpart(before); }
    }
    return null;
  }

  function insertAfter(last, node, parent) {
    return parent.insertBefore(document.importNode(node, true), last ? last.nextSibling : parent.firstChild);
  }

  function inUse(node) {
    var used = node.contains(document.activeElement);
    unsettled = unsettled || used;
    return used;
  }

  function filled(option) {
    var text = option.querySelector('.kern-form-check__text input');
    return option.querySelector('input').checked || text && text.value !== '';
  }

  // The words stand in the page.
  function tell(told) {
    var sentences = [];
    each(['shown', 'hidden', 'options'], function (what) {
      var questions = told[what];
      if (questions.length === 1) {
        sentences.push(status.getAttribute('data-' + what).replace('%', function () { return wording(questions[0]); }));
      } else if (questions.length > 1) {
        sentences.push(status.getAttribute('data-' + what + '-many').replace('%', questions.length));
      }
    });
    if (sentences.length > 0) { status.textContent = sentences.join('; '); }
  }

  function wording(question) {
    return question.querySelector('.kern-label').textContent.replace(/\s+/g, ' ').trim();
  }

  function each(list, visit) {
    Array.prototype.forEach.call(list, visit);
  }
}());
